import { Button, PasswordInput, Select } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SignInPerson, SignInStep } from '../../data/desk.ts';
import { useDesk } from '../../data/use-desk.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { OuterFrame } from '../../ui/outer-frame.tsx';
import { ProgressPanel } from '../../ui/progress-panel.tsx';
import { useErrorWords } from '../../ui/use-error-words.ts';
import { useFormat } from '../../ui/use-format.ts';
import { useSignIn } from './use-sign-in.ts';

interface SignInScreenProps {
  unsent: number;
  /** Of the unsent, those that only somebody cleared can send. */
  secret: number;
  lastContact: string | null;
  /** The PC must be enrolled anew, which the person signed in does. */
  mustEnrol: boolean;
}

/** Choose a name, type the passphrase; works without a network for everyone who has signed in here before. */
export function SignInScreen({ unsent, secret, lastContact, mustEnrol }: SignInScreenProps) {
  const { t } = useTranslation('session');
  const format = useFormat();
  const wordsOf = useErrorWords();
  const { people, peopleError } = usePeople();
  const [chosen, setChosen] = useState<string | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const [isTried, setTried] = useState(false);
  const [isCapsLock, setCapsLock] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const { signIn, step, isWorking, error } = useSignIn();
  const person = people?.find(({ id }) => id === chosen) ?? people?.[0];

  // A refused passphrase is typed anew: the field is empty and has the focus again.
  useEffect(() => {
    if (error !== null) field.current?.focus();
  }, [error]);

  const submit = async () => {
    setTried(true);
    if (!person || passphrase === '') return field.current?.focus();
    await signIn({ staff: person.id, passphrase });
    setPassphrase('');
    setTried(false);
  };
  const watchCapsLock = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'));

  const contact = lastContact ? t('lastContact', { time: format.longMoment(lastContact) }) : t('neverConnected');
  return (
    <OuterFrame
      title={t('title')}
      lead={t(mustEnrol ? 'leadEnrol' : 'lead')}
      foot={[contact, unsent > 0 && t('unsent', { count: unsent }), secret > 0 && t('unsentSecret', { count: secret })]
        .filter(Boolean)
        .join(' ')}
      onSubmit={() => void submit()}
    >
      <Select
        label={t('person')}
        data={people?.map(({ id, name, position }) => ({
          value: id,
          label: position ? `${name} — ${position}` : name,
        }))}
        description={person?.hasSlot === false ? t('needsNetwork') : undefined}
        value={person?.id ?? null}
        onChange={setChosen}
        searchable
        nothingFoundMessage={t('noPerson')}
        error={people?.length === 0 ? t('nobody') : undefined}
        readOnly={isWorking}
      />
      <PasswordInput
        ref={field}
        label={t('passphrase')}
        value={passphrase}
        onChange={(event) => setPassphrase(event.currentTarget.value)}
        onKeyDown={watchCapsLock}
        onKeyUp={watchCapsLock}
        autoComplete="current-password"
        visibilityToggleButtonProps={{ 'aria-label': t('showPassphrase') }}
        description={isCapsLock ? t('capsLock') : undefined}
        error={isTried && passphrase === '' && !isWorking ? t('missingPassphrase') : undefined}
        readOnly={isWorking}
        autoFocus
      />
      {(error ?? peopleError) !== null && !isWorking && <ErrorState {...wordsOf(error ?? peopleError)} />}
      {step && <SignInProgress step={step} />}
      <Button type="submit" variant="filled" loading={isWorking}>
        {t('submit')}
      </Button>
    </OuterFrame>
  );
}

/** Undefined while they are read. */
function usePeople(): { people: SignInPerson[] | undefined; peopleError: unknown } {
  const desk = useDesk();
  const [people, setPeople] = useState<SignInPerson[]>();
  const [peopleError, setError] = useState<unknown>(null);
  useEffect(() => {
    desk.people().then(setPeople, setError);
  }, [desk]);
  return { people, peopleError };
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
