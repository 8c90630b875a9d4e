import { Button, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { INITIAL_STATUS, useDesk, useObservable, useSession } from '../../data/use-desk.tsx';
import { Card } from '../../ui/card.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { PageBody, PageHead } from '../../ui/page-head.tsx';
import { useErrorWords } from '../../ui/use-error-words.ts';
import { useTask } from '../../ui/use-task.ts';
import classes from './enrol-again-screen.module.css';

/** The numbers of this PC are in use elsewhere: what happened, what is kept, and a new code that makes it another workstation. */
export function EnrolAgainScreen() {
  const { t } = useTranslation('enrolment');
  const desk = useDesk();
  const { code: workstation } = useSession();
  const wordsOf = useErrorWords();
  const task = useTask();
  const field = useRef<HTMLInputElement>(null);
  const status = useObservable(desk.replication.status$, INITIAL_STATUS);
  const [values, setValues] = useState({ code: '', name: '' });
  const [isTried, setTried] = useState(false);
  const isDue = status.connection === 'must-enrol';

  const submit = async () => {
    setTried(true);
    if (values.code.trim() === '') return field.current?.focus();
    await task.run(
      () => desk.enrol({ code: values.code.trim(), name: values.name.trim() || workstation }),
      t('again.done'),
    );
  };
  return (
    <>
      <PageHead title={t('again.title')} />
      <PageBody>
        <Card title={t(isDue ? 'again.happened' : 'again.notDue')} content="padded">
          {isDue ? (
            <div className={classes.words}>
              <p>{t('again.why')}</p>
              <ul>
                <li>{t('again.kept', { code: workstation })}</li>
                <li>{t('again.drafts')}</li>
                <li>{t('again.reissued')}</li>
                <li>{t('again.people')}</li>
              </ul>
              <form
                className={classes.form}
                noValidate
                onSubmit={(event) => {
                  event.preventDefault();
                  void submit();
                }}
              >
                <TextInput
                  ref={field}
                  label={t('code')}
                  description={t('again.codeHint')}
                  maxLength={40}
                  value={values.code}
                  onChange={(event) => setValues({ ...values, code: event.currentTarget.value })}
                  error={isTried && values.code.trim() === '' ? t('missing.code') : undefined}
                  readOnly={task.running}
                  spellCheck={false}
                  autoComplete="off"
                />
                <TextInput
                  label={t('name')}
                  description={t('nameHint')}
                  maxLength={100}
                  value={values.name}
                  onChange={(event) => setValues({ ...values, name: event.currentTarget.value })}
                  readOnly={task.running}
                  autoComplete="off"
                />
                {task.error !== null && <ErrorState {...wordsOf(task.error)} />}
                <div>
                  <Button type="submit" variant="filled" loading={task.running}>
                    {t('again.submit')}
                  </Button>
                </div>
              </form>
            </div>
          ) : (
            <p>{t('again.notDueHint')}</p>
          )}
        </Card>
      </PageBody>
    </>
  );
}
