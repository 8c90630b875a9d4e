import { useMemo } from 'react';
import { type PlannedWorkMatch, whyNotCitable } from '#shared/suggestion/planned-work-match.ts';
import type { CaseRow } from '../../data/desk.ts';
import { useDesk, useObservable } from '../../data/use-desk.tsx';
import type { IntakeForm } from './intake-form.ts';
import type { SimilarRow } from './use-suggestions.ts';

export interface ShownWork {
  match: PlannedWorkMatch | undefined;
  /** Works on offer, and works that the officer has put aside. */
  total: number;
  hidden: number;
}

/** The best work not put aside. One that the reporter is answered with stays in view, also when it matches no more. */
export function useShownWork(form: IntakeForm, works: readonly PlannedWorkMatch[], today: string): ShownWork {
  const { directory } = useDesk();
  const offered = works.filter((match) => !form.dismissedWorks.includes(match.work.id));
  const hidden = works.length - offered.length;
  const cited = form.answer?.from === 'work' ? form.answer.work : null;
  if (cited === null) return { match: offered[0], total: offered.length, hidden };
  const found = works.find((match) => match.work.id === cited);
  const work = directory.plannedWorks().find((one) => one.id === cited);
  if (found || !work) return { match: found ?? offered[0], total: Math.max(offered.length, 1), hidden };
  const notCitable = whyNotCitable(work, today, directory.district.plannedWorkMaxAgeDays);
  const match = { work, score: 0, reasons: [], citable: notCitable === null, notCitable };
  return { match, total: offered.length + 1, hidden };
}

const NO_ROWS: readonly CaseRow[] = [];

/** The similar cases, and the linked one also when the form speaks of something else by now. */
export function useShownRows({ lead }: IntakeForm, similar: readonly SimilarRow[]): readonly SimilarRow[] {
  const rows = useObservable(useDesk().cases.rows$, NO_ROWS);
  return useMemo(() => {
    if (lead === null || similar.some(({ row }) => row.id === lead)) return similar;
    const row = rows.find(({ id }) => id === lead);
    return row ? [{ row, reasons: [] }, ...similar] : similar;
  }, [lead, similar, rows]);
}
