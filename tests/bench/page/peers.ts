import { Dexie } from 'dexie';
import PouchDB from 'pouchdb/dist/pouchdb.min.js';
import { createRxDatabase, type RxJsonSchema } from 'rxdb';
import { replicateRxCollection } from 'rxdb/plugins/replication';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import type { PlainCase } from '../seeded-hub.ts';

/** As the product writes. */
const STRICT = { chromeTransactionDurability: 'strict' } as const;
const INDEXES = ['newest', ['status', 'newest'], ['box', 'due']];

/** The peers over the same cases, unsealed, with the product's indexes; times in ms. */
export const peers = {
  async fillDexie(name: string, batch: number): Promise<number> {
    const cases: PlainCase[] = await (await fetch('/cases')).json();
    const dexie = openDexie(name);
    const startedMs = performance.now();
    for (let from = 0; from < cases.length; from += batch) {
      await dexie.table('cases').bulkPut(cases.slice(from, from + batch));
    }
    const tookMs = performance.now() - startedMs;
    dexie.close();
    return tookMs;
  },

  async fillRxdb(name: string, batch: number): Promise<number> {
    const database = await createRxDatabase({ name, storage: getRxStorageDexie(STRICT), multiInstance: false });
    const { cases } = await database.addCollections({ cases: { schema: caseSchema() } });
    const startedMs = performance.now();
    const replication = replicateRxCollection<PlainCase, { after: number }>({
      collection: cases,
      replicationIdentifier: name,
      live: false,
      pull: {
        batchSize: batch,
        handler: async (from, limit) => (await fetch(`/pull?after=${from?.after ?? 0}&limit=${limit}`)).json(),
      },
      push: { batchSize: batch, handler: async () => [] },
    });
    await replication.awaitInitialReplication();
    const tookMs = performance.now() - startedMs;
    await replication.cancel();
    await database.close();
    return tookMs;
  },

  /** A month apart: own cases here, others there, then both ways at once. */
  async catchUpPouch(name: string, remote: string, own: number): Promise<number> {
    const pouch = new PouchDB(name, { auto_compaction: false });
    const cases: PlainCase[] = await (await fetch('/cases')).json();
    await pouch.bulkDocs(cases.slice(0, own).map(({ id, ...rest }) => ({ _id: `own-${id}`, ...rest })));
    const startedMs = performance.now();
    await pouch.sync(`${location.origin}/db/${remote}`, { batch_size: 500 });
    const tookMs = performance.now() - startedMs;
    await pouch.close();
    return tookMs;
  },

  /** The first replication of a database of the peer's server; several batches on their way at once, as is its default. */
  async fillPouch(name: string, remote: string, batch: number): Promise<number> {
    const pouch = new PouchDB(name, { auto_compaction: false });
    const startedMs = performance.now();
    await pouch.replicate.from(`${location.origin}/db/${remote}`, { batch_size: batch });
    const tookMs = performance.now() - startedMs;
    await pouch.close();
    return tookMs;
  },
};

function openDexie(name: string): Dexie {
  const dexie = new Dexie(name, STRICT);
  dexie.version(1).stores({ cases: 'id,newest,[status+newest],[box+due]' });
  return dexie;
}

function caseSchema(): RxJsonSchema<PlainCase> {
  const text = (maxLength: number) => ({ type: 'string', maxLength });
  const properties = {
    id: text(40),
    status: text(30),
    box: text(60),
    due: text(10),
    newest: text(13),
    category: text(60),
    place: text(13),
    entries: { type: 'array', items: { type: 'object' } },
  };
  const schema = { version: 0, primaryKey: 'id', type: 'object', properties, required: Object.keys(properties) };
  return { ...schema, indexes: INDEXES } as unknown as RxJsonSchema<PlainCase>;
}
