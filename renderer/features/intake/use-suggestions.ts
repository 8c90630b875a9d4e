import { useDeferredValue, useMemo } from 'react';
import { suggestCategories } from '#shared/suggestion/category-suggestion.ts';
import { type EmergencySignals, emergencySignals } from '#shared/suggestion/emergency-words.ts';
import { matchPlannedWorks, type PlannedWorkMatch } from '#shared/suggestion/planned-work-match.ts';
import { similarCases } from '#shared/suggestion/similar-cases.ts';
import { proposeTitle } from '#shared/suggestion/title-proposal.ts';
import type { CaseRow } from '../../data/desk.ts';
import { useDesk, useObservable } from '../../data/use-desk.tsx';
import type { IntakeForm } from './intake-form.ts';

export interface Suggestions {
  category: string | null;
  title: string;
  works: PlannedWorkMatch[];
  similar: CaseRow[];
  signals: EmergencySignals;
}

const NO_ROWS: readonly CaseRow[] = [];

/** What the form suggests while one types, from the data on this PC; deferred, so that a key never waits for it. */
export function useSuggestions(form: IntakeForm, today: string): Suggestions {
  const { directory, cases } = useDesk();
  const rows = useObservable(cases.rows$, NO_ROWS);
  const summaries = useMemo(() => rows.map((row) => row.summary), [rows]);
  const byId = useMemo(() => new Map(rows.map((row) => [row.id, row])), [rows]);
  const { chronology, category, villages, office, secret, anonymous } = useDeferredValue(form);

  const suggested = useMemo(() => suggestCategories({ title: '', chronology })[0]?.category ?? null, [chronology]);
  const title = proposeTitle({
    category: category ?? suggested,
    villages,
    ...(office && { office }),
    text: chronology,
  });
  const report = useMemo(
    () => ({ villages, category: category ?? suggested, text: chronology }),
    [villages, category, suggested, chronology],
  );
  const works = useMemo(() => {
    if (chronology.trim() === '') return [];
    const maxAgeDays = directory.district.plannedWorkMaxAgeDays;
    return matchPlannedWorks(report, directory.plannedWorks(), { today, maxAgeDays });
  }, [report, chronology, directory, today]);
  const similar = useMemo(() => {
    if (chronology.trim() === '') return [];
    return similarCases({ ...report, secret, anonymous }, summaries).flatMap((found) => byId.get(found.case.id) ?? []);
  }, [report, chronology, secret, anonymous, summaries, byId]);
  const signals = useMemo(() => emergencySignals(chronology), [chronology]);
  return { category: suggested, title, works, similar, signals };
}
