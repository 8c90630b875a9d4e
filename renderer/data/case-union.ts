import type { Entry } from '#shared/complaint/entry.ts';
import { receive } from '#shared/complaint/merge.ts';
import type { CaseCollection } from '#shared/replication/protocol.ts';
import type { CaseStore } from './case-store.ts';
import type { SealedCase } from './seal.ts';

export interface United {
  sealed: SealedCase;
  /** Ids of local entries that the hub did not name. */
  missing: string[];
}

/**
 * The hub's view of a case as it may be stored: united with what is here, for RxDB replaces an unchanged document by
 * a pulled one.
 */
export async function unite(
  store: CaseStore,
  collection: CaseCollection,
  id: string,
  view: readonly Entry[],
): Promise<United> {
  const known = store.inCollection(collection).has(id) ? await store.entries(id, collection) : [];
  const named = new Set(view.map((entry) => entry.id));
  return {
    sealed: await store.seal(collection, id, receive(known, view, store.keep())),
    missing: known.map((entry) => entry.id).filter((entryId) => !named.has(entryId)),
  };
}
