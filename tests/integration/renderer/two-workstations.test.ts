import { afterEach, beforeEach, expect, test } from 'vitest';
import { anOffice, type DeskPc, type Office } from '../../fixtures/a-desk-pc.ts';
import { deleteRow } from '../../fixtures/stored-documents.ts';

let office: Office;
let one: DeskPc;
let other: DeskPc;

beforeEach(async () => {
  office = await anOffice();
  [one, other] = [await office.pc(), await office.pc()];
  await one.signIn('officer-1');
  await other.signIn('officer-2');
});
afterEach(() => office.close());

const note = (pc: DeskPc, id: string, text: string) => pc.desk.cases.add(id, { kind: 'noted', data: { text } });

test('both keep their entries when they edited one case without a network', async () => {
  const id = await one.receive();
  await one.sent();
  await other.rows((rows) => rows.length === 1);
  one.line.isUp = other.line.isUp = false;
  await note(one, id, 'Pelapor menelepon.');
  await note(other, id, 'Pelapor datang lagi.');
  one.line.isUp = other.line.isUp = true;
  await Promise.all([one.sent(), other.sent()]);
  const [here, there] = await Promise.all(
    [one, other].map((pc) => pc.detail(id, ({ entries }) => entries.length === 4)),
  );
  expect(here?.entries.map(({ entry }) => entry.id)).toEqual(there?.entries.map(({ entry }) => entry.id));
  expect([...one.faults, ...other.faults]).toEqual([]);
});

test('nobody loses an entry when a reply is lost and the app starts anew', async () => {
  const id = await one.receive();
  await one.sent();
  await other.rows((rows) => rows.length === 1);
  one.line.isUp = false;
  await note(other, id, 'Pelapor datang lagi.');
  await other.sent();
  await note(one, id, 'Pelapor menelepon.');
  one.line.lose.push(/^POST .*push/);
  one.line.isUp = true;
  await one.desk.replication.sendNow();
  await one.restart();
  // What the other one wrote comes, also while the own entry still waits.
  one.line.refuse = [/push/, /digest/];
  await one.signIn('officer-1');
  await one.detail(id, ({ entries }) => entries.length === 4);
  one.line.refuse = [];
  await one.sent();
  await other.detail(id, ({ entries }) => entries.length === 4);
});

test('one case is pushed a handful of times, not without end', async () => {
  const id = await one.receive();
  await one.sent();
  await other.rows((rows) => rows.length === 1);
  await note(other, id, 'Pelapor datang lagi.');
  await other.sent();
  await one.detail(id, ({ entries }) => entries.length === 3);
  const pushes = () => [...one.line.requests, ...other.line.requests].filter((name) => name.includes('/push')).length;
  const before = pushes();
  await one.sent();
  await other.sent();
  expect(pushes() - before).toBeLessThan(4);
  expect(pushes()).toBeLessThan(12);
});

test('comparing digests brings back a case that no checkpoint would', async () => {
  const id = await one.receive();
  await one.sent();
  await other.rows((rows) => rows.length === 1);
  await other.desk.lock(true);
  await deleteRow(other.workstation, 'complaints', id);
  await other.restart();
  // Not at the start, but when somebody asks.
  other.line.refuse = [/digest/];
  await other.signIn('officer-2');
  await other.desk.replication.sendNow();
  expect(await other.rows()).toEqual([]);
  other.line.refuse = [];
  expect(await other.desk.replication.compare()).toBe(1);
  expect(await other.entries(id)).toEqual(await one.entries(id));
  expect(await other.desk.replication.compare()).toBe(0);
});
