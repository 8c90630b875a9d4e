import type { DexieStorageInternals, RxCollection } from 'rxdb';
import { OPEN } from '#shared/complaint/kind.ts';
import type { SealedCase } from './seal.ts';

type Cases = RxCollection<SealedCase>;
/** Where a page begins: after this case. */
type Place = readonly [newest: string, id: string];

const START: Place = ['', ''];
/** Above every text that an index holds. */
const END = '\uffff';
/** Opened between two frames, so that the screen stays alive. */
const PAGE = 250;

/**
 * Sealed cases, newest first, straight from the table of RxDB's storage: its own queries walk a cursor, case by case,
 * and keep what they found in memory, which at 20,000 cases cost ten times the time and 200 MB.
 */
async function read(cases: Cases, status: string | null, after: Place, limit: number): Promise<SealedCase[]> {
  const { dexieTable } = await (cases.storageInstance.internals as DexieStorageInternals);
  const index = status === null ? '[_deleted+newest+id]' : '[_deleted+status+newest+id]';
  const start = status === null ? ['0'] : ['0', status];
  const range = dexieTable.where(index).between([...start, ...after], [...start, END, END], false, false);
  return range.limit(limit).toArray();
}

export const readNewest = (cases: Cases, limit: number): Promise<SealedCase[]> => read(cases, null, START, limit);

/** Every case: the open ones first, as they are the work, and again among all. */
export async function* readPages(cases: Cases): AsyncGenerator<SealedCase[]> {
  for (const status of [...OPEN, null]) {
    for (let after = START; ; ) {
      const page = await read(cases, status, after, PAGE);
      if (page.length > 0) yield page;
      const last = page.at(-1);
      if (page.length < PAGE || !last) break;
      after = [last.newest, last.id];
    }
  }
}
