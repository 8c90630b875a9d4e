import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { setDirectory } from '../../../hub/administration.ts';
import { RETRY_MS } from '../../../renderer/data/replication/replication.ts';
import { anOffice, type DeskPc, type Office } from '../../fixtures/a-desk-pc.ts';
import { aTemplate } from '../../fixtures/a-directory.ts';
import { FULL, fillDisks, fullDisks } from '../../simulation/disk.ts';

let office: Office;
let reader: DeskPc;
let writer: DeskPc;

beforeAll(fillDisks);
beforeEach(async () => {
  // What the replication waits until it tries again is less here.
  const wait = globalThis.setTimeout;
  vi.stubGlobal('setTimeout', (run: () => void, ms: number, ...values: unknown[]) =>
    wait(run, ms === RETRY_MS ? 100 : ms, ...values),
  );
  office = await anOffice();
  reader = await office.pc();
  await reader.signIn('officer-1');
  writer = await office.pc();
  await writer.signIn('officer-2');
  await writer.sent();
});
afterEach(async () => {
  fullDisks.clear();
  await office.close();
});

const isFull = (fault: unknown) => JSON.stringify(fault).includes(FULL) || String(fault).includes(FULL);

async function template(id: string): Promise<void> {
  const { administration, district } = office.hub;
  await setDirectory(administration, district, [{ id: `template:${id}`, kind: 'template', data: aTemplate({ id }) }]);
}
const templates = (): string[] =>
  reader.desk.directory
    .templates()
    .map(({ id }) => id)
    .sort();

test.for([
  ['a store that takes nothing', (): string => reader.workstation.toLowerCase()],
  ['a store that takes documents but not how far they go', (): string => 'rx-replication-meta'],
] as const)('%s, though the disk has room, is filled by itself once it does', async ([, full]) => {
  await template('one');
  await expect.poll(templates, { timeout: 20_000 }).toEqual(['one']);
  fullDisks.add(full());
  const first = await writer.receive();
  await template('two');
  await expect.poll(() => reader.faults.filter(isFull).length, { timeout: 20_000 }).toBeGreaterThan(1);

  fullDisks.clear();
  const second = await writer.receive();
  await template('three');
  await reader.rows((rows) => [first, second].every((id) => rows.some((row) => row.id === id)));
  await expect.poll(templates, { timeout: 20_000 }).toEqual(['one', 'three', 'two']);
  // Later pulls go on from what is recorded, and without the line all of it is here.
  await reader.desk.replication.sendNow();
  reader.faults.length = 0;
  await reader.desk.replication.sendNow();
  expect(reader.faults).toEqual([]);
  reader.line.isUp = false;
  await reader.restart();
  await reader.signIn('officer-1');
  expect(await reader.rows()).toHaveLength(2);
  expect(templates()).toEqual(['one', 'three', 'two']);
});
