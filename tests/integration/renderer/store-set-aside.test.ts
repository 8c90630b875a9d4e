import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { STORE_SCHEMA } from '../../../renderer/data/store/store-schema.ts';
import { anOffice, type DeskPc, type Office, until } from '../../fixtures/a-desk-pc.ts';
import { storedRows } from '../../fixtures/stored-documents.ts';

let office: Office;
let pc: DeskPc;
let restore = () => {};

/** RxDB tells the failure of a database to whoever waits for it, and once more to nobody. */
const listeners = process.listeners('unhandledRejection');
const heard = (error: Error, promise: Promise<unknown>) => {
  if (error.name !== 'UnknownError') for (const listener of listeners) listener(error, promise);
};
beforeAll(() => {
  process.removeAllListeners('unhandledRejection').on('unhandledRejection', heard);
});
afterAll(() => {
  process.off('unhandledRejection', heard);
  for (const listener of listeners) process.on('unhandledRejection', listener);
});

beforeEach(async () => {
  office = await anOffice();
  pc = await office.pc();
  await pc.signIn('officer-1');
});
afterEach(() => {
  restore();
  return office.close();
});

/** Databases of these names do not open any more, or only from the nth try on; how often that was tried. */
function failing(names: RegExp, error: () => Error, until = Number.POSITIVE_INFINITY): { tries: number } {
  const seen = { tries: 0 };
  const { open } = indexedDB;
  const spy = vi.spyOn(indexedDB, 'open').mockImplementation(function (this: IDBFactory, ...asked) {
    if (!names.test(asked[0])) return open.apply(this, asked);
    seen.tries += 1;
    if (seen.tries < until) throw error();
    return open.apply(this, asked);
  });
  restore = () => spy.mockRestore();
  return seen;
}

const broken = () => new DOMException('Internal error opening backing store', 'UnknownError');
const complaints = () => new RegExp(`${pc.workstation.toLowerCase()}--0--complaints$`);
const phase = () => until(pc.desk.phase$, ({ at }) => at !== 'starting');
const names = async () =>
  (await indexedDB.databases())
    .map(({ name = '' }) => name)
    .filter((name) => name.includes(pc.workstation.toLowerCase()) && name.endsWith('--complaints'));

/** One sent, one unsent, and the store closed. */
async function twoReports() {
  const sent = await pc.receive();
  await pc.sent();
  pc.line.isUp = false;
  const unsent = await pc.receive();
  await pc.desk.lock(true);
  await pc.restart();
  return { sent, unsent };
}

test('a store that does not open is set aside, and journal and hub fill another one', async () => {
  const { sent, unsent } = await twoReports();
  const seen = failing(complaints(), broken);
  await pc.signIn('officer-1');
  expect(seen.tries).toBe(3);
  expect(pc.desk.session?.isRebuilt).toBe(true);
  expect(await pc.rows((rows) => rows.length === 2)).toHaveLength(2);
  const health = await pc.desk.replication.health();
  expect(health.replayed).toBe(4);
  expect(health.setAside?.name).toBe(`loket-aduan-${pc.workstation.toLowerCase()}`);
  pc.line.isUp = true;
  await pc.sent();
  expect(Object.keys(await office.casesOfHub()).sort()).toEqual([sent, unsent].sort());

  // The next number follows, the old store still lies there, and each person is told once.
  const next = await pc.receive();
  expect(next.slice(0, 15)).toBe(`${pc.workstation}-26-00003`);
  await pc.restart();
  await pc.signIn('officer-1');
  expect(pc.desk.session?.isRebuilt).toBe(false);
  expect((await pc.desk.replication.health()).setAside).not.toBeNull();
  expect(await pc.rows((rows) => rows.length === 3)).toHaveLength(3);
  expect(await names()).toHaveLength(2);
  await pc.desk.lock(true);
  await pc.signIn('officer-2');
  expect(pc.desk.session?.isRebuilt).toBe(true);
  expect(pc.faults).toEqual([]);
});

test('a store that opens at the third try is kept', async () => {
  await twoReports();
  failing(complaints(), broken, 3);
  await pc.signIn('officer-1');
  expect(pc.desk.session?.isRebuilt).toBe(false);
  expect((await pc.desk.replication.health()).replayed).toBe(0);
  expect(await names()).toHaveLength(1);
});

test.each([
  ['the disk is full', broken, 100_000_000],
  ['there is no room for it', () => new DOMException('full', 'QuotaExceededError'), null],
  ['the fault is not its own', () => new TypeError('a fault of ours'), null],
] as const)('no store is set aside when %s', async (_why, error, freeBytes) => {
  await twoReports();
  pc.machine.freeBytes = freeBytes;
  failing(complaints(), error);
  await expect(pc.signIn('officer-1')).rejects.toThrow();
  expect(await phase()).toEqual({ at: 'blocked', reason: 'store' });
  restore();
  pc.machine.freeBytes = null;
  await pc.restart();
  await pc.signIn('officer-1');
  expect((await pc.desk.replication.health()).setAside).toBeNull();
  expect(await pc.rows((rows) => rows.length === 2)).toHaveLength(2);
});

test('when no other store opens either, the screen says so and the old one stays in use', async () => {
  await twoReports();
  failing(/--complaints$/, broken);
  await expect(pc.signIn('officer-1')).rejects.toThrow();
  expect(await phase()).toEqual({ at: 'blocked', reason: 'store' });
  restore();
  await pc.restart();
  await pc.signIn('officer-1');
  expect((await pc.desk.replication.health()).setAside).toBeNull();
  expect((await pc.desk.replication.health()).replayed).toBe(0);
});

test('what can be read but does not open in RxDB is set aside at the third start', async () => {
  await twoReports();
  const { open } = indexedDB;
  const spy = vi.spyOn(indexedDB, 'open').mockImplementation(function (this: IDBFactory, ...asked) {
    // Dexie names a version, a look into the database none.
    if (complaints().test(asked[0]) && asked[1] !== undefined) throw broken();
    return open.apply(this, asked);
  });
  restore = () => spy.mockRestore();
  for (const _start of [1, 2]) {
    await expect(pc.signIn('officer-1')).rejects.toThrow();
    await pc.restart();
  }
  await pc.signIn('officer-1');
  expect(pc.desk.session?.isRebuilt).toBe(true);
  expect(await pc.rows((rows) => rows.length === 2)).toHaveLength(2);
});

test('an app that is older than the store leaves it alone and says so', async () => {
  const { unsent } = await twoReports();
  const { drafts, ...others } = STORE_SCHEMA;
  pc.storeSchema = {
    ...others,
    drafts: { schema: { ...drafts.schema, version: 1 }, migrationStrategies: { 1: (document) => document } },
  };
  await pc.restart();
  await pc.signIn('officer-1');
  await pc.desk.lock(true);
  pc.storeSchema = null;
  await pc.restart();
  await expect(pc.signIn('officer-1')).rejects.toThrow(/newer app/);
  expect(await phase()).toEqual({ at: 'blocked', reason: 'newer-store' });
  const ids = (await storedRows(pc.workstation, 'complaints')).map(({ id }) => id);
  expect(ids).toContain(unsent);
});
