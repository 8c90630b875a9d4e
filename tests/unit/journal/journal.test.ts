import { describe, expect, test } from 'vitest';
import { Journal } from '#shared/journal/journal.ts';
import type { JournalError } from '#shared/journal/journal-error.ts';
import { aLine, save } from '../../fixtures/journal-lines.ts';
import { memorySegments } from '../../fixtures/memory-segments.ts';

const opened = async () => {
  const store = memorySegments();
  let last = 0;
  return { store, journal: await Journal.open(store, () => `lease-${++last}`) };
};
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: JournalError) => error.code,
  );

describe('allocation', () => {
  test('an empty journal gives out the first number, no predecessor, the first serial', async () => {
    const { journal } = await opened();
    expect(journal.state()).toEqual({
      head: { n: 0, hash: null },
      unacknowledged: 0,
      bytes: 0,
      cutBytes: 0,
      damaged: [],
    });
    expect(await journal.reserve(2026)).toEqual({ lease: 'lease-1', n: 1, prev: null, serial: 1 });
  });

  test('numbers have no gap, each save begins where the last one ended', async () => {
    const { journal } = await opened();
    for (const count of [1, 3, 2]) await save(journal, count);
    expect(journal.state().head).toEqual({ n: 6, hash: aLine(6).hash });
    expect(await journal.reserve(2026)).toMatchObject({ n: 7, prev: aLine(6).hash });
    expect((await journal.read(1, 100)).map((line) => line.n)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test('serials count per year, and only when a ticket used them', async () => {
    const { journal, store } = await opened();
    const append = async (year: number, serial: number | null) => {
      const { lease, n } = await journal.reserve(year);
      await journal.append(lease, [aLine(n, serial === null ? null : { year, number: serial })]);
    };
    await append(2026, 1);
    await append(2026, null);
    await append(2026, 2);
    await append(2027, 1);
    for (const one of [journal, await Journal.open(store)]) {
      expect(await one.reserve(2026)).toMatchObject({ serial: 3, n: 5 });
      expect(await one.reserve(2027)).toMatchObject({ serial: 2 });
      expect(await one.reserve(2028)).toMatchObject({ serial: 1 });
    }
  });

  test('a reservation that was not used is given out again', async () => {
    const { journal } = await opened();
    await journal.reserve(2026);
    expect(await journal.reserve(2026)).toMatchObject({ lease: 'lease-2', n: 1, serial: 1 });
  });

  test('a lease is good for one append, and only the newest one', async () => {
    const { journal } = await opened();
    const first = await journal.reserve(2026);
    const second = await journal.reserve(2026);
    expect(await codeOf(journal.append(first.lease, [aLine(1)]))).toBe('lease-lost');
    await journal.append(second.lease, [aLine(1)]);
    expect(await codeOf(journal.append(second.lease, [aLine(2)]))).toBe('lease-lost');
    expect(journal.state().head.n).toBe(1);
  });

  test('of two appends racing one wins, and a reservation during a write sees its end', async () => {
    const { journal } = await opened();
    const { lease } = await journal.reserve(2026);
    const racing = [journal.append(lease, [aLine(1)]), journal.append(lease, [aLine(1, null, 'other')])];
    const during = journal.reserve(2026);
    expect((await Promise.allSettled(racing)).map((one) => one.status)).toEqual(['fulfilled', 'rejected']);
    expect(await during).toMatchObject({ n: 2, prev: aLine(1).hash });
    expect(await journal.read(1, 9)).toEqual([aLine(1)]);
  });

  test.each([
    ['a number given twice', [aLine(2), aLine(2)], 'not-in-sequence'],
    ['a gap', [aLine(3)], 'not-in-sequence'],
    ['an id that is there', [{ ...aLine(2), id: 'TBN-K7.1' }], 'not-in-sequence'],
    [
      'a serial given twice',
      [aLine(2, { year: 2026, number: 1 }), aLine(3, { year: 2026, number: 1 })],
      'not-in-sequence',
    ],
    ['a serial left out', [aLine(2, { year: 2026, number: 2 })], 'not-in-sequence'],
    ['nothing', [], 'malformed'],
    ['what could not be read again', [{ ...aLine(2), sealed: 'x'.repeat(100_001) }], 'malformed'],
  ] as const)('%s is refused and uses up nothing', async (_name, lines, code) => {
    const { journal } = await opened();
    await save(journal);
    const { lease } = await journal.reserve(2026);
    expect(await codeOf(journal.append(lease, lines))).toBe(code);
    expect(await journal.append(lease, [aLine(2, { year: 2026, number: 1 })])).toMatchObject({ n: 2 });
  });
});

describe('acknowledgement', () => {
  test('is kept over a restart, and can be taken back', async () => {
    const { journal, store } = await opened();
    await save(journal, 4);
    await journal.acknowledge(['TBN-K7.3', 'TBN-K7.1', 'TBN-K7.2'], true);
    expect(journal.unacknowledged()).toEqual(['TBN-K7.4']);
    await journal.acknowledge(['TBN-K7.2', 'TBN-K7.1'], false);
    for (const one of [journal, await Journal.open(store)]) {
      expect(one.unacknowledged()).toEqual(['TBN-K7.1', 'TBN-K7.2', 'TBN-K7.4']);
      expect(one.state().unacknowledged).toBe(3);
      expect(await one.read(1, 9)).toHaveLength(4);
    }
  });

  test('of what is so already, or of entries of others, writes nothing', async () => {
    const { journal } = await opened();
    await save(journal, 2);
    await journal.acknowledge(['TBN-K7.1'], true);
    const { bytes } = journal.state();
    await journal.acknowledge(['TBN-K7.1', 'TBN-P2.1'], true);
    await journal.acknowledge(['TBN-K7.2', 'TBN-P2.1'], false);
    expect(journal.state()).toMatchObject({ bytes, unacknowledged: 1 });
  });
});

describe('reading', () => {
  test('pages of any size, acknowledged lines as well', async () => {
    const { journal, store } = await opened();
    for (const count of [1, 4, 2, 3]) await save(journal, count);
    await journal.acknowledge(['TBN-K7.1', 'TBN-K7.5'], true);
    const all = Array.from({ length: 10 }, (_, index) => aLine(index + 1));
    for (const one of [journal, await Journal.open(store)]) {
      expect(await one.read(1, 100)).toEqual(all);
      for (let from = 1; from <= 11; from++) expect(await one.read(from, 3)).toEqual(all.slice(from - 1, from + 2));
    }
  });

  test('reads what it was asked for and no more', async () => {
    const { journal, store } = await opened();
    for (let n = 0; n < 50; n++) await save(journal, 1, 'x'.repeat(1_000));
    store.partsRead.length = 0;
    await journal.read(20, 2);
    expect(store.partsRead).toHaveLength(1);
    expect(store.partsRead[0]?.length).toBeLessThan(3_000);
  });
});

describe('segments', () => {
  test('are 8 MB each', async () => {
    const { journal, store } = await opened();
    for (let n = 0; n < 5; n++) await save(journal, 20, 'x'.repeat(99_000));
    expect([...store.files.keys()]).toEqual(['journal-000000000001', 'journal-000000000006'].slice(0, 1));
    await save(journal);
    await save(journal);
    expect([...store.files.keys()]).toEqual(['journal-000000000001', 'journal-000000000006']);
    const again = await Journal.open(store);
    expect(again.state()).toEqual(journal.state());
    expect(await again.read(99, 5)).toHaveLength(4);
  });

  test('rotate where they are told, and are read as one', async () => {
    const store = memorySegments();
    const journal = await Journal.open(store, undefined, 300);
    for (let n = 0; n < 20; n++) await save(journal);
    await journal.acknowledge(['TBN-K7.20'], true);
    expect(store.files.size).toBeGreaterThan(5);
    for (const one of [journal, await Journal.open(store, undefined, 300)]) {
      expect((await one.read(1, 100)).map((line) => line.n)).toEqual(
        Array.from({ length: 20 }, (_, index) => index + 1),
      );
      expect(one.state()).toMatchObject({ unacknowledged: 19, damaged: [], cutBytes: 0 });
    }
  });
});
