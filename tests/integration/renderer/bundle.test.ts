import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { addUnit } from '../../../hub/administration.ts';
import { anOffice, type DeskPc, type Office, until } from '../../fixtures/a-desk-pc.ts';
import { UNITS } from '../../fixtures/a-directory.ts';
import { aRoadPhoto } from '../../fixtures/a-road-photo.ts';
import { aStick, type Stick } from '../../fixtures/a-stick.ts';
import { backUp } from '../../fixtures/hub-backup.ts';

let office: Office;
let stick: Stick;
let one: DeskPc;
let other: DeskPc;

beforeEach(async () => {
  office = await anOffice();
  stick = await aStick();
  [one, other] = [await office.pc(), await office.pc()];
  await one.signIn('officer-1');
  await other.signIn('officer-2');
  // From here on only the stick moves.
  for (const pc of [one, other]) {
    await pc.sent();
    pc.line.isUp = false;
  }
  office.hub.clock.nowMs += 60_000;
});
afterEach(async () => {
  expect([...one.faults, ...other.faults]).toEqual([]);
  await office.close();
  await stick.remove();
});

const note = (pc: DeskPc, id: string, text: string) => pc.desk.cases.add(id, { kind: 'noted', data: { text } });
const unsent = async (pc: DeskPc) => {
  const { unsentEntries, unsentFiles } = await until(pc.desk.replication.status$, () => true);
  return unsentEntries + unsentFiles;
};

test('two offices exchange reports and photos by a stick alone', async () => {
  const photo = await aRoadPhoto();
  const id = await one.receive({}, { photos: [photo] });
  const its = await other.receive({ title: 'Lampu jalan mati, Bogorejo, Bancar' });
  const requests = [one.line.requests.length, other.line.requests.length];

  const bundle = await stick.export(one);
  expect(bundle).toMatchObject({ number: 1, cases: 1, files: 1, name: `loket-${one.workstation}-0001.loket` });
  const text = new TextDecoder('latin1').decode(await bundle.file.arrayBuffer());
  expect(text).not.toContain('Warga Contoh');
  const { printed, answer } = await stick.toHub(office.hub, bundle.file);
  expect(printed).toContain('3 entries and 1 files are held, 0 entries were rejected');
  // On the way nothing counts as sent.
  expect(await unsent(one)).toBe(4);
  expect(await one.desk.bundles.import(answer)).toEqual({
    number: 1,
    accepted: 1,
    rejected: 0,
    arrived: 0,
    changed: 0,
    files: 0,
  });
  expect(await unsent(one)).toBe(0);

  expect(await stick.exchange(office.hub, other)).toMatchObject({ accepted: 1, arrived: 1, files: 1 });
  const [attached] = (await other.detail(id)).summary.attachments;
  const blob = await other.desk.cases.openAttachment(id, attached?.file ?? '');
  expect(blob && new Uint8Array(await blob.arrayBuffer())).toEqual(photo.bytes);
  await note(other, id, 'Pelapor datang lagi.');
  await other.desk.bundles.import((await stick.toHub(office.hub, (await stick.export(other)).file)).answer);
  expect(await stick.exchange(office.hub, one)).toMatchObject({ number: 2, accepted: 0, arrived: 1, changed: 1 });
  expect(await one.entries(id)).toEqual(await other.entries(id));
  expect(await one.entries(its)).toEqual(await other.entries(its));
  expect([one.line.requests.length, other.line.requests.length]).toEqual(requests);

  // A later line finds nothing to do twice.
  for (const pc of [one, other]) {
    pc.line.isUp = true;
    await pc.sent();
    expect(await pc.desk.replication.compare()).toBe(0);
  }
});

test('the same bundle and the same answer twice change nothing', async () => {
  const id = await one.receive();
  const { file } = await stick.export(one);
  const first = await stick.toHub(office.hub, file);
  const held = await office.casesOfHub();
  const second = await stick.toHub(office.hub, file);
  expect(second.printed.split('\n').slice(0, 2)).toEqual(first.printed.split('\n').slice(0, 2));
  expect(await office.casesOfHub()).toEqual(held);
  expect((await one.desk.bundles.import(first.answer)).accepted).toBe(1);
  const before = [await one.entries(id), await unsent(one)];
  expect((await one.desk.bundles.import(first.answer)).accepted).toBe(0);
  expect((await one.desk.bundles.import(second.answer)).accepted).toBe(0);
  expect([await one.entries(id), await unsent(one)]).toEqual(before);
});

