import { COORDINATOR_BOX } from '#shared/complaint/fold.ts';
import { handlingUnits } from '#shared/complaint/summary.ts';
import { byNextLimit, select, type Viewer } from '../../data/case-query.ts';
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

/** What the role most likely does next with a case. An officer never verifies, disposes or reminds. */
export function nextAction({ summary, toTell }: CaseRow, { unit, roles }: Viewer): NextAction {
  if (roles.includes('coordinator')) {
    if (summary.notices.some((notice) => notice.kind === 'concurrent-disposition')) return 'settle';
    if (summary.needsVerification) return 'verify';
    if (summary.box === COORDINATOR_BOX) return 'dispose';
  }
  if (roles.includes('liaison') && summary.box === unit && handlingUnits(summary).includes(unit)) return 'follow';
  const isCounter = roles.includes('officer') || roles.includes('coordinator');
  if ((isCounter || roles.includes('liaison')) && toTell.length > 0) return 'deliver';
  if (roles.includes('officer')) {
    if (summary.status === 'awaiting-completion' || summary.quick) return 'complete';
    return summary.receiptsIssued === 0 && summary.receivedUnit === unit ? 'print' : 'note';
  }
  return roles.includes('coordinator') && handlingUnits(summary).length > 0 ? 'remind' : 'open';
}

export interface WorkGroup {
  /** 'late', 'today', 'none' (without a limit), or the day of the limit, YYYY-MM-DD. */
  key: string;
  rows: CaseRow[];
}

/** The viewer's work by next limit: late, today, then day by day. Its first two groups are the views of these names. */
export function workGroups(rows: readonly CaseRow[], viewer: Viewer): WorkGroup[] {
  const mine = select(rows, { view: 'mine' }, viewer).sort(byNextLimit);
  return [...Map.groupBy(mine, groupOf)].map(([key, members]) => ({ key, rows: members }));
}

function groupOf({ limit }: CaseRow): string {
  if (!limit) return 'none';
  if (limit.daysLeft < 0) return 'late';
  return limit.daysLeft === 0 ? 'today' : limit.due;
}

/** What is due now, and the next day with work; further days open on request. */
export const openedAtFirst = (groups: readonly WorkGroup[]): string[] => {
  const due = groups.filter(({ key }) => key === 'late' || key === 'today').map(({ key }) => key);
  const next = groups.find(({ key }) => !due.includes(key));
  return next ? [...due, next.key] : due;
};
