import { Button, PasswordInput, Select } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SignInPerson, SignInStep } from '../../data/desk.ts';
import { useDesk } from '../../data/use-desk.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { OuterFrame } from '../../ui/outer-frame.tsx';
import { ProgressPanel } from '../../ui/progress-panel.tsx';
import { useErrorWords } from '../../ui/use-error-words.ts';
import { useFormat } from '../../ui/use-format.ts';

/** Choose a name, type the passphrase; works without a network for everyone who has signed in here before. */
export function SignInScreen({ unsent, lastContact }: { unsent: number; lastContact: string | null }) {
  const { t } = useTranslation('session');
  const desk = useDesk();
  const format = useFormat();
  const wordsOf = useErrorWords();
  const [people, setPeople] = useState<SignInPerson[]>([]);
  const [staff, setStaff] = useState<string | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const [tried, setTried] = useState(false);
  const [step, setStep] = useState<SignInStep | null>(null);
  const [error, setError] = useState<unknown>(null);

  useEffect(() => {
    void desk.people().then((found) => {
      setPeople(found);
      setStaff((chosen) => chosen ?? found[0]?.id ?? null);
    });
  }, [desk]);

  const submit = async () => {
    setTried(true);
    setError(null);
    if (!staff || passphrase === '') return;
    try {
      await desk.signIn({ staff, passphrase }, setStep);
    } catch (failure) {
      setError(failure);
      setPassphrase('');
      setTried(false);
    } finally {
      setStep(null);
    }
  };

  const contact = lastContact ? t('lastContact', { time: format.longMoment(lastContact) }) : t('neverConnected');
  return (
    <OuterFrame
      title={t('title')}
      lead={t('lead')}
      foot={unsent > 0 ? `${contact} ${t('unsent', { count: unsent })}` : contact}
      onSubmit={() => void submit()}
    >
      <Select
        label={t('person')}
        data={people.map((person) => ({ value: person.id, label: `${person.name} — ${person.position}` }))}
        description={people.find((person) => person.id === staff)?.hasSlot === false ? t('needsNetwork') : undefined}
        value={staff}
        onChange={setStaff}
        searchable
        error={tried && !staff ? t('missingPerson') : undefined}
        disabled={step !== null}
      />
      <PasswordInput
        label={t('passphrase')}
        value={passphrase}
        onChange={(event) => setPassphrase(event.currentTarget.value)}
        autoComplete="current-password"
        error={tried && passphrase === '' ? t('missingPassphrase') : undefined}
        disabled={step !== null}
        data-autofocus
        autoFocus
      />
      {error !== null && <ErrorState {...wordsOf(error)} />}
      {step && <SignInProgress step={step} />}
      <Button type="submit" variant="filled" loading={step !== null}>
        {t('submit')}
      </Button>
    </OuterFrame>
  );
}

function SignInProgress({ step }: { step: SignInStep }) {
  const { t } = useTranslation('session');
  if (step.step !== 'filling') return <ProgressPanel label={t(`step.${step.step}`)} />;
  const { done, total } = step;
  return (
    <ProgressPanel
      label={total === null ? t('step.filling', { done }) : t('step.fillingOf', { done, total })}
      {...(total && { share: done / total })}
      detail={t('keepWaiting')}
    />
  );
}
