import type { Entry } from '#shared/complaint/entry.ts';
import { SealBroken } from '#shared/crypto/sealed-value.ts';
import type { CaseCollection } from '#shared/replication/protocol.ts';
import type { KeyRing } from './keys.ts';
import { openEntries, type SealedCase } from './seal.ts';

/** A write to a case, as RxDB's events tell it. */
export interface CaseChange {
  documentData: SealedCase & { _deleted: boolean };
  previousDocumentData?: (SealedCase & { _deleted?: boolean }) | undefined;
}

/**
 * Entries that a write has taken out of a case, which none may: RxDB stores a pulled document after it was united with
 * the local one, and a save that came in between would be missing from it.
 */
export async function lostEntries(
  keys: KeyRing,
  collection: CaseCollection,
  { documentData, previousDocumentData: previous }: CaseChange,
): Promise<Entry[]> {
  if (!previous || previous._deleted || documentData._deleted || previous.digest === documentData.digest) return [];
  const before = await openEntries(keys, collection, previous).catch(emptyWhenBroken);
  const after = await openEntries(keys, collection, documentData).catch(emptyWhenBroken);
  const present = new Set(after.map((entry) => entry.id));
  return before.filter((entry) => !present.has(entry.id));
}

function emptyWhenBroken(error: unknown): Entry[] {
  if (error instanceof SealBroken) return [];
  throw error;
}
