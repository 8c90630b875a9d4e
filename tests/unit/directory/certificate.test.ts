import { expect, test } from 'vitest';
import { toBase64url, utf8 } from '#shared/crypto/bytes.ts';
import { createSigningKey, signerOf } from '#shared/crypto/signature.ts';
import {
  type Certificate,
  chainStart,
  readCertificate,
  signCertificate,
  verifyCertificate,
} from '#shared/directory/certificate.ts';

const hub = await createSigningKey();
const other = await createSigningKey();
const key = await createSigningKey();
const certificate: Certificate = {
  v: 1,
  type: 'staff',
  key: key.id,
  publicKey: key.publicKey,
  staff: 'officer-1',
  workstation: 'TBN-K7',
  unit: 'PPID',
  roles: ['officer'],
  cleared: false,
  from: '2026-11-24T02:00:00Z',
  until: '2027-11-24T02:00:00Z',
};
const text = await signCertificate(certificate, await signerOf(hub.seed));

test("what the hub signed is read, by the hub's key only", async () => {
  expect(await verifyCertificate(text, hub.publicKey)).toEqual(certificate);
  expect(await verifyCertificate(text, other.publicKey)).toBeNull();
  expect(readCertificate(text)).toEqual(certificate);
});

test('a changed right, a changed signature or a lost one is refused', async () => {
  const signature = text.split('.')[1] ?? '';
  for (const change of [{ cleared: true }, { roles: ['administrator'] }, { unit: 'DPUPR' }]) {
    const forged = `${toBase64url(utf8(JSON.stringify({ ...certificate, ...change })))}.${signature}`;
    expect(await verifyCertificate(forged, hub.publicKey)).toBeNull();
  }
  for (const broken of ['', '.', text.split('.')[0] ?? '', text.slice(0, -2), `${text}A`]) {
    expect(await verifyCertificate(broken, hub.publicKey)).toBeNull();
  }
});

test('one of a form that this version does not know is none, though signed', async () => {
  const strange = await signCertificate({ ...certificate, v: 2 as never }, await signerOf(hub.seed));
  expect(await verifyCertificate(strange, hub.publicKey)).toBeNull();
});

test("a workstation's chain starts at its certificate", async () => {
  expect(await chainStart(text)).toMatch(/^[\w-]{43}$/);
  expect(await chainStart(text)).not.toBe(await chainStart(`${text}A`));
});
