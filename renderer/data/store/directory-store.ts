import { sealDirectoryDocument } from '../directory-view.ts';
import type { KeyRing } from '../keys.ts';
import type { Database } from './database.ts';

/** Writes documents of the directory to the store; one whose data is null is taken away. */
export async function storeDirectory(
  database: Database,
  keys: KeyRing,
  documents: readonly { id: string; kind: string; data: unknown }[],
): Promise<void> {
  const present = documents.filter(({ data }) => data !== null);
  const gone = documents.filter(({ data }) => data === null).map(({ id }) => id);
  const sealed = await Promise.all(present.map((one) => sealDirectoryDocument(keys, one)));
  const { error } = await database.directory.bulkUpsert(sealed);
  const stored = await database.directory.findByIds(gone).exec();
  const removed = await database.directory.bulkRemove([...stored.keys()]);
  const [failed] = [...error, ...removed.error];
  if (failed) throw new Error(`the store refused ${failed.documentId}`, { cause: failed });
}
