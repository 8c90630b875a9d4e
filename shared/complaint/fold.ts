import { APPLY } from './apply.ts';
import { checkOf } from './data-check.ts';
import { disposeConcurrently } from './disposition.ts';
import { emptySummary } from './empty-summary.ts';
import { type Entry, levelOf, MAX_PARENTS, numberOf, workstationOf } from './entry.ts';
import { ENTRY_DATA, type EntryData } from './entry-data.ts';
import { type EntryKind, FINISHED, isKnownKind, TRANSITIONS, type Transition } from './kind.ts';
import { isLegal } from './legality.ts';
import { ancestorsOf, inCausalOrder, latestOf } from './order.ts';
import { handlingUnits, type Summary, untoldAnswers } from './summary.ts';

/** The box of the coordinator's queue; every other box is a unit. */
export const COORDINATOR_BOX = 'coordinator';

/**
 * The state of a case from the set of its entries. Pure and total: any set, in any order, gives a summary; an entry
 * that is illegal in the state it meets, or concurrent with one that contradicts it, becomes a notice.
 */
export function fold(id: string, entries: readonly Entry[]): Summary {
  const summary = emptySummary(id);
  const all = new Map(entries.map((entry) => [entry.id, entry]));
  const replaced = replacedIn(all);
  const erased = erasedIn(all);
  let dispositions: Entry[] = [];
  for (const entry of inCausalOrder(entries)) {
    if (entry.hlc > summary.updatedHlc) summary.updatedHlc = entry.hlc;
    if (replaced.has(entry.id)) continue;
    if (!isKnownKind(entry.kind)) {
      summary.notices.push({ kind: 'unknown-kind', entries: [entry.id] });
      continue;
    }
    const rivals = entry.kind === 'disposed' ? rivalsOf(summary, entry, dispositions, all) : [];
    const isTaken = take(summary, entry, entry.kind, rivals, erased.has(entry.id));
    if (entry.kind === 'disposed' && isTaken) dispositions = rivals.length > 0 ? [...dispositions, entry] : [entry];
  }
  summary.units.sort();
  summary.entryCount = all.size;
  summary.latest = latestOf([...all.values()]).slice(0, MAX_PARENTS);
  if (!summary.complete) {
    // What stands without its beginning says nothing of its own yet.
    summary.notices = summary.notices.filter((notice) => notice.kind !== 'illegal');
    summary.notices.push({ kind: 'incomplete', entries: [] });
  }
  if (FINISHED.includes(summary.status)) summary.needsVerification = false;
  summary.box = boxOf(summary);
  return summary;
}

/** False when the entry became a notice. */
function take<Kind extends EntryKind>(
  summary: Summary,
  entry: Entry,
  kind: Kind,
  rivals: readonly Entry[],
  isErased: boolean,
): boolean {
  const data = isErased ? null : dataOf(entry, kind);
  const before = summary.status;
  const isReadable = data !== null || isErased || levelOf(entry) !== 'full';
  if (isReadable && rivals.length > 0) {
    disposeConcurrently(summary, entry, data as EntryData<'disposed'> | null, rivals);
    return true;
  }
  if (!isReadable || !isLegal(summary, entry, kind, data)) {
    summary.notices.push({ kind: 'illegal', entries: [entry.id], status: summary.complete ? before : null });
    return false;
  }
  const { to }: Transition = TRANSITIONS[kind];
  if (to) summary.status = to;
  APPLY[kind](summary, entry, data, before);
  if (before === 'awaiting-completion' && summary.status !== before) endPause(summary, entry);
  return true;
}

function endPause(summary: Summary, entry: Entry): void {
  const pause = summary.clock.pauses.at(-1);
  if (pause) pause.until = entry.at;
  summary.clock.completionRequestedAt = null;
  summary.completionRequest = null;
}

/** Standing dispositions that the author of another one did not know of, while a unit has the case because of them. */
function rivalsOf(
  summary: Summary,
  entry: Entry,
  standing: readonly Entry[],
  all: ReadonlyMap<string, Entry>,
): Entry[] {
  if (standing.length === 0 || FINISHED.includes(summary.status) || handlingUnits(summary).length === 0) return [];
  const known = ancestorsOf(entry.id, all);
  return standing.filter((one) => !known.has(one.id));
}

const IS_DATA = Object.fromEntries(
  Object.entries(ENTRY_DATA).map(([kind, schema]) => [kind, checkOf(schema)]),
) as Record<EntryKind, (data: unknown) => boolean>;

/** The entry's data when it is there and well-formed. */
function dataOf<Kind extends EntryKind>(entry: Entry, kind: Kind): EntryData<Kind> | null {
  return levelOf(entry) === 'full' && IS_DATA[kind](entry.data) ? (entry.data as EntryData<Kind>) : null;
}

/** Rejected entries that a later one of the same workstation mends. Numbers only rise, so that nothing vanishes in a ring. */
function replacedIn(all: ReadonlyMap<string, Entry>): Set<string> {
  const replaced = new Set<string>();
  for (const entry of all.values()) {
    const former = typeof entry.data?.replaces === 'string' ? all.get(entry.data.replaces) : undefined;
    if (former?.kind !== entry.kind || workstationOf(former.id) !== workstationOf(entry.id)) continue;
    if (numberOf(former.id) < numberOf(entry.id)) replaced.add(former.id);
  }
  return replaced;
}

/** An entry counts as erased from the moment that its erasure is known, also while its data is still here. */
const erasedIn = (all: ReadonlyMap<string, Entry>): Set<string> =>
  new Set(
    [...all.values()].flatMap((entry) => (entry.kind === 'erased' ? (dataOf(entry, 'erased')?.entries ?? []) : [])),
  );

function boxOf(summary: Summary): string {
  if (!summary.complete || FINISHED.includes(summary.status)) return '';
  if (summary.status === 'awaiting-completion') return summary.receivedUnit;
  if (untoldAnswers(summary).length > 0) return summary.receivedUnit;
  return handlingUnits(summary)[0] ?? COORDINATOR_BOX;
}
