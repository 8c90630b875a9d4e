import { describe, expect, test } from 'vitest';
import { Journal } from '#shared/journal/journal.ts';
import { aLine, save } from '../../fixtures/journal-lines.ts';
import { type MemorySegments, memorySegments } from '../../fixtures/memory-segments.ts';

const DAY_MS = 86_400_000;
/** The hub's time when everything was acknowledged. */
const T = Date.UTC(2026, 10, 25);
const ALL = ['complaints', 'secretComplaints'] as const;
const SEGMENT_BYTES = 550;
const first = 'journal-000000000001';

const open = (store: MemorySegments) => Journal.open(store, undefined, SEGMENT_BYTES);
const numbers = async (journal: Journal) => (await journal.read(1, 1_000)).map((line) => line.n);
const confirm = (journal: Journal, days: number, collections: readonly (typeof ALL)[number][] = ALL) =>
  journal.prune({ hubMs: T + days * DAY_MS, collections: [...collections] });
const ids = (...wanted: number[]) => wanted.map((n) => `TBN-K7.${n}`);
const upTo = (n: number) => Array.from({ length: n }, (_, index) => index + 1);
const copyOf = (store: MemorySegments): MemorySegments => {
  const copy = memorySegments();
  for (const [name, bytes] of store.files) copy.files.set(name, bytes.slice());
  return copy;
};

/** Nine saves in three segments, the first with a ticket serial; all acknowledged, and compared with the hub at T. */
async function acknowledged(except: readonly number[] = []) {
  const store = memorySegments();
  const journal = await open(store);
  const { lease } = await journal.reserve(2026);
  await journal.append(lease, [aLine(1, { year: 2026, number: 1 })]);
  for (let n = 2; n <= 9; n++) await save(journal);
  await journal.acknowledge(ids(...upTo(9).filter((n) => !except.includes(n))), true);
  await confirm(journal, 0);
  return { store, journal };
}

describe('what the hub has held for 30 days', () => {
  test('goes, segment by segment, by the time of the hub alone; numbers, serials and order stay', async () => {
    const { store, journal } = await acknowledged();
    const before = [...store.files.keys()];
    expect(await confirm(journal, 30 - 1 / DAY_MS)).toBe(0);
    expect([...store.files.keys()].slice(0, before.length)).toEqual(before);
    expect(await confirm(journal, 30)).toBeGreaterThan(0);
    expect(store.files.has(first)).toBe(false);
    for (const one of [journal, await open(store)]) {
      expect(one.state()).toMatchObject({ head: { n: 9, hash: aLine(9).hash }, unacknowledged: 0, damaged: [] });
      expect(await one.reserve(2026)).toMatchObject({ n: 10, prev: aLine(9).hash, serial: 2 });
      expect(one.state().bytes).toBe([...store.files.values()].reduce((sum, { length }) => sum + length, 0));
    }
    const again = await open(store);
    await save(again, 2);
    expect((await numbers(again)).slice(-2)).toEqual([10, 11]);
    expect((await open(store)).state()).toMatchObject({ head: { n: 11 }, unacknowledged: 2, damaged: [] });
  });

  test('but for the segment that is being written', async () => {
    const store = memorySegments();
    const journal = await open(store);
    await save(journal);
    await journal.acknowledge(ids(1), true);
    for (const days of [0, 40]) expect(await confirm(journal, days)).toBe(0);
    expect([...store.files.keys()]).toEqual([first]);
    expect(await numbers(journal)).toEqual([1]);
  });

  test('so that in the end no line is left, and the next number still follows', async () => {
    const { store, journal } = await acknowledged();
    // Marks alone fill segments until the last one holds no entry.
    for (let days = 1; days < 60; days++) await confirm(journal, days);
    expect(await numbers(journal)).toEqual([]);
    const again = await open(store);
    expect(again.state()).toMatchObject({ head: { n: 9, hash: aLine(9).hash }, damaged: [] });
    expect(await again.reserve(2026)).toMatchObject({ n: 10, serial: 2 });
    await again.acknowledge(ids(...upTo(9)), false);
    expect(again.unacknowledged()).toEqual([]);
  });

  test('a day of marks is one mark, however often the app starts', async () => {
    const { store } = await acknowledged();
    const journal = await open(store);
    const { bytes } = journal.state();
    for (let hours = 0; hours < 12; hours++) await confirm(journal, hours / 24);
    expect(journal.state().bytes).toBe(bytes);
    await confirm(journal, 0.5);
    expect(journal.state().bytes).toBeGreaterThan(bytes);
  });
});

