import { Button, TextInput } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRow } from '../../../data/desk.ts';
import { useDesk, useObservable } from '../../../data/use-desk.tsx';
import classes from '../case.module.css';
import { useSp4nFields } from '../use-sp4n-fields.ts';
import { ActionDialog, type ActionProps, useFormer } from './action-dialog.tsx';

const NO_ROWS: readonly CaseRow[] = [];

/** The fields in the order of SP4N's form, each with a copy key; then its number, address and date come back. */
export function Sp4nDialog({ detail, onClose }: ActionProps) {
  const { t } = useTranslation(['case', 'common']);
  const former = useFormer('sp4n-linked');
  const { cases, today$ } = useDesk();
  const today = useObservable(today$, '');
  const rows = useObservable(cases.rows$, NO_ROWS);
  const fields = useSp4nFields(detail);
  const [copied, setCopied] = useState<string>();
  const [trackingId, setTrackingId] = useState(former?.trackingId ?? '');
  const [url, setUrl] = useState(former?.url ?? '');
  const [chosenDate, setDate] = useState(former?.date);
  const date = chosenDate ?? today;

  const isNumber = /^\d{6,10}$/.test(trackingId);
  const other = rows.find((row) => row.id !== detail.id && row.summary.sp4n?.trackingId === trackingId);
  const copy = async (name: string, value: string) => {
    await navigator.clipboard.writeText(value);
    setCopied(name);
  };
  return (
    <ActionDialog
      detail={detail}
      onClose={onClose}
      title={t('dialog.sp4n.title')}
      confirmLabel={t('dialog.sp4n.confirm')}
      missing={[!isNumber && t('dialog.sp4n.trackingId'), date === '' && t('dialog.sp4n.date')]}
      blocked={other !== undefined && t('dialog.sp4n.duplicate', { ticket: other.id })}
      entries={() => [{ kind: 'sp4n-linked', data: { trackingId, url: url.trim(), date } }]}
    >
      <h3>{t('dialog.sp4n.ready')}</h3>
      <dl className={classes.copies}>
        {fields.map(({ name, label, value }) => (
          <div key={name}>
            <dt>{label}</dt>
            <dd>
              <span>{value}</span>
              <Button
                size="xs"
                variant="subtle"
                aria-label={t(copied === name ? 'dialog.sp4n.copied' : 'dialog.sp4n.copy', { field: label })}
                onClick={() => void copy(name, value)}
              >
                {copied === name ? (
                  <IconCheck size={16} stroke={1.75} aria-hidden="true" />
                ) : (
                  <IconCopy size={16} stroke={1.75} aria-hidden="true" />
                )}
              </Button>
            </dd>
          </div>
        ))}
      </dl>
      <TextInput
        label={t('dialog.sp4n.trackingId')}
        description={t('dialog.sp4n.trackingHint')}
        inputMode="numeric"
        maxLength={10}
        value={trackingId}
        onChange={(event) => setTrackingId(event.currentTarget.value.trim())}
        error={trackingId.length >= 6 && !isNumber ? t('dialog.sp4n.trackingWrong') : undefined}
      />
      <TextInput
        label={`${t('dialog.sp4n.url')} ${t('common:optional')}`}
        type="url"
        maxLength={300}
        value={url}
        onChange={(event) => setUrl(event.currentTarget.value)}
      />
      <TextInput
        type="date"
        label={t('dialog.sp4n.date')}
        max={today}
        value={date}
        onChange={(event) => setDate(event.currentTarget.value)}
      />
    </ActionDialog>
  );
}
