import { bucketHashes, bucketOf } from '#shared/replication/digest.ts';
import { BucketAnswer, type CaseCollection, DigestAnswer } from '#shared/replication/protocol.ts';
import type { CaseStore } from './case-store.ts';
import type { HubSession } from './hub-session.ts';
import type { Sender } from './sender.ts';

interface CompareParts {
  session: HubSession;
  store: CaseStore;
  sender: Sender;
}

/**
 * Compares every case with the hub by digests and repairs both ways what differs; how many cases that were. Finds
 * what no checkpoint would: a document that a damaged store or hub has lost.
 */
export async function compareDigests({ session, store, sender }: CompareParts): Promise<number> {
  let repaired = 0;
  for (const collection of store.collections) {
    const here = [...store.inCollection(collection).values()];
    const mine = await bucketHashes(here);
    const { buckets } = await session.call(`/replication/${collection}/digest`, { answer: DigestAnswer });
    for (const [bucket, hash] of buckets.entries()) {
      if (hash === mine[bucket]) continue;
      const { cases } = await session.call(`/replication/${collection}/digest/${bucket}`, { answer: BucketAnswer });
      const there = new Map(cases.map(({ id, digest }) => [id, digest]));
      const local = new Map<string, string>();
      for (const { id, digest } of here) if ((await bucketOf(id)) === bucket) local.set(id, digest);
      const differing = [...new Set([...there.keys(), ...local.keys()])].filter(
        (id) => there.get(id) !== local.get(id),
      );
      await repair(store, sender, collection, differing);
      repaired += differing.length;
    }
  }
  return repaired;
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
