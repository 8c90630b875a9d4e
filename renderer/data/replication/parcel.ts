import type { Entry } from '#shared/complaint/entry.ts';
import type { CaseCollection } from '#shared/replication/protocol.ts';
import type { CaseStore } from '../store/case-store.ts';
import type { Outbox } from './outbox.ts';

/** What of a case is to be sent, and what of it is here. */
export interface Parcel {
  id: string;
  entries: readonly Entry[];
  held: readonly Entry[];
}

export async function parcelOf(
  { store, outbox }: { store: CaseStore; outbox: Outbox },
  collection: CaseCollection,
  id: string,
  unsent: readonly string[],
): Promise<Parcel> {
  const held = await store.entries(id, collection);
  const here = new Map(held.map((entry) => [entry.id, entry]));
  // A case that left this person's scope is gone from the store: its entries are still in the journal.
  const elsewhere = unsent.filter((entryId) => !here.has(entryId));
  const fromJournal = elsewhere.length > 0 ? await outbox.open(elsewhere) : [];
  const entries = unsent.map((entryId) => here.get(entryId)).filter((entry) => entry !== undefined);
  return { id, entries: [...entries, ...fromJournal], held: [...held, ...fromJournal] };
}
