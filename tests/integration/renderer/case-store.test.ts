import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Entry } from '#shared/complaint/entry.ts';
import { randomBytes } from '#shared/crypto/bytes.ts';
import { importDataKey } from '#shared/crypto/sealed-value.ts';
import { createSigningKey, signerOf } from '#shared/crypto/signature.ts';
import type { CaseDocument } from '#shared/replication/protocol.ts';
import type { KeyRing } from '../../../renderer/data/keys.ts';
import { CaseStore } from '../../../renderer/data/store/case-store.ts';
import { takeIn } from '../../../renderer/data/store/case-union.ts';
import { type Database, openDatabase } from '../../../renderer/data/store/database.ts';
import { emptyCase, type SealedCase } from '../../../renderer/data/store/seal.ts';
import { aCase, answered, disposedTo, verified } from '../../fixtures/a-case.ts';

let database: Database;
let store: CaseStore;
let keep: Set<string>;
let keys: KeyRing;
let opened = 0;

beforeEach(async () => {
  opened += 1;
  keep = new Set();
  const signing = await createSigningKey();
  keys = {
    main: await importDataKey(randomBytes(32)),
    secret: await importDataKey(randomBytes(32)),
    secretBox: null,
    secretPublic: '',
    sign: await signerOf(signing.seed),
    key: signing.id,
  };
  database = await openDatabase(`TBN-${opened}`);
  store = anotherStore();
  await store.loadNewest();
});
afterEach(async () => {
  store.close();
  await database.close();
});

function anotherStore(version = '0.1.0'): CaseStore {
  const fail = (error: unknown) => {
    throw error;
  };
  return new CaseStore(database, { keys, workstation: 'TBN-K7', version, dueOf: () => '2026-12-14' }, () => keep, fail);
}

const [received, reporter, ...later] = aCase({ steps: [verified, disposedTo('DPUPR'), answered] });
const id = received?.ticket ?? '';
const begun = [received, reporter].filter((entry) => entry !== undefined);

const view = (entries: Entry[], _deleted = false): CaseDocument => ({ id, entries, _deleted });

test('a save that comes in while a pulled case is united with the store is not overwritten', async () => {
  await store.add('complaints', id, begun);
  const write = store.documents.write.bind(store.documents);
  // Once, between reading and writing.
  vi.spyOn(store.documents, 'write').mockImplementationOnce(async (...parts) => {
    await store.add('complaints', id, later.slice(1));
    return write(...parts);
  });
  await takeIn(store, 'complaints', [view([...begun, ...later.slice(0, 1)])], 'test');
  expect((await store.entries(id)).length).toBe(5);
});

test('a pulled case keeps the entries that the hub does not name, and names them as missing', async () => {
  await store.add('complaints', id, [...begun, ...later]);
  expect(await takeIn(store, 'complaints', [view(begun)], 'test')).toEqual(later.map((entry) => entry.id));
  expect((await store.entries(id)).length).toBe(5);
});

test('a pulled case that changes nothing is not written, and one whose document was altered is', async () => {
  await store.add('complaints', id, begun);
  const [before] = await database.complaints.find().exec();
  await takeIn(store, 'complaints', [view(begun)], 'test');
  expect((await database.complaints.findOne(id).exec())?.revision).toBe(before?.revision);
  await before?.incrementalPatch({ body: 'altered' });
  await takeIn(store, 'complaints', [view(begun)], 'test');
  await store.settled();
  expect((await store.entries(id)).map((entry) => entry.id)).toEqual(begun.map((entry) => entry.id));
});

test('an entry that the hub withholds is lowered, unless the hub does not have it yet', async () => {
  await store.add('complaints', id, begun);
  const withheld = begun.map(({ salt: _salt, data: _data, ...header }) => ({ ...header, level: 'withheld' as const }));
  keep.add(begun[1]?.id ?? '');
  await store.receive('complaints', id, withheld);
  const levels = (await store.entries(id)).map((entry) => entry.level ?? 'full');
  expect(levels).toEqual(['withheld', 'full']);
});

