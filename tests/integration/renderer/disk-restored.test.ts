import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Entry } from '#shared/complaint/entry.ts';
import { brokenChains } from '../../../hub/repositories/chain-repository.ts';
import { anOffice, type DeskPc, type Office, until } from '../../fixtures/a-desk-pc.ts';
import { aRoadPhoto } from '../../fixtures/a-road-photo.ts';
import { imageOf } from '../../fixtures/disk-image.ts';

let office: Office;
let pc: DeskPc;

beforeEach(async () => {
  office = await anOffice();
  pc = await office.pc();
  await pc.signIn('officer-1');
});
afterEach(() => office.close());

const note = (id: string, text: string) => pc.desk.cases.add(id, { kind: 'noted', data: { text } });
const mustEnrol = () => until(pc.desk.replication.status$, ({ connection }) => connection === 'must-enrol');
const reissued = () => until(pc.desk.replication.reissue$, (status) => status === null);
/** Title, and what became of it, of every case that the hub has. */
const atHub = async () => (await office.casesOfHub()) as Record<string, string[]>;
const chainsAreWhole = async () => {
  const broken = await office.hub.database.within(office.hub.district, (tx) => brokenChains(tx, office.hub.district));
  expect(broken).toEqual([]);
};
const titles = async (ids: readonly string[]) =>
  Promise.all(ids.map(async (id) => (await pc.detail(id)).summary.title));

/** The disk fails after `lost` was sent; the image of the morning comes back, and `again` gets the numbers of `lost`. */
async function anImageComesBack() {
  const old = await pc.receive({ title: 'Sebelum cadangan dibuat' });
  await pc.sent();
  const image = await imageOf(pc);
  const lost = await pc.receive({ title: 'Terkirim, lalu hilang dari disk' });
  await pc.sent();
  await image.restore();
  pc.line.isUp = false;
  await pc.signIn('officer-1');
  const again = await pc.receive({ title: 'Diterima setelah dipulihkan' }, { photos: [await aRoadPhoto()] });
  await note(old, 'Pelapor menelepon.');
  return { old, lost, again };
}

test('a PC restored from an image says so at once, and saves nothing under numbers in use', async () => {
  const { lost, again } = await anImageComesBack();
  // The very number that another citizen holds.
  expect(again).toBe(lost);
  pc.line.isUp = true;
  await pc.desk.replication.sendNow();
  await mustEnrol();
  await expect(pc.receive()).rejects.toMatchObject({ code: 'must-enrol' });
  // Neither a restart nor the loss of the line lets it go on.
  await pc.restart();
  expect(await until(pc.desk.phase$, ({ at }) => at === 'locked')).toMatchObject({ mustEnrol: true });
  pc.line.isUp = false;
  await pc.signIn('officer-1');
  await mustEnrol();
  await expect(pc.receive()).rejects.toMatchObject({ code: 'must-enrol' });
  expect(Object.keys(await atHub())).toHaveLength(2);
});

test('enrolled anew, what was unsent is issued anew: another ticket, the same story, its photo and its hour', async () => {
  const { old, lost, again } = await anImageComesBack();
  const before = await pc.detail(again);
  await pc.desk.drafts.write({ id: 'draf', title: 'Belum selesai', form: { gist: 'Jembatan' } });
  pc.line.isUp = true;
  await pc.desk.replication.sendNow();
  await mustEnrol();
  const former = pc.workstation;
  await pc.enrolAgain();
  expect(pc.workstation).not.toBe(former);
  await pc.signIn('officer-1');
  await reissued();
  await pc.sent();

  const rows = await pc.rows((all) => all.length === 3);
  const [moved] = rows.filter(({ summary }) => summary.formerNumber);
  if (!moved) throw new Error('nothing was issued anew');
  expect(moved.id).toMatch(new RegExp(`^${pc.workstation}-`));
  expect(await titles([old, lost, moved.id])).toEqual([
    'Sebelum cadangan dibuat',
    'Terkirim, lalu hilang dari disk',
    'Diterima setelah dipulihkan',
  ]);
  expect((await pc.detail(moved.id)).summary).toMatchObject({
    formerNumber: { ticket: again, isTold: false },
    receivedAt: before.summary.receivedAt,
    trackingCode: before.summary.trackingCode,
    reporter: before.summary.reporter,
  });
  expect((await pc.detail(old)).entries.map(({ entry }) => entry.data?.text)).toContain('Pelapor menelepon.');
  expect(await atHub()).toMatchObject({
    [moved.id]: [1, 2, 3].map((n) => `${pc.workstation}.${n}`),
    [old]: [`${former}.1`, `${former}.2`, `${pc.workstation}.4`],
  });
  await chainsAreWhole();
  const [attached] = moved.summary.attachments;
  pc.machine.files.clear();
  const bytes = await pc.desk.cases.openAttachment(moved.id, attached?.file ?? '');
  expect(bytes?.size).toBe((await aRoadPhoto()).bytes.length);

  // The reporter gets the new number; the list is done when the new receipt is given.
  await pc.desk.cases.add(moved.id, {
    kind: 'receipt-issued',
    data: { sheets: 'both', medium: 'printer', size: 'A5' },
  });
  await pc.detail(moved.id, ({ summary }) => summary.formerNumber?.isTold === true);
  expect(await until(pc.desk.drafts.list$, (list) => list.length > 0)).toMatchObject([{ title: 'Belum selesai' }]);
  // Nothing of the former workstation was deleted.
  expect(pc.machine.journals.get(former)?.files.size).toBeGreaterThan(0);
  expect(pc.machine.vault.has('slots')).toBe(true);
  expect(pc.faults).toEqual([]);
});

