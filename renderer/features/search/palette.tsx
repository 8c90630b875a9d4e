import { TextInput } from '@mantine/core';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearch } from '../../data/search/use-search.ts';
import { useDesk } from '../../data/use-desk.tsx';
import { useFollow } from '../../ui/link.tsx';
import { ChoiceLine } from './choice-line.tsx';
import { type Choice, choicesFor, REPORTS, type SearchCommand } from './choices.ts';
import classes from './search-dialog.module.css';

interface PaletteProps {
  commands: readonly SearchCommand[];
  onClose(): void;
}

const KINDS = ['report', 'village', 'command'] as const;

export function Palette({ commands, onClose }: PaletteProps) {
  const { t } = useTranslation('frame');
  const { cases } = useDesk();
  const follow = useFollow();
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [text, setText] = useState('');
  const [marked, setMarked] = useState(0);
  const found = useSearch(text, REPORTS);
  const choices = useMemo(() => choicesFor(found.text, found.rows, commands), [found, commands]);
  const current = choices[Math.min(marked, choices.length - 1)];

  useEffect(() => {
    if (current) document.getElementById(`${id}-${current.key}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, current]);

  const take = (choice: Choice | undefined) => {
    if (!choice) return;
    onClose();
    if (choice.kind === 'report') follow(`/laporan/${choice.row.id}`);
    else if (choice.kind === 'village') follow(`/laporan?village=${choice.village.code}`);
    else choice.command.onSelect();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && choices.length > 0) {
      event.preventDefault();
      setMarked((Math.min(marked, choices.length - 1) + step + choices.length) % choices.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      // What was typed last counts, also when the list is a key behind.
      if (found.text === text) take(current);
      else void cases.search(text, { limit: REPORTS }).then((rows) => take(choicesFor(text, rows, commands)[0]));
    }
  };
  return (
    <div className={classes.palette}>
      <TextInput
        data-autofocus
        role="combobox"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={current && `${id}-${current.key}`}
        aria-label={t('search')}
        placeholder={t('palette.placeholder')}
        value={text}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setMarked(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label={t('palette.found')}
        className={`scroll-y ${classes.list}`}
      >
        {KINDS.map((kind) => {
          const members = choices.filter((choice) => choice.kind === kind);
          if (members.length === 0) return null;
          return (
            // biome-ignore lint/a11y/useSemanticElements: a listbox groups its options by role
            <div key={kind} role="group" aria-labelledby={`${id}-${kind}`}>
              <p id={`${id}-${kind}`} className={classes.kind}>
                {t(`palette.kind.${kind}`)}
              </p>
              {members.map((choice) => (
                <ChoiceLine
                  key={choice.key}
                  id={`${id}-${choice.key}`}
                  choice={choice}
                  isMarked={choice === current}
                  onMark={() => setMarked(choices.indexOf(choice))}
                  onTake={() => take(choice)}
                />
              ))}
            </div>
          );
        })}
      </div>
      <p role="status" className={choices.length === 0 ? 'muted' : 'sr-only'}>
        {choices.length === 0 ? t('palette.none') : t('palette.count', { count: choices.length })}
      </p>
      <p className="dim small">{t('palette.hint')}</p>
    </div>
  );
}
