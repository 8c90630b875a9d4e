import type { Entry } from './entry.ts';
import type { EntryData } from './entry-data.ts';
import type { Status } from './kind.ts';
import { handlingUnits, type Notice, type Summary } from './summary.ts';

function assign(summary: Summary, entry: Entry, units: readonly string[]): void {
  for (const unit of units) {
    summary.assignments.push({ unit, at: entry.at, followedUpAt: null, returned: false });
    summary.clock.forwarded.push({ unit, at: entry.at, followedUpAt: null });
    if (!summary.units.includes(unit)) summary.units.push(unit);
  }
}

/** The open dispute that these entries are about. */
export const disputeAbout = (summary: Summary, entries: readonly string[]): Notice | undefined =>
  summary.notices.find(
    (notice) => notice.kind === 'concurrent-disposition' && notice.entries.some((id) => entries.includes(id)),
  );

/** The case goes to these units and to no other. A unit that keeps it keeps its clock, except in a new round. */
export function dispose(summary: Summary, entry: Entry, data: EntryData<'disposed'>, before: Status): void {
  const isKept = (unit: string): boolean => before !== 'reopened' && data.units.includes(unit);
  const dispute = disputeAbout(summary, data.resolves ?? []);
  summary.notices = summary.notices.filter((notice) => notice !== dispute);
  summary.assignments = summary.assignments.filter((one) => !one.returned && isKept(one.unit));
  summary.clock.forwarded = summary.clock.forwarded.filter((one) => one.followedUpAt !== null || isKept(one.unit));
  const kept = handlingUnits(summary);
  const added = [...new Set(data.units)].filter((unit) => !kept.includes(unit));
  assign(summary, entry, added);
  // The decision between two dispositions takes the case from nobody's hands who keeps it.
  if (dispute && added.length === 0) summary.status = before;
}

/**
 * Somebody disposed the case without knowing of the `rivals`, which stand: all stand until a person decides. Saying
 * the same is no contradiction.
 */
export function disposeConcurrently(
  summary: Summary,
  entry: Entry,
  data: EntryData<'disposed'> | null,
  rivals: readonly Entry[],
): void {
  const present = handlingUnits(summary);
  const units = new Set(data?.units);
  const added = [...units].filter((unit) => !present.includes(unit));
  if (data && added.length === 0 && units.size === present.length) return;
  assign(summary, entry, added);
  const about = [...rivals.map((rival) => rival.id), entry.id];
  const open = disputeAbout(summary, about);
  if (open) open.entries = [...new Set([...open.entries, ...about])];
  else summary.notices.push({ kind: 'concurrent-disposition', entries: about });
}
