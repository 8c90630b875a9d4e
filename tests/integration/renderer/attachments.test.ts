import { afterEach, beforeEach, expect, test } from 'vitest';
import { anOffice, type DeskPc, type Office, until } from '../../fixtures/a-desk-pc.ts';
import { aRoadPhoto } from '../../fixtures/a-road-photo.ts';

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

const bytesOf = async (blob: Blob | null) => blob && new Uint8Array(await blob.arrayBuffer());

test('a photo is kept without a network, sent once there is one, and read elsewhere', async () => {
  const photo = await aRoadPhoto();
  one.line.isUp = false;
  const id = await one.receive({}, { photos: [photo] });
  const [attached] = (await one.detail(id)).summary.attachments;
  expect(await bytesOf(await one.desk.cases.openAttachment(id, attached?.file ?? ''))).toEqual(photo.bytes);
  expect((await until(one.desk.replication.status$, ({ unsentFiles }) => unsentFiles > 0)).unsentFiles).toBe(1);
  const [sealed] = one.machine.files.values();
  expect(sealed).toMatch(/^s1\.main\./);

  one.line.isUp = true;
  await one.sent();
  await other.detail(id, ({ summary }) => summary.attachments.length === 1);
  expect(await bytesOf(await other.desk.cases.openAttachment(id, attached?.file ?? ''))).toEqual(photo.bytes);
  expect(other.machine.files.size).toBe(1);
  // Read again, it comes from here.
  other.line.isUp = false;
  expect(await bytesOf(await other.desk.cases.openAttachment(id, attached?.file ?? ''))).toEqual(photo.bytes);
  expect([...one.faults, ...other.faults]).toEqual([]);
});

test('an upload that was cut goes on after a restart, also without IndexedDB', async () => {
  const photo = await aRoadPhoto();
  const id = await one.receive();
  await one.sent();
  one.line.lose.push(/^PATCH .*files/);
  await one.desk.cases.attach(id, photo);
  await one.desk.replication.sendNow();
  await one.restart();
  await one.desk.lock(true);
  await one.deleteDatabase();
  await one.restart();
  await one.signIn('officer-1');
  await one.sent();
  const { summary } = await other.detail(id, (detail) => detail.summary.attachments.length === 1);
  expect(await bytesOf(await other.desk.cases.openAttachment(id, summary.attachments[0]?.file ?? ''))).toEqual(
    photo.bytes,
  );
});

test('the photos of a draft survive a restart and go with it', async () => {
  const photo = await aRoadPhoto('lubang.jpg');
  const file = await one.desk.drafts.writePhoto('draf-1', photo);
  await one.desk.drafts.write({ id: 'draf-1', title: 'Jalan rusak', form: { chronology: 'Jalan poros rusak' } });
  await one.restart();
  await one.signIn('officer-1');
  expect(await until(one.desk.drafts.list$, (drafts) => drafts.length === 1)).toMatchObject([
    { id: 'draf-1', form: { chronology: 'Jalan poros rusak' } },
  ]);
  expect(await one.desk.drafts.readPhoto(file)).toEqual(photo);
  await one.receive({}, { photos: [photo], draft: 'draf-1' });
  expect(await until(one.desk.drafts.list$, (drafts) => drafts.length === 0)).toEqual([]);
  expect([...one.machine.files.keys()]).not.toContain(file);
  expect(await one.desk.drafts.readPhoto(file)).toBeNull();
});
