import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { anOffice, type DeskPc, type Office } from '../../fixtures/a-desk-pc.ts';
import { aSignedCase } from '../../fixtures/a-signed-case.ts';

const YEAR_MS = 365 * 86_400_000;

let office: Office;
let pc: DeskPc;

beforeEach(async () => {
  office = await anOffice();
  pc = await office.pc();
  await pc.signIn('officer-1');
});
afterEach(() => office.close());

test('the second officer of a PC sends what the first one wrote', async () => {
  pc.line.isUp = false;
  const id = await pc.receive();
  const written = await pc.entries(id);
  await pc.desk.lock(true);
  pc.line.isUp = true;
  // Comparing digests would send it as well.
  pc.line.refuse = [/digest/];
  await pc.signIn('officer-2');
  await pc.sent();
  expect(await office.casesOfHub()).toEqual({ [id]: written });
});

test('everything comes back from journal and hub when IndexedDB was deleted', async () => {
  const other = await office.pc();
  await other.signIn('officer-2');
  const foreign = await other.receive();
  await other.sent();
  const sent = await pc.receive();
  await pc.sent();
  await pc.rows((rows) => rows.length === 2);
  pc.line.isUp = false;
  const unsent = await pc.receive();
  const held = await Promise.all([sent, unsent].map((id) => pc.entries(id)));
  await pc.desk.lock(true);
  await pc.deleteDatabase();

  await pc.restart();
  await pc.signIn('officer-1');
  expect((await pc.rows()).map((row) => row.id).sort()).toEqual([sent, unsent].sort());
  expect(await Promise.all([sent, unsent].map((id) => pc.entries(id)))).toEqual(held);
  expect((await pc.desk.replication.health()).replayed).toBe(4);
  // Without a network as well: what a receipt needs of the directory is kept beside the journal.
  const further = await pc.receive();
  pc.line.isUp = true;
  await pc.sent();
  await pc.rows((rows) => rows.length === 4);
  expect(Object.keys(await office.casesOfHub()).sort()).toEqual([foreign, sent, unsent, further].sort());
});

test('what was saved by a clock a year ahead, and after it was put right, is delivered', async () => {
  const realNow = Date.now;
  await pc.desk.lock(true);
  vi.spyOn(Date, 'now').mockImplementation(() => realNow() + YEAR_MS);
  pc.skewMs = YEAR_MS;
  await pc.restart();
  await pc.signIn('officer-1');
  const ahead = await pc.receive();
  await pc.sent();
  expect((await pc.detail(ahead)).entries[0]?.entry.at).toMatch(/^2027-/);

  vi.mocked(Date.now).mockRestore();
  pc.skewMs = 0;
  await pc.restart();
  pc.line.isUp = false;
  await pc.signIn('officer-1');
  const after = await pc.receive();
  await pc.restart();
  pc.line.isUp = true;
  await pc.signIn('officer-1');
  await pc.sent();
  expect(Object.keys(await office.casesOfHub()).sort()).toEqual([ahead, after].sort());
});

test('more cases than one page come, however short the hub makes its pages', async () => {
  const writer = await (await office.hub.workstation()).signIn('officer-2', 'kata sandi contoh');
  for (let count = 0; count < 30; count++) await writer.send((await aSignedCase(writer)).entries);
  pc.line.pageLimit = 4;
  await pc.desk.replication.sendNow();
  await pc.rows((rows) => rows.length === 30);
});
