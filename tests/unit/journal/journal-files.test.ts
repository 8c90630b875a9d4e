import { appendFile, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import v8 from 'node:v8';
import vm from 'node:vm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { concatBytes } from '#shared/crypto/bytes.ts';
import { encodeRecord } from '#shared/journal/journal-record.ts';
import { segmentName } from '#shared/journal/segment-store.ts';
import { openJournals } from '../../../electron/main/journal.ts';
import { aLine } from '../../fixtures/journal-lines.ts';

const WORKSTATION = 'TBN-K7';
let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'journal-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** The journal as the desktop opens it, on real files. */
async function started() {
  const journal = openJournals(folder);
  return { journal, state: await journal.open(WORKSTATION) };
}
async function save(journal: ReturnType<typeof openJournals>, count: number) {
  const { lease, n, serial } = await journal.reserve(2026);
  const lines = Array.from({ length: count }, (_, index) =>
    aLine(n + index, index === 0 ? { year: 2026, number: serial } : null),
  );
  return journal.append(lease, lines);
}
const segment = () => path.join(folder, WORKSTATION, segmentName(1));

test('what was saved is there after a restart', async () => {
  const { journal } = await started();
  await save(journal, 2);
  await save(journal, 1);
  await journal.acknowledge(['TBN-K7.1'], true);
  const again = await started();
  expect(again.state).toMatchObject({ head: { n: 3 }, unacknowledged: 2, cutBytes: 0, damaged: [] });
  expect((await again.journal.read({ from: 2, limit: 10 })).map((line) => line.id)).toEqual(['TBN-K7.2', 'TBN-K7.3']);
  expect(await again.journal.reserve(2026)).toMatchObject({ n: 4, serial: 3 });
});

test('a torn last record is cut from the file, and the journal goes on', async () => {
  const { journal } = await started();
  await save(journal, 1);
  const whole = (await readFile(segment())).length;
  await save(journal, 1);
  await truncate(segment(), whole + 40);
  const again = await started();
  expect(again.state).toMatchObject({ head: { n: 1 }, cutBytes: 40 });
  expect((await readFile(segment())).length).toBe(whole);
  await save(again.journal, 1);
  expect((await started()).state).toMatchObject({ head: { n: 2 }, cutBytes: 0, damaged: [] });
});

test('other files in the folder are no segments', async () => {
  const { journal } = await started();
  await save(journal, 1);
  for (const name of ['notes.txt', '.journal-000000000009.tmp', 'journal-9']) {
    await appendFile(path.join(folder, WORKSTATION, name), 'x');
  }
  expect((await started()).state).toMatchObject({ head: { n: 1 }, damaged: [] });
  expect(await readdir(path.join(folder, WORKSTATION))).toContain('notes.txt');
});

test('a hundred thousand entries cost less than 50 MB of memory, and any of them is read in place', async () => {
  const { journal } = await started();
  await save(journal, 1);
  const sealed = 'x'.repeat(1_000);
  const perSegment = 500;
  // Written record by record as the journal does, but without a flush for each.
  for (let first = 2; first <= 100_000; first += perSegment * 10) {
    const records = Array.from({ length: perSegment }, (_, index) => {
      const number = 2 + Math.floor((first - 2) / 10) + index;
      const n = first + index * 10;
      return encodeRecord(number, { entries: Array.from({ length: 10 }, (_, nth) => aLine(n + nth, null, sealed)) });
    });
    await writeFile(
      path.join(folder, WORKSTATION, segmentName(2 + Math.floor((first - 2) / 10))),
      concatBytes(...records),
    );
  }
  v8.setFlagsFromString('--expose-gc');
  const collect = vm.runInNewContext('gc') as () => void;
  collect();
  const before = process.memoryUsage();
  const { journal: full, state } = await started();
  collect();
  const after = process.memoryUsage();
  expect(state).toMatchObject({ unacknowledged: 100_001, damaged: [], cutBytes: 0 });
  expect(after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers).toBeLessThan(50_000_000);
  const page = await full.read({ from: 77_777, limit: 3 });
  expect(page).toEqual([77_777, 77_778, 77_779].map((n) => aLine(n, null, sealed)));
}, 60_000);
