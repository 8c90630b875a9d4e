import { Button, Modal, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../../data/use-desk.tsx';
import type { IntakeForm } from './intake-form.ts';

interface EmergencyDialogProps {
  opened: boolean;
  emergency: IntakeForm['emergency'];
  onClose(): void;
  onRecord(emergency: IntakeForm['emergency']): void;
}

/** "Telepon dulu, catat kemudian": the district's own numbers, and what was called, when, and the answer. */
export function EmergencyDialog({ opened, emergency, onClose, onRecord }: EmergencyDialogProps) {
  const { t } = useTranslation('form');
  return (
    <Modal opened={opened} onClose={onClose} title={t('emergency.title')} size={560}>
      {opened && <Call emergency={emergency} onClose={onClose} onRecord={onRecord} />}
    </Modal>
  );
}

function Call({ emergency, onClose, onRecord }: Omit<EmergencyDialogProps, 'opened'>) {
  const { t } = useTranslation(['form', 'common']);
  const { emergencyNumbers } = useDesk().directory.district;
  const [call, setCall] = useState(emergency ?? { called: '', at: new Date().toISOString(), answer: '' });
  return (
    <div className="stack">
      <p>{t('emergency.lead')}</p>
      <dl style={{ display: 'grid', gridTemplateColumns: '1fr auto', gap: '4px 16px' }}>
        {emergencyNumbers.map(({ name, number }) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd className="strong num">{number}</dd>
          </div>
        ))}
      </dl>
      <TextInput
        label={t('emergency.called')}
        data-autofocus
        maxLength={100}
        value={call.called}
        onChange={(event) => setCall({ ...call, called: event.currentTarget.value })}
      />
      <Textarea
        label={t('emergency.answer')}
        autosize
        minRows={2}
        maxLength={1_000}
        value={call.answer}
        onChange={(event) => setCall({ ...call, answer: event.currentTarget.value })}
      />
      <div className="row">
        <Button
          variant="filled"
          disabled={call.called.trim() === ''}
          onClick={() => {
            onRecord(call);
            onClose();
          }}
        >
          {t('emergency.record')}
        </Button>
        {emergency && (
          <Button
            onClick={() => {
              onRecord(null);
              onClose();
            }}
          >
            {t('emergency.undo')}
          </Button>
        )}
        <Button variant="subtle" onClick={onClose}>
          {t('common:close')}
        </Button>
      </div>
    </div>
  );
}
