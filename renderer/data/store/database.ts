import { addRxPlugin, createRxDatabase, type RxCollection, type RxDatabase, type RxDocumentData } from 'rxdb';
import { RxDBMigrationSchemaPlugin } from 'rxdb/plugins/migration-schema';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import type { SealedCase } from './seal.ts';
import { type Collections, STORE_SCHEMA, type StoreSchema } from './store-schema.ts';

export type Database = RxDatabase<Collections>;

/** A case as the storage has it, with RxDB's own members. */
export type CaseRecord = RxDocumentData<SealedCase>;

addRxPlugin(RxDBMigrationSchemaPlugin);

/** `generation`: how many stores of the workstation were set aside before (store-opening.ts). */
export const databaseName = (workstation: string, generation = 0): string =>
  `loket-aduan-${workstation.toLowerCase()}${generation === 0 ? '' : `-g${generation}`}`;

/** Opens the store and brings the documents of former schema versions over; rejects when either does not work. */
export async function openDatabase(name: string, schema: StoreSchema = STORE_SCHEMA): Promise<Database> {
  const database = await createRxDatabase<Collections>({
    name,
    // Durable when a write resolves, also through a power cut.
    storage: getRxStorageDexie({ chromeTransactionDurability: 'strict' }),
    // One window owns the store (platform/store-owner.ts).
    multiInstance: false,
    eventReduce: false,
  });
  try {
    const manual = Object.entries(schema).map(([of, creator]) => [of, { ...creator, autoMigrate: false }]);
    await database.addCollections(Object.fromEntries(manual) as StoreSchema);
    const collections = Object.values(database.collections);
    // RxDB does not wait for the databases themselves.
    await Promise.all(collections.map((collection) => collection.storageInstance.internals));
    for (const collection of collections) await migrate(collection);
    return database;
  } catch (error) {
    // Closing waits for what did not open, too.
    await database.close().catch(() => {});
    throw error;
  }
}

/**
 * RxDB keeps the former version's documents until all of them are written in the new one, so that a migration that was
 * cut off goes on at the next opening. Its own way to wait for it would see the failure of the last try, not this one.
 */
async function migrate(collection: RxCollection): Promise<void> {
  await collection.getMigrationState().startMigration();
  if (await collection.migrationNeeded()) throw new Error(`${collection.name} could not be migrated`);
}

/** Every stored document of a small collection. */
export async function readAll<Document>(collection: RxCollection<Document>): Promise<Document[]> {
  const found = await collection.find().exec();
  return found.map((document) => document.toJSON() as Document);
}
