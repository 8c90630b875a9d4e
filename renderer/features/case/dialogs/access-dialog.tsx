import { Checkbox, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionDialog, type ActionProps, useFormer } from './action-dialog.tsx';

const RIGHTS = ['secret', 'anonymous', 'supervisory'] as const;

/** Only what differs is written. */
export function AccessDialog({ detail, onClose }: ActionProps) {
  const { t } = useTranslation('case');
  const former = useFormer('access-changed');
  const [{ summary }] = useState(detail);
  const [access, setAccess] = useState({
    secret: summary.secret,
    anonymous: summary.anonymous,
    supervisory: summary.supervisory,
  });
  const [reason, setReason] = useState(former?.reason ?? '');
  const changed = RIGHTS.filter((right) => access[right] !== summary[right]);
  return (
    <ActionDialog
      detail={detail}
      onClose={onClose}
      title={t('dialog.access.title')}
      confirmLabel={t('dialog.access.confirm')}
      missing={[reason.trim() === '' && t('dialog.reason')]}
      blocked={changed.length === 0 && t('dialog.access.unchanged')}
      entries={() => [
        {
          kind: 'access-changed',
          data: { ...Object.fromEntries(changed.map((right) => [right, access[right]])), reason: reason.trim() },
        },
      ]}
    >
      {RIGHTS.map((right) => (
        <Checkbox
          key={right}
          label={t(`dialog.access.${right}`)}
          checked={access[right]}
          onChange={(event) => setAccess({ ...access, [right]: event.currentTarget.checked })}
        />
      ))}
      <Textarea
        label={t('dialog.reason')}
        autosize
        minRows={2}
        maxLength={2_000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </ActionDialog>
  );
}