describe('a segment stays', () => {
  test.each([1, 5])('while entry %i in it waits for the hub, and all behind it', async (waiting) => {
    const { store, journal } = await acknowledged([waiting]);
    await confirm(journal, 31);
    expect(await numbers(journal)).toContain(waiting);
    expect((await open(store)).unacknowledged()).toEqual(ids(waiting));
    await journal.acknowledge(ids(waiting), true);
    await confirm(journal, 32);
    expect(await confirm(journal, 61)).toBe(0);
    expect(await confirm(journal, 62)).toBeGreaterThan(0);
  });

  test('30 days more when the hub had lost an entry of it meanwhile', async () => {
    const { journal } = await acknowledged();
    await journal.acknowledge(ids(2), false);
    await journal.acknowledge(ids(2), true);
    expect(await confirm(journal, 31)).toBe(0);
    expect(await confirm(journal, 60)).toBe(0);
    expect(await confirm(journal, 61)).toBeGreaterThan(0);
  });

  test('when it holds secret entries and only the others were compared', async () => {
    const store = memorySegments();
    const journal = await open(store);
    for (let n = 1; n <= 6; n++) {
      const { lease } = await journal.reserve(2026);
      await journal.append(lease, [{ ...aLine(n), collection: n === 2 ? 'secretComplaints' : 'complaints' }]);
    }
    await journal.acknowledge(ids(...upTo(6)), true);
    await confirm(journal, 0);
    expect(await confirm(journal, 31, ['complaints'])).toBe(0);
    expect(await confirm(journal, 31)).toBeGreaterThan(0);
  });

  test('when it is damaged: what is left of it is kept and reported', async () => {
    const { store } = await acknowledged();
    const bytes = store.files.get(first) as Uint8Array;
    bytes[30] = (bytes[30] as number) ^ 1;
    const journal = await open(store);
    expect(await confirm(journal, 31)).toBe(0);
    expect(store.files.has(first)).toBe(true);
    expect(journal.state().damaged).toEqual([first]);
  });
});

describe('a segment that vanished', () => {
  test('by itself is damage, before and after others were removed on purpose', async () => {
    const { store, journal } = await acknowledged([9]);
    const untouched = copyOf(store);
    untouched.files.delete(first);
    expect((await open(untouched)).state()).toMatchObject({ damaged: [first], head: { n: 9 } });
    await confirm(journal, 31);
    const [oldest, second] = [...store.files.keys()].sort() as [string, string];
    for (const name of [oldest, second]) {
      const damaged = copyOf(store);
      damaged.files.delete(name);
      const opened = await open(damaged);
      expect(opened.state().damaged).toHaveLength(1);
      expect(opened.state().head.n).toBe(9);
    }
  });

  test('takes no number with it: the segment behind it begins with what was before', async () => {
    const { store } = await acknowledged();
    const [, , ...later] = [...store.files.keys()].sort();
    const alone = memorySegments();
    const last = later.at(-1) as string;
    alone.files.set(last, store.files.get(last) as Uint8Array<ArrayBuffer>);
    const journal = await open(alone);
    expect(journal.state().damaged).not.toEqual([]);
    expect(await journal.reserve(2026)).toMatchObject({ n: 10, serial: 2 });
  });
});

test('a power cut at any step of it loses nothing', async () => {
  const { store } = await acknowledged([8]);
  const cuts: MemorySegments[] = [];
  const { append, remove } = store;
  store.append = async (name, bytes) => {
    for (let kept = 0; kept < bytes.length; kept++) {
      const cut = copyOf(store);
      cut.failNext(kept);
      await cut.append(name, bytes).catch(() => {});
      cuts.push(cut);
    }
    await append(name, bytes);
    cuts.push(copyOf(store));
  };
  store.remove = async (name) => {
    await remove(name);
    cuts.push(copyOf(store));
    // A name that had gone may be back, when the folder did not reach the disk in order.
    const back = copyOf(cuts[0] as MemorySegments);
    for (const [other, bytes] of store.files) back.files.set(other, bytes.slice());
    cuts.push(back);
  };
  expect(await confirm(await open(store), 31)).toBeGreaterThan(0);
  expect(cuts.length).toBeGreaterThan(150);
  for (const cut of cuts) {
    const journal = await open(cut);
    expect(journal.state()).toMatchObject({ head: { n: 9, hash: aLine(9).hash }, unacknowledged: 1, damaged: [] });
    expect(journal.unacknowledged()).toEqual(ids(8));
    expect(await numbers(journal)).toEqual(expect.arrayContaining([8, 9]));
    expect(await journal.reserve(2026)).toMatchObject({ n: 10, serial: 2 });
    await confirm(journal, 32);
    expect((await open(cut)).state()).toMatchObject({ head: { n: 9 }, unacknowledged: 1, damaged: [] });
    expect(cut.files.has(first)).toBe(false);
  }
});

test('a disk that refuses to remove, or to note it, leaves the journal usable', async () => {
  const { store, journal } = await acknowledged();
  store.failNext(20);
  await expect(confirm(journal, 31)).rejects.toThrow('ENOSPC');
  expect(await numbers(journal)).toEqual(upTo(9));
  store.refuseRemovalAfter(1);
  await expect(confirm(journal, 31)).rejects.toThrow('EIO');
  for (const one of [journal, await open(copyOf(store))]) {
    expect(one.state()).toMatchObject({ head: { n: 9 }, damaged: [] });
    expect(await numbers(one)).not.toEqual([]);
    expect(one.state().damaged).toEqual([]);
  }
  store.refuseRemovalAfter(null);
  expect(await confirm(journal, 31)).toBeGreaterThan(0);
  expect(await save(journal)).toMatchObject({ n: 10 });
});

test('a page read while segments go is whole', async () => {
  const { journal } = await acknowledged();
  const [read] = await Promise.all([journal.read(1, 100), confirm(journal, 31)]);
  expect(read.at(-1)?.n).toBe(9);
  expect(journal.state().damaged).toEqual([]);
});
