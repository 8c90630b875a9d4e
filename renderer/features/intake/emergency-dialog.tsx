import { Button, Modal, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../../data/use-desk.tsx';
import { useFormat } from '../../ui/use-format.ts';
import classes from './intake.module.css';
import type { IntakeForm } from './intake-form.ts';

type Emergency = NonNullable<IntakeForm['emergency']>;

interface EmergencyDialogProps {
  opened: boolean;
  emergency: Emergency | null;
  onClose(): void;
  onRecord(emergency: Emergency | null): void;
}

/** "Telepon dulu, catat kemudian": the district's own numbers, and what was called, when, and the answer. */
export function EmergencyDialog({ opened, ...rest }: EmergencyDialogProps) {
  const { t } = useTranslation('form');
  return (
    <Modal opened={opened} onClose={rest.onClose} title={t('emergency.title')} size={560}>
      {opened && <Call {...rest} />}
    </Modal>
  );
}

function Call({ emergency, onClose, onRecord }: Omit<EmergencyDialogProps, 'opened'>) {
  const { t } = useTranslation(['form', 'common']);
  const format = useFormat();
  const { emergencyNumbers } = useDesk().directory.district;
  // The moment at which the dialog opens is the moment of the call.
  const [call, setCall] = useState<Emergency>(
    () => emergency ?? { called: '', at: new Date().toISOString(), answer: '' },
  );
  const [isTried, setTried] = useState(false);
  const isMissing = call.called.trim() === '';
  const record = () => {
    setTried(true);
    if (isMissing) return;
    onRecord(call);
    onClose();
  };
  return (
    <div className="stack">
      <p className="strong">{t('emergency.lead')}</p>
      <ul className={classes.numbers} aria-label={t('emergency.numbers')}>
        {emergencyNumbers.map(({ name, number }) => (
          <li key={name}>
            <span className="grow">{name}</span>
            <b className="num">{number}</b>
            <Button
              size="xs"
              aria-label={`${t('emergency.take')}: ${name}`}
              onClick={() => setCall({ ...call, called: `${name} ${number}` })}
            >
              {t('emergency.take')}
            </Button>
          </li>
        ))}
      </ul>
      <TextInput
        label={t('emergency.called')}
        data-autofocus
        maxLength={100}
        value={call.called}
        error={isTried && isMissing ? t('emergency.missing') : undefined}
        onChange={(event) => setCall({ ...call, called: event.currentTarget.value })}
        description={t('emergency.at', { time: format.zonedTime(call.at) })}
      />
      <Textarea
        label={t('emergency.answer')}
        autosize
        minRows={2}
        maxRows={6}
        maxLength={1_000}
        value={call.answer}
        onChange={(event) => setCall({ ...call, answer: event.currentTarget.value })}
      />
      <p className="dim small">{t('emergency.urgent')}</p>
      <div className={classes.dialogButtons}>
        {emergency && (
          <Button
            variant="subtle"
            onClick={() => {
              onRecord(null);
              onClose();
            }}
          >
            {t('emergency.undo')}
          </Button>
        )}
        <Button className="end" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <Button variant="filled" onClick={record}>
          {t('emergency.record')}
        </Button>
      </div>
    </div>
  );
}
