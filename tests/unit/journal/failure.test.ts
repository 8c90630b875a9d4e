import { describe, expect, test } from 'vitest';
import { type Bytes, concatBytes } from '#shared/crypto/bytes.ts';
import { Journal } from '#shared/journal/journal.ts';
import { encodeRecord, scanRecords } from '#shared/journal/journal-record.ts';
import { firstRecordOf } from '#shared/journal/segment-store.ts';
import { aLine, save } from '../../fixtures/journal-lines.ts';
import { type MemorySegments, memorySegments } from '../../fixtures/memory-segments.ts';

const SEGMENT = 'journal-000000000001';
const numbers = async (journal: Journal) => (await journal.read(1, 1_000)).map((line) => line.n);
const copyOf = (store: MemorySegments): MemorySegments => {
  const copy = memorySegments();
  for (const [name, bytes] of store.files) copy.files.set(name, bytes.slice());
  return copy;
};
const contents = (store: MemorySegments, name = SEGMENT): Bytes => store.files.get(name) as Bytes;

describe('a torn last record', () => {
  test('at whatever byte, is cut; what was saved before is whole, and its numbers are given out again', async () => {
    const store = memorySegments();
    const journal = await Journal.open(store);
    await save(journal, 2);
    await save(journal, 1);
    const saved = contents(store).length;
    await save(journal, 2);
    const whole = contents(store);
    for (let length = saved; length < whole.length; length++) {
      const torn = memorySegments();
      torn.files.set(SEGMENT, whole.slice(0, length));
      const again = await Journal.open(torn);
      expect(again.state()).toMatchObject({ head: { n: 3 }, cutBytes: length - saved, damaged: [], bytes: saved });
      expect(contents(torn)).toHaveLength(saved);
      await save(again, 2);
      expect(contents(torn)).toEqual(whole);
      expect(await numbers(await Journal.open(torn))).toEqual([1, 2, 3, 4, 5]);
    }
  });

  test('of several entries is torn whole: half of a save is none', async () => {
    const store = memorySegments();
    await save(await Journal.open(store), 3);
    const again = memorySegments();
    again.files.set(SEGMENT, contents(store).slice(0, -1));
    expect((await Journal.open(again)).state().head).toEqual({ n: 0, hash: null });
  });

  test('a tail of zeros, as some file systems leave it, is cut', async () => {
    const store = memorySegments();
    await save(await Journal.open(store));
    const saved = contents(store);
    const padded = new Uint8Array(saved.length + 4_096);
    padded.set(saved);
    store.files.set(SEGMENT, padded);
    const again = await Journal.open(store);
    expect(again.state()).toMatchObject({ head: { n: 1 }, cutBytes: 4_096, damaged: [] });
    expect(contents(store)).toEqual(saved);
  });
});

