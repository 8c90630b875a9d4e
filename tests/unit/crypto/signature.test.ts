import { describe, expect, test } from 'vitest';
import { fromBase64url, toBase64url } from '#shared/crypto/bytes.ts';
import { createSigningKey, keyId, signerOf, verifySignature } from '#shared/crypto/signature.ts';

const key = await createSigningKey();
const sign = await signerOf(key.seed);
const text = 'loket-aduan/entry/1\nhash';
const signature = await sign(text);

test('RFC 8032 §7.1, test 1', async () => {
  const seed = toBase64url(Buffer.from('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex'));
  const publicKey = toBase64url(Buffer.from('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a', 'hex'));
  const expected =
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b';
  expect(Buffer.from(fromBase64url(await (await signerOf(seed))(''))).toString('hex')).toBe(expected);
  expect(await verifySignature(publicKey, '', toBase64url(Buffer.from(expected, 'hex')))).toBe(true);
});

test('a new key signs what it verifies, the same each time, and is not another', async () => {
  expect(await verifySignature(key.publicKey, text, signature)).toBe(true);
  expect(await sign(text)).toBe(signature);
  expect(key.id).toBe(await keyId(key.publicKey));
  expect(key.id).toHaveLength(16);
  expect((await createSigningKey()).seed).not.toBe(key.seed);
});

describe('is false, and never throws, for', () => {
  const verify = (publicKey: string, what: string, by: string) => verifySignature(publicKey, what, by);

  test('another text or another key', async () => {
    expect(await verify(key.publicKey, `${text} `, signature)).toBe(false);
    expect(await verify((await createSigningKey()).publicKey, text, signature)).toBe(false);
  });

  test('a signature altered in any byte, truncated, or written otherwise', async () => {
    const bytes = fromBase64url(signature);
    for (let index = 0; index < bytes.length; index++) {
      const altered = bytes.slice();
      altered[index] = (altered[index] as number) ^ 1;
      expect(await verify(key.publicKey, text, toBase64url(altered))).toBe(false);
    }
    for (const written of [signature.slice(0, -1), `${signature}A`, `${signature}==`, '']) {
      expect(await verify(key.publicKey, text, written)).toBe(false);
    }
    const last = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const spare = last[last.indexOf(signature.slice(-1)) + 1] as string;
    expect(await verify(key.publicKey, text, signature.slice(0, -1) + spare)).toBe(false);
  });

  test('a public key that is none', async () => {
    for (const publicKey of ['', 'x', '%%%', key.publicKey.slice(1), toBase64url(new Uint8Array(31))]) {
      expect(await verify(publicKey, text, signature)).toBe(false);
      expect(await verify(publicKey, text, signature)).toBe(false);
    }
  });
});

test('a seed that is none is refused', async () => {
  for (const seed of ['', 'AAAA', '%%%']) await expect(signerOf(seed)).rejects.toThrow();
});
