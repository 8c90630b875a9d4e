import { COORDINATOR_BOX } from '#shared/complaint/fold.ts';
import { untoldAnswers } from '#shared/complaint/summary.ts';
import { byNextLimit, isOpen, type Viewer } from '../../data/case-query.ts';
import type { CaseRow } from '../../data/desk.ts';

export type NextAction =
  | 'deliver'
  | 'complete'
  | 'print'
  | 'note'
  | 'verify'
  | 'dispose'
  | 'settle'
  | 'remind'
  | 'follow'
  | 'open';

/** What the role most likely does next with a case. An officer never verifies or reminds. */
export function nextAction({ summary }: CaseRow, viewer: Viewer): NextAction {
  const mustTell = untoldAnswers(summary).length > 0;
  const isCoordinator = viewer.roles.includes('coordinator');
  if (isCoordinator && summary.notices.some((notice) => notice.kind === 'concurrent-disposition')) return 'settle';
  if (isCoordinator && summary.needsVerification) return 'verify';
  if (isCoordinator && summary.box === COORDINATOR_BOX) return 'dispose';
  if (summary.box === viewer.unit && summary.assignments.some((one) => one.unit === viewer.unit && !one.returned))
    return 'follow';
  if (viewer.roles.includes('officer')) {
    if (mustTell) return 'deliver';
    if (summary.status === 'awaiting-completion' || summary.quick) return 'complete';
    if (summary.receiptsIssued === 0 && summary.receivedUnit === viewer.unit) return 'print';
    return 'note';
  }
  return isCoordinator ? 'remind' : 'open';
}

/** Whether a case asks something of this viewer: the work list shows only these. */
export function isMine(row: CaseRow, viewer: Viewer): boolean {
  if (!isOpen(row, viewer)) return false;
  const { summary } = row;
  if (viewer.roles.includes('coordinator')) return true;
  return (
    summary.receivedUnit === viewer.unit || summary.assignments.some((one) => one.unit === viewer.unit && !one.returned)
  );
}

export interface WorkGroup {
  key: 'late' | 'today' | string;
  /** YYYY-MM-DD of a later day; null for the first two groups. */
  day: string | null;
  rows: CaseRow[];
}

/** The viewer's open cases by next limit: late, today, then day by day; those without a limit are left to the list. */
export function workGroups(rows: readonly CaseRow[], viewer: Viewer): WorkGroup[] {
  const groups = new Map<string, WorkGroup>();
  for (const row of rows.filter((one) => one.limit && isMine(one, viewer)).sort(byNextLimit)) {
    const { due, daysLeft } = row.limit as NonNullable<CaseRow['limit']>;
    const key = daysLeft < 0 ? 'late' : daysLeft === 0 ? 'today' : due;
    const group = groups.get(key) ?? { key, day: daysLeft > 0 ? due : null, rows: [] };
    group.rows.push(row);
    groups.set(key, group);
  }
  return [...groups.values()];
}
