import { beforeEach, expect, test } from 'vitest';
import { SealBroken } from '#shared/crypto/sealed-value.ts';
import { createSigningKey } from '#shared/crypto/signature.ts';
import {
  type Credentials,
  createDataKeys,
  keyRingOf,
  Slots,
  type Stretch,
  withoutSecret,
} from '../../../../renderer/data/keys.ts';
import { KeyMissing, openLine, sealLine } from '../../../../renderer/data/store/seal.ts';
import { anEntry, ticketOf } from '../../../fixtures/a-case.ts';
import { STAFF } from '../../../fixtures/a-directory.ts';
import { aMachine, memoryDesktop } from '../../../fixtures/memory-platform.ts';

// The worker's function is checked in Chromium; here only that its result decides.
const stretch: Stretch = async (passphrase, salt) =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${passphrase}|${salt}`)));

let credentials: Credentials;
beforeEach(async () => {
  const [staff] = STAFF;
  if (!staff) throw new Error('nobody is in the directory');
  credentials = { keys: await createDataKeys(), signing: await createSigningKey(), staff };
});

test('a slot opens with its passphrase on its machine, and with nothing else', async () => {
  const { vault } = memoryDesktop(await aMachine());
  const slots = new Slots(vault, stretch, 'TBN-K7');
  await slots.write(credentials, 'kata sandi');
  const [slot] = await slots.list();
  if (!slot) throw new Error('no slot was written');
  expect(await slots.open(slot, 'kata sandi')).toEqual(credentials);
  // The same letters, composed differently, are the same passphrase.
  await slots.write(credentials, 'caf\u00e9');
  expect(await slots.open((await slots.list())[0] ?? slot, 'cafe\u0301')).toEqual(credentials);

  await expect(slots.open(slot, 'kata sandi ')).rejects.toBeInstanceOf(SealBroken);
  const elsewhere = new Slots(memoryDesktop(await aMachine()).vault, stretch, 'TBN-K7');
  await expect(elsewhere.open(slot, 'kata sandi')).rejects.toBeInstanceOf(SealBroken);
  const other = new Slots(vault, stretch, 'TBN-K8');
  await expect(other.open(slot, 'kata sandi')).rejects.toBeInstanceOf(SealBroken);
  await expect(slots.open({ ...slot, staff: 'officer-2' }, 'kata sandi')).rejects.toBeInstanceOf(SealBroken);
});

test('a person has one slot, and another person another', async () => {
  const slots = new Slots(memoryDesktop(await aMachine()).vault, stretch, 'TBN-K7');
  await slots.write(credentials, 'satu');
  await slots.write({ ...credentials, staff: { ...credentials.staff, id: 'officer-2' } }, 'dua');
  await slots.write(credentials, 'tiga');
  expect((await slots.list()).map((slot) => slot.staff)).toEqual(['officer-2', 'officer-1']);
});

test('what an uncleared person seals as secret only a cleared one opens', async () => {
  const cleared = await keyRingOf(credentials);
  const uncleared = await keyRingOf({ ...credentials, keys: withoutSecret(credentials.keys) });
  const entry = anEntry({
    id: 'TBN-K7.1',
    ticket: ticketOf(1),
    kind: 'noted',
    at: '2026-11-24T10:00:00+07:00',
    by: 'officer-1',
    unit: 'PPID',
    data: { text: 'rahasia' },
  });
  const boxed = { ...entry, sealed: await sealLine(uncleared, 'secretComplaints', entry) };
  expect(boxed.sealed).toMatch(/^b1\./);
  await expect(openLine(uncleared, boxed)).rejects.toBeInstanceOf(KeyMissing);
  expect(await openLine(cleared, boxed)).toEqual(entry);
  const sealed = { ...entry, sealed: await sealLine(cleared, 'secretComplaints', entry) };
  expect(sealed.sealed).toMatch(/^s1\.secret\./);
  await expect(openLine(uncleared, sealed)).rejects.toBeInstanceOf(KeyMissing);
  await expect(openLine(cleared, { ...sealed, id: 'TBN-K7.2' })).rejects.toBeInstanceOf(SealBroken);
});
