import { receive } from '#shared/complaint/merge.ts';
import type { CaseCollection, CaseDocument } from '#shared/replication/protocol.ts';
import type { CaseWrite } from './case-documents.ts';
import type { CaseStore } from './case-store.ts';
import type { CaseRecord } from './database.ts';
import { emptyCase } from './seal.ts';

interface United {
  write: CaseWrite | null;
  /** Ids of local entries that the hub did not name. */
  missing: string[];
}

/**
 * The hub's view of a case as it may be stored: united with what is here. `previous` is the stored document, undefined
 * when there is none; the write is null when it would change nothing.
 */
async function unite(
  store: CaseStore,
  collection: CaseCollection,
  { id, entries: view, _deleted }: CaseDocument,
  previous: CaseRecord | undefined,
): Promise<United> {
  const over = previous && { previous };
  if (_deleted) {
    // Nothing is left of it but the id, by which the journal's copy stays away (recovery.ts).
    const isGone = previous?._deleted === true;
    return { write: isGone ? null : { document: recordOf(emptyCase(id), true), ...over }, missing: [] };
  }
  const known = await store.known(collection, id, previous);
  const after = await store.documents.seal(collection, id, receive(known ?? [], view, store.keep()));
  const isSame = known !== null && previous?._deleted === false && previous.digest === after.digest;
  const named = new Set(view.map((entry) => entry.id));
  return {
    write: isSame && store.inCollection(collection).has(id) ? null : { document: recordOf(after, false), ...over },
    missing: (known ?? []).map((entry) => entry.id).filter((entryId) => !named.has(entryId)),
  };
}

const recordOf = (document: Omit<CaseRecord, '_deleted' | '_attachments' | '_meta' | '_rev'>, isDeleted: boolean) =>
  // Revision and time are the storage's own.
  ({ ...document, _deleted: isDeleted, _attachments: {}, _meta: { lwt: 1 }, _rev: '' }) satisfies CaseRecord;

/**
 * Takes the hub's views of cases into the store, each united with what is here; the ids of local entries that the hub
 * did not name. A case that somebody else wrote since it was read is united anew, so that no write is overwritten.
 */
export async function takeIn(
  store: CaseStore,
  collection: CaseCollection,
  documents: readonly CaseDocument[],
  context: string,
): Promise<string[]> {
  const missing: string[] = [];
  let known = documents.filter(({ id }) => store.inCollection(collection).has(id));
  for (let waiting = [...documents]; waiting.length > 0; ) {
    const before = await store.documents.read(
      collection,
      known.map(({ id }) => id),
    );
    const united = await Promise.all(waiting.map((one) => unite(store, collection, one, before.get(one.id))));
    const writes = united.map(({ write }) => write).filter((write) => write !== null);
    const refused = await store.documents.write(collection, writes, context);
    missing.push(...united.filter(({ write }) => !refused.has(write?.document.id ?? '')).flatMap((one) => one.missing));
    waiting = waiting.filter(({ id }) => refused.has(id));
    known = waiting;
  }
  return missing;
}
