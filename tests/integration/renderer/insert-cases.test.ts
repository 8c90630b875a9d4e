import 'fake-indexeddb/auto';
import type { DexieStorageInternals } from 'rxdb';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type CaseRecord, type Database, openDatabase } from '../../../renderer/data/store/database.ts';
import { insertCases } from '../../../renderer/data/store/insert-cases.ts';
import { emptyCase } from '../../../renderer/data/store/seal.ts';

let database: Database;
let opened = 0;

beforeEach(async () => {
  opened += 1;
  database = await openDatabase(`TBN-I${opened}`);
});
afterEach(() => database.close());

const aRecord = (id: string): CaseRecord => ({
  ...emptyCase(id),
  status: 'received',
  newest: '8232121910999',
  head: `s1.main.head-${id}`,
  body: `s1.main.body-${id}`,
  _deleted: false,
  _attachments: {},
  _meta: { lwt: 1 },
  _rev: '',
});
const ids = ['TBN-K1-26-00001-A', 'TBN-K1-26-00002-B'];

type Named = 'complaints' | 'secretComplaints';

async function storedIn(collection: Named): Promise<CaseRecord[]> {
  const { dexieTable } = await (database[collection].storageInstance.internals as DexieStorageInternals);
  return dexieTable.toArray();
}

/** What differs from write to write: the time, and the number of the bulk. */
const timeless = (value: unknown): string =>
  JSON.stringify(value, (key, member) => (key === 'lwt' || key === 'id' ? typeof member : member));

test("inserted cases are stored and told byte for byte as RxDB's own write does it", async () => {
  const told: Record<Named, string[]> = { complaints: [], secretComplaints: [] };
  for (const name of ['complaints', 'secretComplaints'] as const) {
    database[name].storageInstance.changeStream().subscribe((bulk) => told[name].push(timeless(bulk)));
  }
  const { storageInstance } = database.complaints;
  await storageInstance.bulkWrite(
    ids.map((id) => ({ document: aRecord(id) })),
    'from the hub',
  );
  expect(await insertCases(database.secretComplaints, ids.map(aRecord), 'from the hub')).toBe(true);
  const [ours, theirs] = [await storedIn('secretComplaints'), await storedIn('complaints')];
  const bytes = (rows: CaseRecord[]) =>
    JSON.stringify(rows.map((row) => ({ ...row, _meta: { lwt: typeof row._meta.lwt } })));
  expect(ours).toHaveLength(2);
  expect(bytes(ours)).toBe(bytes(theirs));
  expect(told.secretComplaints).toEqual(told.complaints);
});

test('what RxDB has asked for before is found after the insertion, and may be changed', async () => {
  const [id = ''] = ids;
  expect(await database.complaints.findOne(id).exec()).toBeNull();
  await insertCases(database.complaints, [aRecord(id)], 'from the hub');
  const found = await database.complaints.findOne(id).exec();
  expect(found?.head).toBe(`s1.main.head-${id}`);
  await found?.incrementalPatch({ status: 'closed' });
  expect((await database.complaints.findOne(id).exec())?.status).toBe('closed');
});

test('when one of them is in the store, nothing is written and nothing is told', async () => {
  const [first = '', second = ''] = ids;
  await insertCases(database.complaints, [aRecord(second)], 'from the hub');
  let told = 0;
  database.complaints.storageInstance.changeStream().subscribe(() => {
    told += 1;
  });
  const other = { ...aRecord(second), head: 's1.main.other' };
  expect(await insertCases(database.complaints, [aRecord(first), other], 'from the hub')).toBe(false);
  expect((await storedIn('complaints')).map(({ id, head }) => [id, head])).toEqual([
    [second, `s1.main.head-${second}`],
  ]);
  expect(told).toBe(0);
});
