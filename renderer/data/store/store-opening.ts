import type { Desktop } from '../../platform/desktop.ts';
import type { DiskGuard } from '../disk-guard.ts';
import { type Database, databaseName, openDatabase } from './database.ts';
import { StoreIsNewer, type StoreSchema } from './store-schema.ts';

/** A store that did not open. It stays where it is, beside the one that took its place. */
export interface SetAside {
  /** In IndexedDB. */
  name: string;
  /** ISO. */
  at: string;
  /** Staff who know of it. */
  told: readonly string[];
}

/** Kept in the vault: which of its stores a workstation uses. */
interface StoreRecord {
  /** 0 for the first one. */
  generation: number;
  /** Oldest first. */
  setAside: readonly SetAside[];
  /** Starts of the app in a row at which RxDB could not open what could be read. */
  failures: number;
}

export interface StoreParts {
  /** Of this workstation. */
  records: Desktop['vault'];
  workstation: string;
  schema: StoreSchema;
  disk: DiskGuard;
  now: () => number;
  wait: (ms: number) => Promise<void>;
}

const RECORD = 'store';
const FIRST: StoreRecord = { generation: 0, setAside: [], failures: 0 };
const TRIES = 3;
const WAIT_MS = 1_000;

/** What IndexedDB and Dexie call a database that is broken; all else (no room, closed, a fault of ours) is no reason to leave one. */
const BROKEN: readonly unknown[] = ['UnknownError', 'NotReadableError', 'DataError', 'NotFoundError', 'EncodingError'];

/**
 * Opens the workstation's store. One that cannot be opened, nor in three tries, is set aside, and a new one takes its
 * place, which journal and hub fill. Rejects as `openDatabase` when that does not open either, when the disk is full,
 * and when the fault is not the store's; StoreIsNewer when a newer app has written it.
 */
export async function openStore(parts: StoreParts): Promise<Database> {
  const { records, workstation, schema, disk, now } = parts;
  const record = await readRecord(records);
  const name = databaseName(workstation, record.generation);
  try {
    await readable(name, parts);
    const database = await openDatabase(name, schema);
    if (record.failures > 0) await write(records, { ...record, failures: 0 });
    return database;
  } catch (error) {
    if (!isOfTheStore(error)) throw error;
    await disk.look();
    if (disk.isFull) throw error;
    // RxDB remembers a failure until the page is loaded anew: its tries are starts of the app.
    const failures = record.failures + 1;
    if (!(error instanceof Unreadable) && failures < TRIES) {
      await write(records, { ...record, failures });
      throw error;
    }
  }
  const generation = record.generation + 1;
  const database = await openDatabase(databaseName(workstation, generation), schema);
  const at = new Date(now()).toISOString();
  await write(records, { generation, setAside: [...record.setAside, { name, at, told: [] }], failures: 0 });
  return database;
}

/** The last one set aside; null when none was. */
export async function lastSetAside(records: Desktop['vault']): Promise<SetAside | null> {
  return (await readRecord(records)).setAside.at(-1) ?? null;
}

/** True the first time that this person is asked about. */
export async function isToTell(records: Desktop['vault'], staff: string): Promise<boolean> {
  const record = await readRecord(records);
  const last = record.setAside.at(-1);
  if (!last || last.told.includes(staff)) return false;
  const setAside = [...record.setAside.slice(0, -1), { ...last, told: [...last.told, staff] }];
  await write(records, { ...record, setAside });
  return true;
}

class Unreadable extends Error {}

/** Looks into the databases below RxDB, which would remember a failure. */
async function readable(name: string, { schema, wait }: StoreParts): Promise<void> {
  for (let tried = 1; ; tried += 1) {
    try {
      const found = await databasesOf(name);
      const newer = found.find(({ version, collection }) => version > versionOf(schema, collection));
      if (newer) throw new StoreIsNewer(`${newer.database} was written by a newer app`);
      await Promise.all(found.map(({ database }) => readFirst(database)));
      return;
    } catch (error) {
      if (!isOfTheStore(error)) throw error;
      if (tried === TRIES) throw new Unreadable(`${name} cannot be read`, { cause: error });
      await wait(WAIT_MS * tried);
    }
  }
}

const versionOf = (schema: StoreSchema, collection: string): number =>
  (schema as Partial<Record<string, StoreSchema['drafts']>>)[collection]?.schema.version ?? Number.POSITIVE_INFINITY;

/** RxDB's Dexie storage names them `rxdb-dexie-<store>--<schema version>--<collection>`. */
async function databasesOf(store: string): Promise<{ database: string; version: number; collection: string }[]> {
  const prefix = `rxdb-dexie-${store}--`;
  const names = (await indexedDB.databases()).map(({ name = '' }) => name).filter((name) => name.startsWith(prefix));
  return names.map((database) => {
    const [version = '', ...collection] = database.slice(prefix.length).split('--');
    return { database, version: Number(version), collection: collection.join('--') };
  });
}

async function readFirst(name: string): Promise<void> {
  const database = await finished(indexedDB.open(name));
  try {
    const stores = [...database.objectStoreNames];
    if (stores.length === 0) return;
    const transaction = database.transaction(stores);
    await Promise.all(stores.map((store) => finished(transaction.objectStore(store).getAll(null, 1))));
  } finally {
    database.close();
  }
}

function finished<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Dexie keeps the first error in `inner`, others in `cause`. */
function isOfTheStore(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { name, inner, cause } = error as { name?: unknown; inner?: unknown; cause?: unknown };
  return BROKEN.includes(name) || isOfTheStore(inner) || isOfTheStore(cause);
}

async function readRecord(records: Desktop['vault']): Promise<StoreRecord> {
  const text = await records.read(RECORD);
  return text === null ? FIRST : { ...FIRST, ...(JSON.parse(text) as Partial<StoreRecord>) };
}

const write = (records: Desktop['vault'], record: StoreRecord): Promise<void> =>
  records.write(RECORD, JSON.stringify(record));
