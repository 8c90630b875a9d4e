import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CaseRow } from '../../data/desk.ts';
import { useFollow } from '../../ui/link.tsx';
import type { NextAction } from './work-list.ts';

/** The next step of a row: leads to the report, or to its receipt. */
interface ActionLinkProps {
  row: CaseRow;
  action: NextAction;
  fullWidth?: boolean;
}

export function ActionLink({ row, action, fullWidth = false }: ActionLinkProps) {
  const { t } = useTranslation('today');
  const follow = useFollow();
  const address = action === 'print' ? `/laporan/${row.id}/tanda-terima` : `/laporan/${row.id}`;
  const label = t(`action.${action}`);
  return (
    <Button
      size="xs"
      fullWidth={fullWidth}
      onClick={() => follow(address)}
      aria-label={`${label}: ${row.summary.title}`}
    >
      {label}
    </Button>
  );
}
