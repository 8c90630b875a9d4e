import { Button } from '@mantine/core';
import { IconArrowsSplit2 } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { workstationOf } from '#shared/complaint/entry.ts';
import type { Notice as NoticeOfCase } from '#shared/complaint/summary.ts';
import type { CaseDetail, EntryView } from '../../data/desk.ts';
import { useDesk } from '../../data/use-desk.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Notice } from '../../ui/notice.tsx';
import { OptionCards } from '../../ui/option-cards.tsx';
import { useErrorWords } from '../../ui/use-error-words.ts';
import { useFormat } from '../../ui/use-format.ts';
import { useTask } from '../../ui/use-task.ts';

interface ConcurrentProps {
  detail: CaseDetail;
  notice: NoticeOfCase;
  today: string;
}

const unitsOf = ({ entry }: EntryView): string[] => {
  const units = entry.data?.units;
  return Array.isArray(units) ? units.filter((unit) => typeof unit === 'string') : [];
};

/** Dispositions made without knowing of each other: one agency is chosen, or all of them, by a further entry. */
export function ConcurrentDispositions({ detail, notice, today }: ConcurrentProps) {
  const { t } = useTranslation('case');
  const format = useFormat();
  const wordsOf = useErrorWords();
  const { cases, directory } = useDesk();
  const task = useTask();
  // Newest first, as the history tells them.
  const rivals = detail.entries.filter((view) => notice.entries.includes(view.entry.id)).toReversed();
  const [chosen, setChosen] = useState(rivals[0]?.entry.id);
  const mayDecide = detail.allowed.includes('disposed');
  const namesOf = (units: readonly string[]) => units.map((unit) => directory.unit(unit)?.shortName ?? unit).join(', ');
  const codeOf = ({ entry }: EntryView) => workstationOf(entry.id).slice(4);

  const decide = (views: readonly EntryView[]) => {
    const units = [...new Set(views.flatMap(unitsOf))];
    const instruction = views.length === 1 ? String(views[0]?.entry.data?.instruction ?? '') : '';
    return task.run(() =>
      cases.add(detail.id, { kind: 'disposed', data: { units, instruction, resolves: [...notice.entries] } }),
    );
  };
  const count = rivals.length;
  return (
    <Notice
      icon={IconArrowsSplit2}
      title={t('notice.concurrent', { count })}
      note={t('notice.asNewEntry')}
      actions={
        mayDecide && (
          <>
            <Button
              variant="filled"
              loading={task.running}
              onClick={() => void decide(rivals.filter((view) => view.entry.id === chosen))}
            >
              {t('notice.settle')}
            </Button>
            <Button disabled={task.running} onClick={() => void decide(rivals)}>
              {count === 2 ? t('notice.both') : t('notice.all', { count })}
            </Button>
          </>
        )
      }
    >
      <p>{t('notice.concurrentText', { places: [...new Set(rivals.map(codeOf))].join(' & ') })}</p>
      {mayDecide ? (
        <OptionCards
          aria-label={t('notice.choose')}
          options={rivals.map((view) => ({
            value: view.entry.id,
            label: namesOf(unitsOf(view)),
            detail: `${view.byName}, ${codeOf(view)} · ${format.shortMoment(view.entry.at, today)}`,
          }))}
          value={chosen}
          onChange={setChosen}
        />
      ) : (
        <p>{t('notice.waitsForCoordinator')}</p>
      )}
      {task.error !== null && <ErrorState {...wordsOf(task.error)} />}
    </Notice>
  );
}
