import { expect, test } from 'vitest';
import { signEntry, verifyEntry as verifyByWebCrypto } from '#shared/complaint/entry-bytes.ts';
import { sha, toBase64url } from '#shared/crypto/bytes.ts';
import { createSigningKey, signerOf } from '#shared/crypto/signature.ts';
import { bucketOf, digestOf as digestByWebCrypto } from '#shared/replication/digest.ts';
import { digestOf } from '../../../hub/replication/case-state.ts';
import { sha256, verifyEntry } from '../../../hub/replication/verify-entry.ts';
import { anEntry } from '../../fixtures/a-case.ts';
import vectors from '../../fixtures/ledger-vectors.json' with { type: 'json' };

const form = anEntry({
  id: 'TBN-K7.1',
  ticket: 'TBN-K7-26-00123-F',
  kind: 'noted',
  at: '2026-11-24T09:51:00+07:00',
  by: 'officer-1',
  unit: 'PPID',
});
const key = await createSigningKey();
const { v: _v, dataHash: _dataHash, hash: _hash, signature: _signature, salt: _salt, ...header } = form;
const entry = await signEntry(
  { ...header, key: key.id, data: { text: 'Jalan rusak – ±400 m 😀', n: -0 } },
  await signerOf(key.seed),
);
const other = toBase64url(new Uint8Array(64));

test.each([
  ['whole', entry],
  ['without its data', { ...entry, salt: undefined, data: undefined }],
  ['with another header', { ...entry, kind: 'answered' }],
  ['with other data', { ...entry, data: { text: 'x' } }],
  ['with another salt', { ...entry, salt: 'A'.repeat(22) }],
  ['without its salt', { ...entry, salt: undefined }],
  ['with another signature', { ...entry, signature: other }],
  ['with a signature that is none', { ...entry, signature: 'A' }],
  ['with another hash', { ...entry, hash: 'A'.repeat(43) }],
])('an entry %s is judged as by WebCrypto', async (_name, given) => {
  const verdict = await verifyByWebCrypto(given as typeof entry, key.publicKey);
  expect(await verifyEntry(given as typeof entry, key.publicKey)).toBe(verdict);
});

test.each(['', 'AAAA', 'not base64', toBase64url(new Uint8Array(32).fill(255))])(
  "a public key %j is nobody's",
  async (publicKey) => {
    expect(await verifyEntry(entry, publicKey)).toBe('signature');
  },
);

test('hashes, buckets and digests are those of shared', async () => {
  for (const text of ['', 'TBN-K7-26-00123-F', '±😀', 'x'.repeat(10_000)]) expect(sha256(text)).toBe(await sha(text));
  expect(digestOf([entry, form])).toBe(await digestByWebCrypto([form, entry]));
  expect(await bucketOf('TBN-K7-26-00123-F')).toBe(Buffer.from(sha256('TBN-K7-26-00123-F'), 'base64url')[0]);
});

test.each(vectors.entries)(
  'the vectors of an independent implementation hold: $entry.id',
  async ({ entry: vector }) => {
    const author = vectors.keys.find((one) => one.id === vector.key);
    expect(await verifyEntry(vector as never, author?.publicKey ?? '')).toBeNull();
  },
);
