import { Button } from '@mantine/core';
import { IconEyeOff, IconPhone } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { EmergencySignals } from '#shared/suggestion/emergency-words.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { PanelBlock } from '../../ui/side-panel.tsx';
import { useFormat } from '../../ui/use-format.ts';
import classes from './intake.module.css';
import type { IntakeForm } from './intake-form.ts';

interface WarningsProps {
  form: Pick<IntakeForm, 'emergency' | 'secret'>;
  signals: EmergencySignals;
  onCall(): void;
  onSecret(): void;
}

/** What the chronology's words call for: to telephone first, to keep the report secret. They propose; the officer decides. */
export function Warnings({ form, signals, onCall, onSecret }: WarningsProps) {
  const { t } = useTranslation('form');
  const format = useFormat();
  const { emergency } = form;
  return (
    <>
      {(emergency || signals.emergency) && (
        <PanelBlock
          icon={IconPhone}
          title={
            emergency
              ? t('emergency.recorded')
              : t('emergency.heard', { words: signals.emergency?.words.join(', ') ?? '' })
          }
          {...(emergency && { aside: format.zonedTime(emergency.at) })}
        >
          <p className="muted">{emergency ? emergency.called : t('emergency.lead')}</p>
          {emergency?.answer && <p className="muted">{emergency.answer}</p>}
          <div className={classes.buttons}>
            <Button size="xs" onClick={onCall} rightSection={<Kbd keys="Alt+U" />}>
              {t(emergency ? 'emergency.change' : 'emergency.button')}
            </Button>
          </div>
        </PanelBlock>
      )}
      {signals.secret && !form.secret && (
        <PanelBlock icon={IconEyeOff} title={t('secretHeard', { words: signals.secret.words.join(', ') })}>
          <p className="muted">{t('secretHint')}</p>
          <div className={classes.buttons}>
            <Button size="xs" onClick={onSecret}>
              {t('makeSecret')}
            </Button>
          </div>
        </PanelBlock>
      )}
    </>
  );
}
