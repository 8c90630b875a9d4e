import { afterEach, beforeEach, expect, test } from 'vitest';
import { putStaff } from '../../../hub/administration.ts';
import { anOffice, type DeskPc, type Office, until } from '../../fixtures/a-desk-pc.ts';
import { STAFF } from '../../fixtures/a-directory.ts';
import { backUp } from '../../fixtures/hub-backup.ts';

let office: Office;
let pc: DeskPc;

beforeEach(async () => {
  office = await anOffice();
  pc = await office.pc();
});
afterEach(() => office.close());

const officer = STAFF.find(({ id }) => id === 'officer-1');
const change = (staff: Partial<typeof officer>) => {
  if (!officer) throw new Error('nobody is called officer-1');
  return putStaff(office.hub.administration, office.hub.district, { ...officer, ...staff });
};

test('the passphrase opens the slot without a network, and a wrong one does not', async () => {
  await pc.signIn('officer-1');
  const id = await pc.receive();
  await pc.sent();
  await pc.restart();
  pc.line.isUp = false;
  expect(await pc.desk.people()).toMatchObject([
    { id: 'officer-1', hasSlot: true },
    { id: 'officer-2', hasSlot: false },
    { id: 'coordinator-1', hasSlot: false },
  ]);
  const wrong = pc.desk.signIn({ staff: 'officer-1', passphrase: 'bukan kata sandi' }, () => {});
  await expect(wrong).rejects.toMatchObject({ code: 'wrong-passphrase' });
  await expect(pc.signIn('officer-2')).rejects.toMatchObject({ code: 'no-network' });
  await pc.signIn('officer-1');
  expect(await pc.entries(id)).toHaveLength(2);
});

test('a key that a restored hub has forgotten is certified again at the next sign-in', async () => {
  const backup = await backUp(office.hub.database);
  await pc.signIn('officer-1');
  const id = await pc.receive();
  await pc.sent();
  const written = await pc.entries(id);
  await pc.restart();
  await backup.restore();
  await pc.signIn('officer-1');
  await pc.desk.replication.sendNow();
  await until(pc.desk.replication.status$, ({ connection }) => connection === 'sign-in-needed');
  await pc.desk.lock(true);
  await pc.signIn('officer-1');
  await expect.poll(() => office.casesOfHub(), { timeout: 20_000 }).toEqual({ [id]: written });
});

test('who was cleared gets the keys of secret cases at the next sign-in, and loses them like that', async () => {
  await pc.signIn('officer-1');
  const id = await pc.receive({ secret: true });
  await pc.desk.replication.sendNow();
  await pc.restart();
  await change({ cleared: true });
  await pc.signIn('officer-1');
  expect(pc.desk.session?.cleared).toBe(false);
  await pc.desk.replication.sendNow();
  await pc.desk.lock(true);
  await pc.signIn('officer-1');
  expect(pc.desk.session?.cleared).toBe(true);
  await pc.rows((rows) => rows.length === 1);
  await pc.sent();
  expect(Object.keys(await office.casesOfHub('secretComplaints'))).toEqual([id]);

  await change({ cleared: false });
  await pc.restart();
  await pc.signIn('officer-1');
  await pc.desk.replication.sendNow();
  await pc.desk.lock(true);
  await pc.signIn('officer-1');
  expect(pc.desk.session?.cleared).toBe(false);
  expect(await pc.rows()).toEqual([]);
});
