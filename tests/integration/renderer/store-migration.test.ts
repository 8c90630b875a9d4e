import type { MigrationStrategies, RxCollectionCreator } from 'rxdb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { STORE_SCHEMA, type StoreSchema } from '../../../renderer/data/store/store-schema.ts';
import { anOffice, type DeskPc, type Office } from '../../fixtures/a-desk-pc.ts';
import { storedRows } from '../../fixtures/stored-documents.ts';

let office: Office;
let pc: DeskPc;

beforeEach(async () => {
  office = await anOffice();
  pc = await office.pc();
  await pc.signIn('officer-1');
});
afterEach(() => office.close());

/** The collection as the next version of the app would have it: one member and one index more. */
function next({ schema, ...rest }: RxCollectionCreator, member: string, index: string[]): RxCollectionCreator {
  const version = schema.version + 1;
  const properties = { ...schema.properties, [member]: { type: 'string', maxLength: 20 } };
  const required = [...(schema.required as string[]), member];
  const indexes = [...(schema.indexes as string[]), index];
  const migrationStrategies: MigrationStrategies = { [version]: (document) => ({ ...document, [member]: 'baru' }) };
  return { ...rest, schema: { ...schema, version, properties, required, indexes }, migrationStrategies };
}

const NEXT: StoreSchema = {
  ...STORE_SCHEMA,
  complaints: next(STORE_SCHEMA.complaints, 'channel', ['channel', 'newest']),
  secretComplaints: next(STORE_SCHEMA.secretComplaints, 'channel', ['channel', 'newest']),
  drafts: next(STORE_SCHEMA.drafts, 'form', ['form']),
  attachments: next(STORE_SCHEMA.attachments, 'origin', ['origin']),
};

const photo = () => ({
  name: 'jalan.jpg',
  type: 'image/jpeg' as const,
  bytes: Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]),
});

/** A sent report, an unsent one with a photo, a draft with a photo, and a store that the next version has to take over. */
async function planted() {
  const sent = await pc.receive();
  await pc.sent();
  pc.line.isUp = false;
  const unsent = await pc.receive({}, { photos: [photo()] });
  await pc.desk.drafts.write({ id: 'draf-1', title: 'Judul draf', form: { nama: 'Warga Contoh 1' } });
  const file = await pc.desk.drafts.writePhoto('draf-1', photo());
  const entries = Object.fromEntries([
    [sent, await pc.entries(sent)] as const,
    [unsent, await pc.entries(unsent)] as const,
  ]);
  await pc.desk.lock(true);
  return { sent, unsent, file, entries };
}

async function everythingIsThere({ sent, unsent, file, entries }: Awaited<ReturnType<typeof planted>>): Promise<void> {
  expect(await pc.rows((rows) => rows.length === 2)).toMatchObject([
    { id: unsent, delivery: 'unsent' },
    { id: sent, delivery: 'hub' },
  ]);
  for (const [id, ids] of Object.entries(entries)) expect(await pc.entries(id)).toEqual(ids);
  expect(await pc.desk.drafts.read('draf-1')).toMatchObject({ form: { nama: 'Warga Contoh 1' } });
  expect(await pc.desk.drafts.readPhoto(file)).toMatchObject({ name: 'jalan.jpg' });
  // Nothing of it came from the journal: the store itself has brought it over.
  expect((await pc.desk.replication.health()).replayed).toBe(0);
  const rows = await storedRows(pc.workstation, 'complaints');
  expect(rows.map(({ channel }) => channel)).toEqual(['baru', 'baru']);
}

test('a store of an older schema opens with everything in it, unsent work is sent, and pulls go on where they were', async () => {
  const before = await planted();
  pc.storeSchema = NEXT;
  await pc.restart();
  await pc.signIn('officer-1');
  await everythingIsThere(before);
  pc.line.requests.length = 0;
  pc.line.isUp = true;
  await pc.sent();
  expect(await office.casesOfHub()).toEqual(before.entries);
  const pulls = pc.line.requests.filter((request) => /complaints\/pull/.test(request));
  expect(pulls.length).toBeGreaterThan(0);
  expect(pulls.filter((pull) => /sequence=0&/.test(pull) && !/secret/.test(pull))).toEqual([]);

  await pc.restart();
  await pc.signIn('officer-1');
  await pc.rows((rows) => rows.length === 2 && rows.every(({ delivery }) => delivery === 'hub'));
  expect(pc.faults).toEqual([]);
});

test('a migration that the disk has broken off goes on at the next sign-in', async () => {
  const before = await planted();
  pc.storeSchema = NEXT;
  await pc.restart();
  const { put, add } = IDBObjectStore.prototype;
  let writes = 0;
  const breaking = (work: typeof put): typeof put =>
    function (this: IDBObjectStore, ...row) {
      const isNew = /--1--(drafts|complaints)$/.test(this.transaction.db.name);
      if (isNew && ++writes > 2) throw new DOMException('full', 'QuotaExceededError');
      return work.apply(this, row);
    };
  const spies = [
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(breaking(put)),
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(breaking(add)),
  ];
  await expect(pc.signIn('officer-1')).rejects.toThrow();
  for (const spy of spies) spy.mockRestore();
  await pc.restart();
  await pc.signIn('officer-1');
  await everythingIsThere(before);
});
