import { afterEach, beforeEach, expect, test } from 'vitest';
import { anOffice, type DeskPc, type Office } from '../../fixtures/a-desk-pc.ts';

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
  await one.signIn('officer-1');
  await one.sent();
  await one.detail(id, ({ entries }) => entries.length === 4);
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
