import { IconAlertTriangle, IconCircleCheck, IconKey, IconQrcodeOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ReceiptCheck } from '#shared/complaint/receipt.ts';
import type { CaseRow } from '../../data/desk.ts';
import { useDesk, useObservable } from '../../data/use-desk.tsx';
import { KeyValues } from '../../ui/key-values.tsx';
import { Link } from '../../ui/link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Ticket } from '../../ui/ticket.tsx';
import { useFormat } from '../../ui/use-format.ts';

const ICONS = {
  genuine: IconCircleCheck,
  forged: IconAlertTriangle,
  'unknown-key': IconKey,
  unreadable: IconQrcodeOff,
} as const;

const WORDS = {
  genuine: 'check.genuineText',
  forged: 'check.forgedText',
  'unknown-key': 'check.unknownKeyText',
  unreadable: 'check.unreadableText',
} as const;

const NO_ROWS: readonly CaseRow[] = [];

/** The verdict in words, what the code says, and whether the report is on this PC. */
export function CheckResult({ check }: { check: ReceiptCheck }) {
  const { t } = useTranslation('receipt');
  const format = useFormat();
  const { cases, directory } = useDesk();
  const rows = useObservable(cases.rows$, NO_ROWS);
  const { result, receipt } = check;
  // Only a signature that holds says who signed.
  const signer = result === 'genuine' ? directory.signer(receipt.key) : null;
  const isHere = receipt !== null && rows.some((row) => row.id === receipt.ticket);
  return (
    <Notice icon={ICONS[result]} title={t(`check.${result}`)}>
      <p>{t(WORDS[result])}</p>
      {receipt && (
        <>
          <h3>{t(result === 'genuine' ? 'check.says' : 'check.claims')}</h3>
          <KeyValues
            labelWidth={144}
            items={[
              { label: t('check.ticket'), value: <Ticket number={receipt.ticket} /> },
              { label: t('check.received'), value: momentOf(receipt.receivedAt) },
              { label: t('check.due'), value: dayOf(receipt.due) },
              ...(signer ? [{ label: t('check.signer'), value: `${signer.name}, ${signer.position}` }] : []),
              { label: t('check.unit'), value: directory.unit(receipt.unit)?.name ?? receipt.unit },
              {
                label: t('check.here'),
                value: isHere ? (
                  <Link href={`/laporan/${receipt.ticket}`}>{t('check.openCase')}</Link>
                ) : (
                  t('check.notHere')
                ),
              },
            ]}
          />
        </>
      )}
    </Notice>
  );

  // What a forger wrote need not be a date.
  function momentOf(text: string): string {
    return Number.isNaN(Date.parse(text)) ? text : format.longMoment(text);
  }
  function dayOf(text: string): string {
    return /^\d{4}-\d{2}-\d{2}$/.test(text) ? format.weekdayDate(text) : text;
  }
}
