import { Button, Textarea } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../../data/use-desk.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { useErrorWords } from '../../ui/use-error-words.ts';
import { useTask } from '../../ui/use-task.ts';
import classes from './case.module.css';

/** A note for the history: Ctrl+Enter or the button; what was typed stays until it is kept. */
export function NoteComposer({ id }: { id: string }) {
  const { t } = useTranslation('case');
  const { cases } = useDesk();
  const wordsOf = useErrorWords();
  const task = useTask();
  const [text, setText] = useState('');
  const isEmpty = text.trim() === '';

  const save = async () => {
    if (isEmpty) return;
    const kept = await task.run(() => cases.add(id, { kind: 'noted', data: { text: text.trim() } }));
    if (kept) setText('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !event.ctrlKey) return;
    event.preventDefault();
    event.stopPropagation();
    void save();
  };
  return (
    <div className={classes.composer} data-no-print>
      {task.error !== null && <ErrorState {...wordsOf(task.error)} />}
      <div className="row">
        <Textarea
          className="grow"
          aria-label={t('note.label')}
          placeholder={t('note.label')}
          autosize
          minRows={1}
          maxRows={6}
          maxLength={4_000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <Button
          disabled={isEmpty}
          loading={task.running}
          rightSection={<Kbd keys="Ctrl+Enter" />}
          onClick={() => void save()}
        >
          {t('note.save')}
        </Button>
      </div>
    </div>
  );
}
