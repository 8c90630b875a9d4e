import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CaseDetail } from '../../../renderer/data/desk.ts';
import { anOffice, type DeskPc, type Office } from '../../fixtures/a-desk-pc.ts';
import { aRoadPhoto } from '../../fixtures/a-road-photo.ts';
import { backUp } from '../../fixtures/hub-backup.ts';

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
test('a hub restored to an hour ago removes nothing, and gets back what it has lost', async () => {
  const id = await one.receive();
  await one.sent();
  await other.rows((rows) => rows.length === 1);
  const backup = await backUp(office.hub.database);
  await note(one, id, 'Pelapor menelepon.');
  const later = await one.receive({ title: 'Lampu jalan mati, Bogorejo, Bancar' });
  await one.sent();
  await note(other, id, 'Pelapor datang lagi.');
  await other.sent();
  await one.detail(id, ({ entries }) => entries.length === 4);
  await other.rows((rows) => rows.length === 2);
  await one.desk.lock(true);

  const shown: number[] = [];
  other.desk.cases.detail$(id).subscribe((detail) => shown.push(detail?.entries.length ?? 0));
  await backup.restore();
  await other.desk.replication.sendNow();
  // The other officer's PC has the entries of both, the first one's PC is switched off.
  await other.sent();
  const before = [await other.entries(id), await other.entries(later)];
  expect(before.map((ids) => ids.length)).toEqual([4, 2]);
  await expect.poll(() => office.casesOfHub(), { timeout: 20_000 }).toEqual({ [id]: before[0], [later]: before[1] });
  // Not even for a moment.
  expect(Math.min(...shown)).toBe(4);
  await one.signIn('officer-1');
  await one.sent();
  expect([await one.entries(id), await one.entries(later)]).toEqual(before);
});

test('a PC alone gives a restored hub its own entries back', async () => {
  const id = await one.receive();
  await one.sent();
  const backup = await backUp(office.hub.database);
  await note(one, id, 'Pelapor menelepon.');
  const later = await one.receive();
  await one.sent();
  await one.desk.lock(true);
  await other.desk.lock(true);
  await backup.restore();
  // Comparing digests would find them as well.
  one.line.refuse = [/digest/];
  await one.signIn('officer-1');
  const held = { [id]: await one.entries(id), [later]: await one.entries(later) };
  await expect.poll(() => office.casesOfHub(), { timeout: 20_000 }).toEqual(held);
});

test('a photo that a restored hub has lost is sent again', async () => {
  const backup = await backUp(office.hub.database);
  const photo = await aRoadPhoto();
  const id = await one.receive({}, { photos: [photo] });
  await one.sent();
  await backup.restore();
  await one.desk.replication.sendNow();
  const fileOf = (detail: CaseDetail) => detail.summary.attachments[0]?.file ?? '';
  const file = fileOf(await other.detail(id, (detail) => fileOf(detail) !== ''));
  await expect
    .poll(async () => (await other.desk.cases.openAttachment(id, file))?.size, { timeout: 20_000 })
    .toBe(photo.bytes.length);
});
