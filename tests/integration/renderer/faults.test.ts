import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { aReporter } from '../../fixtures/a-case.ts';
import { anOffice, type DeskPc, type Office } from '../../fixtures/a-desk-pc.ts';
import { everythingStored, putRow, storedRows } from '../../fixtures/stored-documents.ts';

let office: Office;
let pc: DeskPc;
let workstation: string;

beforeEach(async () => {
  office = await anOffice();
  pc = await office.pc();
  await pc.signIn('officer-1');
  workstation = pc.workstation;
});
afterEach(() => office.close());

test('a full disk refuses the save and gives its number to the next one', async () => {
  pc.line.isUp = false;
  const first = await pc.receive();
  pc.machine.journals.get(workstation)?.failNext(10);
  await expect(pc.receive()).rejects.toMatchObject({ name: 'Error', code: 'not-saved' });
  expect(await pc.rows()).toHaveLength(1);
  const second = await pc.receive();
  expect([first, second].map((id) => id.slice(0, 15))).toEqual([`${workstation}-26-00001`, `${workstation}-26-00002`]);
  expect(await pc.entries(second)).toEqual([`${workstation}.3`, `${workstation}.4`]);
});

test('a save that the store did not take is shown all the same, sent, and stored at the next start', async () => {
  const { put } = IDBObjectStore.prototype;
  const fails = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...row) {
    if (this.transaction.db.name.endsWith('--complaints')) throw new DOMException('full', 'QuotaExceededError');
    return put.apply(this, row);
  });
  const id = await pc.receive();
  fails.mockRestore();
  expect(await pc.rows()).toMatchObject([{ id, delivery: 'unsent' }]);
  expect(await pc.entries(id)).toHaveLength(2);
  expect(pc.faults).toHaveLength(1);
  await pc.sent();
  expect(await office.casesOfHub()).toEqual({ [id]: [`${workstation}.1`, `${workstation}.2`] });
  await pc.restart();
  pc.line.isUp = false;
  await pc.signIn('officer-1');
  expect(await pc.entries(id)).toHaveLength(2);
});

test('an altered, a swapped and an older document are seen, named and filled again', async () => {
  const ids = [await pc.receive(), await pc.receive(), await pc.receive()];
  await pc.sent();
  const before = await storedRows(workstation, 'complaints');
  await pc.desk.cases.add(ids[2] as string, { kind: 'noted', data: { text: 'Pelapor menelepon.' } });
  await pc.sent();
  await pc.desk.lock(true);
  const rows = await storedRows(workstation, 'complaints');
  const [altered, swapped, older] = ids.map((id) => rows.find((row) => row.id === id));
  if (!altered || !swapped || !older) throw new Error('the rows are missing');
  const head = String(altered.head);
  const other = head[100] === 'A' ? 'B' : 'A';
  await putRow(workstation, 'complaints', { ...altered, head: head.slice(0, 100) + other + head.slice(101) });
  await putRow(workstation, 'complaints', { ...swapped, head: older.head, body: older.body });
  const former = before.find((row) => row.id === older.id);
  await putRow(workstation, 'complaints', { ...older, head: former?.head, body: former?.body });

  await pc.restart();
  await pc.signIn('officer-1');
  const { journal } = await pc.desk.replication.health();
  for (const id of ids) expect(journal.damaged.some((place) => place.startsWith(`complaints|${id}|`))).toBe(true);
  await pc.rows((all) => all.length === 3);
  expect(await Promise.all(ids.map(async (id) => (await pc.entries(id)).length))).toEqual([2, 2, 3]);
});

test('nothing readable lies in IndexedDB, journal, vault or files', async () => {
  const reporter = aReporter({ name: 'Warga Rahasia Contoh', nik: '3523176001900001' });
  const aJpeg = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, ...new TextEncoder().encode('isi foto')]);
  const photo = { name: 'halaman-depan.jpg', type: 'image/jpeg' as const, bytes: aJpeg };
  await pc.receive({ chronology: 'Kronologi yang dicari.', title: 'Judul yang dicari' }, { reporter, photos: [photo] });
  await pc.desk.drafts.write({ id: 'draf-1', title: 'Judul draf', form: { name: 'Nama dalam draf' } });
  await pc.desk.drafts.writePhoto('draf-1', photo);
  await pc.sent();
  await pc.desk.lock(true);
  const { vault, files, journals } = pc.machine;
  vault.delete('enrolment');
  const segments = [...journals.values()].flatMap((disk) => [...disk.files.values()]);
  const everything = [
    await everythingStored(workstation),
    ...segments.map((bytes) => new TextDecoder().decode(bytes)),
    ...vault.values(),
    ...files.values(),
  ].join('\n');
  expect(everything).toContain(`${workstation}-26-00001`);
  const secrets = [
    'Rahasia',
    '3523176001900001',
    'dicari',
    'halaman-depan',
    'isi foto',
    'draf"',
    'Petugas',
    'Nama dalam',
  ];
  expect(secrets.filter((secret) => everything.includes(secret))).toEqual([]);
});

test('a PC whose journal was set back saves nothing more', async () => {
  await pc.receive();
  await pc.sent();
  await pc.desk.lock(true);
  const disk = pc.machine.journals.get(workstation);
  const image = new Map(disk?.files);
  await pc.restart();
  await pc.signIn('officer-1');
  await pc.receive();
  await pc.sent();
  await pc.desk.lock(true);
  disk?.files.clear();
  for (const [name, bytes] of image) disk?.files.set(name, bytes);
  await pc.restart();
  await pc.signIn('officer-1');
  await pc.desk.replication.sendNow();
  await expect(pc.receive()).rejects.toMatchObject({ code: 'must-enrol' });
});
