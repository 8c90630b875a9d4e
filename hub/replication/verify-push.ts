import { type Entry, levelOf, levelRank, numberOf, workstationOf } from '#shared/complaint/entry.ts';
import type { RejectionCode } from '#shared/error-code.ts';
import type { PushRequest, Rejection } from '#shared/replication/protocol.ts';
import { knownEntries } from '../repositories/chain-repository.ts';
import type { Reader } from '../repositories/session-repository.ts';
import { type StaffKeyRow, staffKeys } from '../repositories/staff-repository.ts';
import { pushedId, readEntry } from './read-entry.ts';
import type { Replication } from './replication.ts';
import { verifyEntry } from './verify-entry.ts';

export interface VerifiedPush {
  /** Genuine entries, by id. */
  entries: Map<string, Entry>;
  /** What was refused outright: malformed, forged, altered, or of nobody that the hub knows. */
  refused: Rejection[];
}

/** Reads and verifies every entry by itself, before any lock is taken: one that fails never stops the others. */
export async function verifyPush(
  replication: Replication,
  reader: Reader,
  request: PushRequest,
): Promise<VerifiedPush> {
  const refused: Rejection[] = [];
  const read: { rowId: string; entry: Entry }[] = [];
  for (const row of request.rows) {
    for (const pushed of row.entries) {
      const entry = readEntry(pushed);
      if ('fault' in entry) refused.push(refusal(row.id, pushedId(pushed), entry.fault, entry.message));
      else read.push({ rowId: row.id, entry });
    }
  }
  const { keys, known } = await replication.database.within(reader.district, async (tx) => ({
    keys: await staffKeys(tx, reader.district, [...new Set(read.map(({ entry }) => entry.key))]),
    known: await knownEntries(
      tx,
      reader.district,
      read.flatMap(({ entry }) => [entry.id, idBefore(entry)]),
    ),
  }));
  const keyOf = new Map(keys.map((key) => [key.id, key]));
  const hashes = new Map([...known.values()].map((entry) => [entry.id, entry.hash]));
  const entries = new Map<string, Entry>();
  const faults = await Promise.all(read.map(({ entry, rowId }) => faultOf(entry, rowId, keyOf.get(entry.key))));
  const judged = read.map((one, index) => ({ ...one, fault: faults[index] ?? null }));
  judgeChains(judged, hashes);
  for (const { rowId, entry, fault } of judged) {
    if (fault) {
      refused.push(refusal(rowId, entry.id, ...fault));
      continue;
    }
    const before = entries.get(entry.id);
    if (!before || levelRank(levelOf(entry)) > levelRank(levelOf(before))) entries.set(entry.id, entry);
  }
  return { entries, refused };
}

const idBefore = ({ id }: Entry): string => `${workstationOf(id)}.${numberOf(id) - 1}`;

/**
 * Another entry has its number, or the number before it: the PC's disk was copied or restored from an image. What
 * follows in that chain is refused with it, so that the chain known here stays whole; the PC issues it anew.
 */
function judgeChains(judged: { entry: Entry; fault: Fault | null }[], hashes: Map<string, string>): void {
  const elsewhere = new Set<string>();
  for (const one of judged.toSorted((left, right) => numberOf(left.entry.id) - numberOf(right.entry.id))) {
    const { entry, fault } = one;
    if (fault) continue;
    const known = hashes.get(entry.id);
    const before = hashes.get(idBefore(entry));
    const isFollowing = before === undefined ? !elsewhere.has(entry.prev) : before === entry.prev;
    if (known === undefined ? isFollowing : known === entry.hash) {
      hashes.set(entry.id, entry.hash);
    } else {
      one.fault = ALTERED;
      elsewhere.add(entry.hash);
    }
  }
}

export type Fault = readonly [RejectionCode, string];
export const ALTERED: Fault = ['altered', 'another entry is known under this number, or under the one before it'];

export const refusal = (id: string, entryId: string, code: RejectionCode, message: string): Rejection => ({
  id,
  entryId,
  code,
  message,
  kept: false,
});

async function faultOf(entry: Entry, rowId: string, key: StaffKeyRow | undefined): Promise<Fault | null> {
  if (entry.ticket !== rowId) return ['wrong-ticket', 'the entry belongs to another case'];
  if (!key) return ['unknown-key', 'no certificate of this key'];
  // Another workstation's chain must not be filled up with the entries of this one.
  if (key.workstation !== workstationOf(entry.id))
    return ['key-mismatch', 'the key was certified for another workstation'];
  const fault = await verifyEntry(entry, key.publicKey);
  return fault && ['forged', `the ${fault} does not hold`];
}
