import { byNextLimit, select, type Viewer } from '../../data/case-query.ts';
import type { CaseRow } from '../../data/desk.ts';

export type DispositionGroup = 'late' | 'today' | 'week' | 'later' | 'none';
const GROUPS: readonly DispositionGroup[] = ['late', 'today', 'week', 'later', 'none'];

/** What is with the viewer's unit and still open, by its next limit; groups without a case are left out. */
export function dispositionGroups(
  rows: readonly CaseRow[],
  viewer: Viewer,
): { key: DispositionGroup; rows: CaseRow[] }[] {
  const mine = select(select(rows, { view: 'my-unit' }, viewer), { view: 'open' }, viewer).sort(byNextLimit);
  const byGroup = Map.groupBy(mine, (row) => groupOf(row, viewer.today));
  return GROUPS.flatMap((key) => {
    const group = byGroup.get(key);
    return group ? [{ key, rows: group }] : [];
  });
}

function groupOf({ limit }: CaseRow, today: string): DispositionGroup {
  if (!limit) return 'none';
  if (limit.daysLeft < 0) return 'late';
  if (limit.daysLeft === 0) return 'today';
  const weekEnd = new Date(Date.parse(today) + 7 * 86_400_000).toISOString().slice(0, 10);
  return limit.due <= weekEnd ? 'week' : 'later';
}
