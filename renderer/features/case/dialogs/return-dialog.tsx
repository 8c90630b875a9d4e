import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionDialog, type ActionProps, useFormer } from './action-dialog.tsx';
import { UnitSelect } from './unit-select.tsx';

export function ReturnDialog({ detail, onClose }: ActionProps) {
  const { t } = useTranslation('case');
  const former = useFormer('returned');
  const [reason, setReason] = useState(former?.reason ?? '');
  const [suggestedUnit, setSuggestedUnit] = useState<string | null>(former?.suggestedUnit ?? null);
  return (
    <ActionDialog
      detail={detail}
      onClose={onClose}
      title={t('dialog.return.title')}
      confirmLabel={t('dialog.return.confirm')}
      missing={[reason.trim() === '' && t('dialog.reason')]}
      entries={() => [{ kind: 'returned', data: { reason: reason.trim(), ...(suggestedUnit && { suggestedUnit }) } }]}
    >
      <Textarea
        label={t('dialog.return.reason')}
        autosize
        minRows={3}
        maxLength={2_000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <UnitSelect label={t('dialog.return.suggestedUnit')} value={suggestedUnit} onChange={setSuggestedUnit} />
    </ActionDialog>
  );
}
