import { Button, TextInput } from '@mantine/core';
import { type ChangeEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../../data/use-desk.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { OuterFrame } from '../../ui/outer-frame.tsx';
import { useErrorWords } from '../../ui/use-error-words.ts';

const EMPTY = { address: '', code: '', name: '' };
type Values = typeof EMPTY;

/** First run: makes this PC a workstation of a unit, by a one-time code. In a browser the server is where the page came from. */
export function EnrolmentScreen() {
  const { t } = useTranslation('enrolment');
  const desk = useDesk();
  const wordsOf = useErrorWords();
  const form = useRef<HTMLDivElement>(null);
  const isBusy = useRef(false);
  const [values, setValues] = useState(EMPTY);
  const [isTried, setTried] = useState(false);
  const [isWorking, setWorking] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const asksAddress = desk.info.shell === 'electron';

  const isWrong: Record<keyof Values, boolean> = {
    address: asksAddress && !isServerAddress(values.address),
    code: values.code.trim() === '',
    name: values.name.trim() === '',
  };
  const submit = async () => {
    setTried(true);
    const wrong = (Object.keys(EMPTY) as (keyof Values)[]).find((name) => isWrong[name]);
    if (wrong) return form.current?.querySelector<HTMLElement>(`[name="${wrong}"]`)?.focus();
    if (isBusy.current) return;
    isBusy.current = true;
    setWorking(true);
    setError(null);
    try {
      const hubAddress = new URL(values.address.trim(), location.href).origin;
      await desk.enrol({
        code: values.code.trim(),
        name: values.name.trim(),
        ...(asksAddress && { hubAddress }),
      });
    } catch (failure) {
      setError(failure);
    } finally {
      isBusy.current = false;
      setWorking(false);
    }
  };

  const field = (name: keyof Values) => ({
    name,
    label: t(name),
    description: t(`${name}Hint`),
    value: values[name],
    error: isTried && isWrong[name] ? t(`missing.${name}`) : undefined,
    readOnly: isWorking,
    spellCheck: false,
    autoComplete: 'off',
    onChange: (event: ChangeEvent<HTMLInputElement>) => setValues({ ...values, [name]: event.currentTarget.value }),
  });
  return (
    <OuterFrame title={t('title')} lead={t('lead')} foot={t('foot')} onSubmit={() => void submit()}>
      <div ref={form} className="stack">
        {asksAddress && <TextInput {...field('address')} type="url" autoFocus />}
        <TextInput {...field('code')} maxLength={40} autoFocus={!asksAddress} />
        <TextInput {...field('name')} maxLength={100} />
      </div>
      {error !== null && !isWorking && <ErrorState {...wordsOf(error)} />}
      <Button type="submit" variant="filled" loading={isWorking}>
        {t('submit')}
      </Button>
    </OuterFrame>
  );
}

/** Names and codes travel over it: only a server on this very PC may do without TLS. */
function isServerAddress(text: string): boolean {
  if (!URL.canParse(text.trim())) return false;
  const { protocol, hostname } = new URL(text.trim());
  return protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1'].includes(hostname));
}