test('a lost answer costs nothing, and an older one is refused after a newer', async () => {
  await one.receive();
  const lost = await stick.toHub(office.hub, (await stick.export(one)).file);
  await one.receive();
  const next = await stick.export(one);
  expect(next).toMatchObject({ number: 2, cases: 2 });
  const { answer } = await stick.toHub(office.hub, next.file);
  await expect(one.desk.bundles.import(new Blob([await answer.slice(0, -1).arrayBuffer()]))).rejects.toMatchObject({
    code: 'bundle-torn',
  });
  expect(await unsent(one)).toBe(4);
  expect((await one.desk.bundles.import(answer)).accepted).toBe(2);
  await expect(one.desk.bundles.import(lost.answer)).rejects.toMatchObject({ code: 'bundle-older' });
});

test('bundles that reach the hub out of order all count', async () => {
  const id = await one.receive();
  const first = await stick.export(one);
  await note(one, id, 'Pelapor menelepon.');
  const second = await stick.export(one);
  const { answer } = await stick.toHub(office.hub, second.file);
  const late = await stick.toHub(office.hub, first.file);
  expect(await one.desk.bundles.import(late.answer)).toMatchObject({ number: 1, accepted: 1 });
  // What was written after it stays unsent, until the answer to it comes.
  expect(await one.desk.bundles.import(answer)).toMatchObject({ number: 2 });
  expect(await unsent(one)).toBe(0);
  expect((await office.casesOfHub())[id]).toEqual(await one.entries(id));
});

test('a hub that was put back gets everything again, also what others wrote', async () => {
  const id = await one.receive();
  await stick.exchange(office.hub, one);
  await office.casesOfHub();
  const backup = await backUp(office.hub.database);
  await stick.exchange(office.hub, other);
  await note(other, id, 'Pelapor datang lagi.');
  await stick.exchange(office.hub, other);
  const later = await one.receive({ title: 'Lampu jalan mati, Bogorejo, Bancar' });
  await stick.exchange(office.hub, one);
  const held = { [id]: await one.entries(id), [later]: await one.entries(later) };
  expect(await office.casesOfHub()).toEqual(held);

  await backup.restore();
  // The first answer tells what is missing, the next bundle brings it.
  expect(await stick.exchange(office.hub, one)).toMatchObject({ number: 3, accepted: 0 });
  expect(await unsent(one)).toBe(2);
  expect(await stick.exchange(office.hub, one)).toMatchObject({ number: 4, accepted: 1 });
  expect(await office.casesOfHub()).toEqual(held);
});

test('a rejected entry waits for mending, and blocks no other', async () => {
  const linked = {
    kind: 'sp4n-linked' as const,
    data: { trackingId: '1234567', url: 'https://www.lapor.go.id/contoh', date: '2026-11-24' },
  };
  const first = await one.receive();
  await one.desk.cases.add(first, linked);
  const second = await one.receive();
  await one.desk.cases.add(second, linked);
  expect(await stick.exchange(office.hub, one)).toMatchObject({ accepted: 2, rejected: 1 });
  const [mending] = await until(one.desk.replication.mending$, (lines) => lines.length > 0);
  expect(mending).toMatchObject({ id: second, kind: 'sp4n-linked', code: 'duplicate-tracking-id' });
  expect(await unsent(one)).toBe(0);
});

test('every wrong answer is refused with its own reason', async () => {
  // Both have been here before.
  await one.desk.lock(true);
  one.line.isUp = true;
  await one.signIn('officer-2');
  await one.desk.lock(true);
  await one.signIn('officer-1');
  await one.sent();
  one.line.isUp = false;
  office.hub.clock.nowMs += 60_000;
  await one.receive();
  const mine = await stick.export(one);
  const { answer } = await stick.toHub(office.hub, mine.file);
  const theirs = (await stick.toHub(office.hub, (await stick.export(other)).file)).answer;
  const refused = (file: Blob, code: string) => expect(one.desk.bundles.import(file)).rejects.toMatchObject({ code });
  await refused(theirs, 'bundle-other-workstation');
  await refused(mine.file, 'bundle-direction');
  await refused(new Blob(['catatan belanja']), 'bundle-foreign');
  await refused(new Blob([]), 'bundle-torn');
  const bytes = new Uint8Array(await answer.arrayBuffer());
  for (const at of [20, bytes.length >> 1, bytes.length - 10]) {
    const altered = bytes.with(at, (bytes[at] ?? 0) ^ 1);
    await expect(one.desk.bundles.import(new Blob([altered]))).rejects.toMatchObject({ name: 'Error' });
  }
  await one.desk.lock(true);
  await one.signIn('officer-2');
  await refused(answer, 'bundle-other-person');
  await one.desk.lock(true);
  await one.signIn('officer-1');
  expect(await unsent(one)).toBe(2);
  expect((await one.desk.bundles.import(answer)).accepted).toBe(1);
});

