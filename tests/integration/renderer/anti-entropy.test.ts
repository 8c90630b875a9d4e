import { afterEach, beforeEach, expect, test } from 'vitest';
import { anOffice, type DeskPc, type Office } from '../../fixtures/a-desk-pc.ts';
import { backUp } from '../../fixtures/hub-backup.ts';
import { deleteRow, putRow, storedRows } from '../../fixtures/stored-documents.ts';

let office: Office;
let desk: DeskPc;

beforeEach(async () => {
  office = await anOffice();
  desk = await office.pc();
  await desk.signIn('officer-1');
});
afterEach(() => office.close());

const asked = (pc: DeskPc, of: RegExp) => pc.line.requests.filter((name) => of.test(name)).length;

test('documents deleted and altered behind the back of the app come back from the hub and from the journal', async () => {
  const [gone, altered] = [await desk.receive(), await desk.receive()];
  await desk.sent();
  desk.line.isUp = false;
  const late = await desk.receive();
  await desk.desk.lock(true);
  await deleteRow(desk.workstation, 'complaints', gone);
  await deleteRow(desk.workstation, 'complaints', late);
  const rows = await storedRows(desk.workstation, 'complaints');
  const row = rows.find(({ id }) => id === altered);
  await putRow(desk.workstation, 'complaints', {
    ...row,
    id: altered,
    body: String(row?.head),
    head: String(row?.body),
  });
  await desk.restart();
  desk.line.isUp = true;
  await desk.signIn('officer-1');
  await desk.sent();
  for (const id of [gone, altered, late]) expect(await desk.entries(id)).toHaveLength(2);
  expect(await desk.desk.replication.compare()).toBe(0);
});

test('a hub set back by an hour is filled to no difference by PCs that see less than all', async () => {
  const agency = await office.pc('DPUPR');
  const coordinator = await office.pc();
  await agency.signIn('liaison-1');
  await coordinator.signIn('coordinator-1');
  const first = await desk.receive();
  await desk.sent();
  // Whoever looks at the hub has signed in before the backup, too.
  await office.casesOfHub();
  const backup = await backUp(office.hub.database);
  const anonymous = await desk.receive({ anonymous: true });
  const secret = await coordinator.receive({ secret: true });
  await desk.sent();
  await coordinator.rows((rows) => rows.length === 3);
  for (const id of [first, anonymous]) {
    await coordinator.desk.cases.add(
      id,
      { kind: 'verified', data: { classification: 'complaint', category: 'road', supervisory: false } },
      { kind: 'disposed', data: { units: ['DPUPR'], instruction: 'Tindak lanjuti.' } },
    );
  }
  await coordinator.sent();
  await agency.rows((rows) => rows.length === 2);
  await agency.desk.cases.add(anonymous, { kind: 'noted', data: { text: 'Sudah ditinjau.' } });
  await agency.sent();
  const before = [await office.casesOfHub(), await office.casesOfHub('secretComplaints')];
  expect([Object.keys(before[0] ?? {}), Object.keys(before[1] ?? {})].map(({ length }) => length)).toEqual([2, 1]);

  await backup.restore();
  for (const pc of [agency, desk, coordinator]) await pc.desk.replication.sendNow();
  for (const pc of [agency, desk, coordinator]) await pc.sent();
  await expect
    .poll(async () => [await office.casesOfHub(), await office.casesOfHub('secretComplaints')], { timeout: 30_000 })
    .toEqual(before);
  for (const pc of [agency, desk, coordinator]) {
    // What one PC gave back, another may still have to pull.
    await expect.poll(() => pc.desk.replication.compare(), { timeout: 20_000 }).toBe(0);
  }
  // The agency's PC never knew the reporter: what it gave back took nothing away.
  const { summary } = await coordinator.detail(anonymous);
  expect(summary.reporter).not.toBeNull();
  expect(Object.keys(before[1] ?? {})).toEqual([secret]);
});

test('a store that is still being filled is no difference', async () => {
  for (let n = 0; n < 5; n++) await desk.receive();
  await desk.sent();
  const fresh = await office.pc();
  await fresh.signIn('officer-2');
  await fresh.rows((rows) => rows.length === 5);
  await expect.poll(() => asked(fresh, /digest$/), { timeout: 20_000 }).toBeGreaterThan(0);
  await fresh.desk.replication.sendNow();
  expect(asked(fresh, /digest\/\d+$/)).toBe(0);
  expect(asked(fresh, /POST .*push/)).toBe(0);
});
