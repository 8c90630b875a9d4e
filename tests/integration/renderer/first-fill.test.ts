import { afterEach, beforeEach, expect, test } from 'vitest';
import { createEnrolmentCode } from '../../../hub/administration.ts';
import type { SignInStep } from '../../../renderer/data/desk.ts';
import { anOffice, type DeskPc, type Office } from '../../fixtures/a-desk-pc.ts';
import { PASSPHRASE } from '../../fixtures/a-hub.ts';
import { aSignedCase, verifiedData } from '../../fixtures/a-signed-case.ts';
import { aWorkstation, type TestPerson } from '../../fixtures/a-workstation.ts';
import { storedRows } from '../../fixtures/stored-documents.ts';

/** More than two pages of the stream, and a rest. */
const CASES = 1_100;

let office: Office;
let officer: TestPerson;
let coordinator: TestPerson;
let tickets: string[];

beforeEach(async () => {
  office = await anOffice();
  const { hub } = office;
  const { code } = await createEnrolmentCode(hub.administration, { district: hub.district, unit: 'PPID' });
  const workstation = await aWorkstation(hub.call, code, () => hub.clock.nowMs);
  officer = await workstation.signIn('officer-1', PASSPHRASE);
  coordinator = await workstation.signIn('coordinator-1', PASSPHRASE);
  const cases = [];
  for (let n = 0; n < CASES; n++) cases.push(await aSignedCase(officer, {}, null));
  for (let n = 0; n < CASES; n += 200) await officer.send(cases.slice(n, n + 200).flatMap(({ entries }) => entries));
  tickets = cases.map(({ ticket }) => ticket).sort();
});
afterEach(() => office.close());

const asked = (pc: DeskPc, of: RegExp) => pc.line.requests.filter((name) => of.test(name));
const shown = async (pc: DeskPc, count: number) =>
  (await pc.rows((rows) => rows.length === count)).map((row) => row.id).sort();

test('a new PC is filled by one stream whose total it tells, and then pulls nothing but what is new', async () => {
  const pc = await office.pc();
  const steps: SignInStep[] = [];
  await pc.desk.signIn({ staff: 'officer-2', passphrase: PASSPHRASE }, (step) => steps.push(step));
  expect(await shown(pc, CASES)).toEqual(tickets);
  expect(asked(pc, /GET .*complaints\/snapshot/)).toHaveLength(1);
  expect(asked(pc, /GET .*complaints\/pull/)).toEqual([]);
  const filling = steps.filter((step) => step.step === 'filling');
  expect(filling.at(-1)).toEqual({ step: 'filling', done: CASES, total: CASES });
  expect(filling.map(({ total }) => total).filter((total) => total !== null && total !== CASES)).toEqual([]);

  // A change, a save here and a case that leaves: by RxDB's own checkpoint, page by page.
  const [first = '', second = ''] = tickets;
  await pc.desk.cases.add(first, { kind: 'noted', data: { text: 'Pelapor menelepon.' } });
  await pc.sent();
  const changed = await coordinator.write({
    ticket: second,
    kind: 'verified',
    data: verifiedData({ supervisory: true }),
    parents: [(await pc.entries(second))[0] ?? ''],
  });
  await coordinator.send([changed]);
  await pc.desk.replication.sendNow();
  expect(await shown(pc, CASES - 1)).toEqual(tickets.filter((ticket) => ticket !== second));
  expect(await pc.entries(first)).toHaveLength(2);

  expect(asked(pc, /complaints\/snapshot/)).toHaveLength(1);
  await pc.restart();
  pc.line.requests.length = 0;
  pc.line.refuse = [/digest/];
  await pc.signIn('officer-2');
  await pc.desk.replication.sendNow();
  expect(await shown(pc, CASES - 1)).toHaveLength(CASES - 1);
  expect(asked(pc, /snapshot/).length).toBe(0);
  expect(pc.faults).toEqual([]);
});

test('a fill that the line cuts again and again goes on from its last page, each time', async () => {
  const pc = await office.pc();
  pc.line.cutAfter = [900_000, 400_000, 100_000];
  await pc.signIn('officer-2');
  expect(await shown(pc, CASES)).toEqual(tickets);
  const streams = asked(pc, /complaints\/snapshot/).map((name) => Number(/sequence=(\d+)/.exec(name)?.[1]));
  expect(streams).toHaveLength(4);
  expect(streams[0]).toBe(0);
  expect(streams[3]).toBeGreaterThan(0);
});

test('an app that ends in the middle of its fill goes on where it stood, and loses neither what came nor what was saved', async () => {
  const pc = await office.pc();
  pc.line.hangAfter = 900_000;
  pc.signIn('officer-2').catch(() => {});
  await expect
    .poll(async () => (await storedRows(pc.workstation, 'complaints').catch(() => [])).length, { timeout: 20_000 })
    .toBeGreaterThan(499);
  const came = (await storedRows(pc.workstation, 'complaints')).length;
  expect(came).toBeLessThan(CASES);
  // Nobody is signed in yet: the app ends where it is.
  pc.line.hangAfter = null;
  pc.line.requests.length = 0;
  await pc.restart();
  await pc.signIn('officer-2');
  const id = await pc.receive();
  expect(await shown(pc, CASES + 1)).toEqual([...tickets, id].sort());
  const [again] = asked(pc, /complaints\/(snapshot|pull)/);
  expect(Number(/sequence=(\d+)/.exec(again ?? '')?.[1])).toBeGreaterThanOrEqual(500);
});

test('an emptied store is filled around what the journal still holds', async () => {
  const pc = await office.pc();
  await pc.signIn('officer-2');
  pc.line.isUp = false;
  const [first = ''] = tickets;
  await pc.desk.cases.add(first, { kind: 'noted', data: { text: 'Pelapor menelepon.' } });
  const own = await pc.receive();
  await pc.desk.lock(true);
  await pc.deleteDatabase();
  await pc.restart();
  pc.line.isUp = true;
  await pc.signIn('officer-2');
  expect(await shown(pc, CASES + 1)).toEqual([...tickets, own].sort());
  expect(await pc.entries(first)).toHaveLength(2);
  await pc.sent();
  expect((await office.casesOfHub())[own]).toHaveLength(2);
});
