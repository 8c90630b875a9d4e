import { Modal, TextInput } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../../data/use-desk.tsx';
import { useFollow } from '../../ui/link.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';
import { Ticket } from '../../ui/ticket.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import classes from './search-dialog.module.css';

export interface SearchCommand {
  key: string;
  label: string;
  onSelect(): void;
}

export interface SearchDialogProps {
  opened: boolean;
  onClose(): void;
  commands: readonly SearchCommand[];
}

const SHOWN = 12;

/** Ctrl+K: finds any report on this PC, and any command, while one types. */
export function SearchDialog({ opened, onClose, commands }: SearchDialogProps) {
  const { t } = useTranslation('frame');
  return (
    <Modal opened={opened} onClose={onClose} title={t('palette.title')} size={640} yOffset={96} centered={false}>
      {opened && <Palette commands={commands} onClose={onClose} />}
    </Modal>
  );
}

function Palette({ commands, onClose }: Omit<SearchDialogProps, 'opened'>) {
  const { t } = useTranslation('frame');
  const { cases } = useDesk();
  const follow = useFollow();
  const [text, setText] = useState('');
  const [marked, setMarked] = useState(0);

  const query = text.trim().toLocaleLowerCase('id');
  const found = query === '' ? [] : cases.search(query).slice(0, SHOWN);
  const offered = commands.filter((command) => command.label.toLocaleLowerCase('id').includes(query));
  const choices = [
    ...found.map((row) => ({ key: row.id, row, label: '', onSelect: () => follow(`/laporan/${row.id}`) })),
    ...offered.map((command) => ({ ...command, row: null })),
  ];

  const take = (index: number) => {
    const choice = choices[index];
    if (!choice) return;
    onClose();
    choice.onSelect();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && choices.length > 0) {
      event.preventDefault();
      setMarked((marked + step + choices.length) % choices.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      take(marked);
    }
  };

  return (
    <div className={classes.palette}>
      <TextInput
        data-autofocus
        role="combobox"
        aria-expanded="true"
        aria-controls="palette-list"
        aria-activedescendant={choices[marked] ? `palette-${choices[marked].key}` : undefined}
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
      <div id="palette-list" role="listbox" aria-label={t('palette.reports')} className={`scroll-y ${classes.list}`}>
        {choices.map((choice, index) => (
          <div
            key={choice.key}
            id={`palette-${choice.key}`}
            className={classes.option}
            role="option"
            tabIndex={-1}
            aria-selected={index === marked}
            onMouseMove={() => setMarked(index)}
            onMouseDown={(event) => {
              event.preventDefault();
              take(index);
            }}
          >
            {choice.row ? (
              <>
                <TwoLines first={choice.row.summary.title} facts={[<Ticket key="ticket" number={choice.row.id} />]} />
                <StatusChip status={choice.row.summary.status} look="quiet" />
              </>
            ) : (
              <span>{choice.label}</span>
            )}
          </div>
        ))}
      </div>
      {choices.length === 0 && <p className="muted">{t('palette.none')}</p>}
      <p className="dim small">{t('palette.hint')}</p>
    </div>
  );
}
