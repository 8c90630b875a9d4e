import { appendFile, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { Desktop } from '#shared/desktop/contract.ts';
import type { JournalLine } from '#shared/journal/journal-schema.ts';
import { test } from '../../fixtures/desktop-test.ts';
import { killDesk } from '../../fixtures/launch-desktop.ts';

/** Global in the page, where the functions given to `evaluate` run. */
declare const desktop: Desktop;

const WORKSTATION = 'TBN-K7';

const aLine = (n: number): JournalLine => ({
  id: `${WORKSTATION}.${n}`,
  n,
  hash: `hash-${n}`,
  ticket: `${WORKSTATION}-26-${String(n).padStart(5, '0')}-A`,
  collection: 'complaints',
  serial: { year: 2026, number: n },
  sealed: `sealed entry ${n}`,
});

const open = (page: Page) => page.evaluate((id) => desktop.journal.open(id), WORKSTATION);
const read = (page: Page) => page.evaluate(() => desktop.journal.read({ from: 1, limit: 100 }));

/** Reserves and appends as a save does; resolves once the journal says that the entry is durable. */
const save = (page: Page, n: number) =>
  page.evaluate(async (line) => {
    const { lease } = await desktop.journal.reserve(2026);
    return desktop.journal.append(lease, [line]);
  }, aLine(n));

async function lastSegment(userData: string): Promise<string> {
  const folder = path.join(userData, 'journal', WORKSTATION);
  const name = (await readdir(folder)).sort().at(-1) ?? '';
  return path.join(folder, name);
}

test('an acknowledged append survives the kill of every process', async ({ launch }) => {
  const first = await launch();
  await open(first.page);
  for (const n of [1, 2, 3]) expect(await save(first.page, n)).toEqual({ n, hash: `hash-${n}` });
  await killDesk(first.app);

  const second = await launch();
  const state = await open(second.page);
  expect(state).toMatchObject({ head: { n: 3, hash: 'hash-3' }, unacknowledged: 3, cutBytes: 0, damaged: [] });
  expect(await read(second.page)).toEqual([aLine(1), aLine(2), aLine(3)]);
  const next = await second.page.evaluate(() => desktop.journal.reserve(2026));
  expect(next).toMatchObject({ n: 4, prev: 'hash-3', serial: 4 });
});

test('kills in the middle of saving lose nothing that was acknowledged', async ({ launch }) => {
  let durable = 0;
  for (let round = 0; round < 3; round++) {
    const { app, page } = await launch();
    const { head } = await open(page);
    expect(head.n).toBeGreaterThanOrEqual(durable);
    let acknowledged = head.n;
    const saving = (async () => {
      for (let n = head.n + 1; ; n++) {
        await save(page, n);
        acknowledged = n;
      }
    })().catch(() => {}); // ends with the process
    await expect.poll(() => acknowledged).toBeGreaterThan(head.n + 20 * (round + 1));
    await killDesk(app);
    await saving;
    durable = acknowledged;
  }
  const { page } = await launch();
  const { head } = await open(page);
  expect(head.n).toBeGreaterThanOrEqual(durable);
  const lines = await page.evaluate(() => desktop.journal.read({ from: 1, limit: 2_000 }));
  expect(lines.map(({ n }) => n)).toEqual(Array.from({ length: head.n }, (_, index) => index + 1));
});

test('a torn last record is cut, told of, and written over', async ({ launch, desk }) => {
  const first = await launch();
  await open(first.page);
  await save(first.page, 1);
  await first.app.close();
  const segment = await lastSegment(desk.userData);
  const { size } = await stat(segment);
  await appendFile(segment, Buffer.from([200, 0, 0, 0, 1, 2, 3, 4, 2, 0, 0, 0, 0, 0, 0, 0, 123]));

  const second = await launch();
  expect(await open(second.page)).toMatchObject({ head: { n: 1 }, cutBytes: 17 });
  expect((await stat(segment)).size).toBe(size);
  await save(second.page, 2);
  await killDesk(second.app);

  const third = await launch();
  expect(await open(third.page)).toMatchObject({ head: { n: 2 }, cutBytes: 0 });
  expect(await read(third.page)).toEqual([aLine(1), aLine(2)]);
});

test('codes of the journal reach the page', async ({ launch }) => {
  const { page } = await launch();
  const codes = await page.evaluate(async (line) => {
    const { journal } = desktop;
    const codeOf = (attempt: Promise<unknown>) => attempt.then(() => 'accepted').catch(({ code }) => code);
    const closed = await codeOf(journal.reserve(2026));
    await journal.open('TBN-K7');
    const { lease } = await journal.reserve(2026);
    await journal.reserve(2026);
    const lost = await codeOf(journal.append(lease, [line]));
    const next = await journal.reserve(2026);
    const skipped = await codeOf(journal.append(next.lease, [{ ...line, n: 7 }]));
    return { closed, lost, skipped };
  }, aLine(1));
  expect(codes).toEqual({ closed: 'journal-closed', lost: 'lease-lost', skipped: 'not-in-sequence' });
});

test('acknowledgements outlive a kill, and a workstation enrolled anew has a journal of its own', async ({
  launch,
}) => {
  const first = await launch();
  await open(first.page);
  await save(first.page, 1);
  await save(first.page, 2);
  await first.page.evaluate(() => desktop.journal.acknowledge(['TBN-K7.1'], true));
  await killDesk(first.app);

  const { page } = await launch();
  expect(await open(page)).toMatchObject({ unacknowledged: 1 });
  expect(await page.evaluate(() => desktop.journal.unacknowledged())).toEqual(['TBN-K7.2']);
  expect(await page.evaluate(() => desktop.journal.open('TBN-K8'))).toMatchObject({
    head: { n: 0, hash: null },
  });
  expect(await open(page)).toMatchObject({ head: { n: 2 } });
});
