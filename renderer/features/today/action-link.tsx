import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Viewer } from '../../data/case-query.ts';
import type { CaseRow } from '../../data/desk.ts';
import { useFollow } from '../../ui/link.tsx';
import { nextAction } from './work-list.ts';

/** The next step of a row: leads to the case, or to its receipt. */
export function ActionLink({ row, viewer }: { row: CaseRow; viewer: Viewer }) {
  const { t } = useTranslation('today');
  const follow = useFollow();
  const action = nextAction(row, viewer);
  const address = action === 'print' ? `/laporan/${row.id}/tanda-terima` : `/laporan/${row.id}`;
  return (
    <Button size="xs" onClick={() => follow(address)} aria-label={`${t(`action.${action}`)}: ${row.summary.title}`}>
      {t(`action.${action}`)}
    </Button>
  );
}
