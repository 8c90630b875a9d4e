import { expect, test } from 'vitest';
import { fromBase64url, fromUtf8, toBase64url, utf8 } from '#shared/crypto/bytes.ts';
import { createBoxKey, openBox, sealBox } from '#shared/crypto/sealed-box.ts';

const recipient = await createBoxKey();
const stranger = await createBoxKey();
const box = await sealBox(recipient.publicKey, utf8('Laporan rahasia'));
const bytes = fromBase64url(box.slice(3));

test('only the recipient opens it, the sender does not need a key', async () => {
  expect(box).toMatch(/^b1\.[\w-]+$/);
  expect(fromUtf8(await openBox(recipient, box))).toBe('Laporan rahasia');
  await expect(openBox(stranger, box)).rejects.toThrow();
});

test('equal texts are sealed apart, an empty one as well', async () => {
  expect(await sealBox(recipient.publicKey, utf8('Laporan rahasia'))).not.toBe(box);
  expect(await openBox(recipient, await sealBox(recipient.publicKey, new Uint8Array()))).toEqual(new Uint8Array());
});

test('altered in any byte, or truncated at any length, it does not open', async () => {
  for (let index = 0; index < bytes.length; index++) {
    const altered = bytes.slice();
    // The highest bit of an X25519 key is ignored by definition; the salt still covers it.
    altered[index] = (altered[index] as number) ^ (index === 31 ? 0x80 : 1);
    await expect(openBox(recipient, `b1.${toBase64url(altered)}`)).rejects.toThrow();
    await expect(openBox(recipient, `b1.${toBase64url(bytes.slice(0, index))}`)).rejects.toThrow();
  }
});

test('a key whose public half belongs to another does not open it', async () => {
  await expect(openBox({ ...recipient, publicKey: stranger.publicKey }, box)).rejects.toThrow();
});

test('a public key of low order is refused', async () => {
  await expect(sealBox(toBase64url(new Uint8Array(32)), utf8('x'))).rejects.toThrow();
});

test.each(['', 'b1.', 'b2.AAAA', 's1.main.AAAA', 'b1.%%%'])('%j is no box', async (text) => {
  await expect(openBox(recipient, text)).rejects.toThrow();
});
