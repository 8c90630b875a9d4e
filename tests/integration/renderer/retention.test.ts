import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { rowsOf } from '../../../hub/database/database.ts';
import { anOffice, type DeskPc, type Office } from '../../fixtures/a-desk-pc.ts';
import { aRoadPhoto } from '../../fixtures/a-road-photo.ts';
import { backUp } from '../../fixtures/hub-backup.ts';

const DAY_MS = 86_400_000;
const FIRST = 'journal-000000000001';

let office: Office;
let pc: DeskPc;

beforeEach(async () => {
  office = await anOffice();
  pc = await office.pc();
  pc.machine.segmentBytes = 5_000;
  await pc.restart();
  await pc.signIn('officer-1');
});
afterEach(() => office.close());

const segments = () => [...(pc.machine.journals.get(pc.workstation)?.files.keys() ?? [])].sort();
const compare = () => pc.desk.replication.compare();

function later(days: number): void {
  office.hub.clock.nowMs += days * DAY_MS;
}

/** Reports that the hub has held for `days`, of which it was asked on the first one. */
async function reports(count: number, days: number): Promise<string[]> {
  const ids: string[] = [];
  for (let nth = 0; nth < count; nth++) ids.push(await pc.receive());
  await pc.sent();
  later(1);
  expect(await compare()).toBe(0);
  later(days);
  return ids;
}

test('the journal lets go of what the hub has held for 30 days; numbers and reports stay', async () => {
  const ids = await reports(5, 29);
  expect(await compare()).toBe(0);
  expect(segments()).toContain(FIRST);
  later(1);
  expect(await compare()).toBe(0);
  expect(segments()).not.toContain(FIRST);
  expect((await pc.desk.replication.health()).journal).toMatchObject({ entries: 10, damaged: [] });

  await pc.restart();
  await pc.signIn('officer-1');
  expect((await pc.rows()).map(({ id }) => id).sort()).toEqual(ids.toSorted());
  const next = await pc.receive();
  expect(next.slice(0, 15)).toBe(`${pc.workstation}-26-00006`);
  expect(await pc.entries(next)).toEqual([`${pc.workstation}.11`, `${pc.workstation}.12`]);
  await pc.sent();
  expect(Object.keys(await office.casesOfHub())).toHaveLength(6);
  expect(pc.faults).toEqual([]);
});

test('a PC whose clock is a year ahead lets go of nothing early', async () => {
  await reports(5, 1);
  await pc.desk.lock(true);
  pc.skewMs = 365 * DAY_MS;
  await pc.restart();
  await pc.signIn('officer-1');
  await compare();
  expect(segments()).toContain(FIRST);
});

test('nothing goes after a comparison that had to repair something', async () => {
  const ids = await reports(5, 31);
  // No epoch and no pull tells of it.
  await office.hub.database.asOwner((tx) => tx.execute(sql`delete from complaints where id = ${ids[0]}`));
  expect(await compare()).toBe(1);
  expect(segments()).toContain(FIRST);
  expect(await compare()).toBe(0);
  expect(segments()).not.toContain(FIRST);
});

test('what is gone from the journal is given back to a restored hub from the store', async () => {
  const backup = await backUp(office.hub.database);
  const ids = await reports(5, 31);
  await compare();
  expect(segments()).not.toContain(FIRST);
  const held = Object.fromEntries(await Promise.all(ids.map(async (id) => [id, await pc.entries(id)] as const)));
  await backup.restore();
  await pc.desk.replication.sendNow();
  await expect.poll(() => office.casesOfHub(), { timeout: 20_000 }).toEqual(held);
});

test('an emptied store fills again from journal and hub', async () => {
  const ids = await reports(5, 31);
  await compare();
  const held = await Promise.all(ids.map((id) => pc.entries(id)));
  const unsent = await pc.receive();
  pc.line.isUp = false;
  await pc.desk.lock(true);
  await pc.deleteDatabase();
  await pc.restart();
  await pc.signIn('officer-1');
  expect((await pc.rows()).map(({ id }) => id)).toContain(unsent);
  pc.line.isUp = true;
  await pc.sent();
  await pc.rows((rows) => rows.length === 6);
  expect(await Promise.all(ids.map((id) => pc.entries(id)))).toEqual(held);
});

test('photos of a case that left this PC stay as long as its entries in the journal: a restored hub asks for them', async () => {
  const coordinator = await office.pc();
  await coordinator.signIn('coordinator-1');
  const backup = await backUp(office.hub.database);
  const id = await pc.receive({}, { photos: [await aRoadPhoto()] });
  await pc.sent();
  await coordinator.rows((rows) => rows.length === 1);
  await coordinator.desk.cases.add(id, { kind: 'access-changed', data: { secret: true, reason: 'Pelapor terancam.' } });
  await coordinator.sent();
  await pc.rows((rows) => rows.length === 0);
  expect(await compare()).toBe(0);
  expect(pc.machine.files.size).toBe(1);

  await backup.restore();
  await pc.desk.replication.sendNow();
  const isWhole = sql`select completed_at_ms is not null as whole from uploads where ticket = ${id}`;
  await expect
    .poll(() => office.hub.database.asOwner((tx) => rowsOf(tx, isWhole)), { timeout: 20_000 })
    .toEqual([{ whole: true }]);
  const isSecret = async () => (await office.casesOfHub('secretComplaints'))[id]?.length;
  await coordinator.desk.replication.sendNow();
  await expect.poll(isSecret, { timeout: 20_000 }).toBe(4);
  await pc.desk.replication.sendNow();
  await pc.rows((rows) => rows.length === 0);

  await reports(5, 31);
  await compare();
  expect(segments()).not.toContain(FIRST);
  expect(pc.machine.files.size).toBe(0);
});