describe('damage', () => {
  async function threeSegments() {
    const store = memorySegments();
    const journal = await Journal.open(store, undefined, 550);
    for (let n = 0; n < 9; n++) await save(journal);
    expect(store.files.size).toBe(3);
    return { store, names: [...store.files.keys()] as [string, string, string] };
  }

  test('any byte changed in a middle segment is noticed and reported; every other record is read, nothing is cut', async () => {
    const { store, names } = await threeSegments();
    const baseBytes = scanRecords(contents(store, names[1]), firstRecordOf(names[1])).records[0]?.length ?? 0;
    for (let at = 0; at < contents(store, names[1]).length; at++) {
      const damaged = copyOf(store);
      const bytes = contents(damaged, names[1]);
      bytes[at] = (bytes[at] as number) ^ 0x40;
      const before = bytes.slice();
      const journal = await Journal.open(damaged, undefined, 550);
      expect(journal.state()).toMatchObject({ damaged: [names[1]], cutBytes: 0, head: { n: 9 } });
      // The first record of the segment is a base, which costs no entry.
      expect(await numbers(journal)).toHaveLength(at < baseBytes ? 9 : 8);
      expect(contents(damaged, names[1])).toEqual(before);
      expect(await save(journal)).toMatchObject({ n: 10 });
    }
  });

  test('within the last segment it takes nothing from the records behind it', async () => {
    const store = memorySegments();
    const journal = await Journal.open(store);
    for (let n = 0; n < 4; n++) await save(journal);
    const bytes = contents(store);
    const at = Math.floor(bytes.length / 3);
    bytes[at] = (bytes[at] as number) ^ 1;
    const again = await Journal.open(store);
    expect(again.state()).toMatchObject({ damaged: [SEGMENT], cutBytes: 0, head: { n: 4 } });
    expect(await numbers(again)).toEqual([1, 3, 4]);
    await save(again);
    expect(await numbers(await Journal.open(store))).toEqual([1, 3, 4, 5]);
  });

  test('a segment that is gone is reported by its name; the others are read', async () => {
    const { store, names } = await threeSegments();
    store.files.delete(names[1]);
    const journal = await Journal.open(store, undefined, 550);
    expect(journal.state().damaged).toEqual([names[1]]);
    expect(await numbers(journal)).toEqual([1, 2, 3, 7, 8, 9]);
    expect(await save(journal)).toMatchObject({ n: 10 });
    expect(store.files.size).toBeGreaterThanOrEqual(2);
  });

  test('after the opening: the line is left out of what is read, its segment reported', async () => {
    const store = memorySegments();
    const journal = await Journal.open(store);
    for (let n = 0; n < 3; n++) await save(journal);
    const bytes = contents(store);
    bytes[20] = (bytes[20] as number) ^ 1;
    expect(await numbers(journal)).toEqual([2, 3]);
    expect(journal.state().damaged).toEqual([SEGMENT]);
  });

  test('records out of place are not taken: older ones copied in, or one from far ahead', async () => {
    const { store, names } = await threeSegments();
    const ahead = copyOf(store);
    store.files.set(names[2], contents(store, names[0]).slice());
    const older = await Journal.open(store, undefined, 550);
    expect(older.state().head.n).toBe(6);
    expect(await numbers(older)).toEqual([1, 2, 3, 4, 5, 6]);

    const whole = contents(ahead, names[2]);
    ahead.files.set(names[2], concatBytes(whole, encodeRecord(5_000_000, { entries: [aLine(10)] })));
    expect((await Journal.open(ahead, undefined, 550)).state().head.n).toBe(9);
    expect(contents(ahead, names[2])).toEqual(whole);
  });

  test('a last segment torn in its first record goes on under its own name', async () => {
    const { store, names } = await threeSegments();
    store.files.set(names[2], contents(store, names[2]).slice(0, 10));
    const journal = await Journal.open(store, undefined, 550);
    expect(journal.state()).toMatchObject({ head: { n: 6 }, cutBytes: 10, damaged: [] });
    await save(journal, 2);
    const again = await Journal.open(store, undefined, 550);
    expect(await numbers(again)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect([...store.files.keys()].sort()).toEqual(names);
  });
});

describe('a failed append', () => {
  test.each([0, 1, 15, 16, 17, 100, 10_000])(
    'that kept %i bytes uses up no number and leaves the journal usable',
    async (kept) => {
      const store = memorySegments();
      const journal = await Journal.open(store);
      await save(journal, 2);
      const saved = contents(store).slice();
      store.failNext(kept);
      await expect(save(journal)).rejects.toThrow('ENOSPC');
      expect(contents(store)).toEqual(saved);
      expect(journal.state()).toMatchObject({ head: { n: 2 }, unacknowledged: 2, bytes: saved.length });
      expect(await save(journal)).toMatchObject({ n: 3 });
      expect(await numbers(await Journal.open(store))).toEqual([1, 2, 3]);
    },
  );

  test('as the first of a segment', async () => {
    for (const kept of [0, 5]) {
      const store = memorySegments();
      const journal = await Journal.open(store);
      store.failNext(kept);
      await expect(save(journal)).rejects.toThrow('ENOSPC');
      expect(await save(journal)).toMatchObject({ n: 1 });
      expect(await numbers(await Journal.open(store))).toEqual([1]);
    }
  });

  test('whose remains cannot be cut lets nothing follow them until they are', async () => {
    const store = memorySegments();
    const journal = await Journal.open(store);
    await save(journal);
    store.failNext(30);
    store.refuseTruncation(true);
    await expect(save(journal)).rejects.toThrow('ENOSPC');
    await expect(save(journal)).rejects.toThrow('EIO');
    await expect(journal.acknowledge(['TBN-K7.1'], true)).rejects.toThrow('EIO');
    expect(journal.unacknowledged()).toEqual(['TBN-K7.1']);
    expect(await numbers(await Journal.open(copyOf(store)))).toEqual([1]);
    store.refuseTruncation(false);
    expect(await save(journal)).toMatchObject({ n: 2 });
    expect(await numbers(await Journal.open(store))).toEqual([1, 2]);
  });

  test('of an acknowledgement acknowledges nothing', async () => {
    const store = memorySegments();
    const journal = await Journal.open(store);
    await save(journal);
    store.failNext(3);
    await expect(journal.acknowledge(['TBN-K7.1'], true)).rejects.toThrow('ENOSPC');
    expect(journal.unacknowledged()).toEqual(['TBN-K7.1']);
    await journal.acknowledge(['TBN-K7.1'], true);
    expect((await Journal.open(store)).unacknowledged()).toEqual([]);
  });

  test('a lease that failed is gone; the next one gives the same number', async () => {
    const store = memorySegments();
    const journal = await Journal.open(store);
    const { lease } = await journal.reserve(2026);
    store.failNext(0);
    await expect(journal.append(lease, [aLine(1)])).rejects.toThrow('ENOSPC');
    await expect(journal.append(lease, [aLine(1)])).rejects.toThrow('another save');
    expect(await journal.reserve(2026)).toMatchObject({ n: 1, serial: 1 });
  });
});
