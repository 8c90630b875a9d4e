import { useMemo } from 'react';
import { citedWorkOf } from '#shared/complaint/cited-work.ts';
import type { EntryData } from '#shared/complaint/entry-data.ts';
import { whyNotCitable } from '#shared/suggestion/planned-work-match.ts';
import { useDesk } from '../../data/use-desk.tsx';
import { useCitationText } from '../../ui/use-citation-text.ts';
import type { CounterAnswer } from './intake-form.ts';

export interface CounterAnswers {
  /** Whether the work may still be promised: an old draft may cite one that was postponed since. */
  isCitable(work: string): boolean;
  /** The answer as the report keeps it; null without one. */
  answerOf(answer: CounterAnswer | null): EntryData<'answered'> | null;
}

export function useCounterAnswers(today: string): CounterAnswers {
  const { directory } = useDesk();
  const textOf = useCitationText();
  return useMemo(() => {
    const citable = (id: string) => {
      const work = directory.plannedWorks().find((one) => one.id === id);
      const maxAgeDays = directory.district.plannedWorkMaxAgeDays;
      return work && whyNotCitable(work, today, maxAgeDays) === null ? work : undefined;
    };
    return {
      isCitable: (id) => citable(id) !== undefined,
      answerOf(answer) {
        if (answer?.from === 'template') return { text: answer.text.trim(), template: answer.template };
        const work = answer && citable(answer.work);
        if (!work) return null;
        const text = textOf(work, directory.unit(work.agency)?.shortName ?? work.agency);
        return { text, work: citedWorkOf(work), ...(work.end && { target: work.end }) };
      },
    };
  }, [directory, textOf, today]);
}