test('a tombstone takes the case out of memory and its content out of the store; the case may come again', async () => {
  await store.add('complaints', id, begun);
  await takeIn(store, 'complaints', [view([], true)], 'test');
  await store.settled();
  expect(store.get(id)).toBeNull();
  expect(await store.hasLeft('complaints', id)).toBe(true);
  await takeIn(store, 'complaints', [view(begun)], 'test');
  await store.settled();
  expect((await store.entries(id)).length).toBe(2);
});

test('a case on its way from one collection to the other is listed once', async () => {
  await store.add('complaints', id, begun);
  await store.add('secretComplaints', id, begun);
  expect([...store.all()].map((one) => one.collection)).toEqual(['secretComplaints']);
  await database.complaints.findOne(id).remove();
  await store.settled();
  expect([...store.all()]).toHaveLength(1);
});

/** Cases of hours that follow each other, in the store already. */
async function stored(count: number): Promise<SealedCase[]> {
  const rows = await Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const at = new Date(Date.UTC(2026, 0, 1) + index * 3_600_000).toISOString().replace('Z', '+00:00');
      const entries = aCase({ serial: index + 1, at });
      return store.documents.seal('complaints', entries[0]?.ticket ?? '', entries);
    }),
  );
  await database.complaints.bulkInsert(rows);
  await store.settled();
  return rows;
}

test('a large store opens with its newest cases, and knows all of them a while later', async () => {
  const rows = await stored(1_200);
  const reopened = anotherStore();
  expect(await reopened.loadNewest()).toBe(false);
  const newest = rows.map((row) => row.newest).sort()[0];
  expect([...reopened.all()]).toHaveLength(200);
  expect([...reopened.all()].some((one) => one.newest === newest)).toBe(true);
  await reopened.loadRest();
  expect([...reopened.all()]).toHaveLength(1_200);
  reopened.close();
});

test('a case that leaves while the store is being read does not come back', async () => {
  const [oldest] = await stored(600);
  const reopened = anotherStore();
  await reopened.loadNewest();
  let isTold = false;
  reopened.changed$.subscribe(() => {
    isTold = true;
  });
  const loading = reopened.loadRest();
  // The page that holds it is read, and not opened yet.
  await database.complaints.bulkUpsert([{ ...emptyCase(oldest?.id ?? ''), _deleted: true } as SealedCase]);
  await loading;
  await reopened.settled();
  expect(isTold).toBe(true);
  expect(reopened.get(oldest?.id ?? '')).toBeNull();
  expect(await reopened.find(oldest?.id ?? '', 1)).toEqual([]);
  expect([...reopened.all()]).toHaveLength(599);
  reopened.close();
});

test('a lock stops the reading of the store, and leaves no text behind', async () => {
  await stored(600);
  const reopened = anotherStore();
  await reopened.loadNewest();
  expect(await reopened.find('jalan', 1_000)).toHaveLength(200);
  const loading = reopened.loadRest();
  reopened.stopLoading();
  expect(await loading).toBe(false);
  expect([...reopened.all()].length).toBeLessThan(600);
  reopened.close();
  expect(await reopened.find('jalan', 1_000)).toEqual([]);
});

test('heads that another version of the app has sealed are folded anew, once', async () => {
  await store.add('complaints', id, begun);
  const [before] = await database.complaints.find().exec();
  const newer = anotherStore('0.2.0');
  await newer.loadNewest();
  expect(newer.get(id)?.summary).toEqual(store.get(id)?.summary);
  await newer.renewHeads();
  const [after] = await database.complaints.find().exec();
  expect([after?.digest, after?.head === before?.head]).toEqual([before?.digest, false]);
  const head = after?.head;
  const again = anotherStore('0.2.0');
  await again.loadNewest();
  await again.renewHeads();
  expect((await database.complaints.find().exec())[0]?.head).toBe(head);
  newer.close();
  again.close();
});
