import { firstValueFrom } from 'rxjs';
import { afterEach, expect, test } from 'vitest';
import { disposedTo, verified } from '../../fixtures/a-case.ts';
import { anOffice, type DeskPc, type Office } from '../../fixtures/a-desk-pc.ts';
import { STAFF } from '../../fixtures/a-directory.ts';
import { storedRows } from '../../fixtures/stored-documents.ts';

let office: Office;
afterEach(() => office.close());

const COORDINATOR = {
  id: 'coordinator-3',
  name: 'Koordinator Contoh 3',
  position: 'Admin Koordinator',
  unit: 'DPUPR',
  roles: ['coordinator' as const],
  cleared: false,
  active: true,
};
const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).sort();
const stored = async (pc: DeskPc) =>
  (await storedRows(pc.workstation, 'complaints')).filter(({ body }) => body !== '').map(({ id }) => id);

test('people with different rights share one PC: each sees only what is for them, and nothing is deleted or doubled', async () => {
  const people = STAFF.filter(({ id }) => ['officer-1', 'coordinator-1', 'liaison-1'].includes(id));
  office = await anOffice({ staff: [...people, COORDINATOR] });
  const [counter, pc] = [await office.pc(), await office.pc('DPUPR')];
  await counter.signIn('officer-1');
  const theirs = await counter.receive();
  const other = await counter.receive({ title: 'Lampu jalan mati, Bogorejo, Bancar' });
  await counter.sent();
  await counter.desk.lock();
  await counter.signIn('coordinator-1');
  await counter.desk.cases.add(theirs, { kind: 'verified', data: verified.data } as never);
  await counter.desk.cases.add(theirs, { kind: 'disposed', data: disposedTo('DPUPR').data } as never);
  await counter.sent();

  await pc.signIn('coordinator-3');
  await pc.rows((rows) => rows.length === 2);
  await pc.detail(theirs, ({ entries }) => entries.length === 4);
  expect(await pc.desk.replication.compare()).toBe(0);
  const written = await pc.entries(other);
  pc.line.refuse = [/push/];
  await pc.desk.cases.add(theirs, { kind: 'noted', data: { text: 'Belum terkirim.' } });
  await pc.desk.lock(true);

  await pc.signIn('liaison-1');
  expect(idsOf(await pc.rows((rows) => rows.length > 0))).toEqual([theirs]);
  expect((await pc.desk.cases.search('jalan')).map(({ id }) => id)).toEqual([theirs]);
  expect(await firstValueFrom(pc.desk.cases.detail$(other))).toBeNull();
  const note = { kind: 'noted' as const, data: { text: 'Bukan untuk saya.' } };
  await expect(pc.desk.cases.add(other, note)).rejects.toMatchObject({ code: 'not-found' });
  // What a colleague wrote goes out all the same.
  pc.line.refuse = [];
  await pc.sent();
  expect((await office.casesOfHub())[theirs]).toEqual(await pc.entries(theirs));
  expect(await pc.desk.replication.compare()).toBe(0);
  expect(idsOf(await pc.rows())).toEqual([theirs]);
  expect((await stored(pc)).sort()).toEqual([theirs, other].sort());
  await pc.desk.lock();

  pc.line.requests.length = 0;
  await pc.signIn('coordinator-3');
  expect(idsOf(await pc.rows((rows) => rows.length === 2))).toEqual([theirs, other].sort());
  expect(await pc.entries(other)).toEqual(written);
  expect((await pc.desk.cases.search('jalan')).map(({ id }) => id).sort()).toEqual([theirs, other].sort());
  expect(await pc.desk.replication.compare()).toBe(0);
  expect(pc.line.requests.filter((one) => one.includes('push'))).toEqual([]);
  expect([...counter.faults, ...pc.faults]).toEqual([]);
});

test('who reads more than the one before finds it at the first comparison', async () => {
  const people = STAFF.filter(({ id }) => ['officer-1', 'coordinator-1', 'liaison-1'].includes(id));
  office = await anOffice({ staff: [...people, COORDINATOR] });
  const [counter, pc] = [await office.pc(), await office.pc('DPUPR')];
  await counter.signIn('officer-1');
  await pc.signIn('liaison-1');
  const id = await counter.receive();
  await counter.sent();
  await pc.desk.replication.sendNow();
  expect(await pc.desk.replication.compare()).toBe(0);
  expect(await pc.rows()).toEqual([]);
  await pc.desk.lock();
  await pc.signIn('coordinator-3');
  expect(idsOf(await pc.rows((rows) => rows.length === 1))).toEqual([id]);
  expect(await pc.desk.replication.compare()).toBe(0);
  expect([...counter.faults, ...pc.faults]).toEqual([]);
});
