import { inCollection, scopesOfReader } from '#shared/access/scope.ts';
import { type Entry, levelOf, levelRank, workstationOf } from '#shared/complaint/entry.ts';
import type {
  CaseCollection,
  CaseDocument,
  PushAnswer,
  PushRequest,
  PushRow,
  Rejection,
} from '#shared/replication/protocol.ts';
import { retried, type Transaction } from '../database/database.ts';
import { logAccess } from '../repositories/audit-repository.ts';
import { addEntries, advanceChains, knownEntries } from '../repositories/chain-repository.ts';
import {
  type ComplaintRow,
  dropUnserved,
  lockComplaints,
  updateComplaints,
} from '../repositories/complaint-repository.ts';
import { issueSequences } from '../repositories/feed-repository.ts';
import {
  putInQuarantine,
  type QuarantineRow,
  quarantineOf,
  releaseFromQuarantine,
} from '../repositories/quarantine-repository.ts';
import type { Reader } from '../repositories/session-repository.ts';
import { eraseUploads } from '../repositories/upload-repository.ts';
import { chainStarts } from '../repositories/workstation-repository.ts';
import { viewOf } from './case-view.ts';
import { type Filed, fileInto, loadFacts } from './file-entries.ts';
import { learnKeys } from './learn-keys.ts';
import type { Replication } from './replication.ts';
import { ALTERED, refusal, verifyPush } from './verify-push.ts';

/**
 * Takes the entries in, each judged by itself, and answers what the caller must still take: exactly those cases in which
 * the caller's view has an entry, or a greater level, that the caller does not hold.
 */
export async function push(
  replication: Replication,
  reader: Reader,
  collection: CaseCollection,
  request: PushRequest,
): Promise<PushAnswer> {
  if (request.certificates) await learnKeys(replication, reader, request.certificates);
  const { entries, refused } = await verifyPush(replication, reader, request);
  const { database } = replication;
  const ids = [...new Set(request.rows.map((row) => row.id))];
  const { filed, altered } = await retried(() =>
    database.within(reader.district, (tx) => file(tx, reader, ids, [...entries.values()])),
  );
  const changed = filed.filter((one) => one.isChanged);
  if (changed.length > 0) {
    const scopes = new Set(changed.flatMap(({ row }) => [...row.scopes, ...row.leftScopes]));
    database.announce({ district: reader.district, feed: 'cases', scopes: [...scopes] });
  }
  const erased = filed.flatMap((one) => one.erasedFiles);
  if (erased.length > 0) await replication.removeFiles(reader.district, erased);
  const conflicts = conflictsOf(reader, collection, request.rows, filed);
  if (collection === 'secretComplaints' && conflicts.length > 0) {
    const seen = conflicts.map((document) => document.id);
    await database.within(reader.district, (tx) =>
      logAccess(tx, reader.district, replication.now(), reader, 'secret-push', seen),
    );
  }
  return {
    conflicts,
    rejected: [...refused, ...altered, ...filed.flatMap((one) => rejectedOf(one, entries))],
    acknowledged: filed.map(({ row }) => ({
      id: row.id,
      entries: row.entries.filter((entry) => entries.has(entry.id)).map((entry) => entry.id),
    })),
  };
}

/** One transaction: lock, merge, write; the feed's lock comes last, for it is the whole district's. */
async function file(
  tx: Transaction,
  reader: Reader,
  tickets: string[],
  pushed: Entry[],
): Promise<{ filed: Filed[]; altered: Rejection[] }> {
  const { district } = reader;
  const rows = await lockComplaints(tx, district, tickets);
  const known = await knownEntries(
    tx,
    district,
    pushed.map((entry) => entry.id),
  );
  // Another transaction may have brought another entry under the same id since it was verified.
  const isAltered = (entry: Entry) => (known.get(entry.id)?.hash ?? entry.hash) !== entry.hash;
  const entries = pushed.filter((entry) => !isAltered(entry));
  const quarantined = await quarantineOf(tx, district, tickets);
  const facts = await loadFacts(tx, reader, [...entries, ...quarantined.map((one) => one.entry)]);
  const filed = fileInto(rows, entries, quarantined, facts);

  const added = entries.filter((entry) => !known.has(entry.id));
  if (added.length > 0) {
    await addEntries(tx, district, added);
    const workstations = [...new Set(added.map((entry) => workstationOf(entry.id)))];
    await advanceChains(tx, district, await chainStarts(tx, district, workstations));
  }
  const kept = filed.flatMap((one) => one.kept).filter((row) => !quarantined.some((before) => isSame(before, row)));
  if (kept.length > 0) await putInQuarantine(tx, district, kept);
  const released = filed.flatMap((one) => one.released);
  if (released.length > 0) await releaseFromQuarantine(tx, district, released);
  const erased = filed.flatMap(({ row, erasedFiles }) => erasedFiles.map((file) => ({ file, ticket: row.id })));
  if (erased.length > 0) await eraseUploads(tx, district, erased);
  const empty = filed.filter(({ row }) => row.entries.length === 0).map(({ row }) => row.id);
  if (empty.length > 0) await dropUnserved(tx, district, empty);
  const changed = filed.filter((one) => one.isChanged).map((one) => one.row);
  if (changed.length > 0) await publish(tx, district, changed);
  return { filed, altered: pushed.filter(isAltered).map((entry) => refusal(entry.ticket, entry.id, ...ALTERED)) };
}

const isSame = (left: QuarantineRow, right: QuarantineRow): boolean =>
  left.entry.id === right.entry.id && left.code === right.code && levelOf(left.entry) === levelOf(right.entry);

async function publish(tx: Transaction, district: string, rows: ComplaintRow[]): Promise<void> {
  const last = await issueSequences(tx, district, 'cases', rows.length);
  for (const [index, row] of rows.entries()) row.sequence = last - rows.length + 1 + index;
  await updateComplaints(tx, district, rows);
}

function rejectedOf({ row, kept }: Filed, pushed: ReadonlyMap<string, Entry>): PushAnswer['rejected'] {
  return kept
    .filter(({ entry }) => pushed.has(entry.id))
    .map(({ entry, code, message }) => ({ id: row.id, entryId: entry.id, code, message, kept: true }));
}

function conflictsOf(
  reader: Reader,
  collection: CaseCollection,
  rows: readonly PushRow[],
  filed: readonly Filed[],
): CaseDocument[] {
  const scopes = inCollection(scopesOfReader(reader), collection);
  const byId = new Map(filed.map(({ row }) => [row.id, row]));
  const conflicts = new Map<string, CaseDocument>();
  for (const { id, holds } of rows) {
    const row = byId.get(id);
    // A case may leave the caller's scope while entries are on their way: they are taken, and nothing is disclosed.
    if (!row?.scopes.some((scope) => scopes.includes(scope))) continue;
    const view = viewOf(reader, row, row.entries);
    if (hasMore(view, new Map(holds))) conflicts.set(id, { id, entries: view, _deleted: false });
  }
  return [...conflicts.values()];
}

const RANKS: Record<string, number> = { absent: 0, withheld: 1, full: 2, redacted: 3 };

const hasMore = (view: readonly Entry[], holds: ReadonlyMap<string, string>): boolean =>
  view.some((entry) => {
    const held = holds.get(entry.id);
    return held === undefined || levelRank(levelOf(entry)) > (RANKS[held] ?? -1);
  });
