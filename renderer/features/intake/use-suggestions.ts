import { useDeferredValue, useMemo } from 'react';
import { type EmergencySignals, emergencySignals } from '#shared/suggestion/emergency-words.ts';
import { type MatchReason, matchPlannedWorks, type PlannedWorkMatch } from '#shared/suggestion/planned-work-match.ts';
import { similarCases } from '#shared/suggestion/similar-cases.ts';
import type { CaseRow } from '../../data/desk.ts';
import { useDesk, useObservable } from '../../data/use-desk.tsx';
import { proposedTitle, suggestedCategory } from './form-proposals.ts';
import type { IntakeForm } from './intake-form.ts';

export interface SimilarRow {
  row: CaseRow;
  reasons: readonly MatchReason[];
}

export interface Suggestions {
  category: string | null;
  title: string;
  works: readonly PlannedWorkMatch[];
  similar: readonly SimilarRow[];
  signals: EmergencySignals;
}

/** Beside the form there is room for these; more are found by searching. */
const SIMILAR = 3;

const NO_ROWS: readonly CaseRow[] = [];

/** What the form suggests while one types, from the data on this PC; deferred, so that a key never waits for it. */
export function useSuggestions(form: IntakeForm, today: string): Suggestions {
  const { directory, cases } = useDesk();
  const rows = useObservable(cases.rows$, NO_ROWS);
  const summaries = useMemo(() => rows.map((row) => row.summary), [rows]);
  const deferred = useDeferredValue(form);
  const { chronology, villages, secret, anonymous } = deferred;

  const suggested = useMemo(() => suggestedCategory(chronology), [chronology]);
  const category = deferred.category ?? suggested;
  const report = useMemo(() => ({ villages, category, text: chronology }), [villages, category, chronology]);
  const isSilent = chronology.trim() === '';
  const works = useMemo(() => {
    if (isSilent) return [];
    const maxAgeDays = directory.district.plannedWorkMaxAgeDays;
    return matchPlannedWorks(report, directory.plannedWorks(), { today, maxAgeDays });
  }, [report, isSilent, directory, today]);
  const similar = useMemo(() => {
    if (isSilent) return [];
    return similarCases({ ...report, secret, anonymous }, summaries, SIMILAR).flatMap(({ case: { id }, reasons }) => {
      const row = rows.find((one) => one.id === id);
      return row ? [{ row, reasons }] : [];
    });
  }, [report, isSilent, secret, anonymous, summaries, rows]);
  const signals = useMemo(() => emergencySignals(chronology), [chronology]);
  return { category: suggested, title: proposedTitle(deferred, category), works, similar, signals };
}
