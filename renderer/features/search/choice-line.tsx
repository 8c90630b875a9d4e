import { IconMapPin } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { initials } from '../../ui/format.ts';
import { StatusChip } from '../../ui/status-chip.tsx';
import { Ticket } from '../../ui/ticket.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import { useCaseWords } from '../../ui/use-case-words.ts';
import type { Choice } from './choices.ts';
import classes from './search-dialog.module.css';

interface ChoiceLineProps {
  id: string;
  choice: Choice;
  isMarked: boolean;
  onMark(): void;
  onTake(): void;
}

/** One line of the list; the focus stays in the field above it. */
export function ChoiceLine({ id, choice, isMarked, onMark, onTake }: ChoiceLineProps) {
  return (
    <div
      id={id}
      className={classes.option}
      role="option"
      tabIndex={-1}
      aria-selected={isMarked}
      onMouseMove={onMark}
      onMouseDown={(event) => {
        event.preventDefault();
        onTake();
      }}
    >
      <Words choice={choice} />
    </div>
  );
}

function Words({ choice }: { choice: Choice }) {
  const { t } = useTranslation('frame');
  const words = useCaseWords();
  switch (choice.kind) {
    case 'report': {
      const { id, summary } = choice.row;
      const place = words.shortPlace(summary.place).filter(Boolean).join(', ');
      const who = summary.reporter?.name ? initials(summary.reporter.name) : '';
      return (
        <>
          <TwoLines first={summary.title || id} facts={[<Ticket key="ticket" number={id} />, place, who]} />
          <StatusChip status={summary.status} look="quiet" />
        </>
      );
    }
    case 'village': {
      const { name, kecamatan } = choice.village;
      return (
        <span className="row">
          <IconMapPin size={16} stroke={1.75} aria-hidden="true" />
          {t('palette.reportsIn', { village: `${name}, ${kecamatan}` })}
        </span>
      );
    }
    case 'command':
      return <span>{choice.command.label}</span>;
  }
}
