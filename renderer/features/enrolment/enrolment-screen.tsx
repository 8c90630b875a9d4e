import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../../data/use-desk.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { OuterFrame } from '../../ui/outer-frame.tsx';
import { useErrorWords } from '../../ui/use-error-words.ts';

/** First run: makes this PC a workstation of a unit, by a one-time code. */
export function EnrolmentScreen() {
  const { t } = useTranslation('enrolment');
  const desk = useDesk();
  const wordsOf = useErrorWords();
  const [values, setValues] = useState({ address: '', code: '', name: '' });
  const [attempt, setAttempt] = useState<'none' | 'tried' | 'working'>('none');
  const [error, setError] = useState<unknown>(null);
  const asksAddress = desk.info.shell === 'electron';

  const missing = {
    address: asksAddress && !URL.canParse(values.address) ? t('missingAddress') : undefined,
    code: values.code.trim() === '' ? t('missingCode') : undefined,
    name: values.name.trim() === '' ? t('missingName') : undefined,
  };

  const submit = async () => {
    setError(null);
    setAttempt('tried');
    if (missing.address || missing.code || missing.name) return;
    setAttempt('working');
    try {
      const { code, name, address } = values;
      await desk.enrol({ code, name: name.trim(), ...(asksAddress && { hubAddress: address }) });
    } catch (failure) {
      setError(failure);
      setAttempt('tried');
    }
  };

  const field = (name: keyof typeof values, hint: string) => ({
    label: t(name),
    description: hint,
    value: values[name],
    error: attempt === 'tried' ? missing[name] : undefined,
    onChange: (event: { currentTarget: { value: string } }) =>
      setValues({ ...values, [name]: event.currentTarget.value }),
  });

  return (
    <OuterFrame title={t('title')} lead={t('lead')} foot={t('foot')} onSubmit={() => void submit()}>
      {asksAddress && <TextInput {...field('address', t('addressHint'))} type="url" autoFocus />}
      <TextInput {...field('code', t('codeHint'))} autoComplete="off" autoFocus={!asksAddress} spellCheck={false} />
      <TextInput {...field('name', t('nameHint'))} maxLength={100} autoComplete="off" />
      {error !== null && <ErrorState {...wordsOf(error)} />}
      <Button type="submit" variant="filled" loading={attempt === 'working'}>
        {t('submit')}
      </Button>
    </OuterFrame>
  );
}
