import { Value } from 'typebox/value';
import { APPLY } from './apply.ts';
import { emptySummary } from './empty-summary.ts';
import { type Entry, levelOf } from './entry.ts';
import { ENTRY_DATA, type EntryData } from './entry-data.ts';
import {
  type EntryKind,
  FINISHED,
  isKnownKind,
  isLegalFrom,
  type Status,
  TRANSITIONS,
  type Transition,
} from './kind.ts';
import { ancestorsOf, inCausalOrder, latestOf } from './order.ts';
import type { Summary } from './summary.ts';

/** The box of the coordinator's queue; every other box is a unit. */
export const COORDINATOR_BOX = 'coordinator';

/**
 * The state of a case from the set of its entries. Pure and total: any set, in any order, gives a summary; an entry
 * that is illegal in the state it meets, or concurrent with one that contradicts it, becomes a notice.
 */
export function fold(id: string, entries: readonly Entry[]): Summary {
  const summary = emptySummary(id);
  const all = new Map(entries.map((entry) => [entry.id, entry]));
  const replaced = new Set(
    entries.flatMap((entry) => (typeof entry.data?.replaces === 'string' ? [entry.data.replaces] : [])),
  );
  let disposed: Entry | null = null;
  for (const entry of inCausalOrder(entries)) {
    if (entry.hlc > summary.updatedHlc) summary.updatedHlc = entry.hlc;
    if (replaced.has(entry.id)) continue;
    if (!summary.units.includes(entry.unit)) summary.units.push(entry.unit);
    if (!isKnownKind(entry.kind)) {
      summary.notices.push({ kind: 'unknown-kind', entries: [entry.id] });
      continue;
    }
    const isRival = entry.kind === 'disposed' && disposed !== null && !ancestorsOf(entry.id, all).has(disposed.id);
    take(summary, entry, entry.kind, isRival ? disposed : null);
    if (entry.kind === 'disposed') disposed = entry;
  }
  summary.units.sort();
  summary.entryCount = entries.length;
  summary.latest = latestOf(entries);
  if (!summary.complete) summary.notices.push({ kind: 'incomplete', entries: [] });
  if (FINISHED.includes(summary.status)) summary.needsVerification = false;
  summary.box = boxOf(summary);
  return summary;
}

function take<Kind extends EntryKind>(summary: Summary, entry: Entry, kind: Kind, rival: Entry | null): void {
  const data = dataOf(entry, kind);
  const before = summary.status;
  if (rival && data) return disposeConcurrently(summary, entry, data as EntryData<'disposed'>, rival);
  const isReadable = data !== null || levelOf(entry) !== 'full';
  const { to }: Transition = TRANSITIONS[kind];
  if (isReadable && isLegal(summary, kind, data)) {
    if (to) summary.status = to;
    if (APPLY[kind](summary, entry, data, before) !== false) return;
    summary.status = before;
  }
  summary.notices.push({ kind: 'illegal', entries: [entry.id], status: summary.complete ? before : null });
}

/** Two coordinators disposed the case without knowing of each other: both stand until a person decides. */
function disposeConcurrently(summary: Summary, entry: Entry, data: EntryData<'disposed'>, rival: Entry): void {
  const present = new Set(summary.assignments.filter((one) => !one.returned).map((one) => one.unit));
  const added = data.units.filter((unit) => !present.has(unit));
  if (added.length === 0 && data.units.length === present.size) return;
  for (const unit of added) {
    summary.assignments.push({ unit, at: entry.at, followedUpAt: null, returned: false });
    summary.clock.forwarded.push({ unit, at: entry.at, followedUpAt: null });
    if (!summary.units.includes(unit)) summary.units.push(unit);
  }
  summary.needsVerification = false;
  const open = summary.notices.find((notice) => notice.kind === 'concurrent-disposition');
  if (open) open.entries.push(entry.id);
  else summary.notices.push({ kind: 'concurrent-disposition', entries: [rival.id, entry.id] });
}

/** The entry's data when it is there and well-formed. */
function dataOf<Kind extends EntryKind>(entry: Entry, kind: Kind): EntryData<Kind> | null {
  return levelOf(entry) === 'full' && Value.Check(ENTRY_DATA[kind], entry.data)
    ? (entry.data as EntryData<Kind>)
    : null;
}

function isLegal(summary: Summary, kind: EntryKind, data: unknown): boolean {
  const status: Status | null = summary.complete ? summary.status : null;
  // An answer at the counter moved the case on before anybody verified it; the verification is still owed.
  if (kind === 'verified' && summary.needsVerification && status) return !FINISHED.includes(status);
  if (kind === 'disposed') {
    if ((data as EntryData<'disposed'> | null)?.resolves?.length) return summary.complete;
    if (summary.urgent && status === 'received') return true;
  }
  return isLegalFrom(kind, status);
}

function boxOf(summary: Summary): string {
  if (!summary.complete || FINISHED.includes(summary.status)) return '';
  if (summary.status === 'awaiting-completion') return summary.receivedUnit;
  if (summary.answers.some((answer) => answer.deliveredAt === null)) return summary.receivedUnit;
  return summary.assignments.find((one) => !one.returned)?.unit ?? COORDINATOR_BOX;
}
