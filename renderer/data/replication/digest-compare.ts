import { bucketHashes, digestOf } from '#shared/replication/digest.ts';
import { BucketAnswer, type CaseCollection, ChallengeAnswer, DigestAnswer } from '#shared/replication/protocol.ts';
import type { Desktop } from '../../platform/desktop.ts';
import type { Attachments } from '../attachments.ts';
import { forgetFilesLetGo } from '../leaving-files.ts';
import type { CaseStore } from '../store/case-store.ts';
import type { HubSession } from './hub-session.ts';
import type { Mending } from './mending.ts';
import type { Sender } from './sender.ts';

interface CompareParts {
  session: HubSession;
  /** Buckets of the ids seen so far. */
  buckets: Map<string, number>;
  store: CaseStore;
  mending: Mending;
  sender: Sender;
}

interface PruneParts extends CompareParts {
  journal: Desktop['journal'];
  attachments: Attachments;
}

/** Compares, and when nothing had to be repaired lets the journal forget what the hub has held for long enough. */
export async function compareAndPrune(parts: PruneParts): Promise<number> {
  const { session, store, journal, attachments } = parts;
  const differing = await compareDigests(parts);
  // What this person may not read was not compared: then somebody else's comparison has to confirm it.
  if (![...store.all()].every(store.mayRead)) return differing;
  // A photo that is unsent is found again by the journal when the store is lost.
  if (differing > 0 || (await attachments.unsent()).length > 0) return differing;
  // Its own time, asked for just now: a wrong clock of the PC must not make anything old.
  const { serverTimeMs } = await session.call('/sessions/challenge', { answer: ChallengeAnswer });
  await journal.prune({ hubMs: serverTimeMs, collections: store.collections });
  await forgetFilesLetGo(store, attachments, journal);
  return differing;
}

/**
 * Compares every case that the person signed in reads with the hub by digests and repairs both ways what differs; how
 * many cases that were. Finds what no checkpoint would: a document that a damaged store or hub has lost, and what
 * somebody with fewer rights, who signed in here before, did not pull.
 */
async function compareDigests({ session, store, mending, sender, buckets }: CompareParts): Promise<number> {
  let repaired = 0;
  for (const collection of store.collections) {
    const here = await digestsHere(store, mending, collection);
    const cases = [...here].map(([id, digest]) => ({ id, digest }));
    const mine = await bucketHashes(cases, buckets);
    const answer = await session.call(`/replication/${collection}/digest`, { answer: DigestAnswer });
    for (const [bucket, hash] of answer.buckets.entries()) {
      if (hash === mine[bucket]) continue;
      const path = `/replication/${collection}/digest/${bucket}`;
      const { cases: known } = await session.call(path, { answer: BucketAnswer });
      const there = new Map(known.map(({ id, digest }) => [id, digest]));
      const ids = new Set(there.keys());
      for (const id of here.keys()) if (buckets.get(id) === bucket) ids.add(id);
      const differing = [...ids].filter((id) => there.get(id) !== here.get(id));
      await repair(store, sender, collection, differing);
      repaired += differing.length;
    }
  }
  return repaired;
}

/**
 * Digests of the cases that the person reads, as they should be at the hub: without the entries that it keeps apart from
 * their case (karantina), which would be a difference for ever.
 */
export async function digestsHere(
  store: CaseStore,
  mending: Mending,
  collection: CaseCollection,
): Promise<Map<string, string>> {
  const cases = [...store.inCollection(collection).values()].filter(store.mayRead);
  const digests = new Map(cases.map(({ id, digest }) => [id, digest]));
  for (const [id, apart] of mending.kept()) {
    if (!digests.has(id)) continue;
    const entries = (await store.entries(id, collection)).filter((entry) => !apart.has(entry.id));
    // Before its opening is there, the hub shows a case to nobody who reads it here.
    if (entries.some(({ kind }) => kind === 'received')) digests.set(id, await digestOf(entries));
    else digests.delete(id);
  }
  return digests;
}

/** Sends all that is here; the hub answers with what it has beyond it. */
async function repair(
  store: CaseStore,
  sender: Sender,
  collection: CaseCollection,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  const parcels = await Promise.all(
    ids.map(async (id) => {
      const entries = await store.entries(id, collection);
      return { id, entries, held: entries };
    }),
  );
  for (const { id, entries } of await sender.refill(collection, parcels)) await store.receive(collection, id, entries);
}