test('an export that is stopped leaves nothing behind', async () => {
  await one.receive();
  const stop = new AbortController();
  const shown: number[] = [];
  const onProgress = (done: number) => {
    shown.push(done);
    stop.abort();
  };
  await expect(one.desk.bundles.export(onProgress, stop.signal)).rejects.toThrow(/abort/i);
  expect(shown).toEqual([0]);
  expect((await stick.export(one)).number).toBe(1);
});

test('secret reports go only by who may open them, and so do their answers', async () => {
  await one.desk.lock(true);
  one.line.isUp = true;
  await one.signIn('coordinator-1');
  await one.desk.lock(true);
  await one.signIn('officer-1');
  await one.sent();
  one.line.isUp = false;
  office.hub.clock.nowMs += 60_000;
  const id = await one.receive({ secret: true }, { photos: [await aRoadPhoto()] });
  const without = await stick.export(one);
  expect(without).toMatchObject({ cases: 0, files: 0 });
  await stick.toHub(office.hub, without.file);
  expect(await office.casesOfHub('secretComplaints')).toEqual({});

  await one.desk.lock(true);
  await one.signIn('coordinator-1');
  const bundle = await stick.export(one);
  expect(bundle).toMatchObject({ cases: 1, files: 1 });
  const { answer } = await stick.toHub(office.hub, bundle.file);
  await one.desk.lock(true);
  await one.signIn('officer-1');
  await expect(one.desk.bundles.import(answer)).rejects.toMatchObject({ code: 'bundle-other-person' });
  await one.desk.lock(true);
  await one.signIn('coordinator-1');
  expect(await one.desk.bundles.import(answer)).toMatchObject({ accepted: 1 });
  expect(await office.casesOfHub('secretComplaints')).toEqual({ [id]: await one.entries(id) });
  expect(await unsent(one)).toBe(0);
});

test('a case that left the scope goes, what was written on it arrives, and nothing brings it back', async () => {
  const id = await one.receive({}, { photos: [await aRoadPhoto()] });
  await stick.exchange(office.hub, one);
  const desk = await office.pc();
  await desk.signIn('coordinator-1');
  await desk.rows((rows) => rows.length === 1);
  await desk.desk.cases.add(id, { kind: 'access-changed', data: { secret: true, reason: 'Pelapor terancam.' } });
  await desk.sent();
  await note(one, id, 'Pelapor menelepon.');
  const written = await one.entries(id);
  await stick.exchange(office.hub, one);
  expect(await one.rows((rows) => rows.length === 0)).toEqual([]);
  expect([await unsent(one), one.machine.files.size]).toEqual([0, 1]);
  expect((await office.casesOfHub('secretComplaints'))[id]).toEqual(expect.arrayContaining(written));
  await one.restart();
  await one.signIn('officer-1');
  expect(await one.rows()).toEqual([]);
});

test('the directory comes along, unless a line has brought a newer one since', async () => {
  const unit = (name: string) => ({ ...(UNITS[0] as (typeof UNITS)[number]), shortName: name });
  const rename = (name: string) => addUnit(office.hub.administration, office.hub.district, unit(name));
  const shown = () => one.desk.directory.unit('PPID')?.shortName;
  await rename('Loket lama');
  await stick.exchange(office.hub, one);
  expect(shown()).toBe('Loket lama');
  await one.restart();
  await one.signIn('officer-1');
  expect(shown()).toBe('Loket lama');

  const { answer } = await stick.toHub(office.hub, (await stick.export(one)).file);
  office.hub.clock.nowMs += 60_000;
  await rename('Loket baru');
  one.line.isUp = true;
  await one.sent();
  await vi.waitFor(() => expect(shown()).toBe('Loket baru'), { timeout: 20_000 });
  one.line.isUp = false;
  await one.desk.bundles.import(answer);
  expect(shown()).toBe('Loket baru');
});

test('a PC whose numbers are in use elsewhere stops saving', async () => {
  await one.receive();
  const disk = one.machine.journals.get(one.workstation)?.files ?? new Map<string, never>();
  const before = [...disk];
  const id = await one.receive();
  const { answer } = await stick.toHub(office.hub, (await stick.export(one)).file);
  await one.desk.lock(true);
  // The disk is put back to before the second report, all but the record of the bundle.
  disk.clear();
  for (const [name, bytes] of before) disk.set(name, bytes);
  await one.restart();
  await one.signIn('officer-1');
  await one.desk.bundles.import(answer);
  await expect(note(one, id, 'Pelapor menelepon.')).rejects.toMatchObject({ code: 'must-enrol' });
});
