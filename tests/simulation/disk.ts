import { IDBFactory, IDBObjectStore } from 'fake-indexeddb';

type Factory = InstanceType<typeof IDBFactory>;

/** The parts of fake-indexeddb's inside that outlive a page. */
interface RawDatabase {
  name: string;
  version: number;
  transactions: RawTransaction[];
  rawObjectStores: Map<string, RawStore>;
  processTransactions: () => void;
}
interface RawStore {
  rawDatabase: RawDatabase;
  records: { values(): Iterable<{ key: unknown }> };
  deleteRecord(key: unknown, rollbackLog: unknown[]): void;
}
interface RawTransaction {
  _state: string;
  _rollbackLog: (() => void)[];
  _requests: unknown[];
  _execRequestAsync(request: { source: IDBObjectStore; operation(): unknown }): unknown;
  dispatchEvent(): boolean;
}
type Databases = { _databases: Map<string, RawDatabase> };

/**
 * IndexedDB as the next page finds it when this one dies now: what was committed. The dying page's transactions are
 * rolled back, and whatever it still asks is never answered.
 */
export function afterDeath(factory: Factory): Factory {
  const next = new IDBFactory();
  for (const raw of (factory as unknown as Databases)._databases.values()) {
    for (const transaction of raw.transactions) {
      if (transaction._state === 'finished') continue;
      for (const undo of transaction._rollbackLog.splice(0).reverse()) undo();
      transaction._requests.length = 0;
      transaction._execRequestAsync = () => ({});
      transaction.dispatchEvent = () => true;
    }
    raw.processTransactions = () => {};
    if (raw.rawObjectStores.size === 0) continue;
    const Database = raw.constructor as new (name: string, version: number) => RawDatabase;
    const fresh = new Database(raw.name, raw.version);
    for (const [name, store] of raw.rawObjectStores) {
      store.rawDatabase = fresh;
      fresh.rawObjectStores.set(name, store);
    }
    (next as unknown as Databases)._databases.set(raw.name, fresh);
  }
  return next;
}

/** Takes one case out of the store behind everybody's back; its id, or null when there is none. */
export function forgetCase(factory: Factory, pick: number): string | null {
  for (const [name, raw] of (factory as unknown as Databases)._databases) {
    const store = name.endsWith('--complaints') ? raw.rawObjectStores.get('docs') : undefined;
    const keys = store ? [...store.records.values()].map(({ key }) => key) : [];
    const key = keys[pick % keys.length];
    if (key === undefined) continue;
    store?.deleteRecord(key, []);
    return String(key);
  }
  return null;
}

export const FULL = 'the disk is full';
/** Parts of names of databases that take nothing more, e.g. a workstation in lower case. */
export const fullDisks = new Set<string>();

/** As browsers tell of it: not when a row is put, but when it is written. */
export function fillDisks(): void {
  for (const method of ['put', 'add'] as const) {
    const write = IDBObjectStore.prototype[method];
    IDBObjectStore.prototype[method] = function (this: IDBObjectStore, ...row: [unknown]) {
      const { name } = this.transaction.db;
      if (![...fullDisks].some((part) => name.includes(part))) return write.apply(this, row as never);
      const operation = () => {
        throw new DOMException(FULL, 'QuotaExceededError');
      };
      return (this.transaction as unknown as RawTransaction)._execRequestAsync({ source: this, operation });
    } as never;
  }
}
