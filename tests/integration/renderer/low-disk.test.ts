import { afterEach, beforeEach, expect, test } from 'vitest';
import { spaceOf } from '../../../renderer/data/disk-guard.ts';
import { anOffice, type DeskPc, type Office, until } from '../../fixtures/a-desk-pc.ts';

const [MUCH, LITTLE, NEARLY_NONE] = [5_000_000_000, 999_999_999, 299_999_999];

let office: Office;
let pc: DeskPc;

beforeEach(async () => {
  office = await anOffice();
  pc = await office.pc();
  await pc.signIn('officer-1');
});
afterEach(() => office.close());

const photo = { name: 'jalan.jpg', type: 'image/jpeg' as const, bytes: Uint8Array.from([0xff, 0xd8, 0xff, 0xe0]) };
const draft = { id: 'draf-1', title: 'Judul', form: {} };

/** As the next minute, or a save, finds it. */
async function diskWith(freeBytes: number | null): Promise<void> {
  pc.machine.freeBytes = freeBytes;
  await pc.desk.drafts.write(draft).catch(() => {});
  await until(pc.desk.space$, (space) => space === spaceOf(freeBytes));
}

test('with little room everything works, and the officer is warned', async () => {
  await diskWith(LITTLE);
  await pc.receive({}, { photos: [photo] });
  await pc.desk.drafts.write(draft);
  await pc.sent();
  expect(Object.keys(await office.casesOfHub())).toHaveLength(1);
});

test('with nearly none nothing more is written, what is here is sent, and it goes on by itself', async () => {
  pc.line.isUp = false;
  const id = await pc.receive();
  await pc.desk.drafts.write(draft);
  const files = pc.machine.files.size;
  await diskWith(NEARLY_NONE);
  const { desk } = pc;
  for (const write of [
    () => pc.receive({}, { photos: [photo] }),
    () => desk.cases.add(id, { kind: 'noted', data: { text: 'Pelapor menelepon.' } }),
    () => desk.cases.attach(id, photo),
    () => desk.drafts.write({ ...draft, title: 'Lain' }),
    () => desk.drafts.writePhoto('draf-1', photo),
  ]) {
    await expect(write()).rejects.toMatchObject({ code: 'disk-full' });
  }
  expect(pc.machine.files.size).toBe(files);
  expect(await desk.drafts.read('draf-1')).toMatchObject({ title: 'Judul' });
  expect(await pc.entries(id)).toHaveLength(2);

  pc.line.isUp = true;
  await pc.sent();
  expect(await office.casesOfHub()).toEqual({ [id]: await pc.entries(id) });

  pc.machine.freeBytes = MUCH;
  const next = await pc.receive();
  expect(next.slice(0, 15)).toBe(`${pc.workstation}-26-00002`);
  await until(desk.space$, (space) => space === 'enough');
});

test('nothing is fetched until there is room, and then all of it', async () => {
  await pc.sent();
  await diskWith(NEARLY_NONE);
  const other = await office.pc();
  await other.signIn('officer-2');
  const id = await other.receive();
  await other.sent();
  pc.line.requests.length = 0;
  await pc.desk.replication.sendNow();
  expect(pc.line.requests.filter((request) => /pull/.test(request))).toEqual([]);
  expect(await pc.rows()).toEqual([]);
  await diskWith(MUCH);
  await pc.rows((rows) => rows.some((row) => row.id === id));
  // Locking does not wait for room either.
  await diskWith(NEARLY_NONE);
  await pc.desk.replication.sendNow();
  await pc.desk.lock(true);
});

test('a first sign-in on a full disk ends with what is here', async () => {
  const other = await office.pc();
  other.machine.freeBytes = NEARLY_NONE;
  await other.restart();
  await other.signIn('officer-2');
  expect(await other.rows()).toEqual([]);
  expect(await until(other.desk.space$, () => true)).toBe('full');
});
