import { type Entry, levelOf } from '#shared/complaint/entry.ts';
import { fold } from '#shared/complaint/fold.ts';
import { type Certificate, readCertificate } from '#shared/directory/certificate.ts';
import type { Transaction } from '../database/database.ts';
import { type ComplaintRow, casesOfTrackingIds } from '../repositories/complaint-repository.ts';
import { unitFacts } from '../repositories/facts-repository.ts';
import type { QuarantineRow } from '../repositories/quarantine-repository.ts';
import type { Reader } from '../repositories/session-repository.ts';
import { type StaffKeyRow, staffKeys } from '../repositories/staff-repository.ts';
import { digestOf, erasedIds, rowAfter, stateOf, united, withoutErased } from './case-state.ts';
import { type Facts, judge, type KnownKey, mayHaveWritten } from './judge-entry.ts';
import { isInScope, knownCase } from './scope-of-author.ts';

/** What became of one case. */
export interface Filed {
  row: ComplaintRow;
  isChanged: boolean;
  /** Genuine entries that are kept but not folded. */
  kept: QuarantineRow[];
  /** Ids that were kept before and are folded now. */
  released: string[];
  /** Files of entries that an erasure has named now. */
  erasedFiles: string[];
}

export interface FilingFacts extends Facts {
  /** The case of each SP4N tracking id that is in question. */
  trackingIds: Map<string, string>;
}

export async function loadFacts(tx: Transaction, reader: Reader, entries: readonly Entry[]): Promise<FilingFacts> {
  const { district, alias } = reader;
  const keys = await staffKeys(tx, district, [...new Set(entries.map((entry) => entry.key))]);
  const trackingIds = entries
    .map((entry) => (entry.kind === 'sp4n-linked' ? entry.data?.trackingId : null))
    .filter((id) => typeof id === 'string');
  return {
    district,
    alias,
    keys: new Map(keys.map((key) => [key.id, knownKey(key)])),
    trackingIds: trackingIds.length > 0 ? await casesOfTrackingIds(tx, district, trackingIds) : new Map(),
    ...(await unitFacts(tx, district)),
  };
}

const knownKey = ({ revokedAtMs, certificates }: StaffKeyRow): KnownKey => ({
  revokedAtMs,
  certificates: certificates.map(readCertificate).filter((one) => one !== null),
});

/** Folds what may be folded into each locked case. What was kept before is judged again: its ground may be gone. */
export function fileInto(
  rows: readonly ComplaintRow[],
  pushed: readonly Entry[],
  quarantined: readonly QuarantineRow[],
  facts: FilingFacts,
): Filed[] {
  const filed: Filed[] = [];
  for (const row of rows) {
    const before = quarantined.filter(({ entry }) => entry.ticket === row.id).map(({ entry }) => entry);
    const candidates = new Map(
      [...before, ...pushed.filter((entry) => entry.ticket === row.id)].map((entry) => [entry.id, entry]),
    );
    filed.push(fileOne(row, [...candidates.values()], before, facts));
  }
  return filed;
}

function fileOne(row: ComplaintRow, candidates: Entry[], before: Entry[], facts: FilingFacts): Filed {
  // What nobody had the right to write must not decide about the rest.
  const possible = candidates.filter((entry) => mayHaveWritten(entry, facts));
  const known = knownCase(row, possible, facts);
  const asPushed = known.state;
  const caseFacts = {
    summary: asPushed.summary,
    secret: asPushed.access.secret,
    accepted: new Set(row.entries.map((entry) => entry.id)),
    isInScope: (entry: Entry, author: Certificate) => isInScope(entry, author, row, known, facts),
    handledBefore: ({ hlc }: Entry) =>
      fold(
        row.id,
        known.entries.filter((entry) => entry.hlc < hlc),
      ).handledBy,
    caseOfTrackingId: (id: string) => facts.trackingIds.get(id) ?? null,
  };
  // What was taken in with its data stays in, whatever became of case and directory since.
  const settled = new Set(row.entries.filter((entry) => levelOf(entry) !== 'absent').map((entry) => entry.id));
  const kept: QuarantineRow[] = [];
  const accepted: Entry[] = [];
  for (const entry of candidates) {
    const verdict = settled.has(entry.id) ? null : judge(entry, facts, caseFacts);
    if (verdict) kept.push({ entry, ...verdict });
    else accepted.push(entry);
  }
  const entries = united(row.entries, accepted);
  const erased = erasedIds(entries);
  const keptRows = kept.map((one) => ({ ...one, entry: withoutErased(one.entry, erased) }));
  const acceptedIds = new Set(accepted.map((entry) => entry.id));
  const released = before.map((entry) => entry.id).filter((id) => acceptedIds.has(id));
  const erasedFiles = filesOf([...row.entries, ...candidates].filter((entry) => erased.has(entry.id)));
  if (entries.length === 0 || digestOf(entries) === row.digest)
    return { row, isChanged: false, kept: keptRows, released, erasedFiles };
  const state = kept.length === 0 ? asPushed : stateOf(row, entries);
  const after = rowAfter(row, entries, state);
  if (after.sp4nTrackingId !== null) facts.trackingIds.set(after.sp4nTrackingId, after.id);
  return { row: after, isChanged: true, kept: keptRows, released, erasedFiles };
}

const filesOf = (entries: readonly Entry[]): string[] =>
  entries.flatMap(({ kind, data }) => (kind === 'attached' && typeof data?.file === 'string' ? [data.file] : []));
