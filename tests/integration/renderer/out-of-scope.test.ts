import { afterEach, expect, test } from 'vitest';
import { anOffice, type Office } from '../../fixtures/a-desk-pc.ts';
import { aRoadPhoto } from '../../fixtures/a-road-photo.ts';
import { storedRows } from '../../fixtures/stored-documents.ts';

let office: Office;
afterEach(() => office.close());

test('a case that became secret goes, and what was written on it without a network still arrives', async () => {
  office = await anOffice();
  const [counter, desk, reader] = [await office.pc(), await office.pc(), await office.pc()];
  await counter.signIn('officer-1');
  await desk.signIn('coordinator-1');
  await reader.signIn('officer-2');
  const id = await counter.receive({}, { photos: [await aRoadPhoto()] });
  const stays = await counter.receive({ title: 'Lampu jalan mati, Bogorejo, Bancar' });
  await counter.sent();
  await desk.rows((rows) => rows.length === 2);
  const [attached] = (await reader.detail(id, ({ summary }) => summary.attachments.length === 1)).summary.attachments;
  await reader.desk.cases.openAttachment(id, attached?.file ?? '');
  expect(reader.machine.files.size).toBe(1);
  counter.line.isUp = false;
  await counter.desk.cases.add(id, { kind: 'noted', data: { text: 'Pelapor menelepon.' } });
  const written = await counter.entries(id);
  await desk.desk.cases.add(id, { kind: 'access-changed', data: { secret: true, reason: 'Pelapor terancam.' } });
  await desk.sent();
  await desk.detail(id, ({ summary }) => summary.secret);

  // Gone at once, also while what was written on it still waits for a better line.
  counter.line.refuse = [/push/];
  counter.line.isUp = true;
  await counter.desk.replication.sendNow();
  expect((await counter.rows((rows) => rows.length === 1)).map((row) => row.id)).toEqual([stays]);
  const rows = await storedRows(counter.workstation, 'complaints');
  expect(rows.find((row) => row.id === id)).toMatchObject({ head: '', body: '' });
  // The photo stays sealed as long as the journal does: a restored hub may ask for it again.
  expect(counter.machine.files.size).toBe(1);
  // Where it was only looked at, it goes.
  await reader.rows((rows) => rows.length === 1);
  await expect.poll(() => reader.machine.files.size).toBe(0);
  counter.line.refuse = [];
  await counter.sent();
  await desk.detail(id, ({ entries }) => entries.length === 5);
  expect((await office.casesOfHub('secretComplaints'))[id]).toEqual(expect.arrayContaining(written));

  // Neither a restart nor the journal brings it back.
  await counter.restart();
  await counter.signIn('officer-1');
  expect((await counter.rows((rows) => rows.length > 0)).map((row) => row.id)).toEqual([stays]);
  expect([...counter.faults, ...desk.faults, ...reader.faults]).toEqual([]);
});

test('an officer without clearance receives a secret case, and only cleared people read it again', async () => {
  office = await anOffice();
  const [counter, desk] = [await office.pc(), await office.pc()];
  await counter.signIn('officer-1');
  await desk.signIn('coordinator-1');
  const id = await counter.receive({ secret: true }, { photos: [await aRoadPhoto()] });
  expect((await counter.detail(id)).summary.trackingCode).toHaveLength(12);
  expect(await counter.desk.cases.receiptLink(id)).toContain('/periksa#');
  await counter.desk.replication.sendNow();
  await counter.restart();
  await counter.signIn('officer-1');
  expect(await counter.rows()).toEqual([]);
  expect(await office.casesOfHub('secretComplaints')).toEqual({});

  await counter.desk.lock(true);
  await counter.signIn('coordinator-1');
  await counter.rows((rows) => rows.length === 1);
  await counter.sent();
  await desk.rows((rows) => rows.length === 1);
  const { entries, summary } = await desk.detail(id);
  expect(entries).toHaveLength(3);

  // Nor does the comparison of somebody who may not read it take the photo from those who may.
  await desk.desk.cases.openAttachment(id, summary.attachments[0]?.file ?? '');
  await desk.desk.lock();
  await desk.signIn('officer-2');
  expect(await desk.desk.replication.compare()).toBe(0);
  expect(desk.machine.files.size).toBe(1);
  expect([...counter.faults, ...desk.faults]).toEqual([]);
});
