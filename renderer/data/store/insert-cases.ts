import { categorizeBulkWriteRows, type DexieStorageInternals, now, type RxCollection } from 'rxdb';
import { fromStorageToDexie, type RxStorageInstanceDexie } from 'rxdb/plugins/storage-dexie';
import type { Subject } from 'rxjs';
import type { CaseRecord } from './database.ts';
import type { SealedCase } from './seal.ts';

/**
 * Puts cases that the store does not hold into the table of RxDB's storage, in RxDB's stored form and with RxDB's event,
 * but without its look at every id before: that costs more than the writing. All in one transaction; false when the
 * store does hold one of them, and then nothing was written.
 */
export async function insertCases(
  cases: RxCollection<SealedCase>,
  documents: readonly CaseRecord[],
  context: string,
): Promise<boolean> {
  const instance = cases.storageInstance.originalStorageInstance as RxStorageInstanceDexie<SealedCase>;
  const { changes$ } = instance as unknown as { changes$: Subject<typeof eventBulk> };
  const _meta = { lwt: now() };
  const _rev = `1-${cases.database.token}`;
  const rows = documents.map((document) => ({ document: { ...document, _meta, _rev } }));
  const { bulkInsertDocs, eventBulk } = categorizeBulkWriteRows(instance, 'id', new Map(), rows, context);
  const { dexieDb, dexieTable, booleanIndexes } = await (instance.internals as DexieStorageInternals);
  const stored = bulkInsertDocs.map(({ document }) => fromStorageToDexie(booleanIndexes, document));
  try {
    await cases.database.lockedRun(() => dexieDb.transaction('rw', dexieTable, () => dexieTable.bulkAdd(stored)));
  } catch (error) {
    if ((error as Error).name === 'BulkError') return false;
    throw error;
  }
  const last = rows.at(-1)?.document;
  if (last) changes$.next({ ...eventBulk, checkpoint: { id: last.id, lwt: _meta.lwt } });
  return true;
}