test('whenever the app ends in between, nothing is issued twice', async () => {
  const { old } = await anImageComesBack();
  await pc.desk.lock(true);
  pc.line.isUp = true;
  await pc.signIn('officer-1');
  await mustEnrol();
  await pc.enrolAgain();
  for (let appended = 0; appended < 3; appended++) {
    // The power goes after so many entries of the new journal.
    let left = 1;
    pc.machine.onAppend = () => {
      left -= 1;
      if (left < 0) throw Object.assign(new Error('the power went'), { code: 'internal' });
    };
    await pc.signIn('officer-1');
    await expect.poll(() => left, { timeout: 10_000 }).toBeLessThan(0);
    pc.machine.onAppend = null;
    await pc.restart();
  }
  await pc.signIn('officer-1');
  await reissued();
  await pc.sent();
  const moved = (await pc.rows((all) => all.length === 3)).find(({ summary }) => summary.formerNumber);
  const held = await atHub();
  expect(held[moved?.id ?? '']).toHaveLength(3);
  expect(held[old]).toHaveLength(3);
  expect(Object.keys(held)).toHaveLength(3);
  await chainsAreWhole();
});

test('two copies of a disk that both go on lose nothing, double nothing, and give no number twice', async () => {
  pc.line.isUp = false;
  const shared = await pc.receive({ title: 'Sebelum disk disalin' });
  const image = await imageOf(pc);
  const first = await pc.receive({ title: 'Di komputer pertama' });
  const ofFirst = await imageOf(pc);
  await image.restore();
  await pc.signIn('officer-1');
  const second = await pc.receive({ title: 'Di salinannya' });
  expect(second).toBe(first);
  pc.line.isUp = true;
  await pc.sent();

  await ofFirst.restore();
  await pc.signIn('officer-1');
  await mustEnrol();
  await pc.enrolAgain();
  await pc.signIn('officer-1');
  await reissued();
  await pc.sent();
  const rows = await pc.rows((all) => all.length === 3);
  expect(rows.map(({ summary }) => summary.title).sort()).toEqual([
    'Di komputer pertama',
    'Di salinannya',
    'Sebelum disk disalin',
  ]);
  // What both copies had goes by the number that its reporter holds, whoever sends it.
  expect((await pc.detail(shared)).summary.formerNumber).toBeNull();
  expect(Object.values(await atHub()).map((ids) => ids.length)).toEqual([2, 2, 2]);
  await chainsAreWhole();
});

test('entries wait for the colleague who wrote them, with what was written knowing them', async () => {
  const old = await pc.receive();
  await pc.sent();
  const image = await imageOf(pc);
  await note(old, 'Terkirim, lalu hilang.');
  await pc.sent();
  await image.restore();
  pc.line.isUp = false;
  await pc.signIn('officer-1');
  const again = await pc.receive({ title: 'Diterima petugas pertama' });
  await pc.desk.lock(true);
  // The second officer's slot is not on the image.
  pc.line.isUp = true;
  await pc.signIn('officer-2');
  await mustEnrol();
  await pc.enrolAgain();
  await pc.signIn('officer-2');
  const status = await until(pc.desk.replication.reissue$, (one) => (one?.waiting.length ?? 0) > 0);
  expect(status).toMatchObject({ total: 0, waiting: [{ staff: 'officer-1', entries: 2 }] });
  expect(await pc.rows((rows) => rows.length > 0)).toHaveLength(1);
  await pc.desk.lock(true);
  await pc.signIn('officer-1');
  await reissued();
  await pc.sent();
  const moved = (await pc.rows((rows) => rows.length === 2)).find(({ summary }) => summary.formerNumber);
  expect(moved?.summary.formerNumber?.ticket).toBe(again);
  const [received] = (await pc.detail(moved?.id ?? '')).entries.map(({ entry }): Entry => entry);
  expect(received).toMatchObject({ by: 'officer-1', data: { title: 'Diterima petugas pertama' } });
  await chainsAreWhole();
});

test('a secret report of an officer who cannot open it is issued anew by a colleague who can', async () => {
  const old = await pc.receive();
  await pc.sent();
  const image = await imageOf(pc);
  await note(old, 'Terkirim, lalu hilang.');
  await pc.sent();
  await image.restore();
  pc.line.isUp = false;
  await pc.signIn('officer-1');
  await pc.receive({ title: 'Rahasia', secret: true });
  pc.line.isUp = true;
  await pc.desk.replication.sendNow();
  await mustEnrol();
  await pc.enrolAgain();
  await pc.signIn('officer-1');
  const status = await until(pc.desk.replication.reissue$, (one) => (one?.waiting.length ?? 0) > 0);
  expect(status?.waiting).toEqual([{ staff: null, entries: 2 }]);
  await pc.desk.lock(true);
  await pc.signIn('coordinator-1');
  await reissued();
  await pc.sent();
  const moved = (await pc.rows((rows) => rows.length === 2)).find(({ summary }) => summary.secret);
  const [received] = (await pc.detail(moved?.id ?? '')).entries.map(({ entry }): Entry => entry);
  expect(received).toMatchObject({ by: 'coordinator-1', data: { title: 'Rahasia', writtenBy: 'officer-1' } });
  expect(Object.keys(await office.casesOfHub('secretComplaints'))).toEqual([moved?.id]);
  await chainsAreWhole();
});
