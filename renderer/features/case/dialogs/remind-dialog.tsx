import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { handlingUnits } from '#shared/complaint/summary.ts';
import { ActionDialog, type ActionProps, useFormer } from './action-dialog.tsx';
import { UnitSelect } from './unit-select.tsx';

export function RemindDialog({ detail, onClose }: ActionProps) {
  const { t } = useTranslation(['case', 'common']);
  const former = useFormer('reminded');
  const units = handlingUnits(detail.summary);
  const [unit, setUnit] = useState<string | null>(former?.unit ?? units[0] ?? null);
  const [text, setText] = useState(former?.text ?? '');
  return (
    <ActionDialog
      detail={detail}
      onClose={onClose}
      title={t('dialog.remind.title')}
      confirmLabel={t('dialog.remind.confirm')}
      missing={[unit === null && t('dialog.remind.unit')]}
      entries={() => (unit ? [{ kind: 'reminded', data: { unit, text: text.trim() } }] : [])}
    >
      <UnitSelect label={t('dialog.remind.unit')} value={unit} onChange={setUnit} units={units} required />
      <Textarea
        label={`${t('dialog.words')} ${t('common:optional')}`}
        autosize
        minRows={2}
        maxLength={2_000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
    </ActionDialog>
  );
}
