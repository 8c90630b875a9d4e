import { Button } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { printedTrackingCode } from '#shared/complaint/tracking-code.ts';
import type { CaseDetail } from '../../data/desk.ts';
import { Notice } from '../../ui/notice.tsx';
import { useFormat } from '../../ui/use-format.ts';
import classes from './receipt-screen.module.css';
import { receptionOf } from './use-receipt.ts';

interface CopyByHandProps {
  detail: CaseDetail;
  busy: boolean;
  onCopied(): void;
}

/** No printer, or no power for it: number and code large enough to copy across the counter. */
export function CopyByHand({ detail, busy, onCopied }: CopyByHandProps) {
  const { t } = useTranslation('receipt');
  const format = useFormat();
  const due = receptionOf(detail)?.limits.finish;
  return (
    <Notice
      icon={IconPencil}
      title={t('noPrinter.title')}
      actions={
        <Button variant="filled" loading={busy} onClick={onCopied}>
          {t('noPrinter.copied')}
        </Button>
      }
    >
      <p>{t('noPrinter.text')}</p>
      <dl className={classes.byHand}>
        <dt>{t('noPrinter.ticket')}</dt>
        <dd>{detail.id}</dd>
        <dt>{t('noPrinter.code')}</dt>
        <dd>{printedTrackingCode(detail.summary.trackingCode)}</dd>
        {due && (
          <>
            <dt>{t('noPrinter.due')}</dt>
            <dd className={classes.due}>{format.weekdayDate(due)}</dd>
          </>
        )}
      </dl>
    </Notice>
  );
}
