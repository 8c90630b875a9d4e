import { describe, expect, test } from 'vitest';
import { fromBase64url, randomBytes, toBase64url, utf8 } from '#shared/crypto/bytes.ts';
import {
  dataKeyIdOf,
  importDataKey,
  openBytes,
  openValue,
  SealBroken,
  sealBytes,
  sealValue,
} from '#shared/crypto/sealed-value.ts';

const key = await importDataKey(randomBytes(32));
const other = await importDataKey(randomBytes(32));
const place = 'complaints|TBN-K7-26-00123-F|head|digest';
const value = { title: 'Jalan rusak', place: null, picks: [1, 2] };
const sealed = await sealValue(key, 'main', place, value);

test('what was sealed comes back', async () => {
  expect(sealed).toMatch(/^s1\.main\.[\w-]+$/);
  expect(await openValue(key, place, sealed)).toEqual(value);
  for (const bytes of [new Uint8Array(), new Uint8Array(100_000).fill(7)]) {
    expect(await openBytes(key, place, await sealBytes(key, 'secret', place, bytes))).toEqual(bytes);
  }
});

test('equal values are sealed apart', async () => {
  expect(await sealValue(key, 'main', place, value)).not.toBe(sealed);
});

test('nothing of it shows', () => {
  expect(Buffer.from(fromBase64url(sealed.split('.')[2] ?? '')).includes('Jalan')).toBe(false);
});

test('the key id is read from outside', () => {
  expect(dataKeyIdOf(sealed)).toBe('main');
  expect(dataKeyIdOf('s1.secret.AAAA')).toBe('secret');
  for (const text of ['', 's1', 's1.other.AAAA', 's2.main.AAAA', 'b1.AAAA']) expect(dataKeyIdOf(text)).toBeNull();
});

describe('does not open', () => {
  const broken = (text: string, at = place, by = key) => expect(openValue(by, at, text)).rejects.toThrow(SealBroken);
  const bytes = fromBase64url(sealed.split('.')[2] ?? '');

  test('altered in any byte', async () => {
    for (let index = 0; index < bytes.length; index++) {
      const altered = bytes.slice();
      altered[index] = (altered[index] as number) ^ 1;
      await broken(`s1.main.${toBase64url(altered)}`);
    }
  });

  test('truncated at any length, or lengthened', async () => {
    for (let length = 0; length < bytes.length; length++)
      await broken(`s1.main.${toBase64url(bytes.slice(0, length))}`);
    await broken(`s1.main.${toBase64url(Uint8Array.from([...bytes, 0]))}`);
  });

  test('moved to another document, field, collection, or beside another digest', async () => {
    for (const elsewhere of [
      'complaints|TBN-K7-26-00124-X|head|digest',
      'complaints|TBN-K7-26-00123-F|body|digest',
      'secretComplaints|TBN-K7-26-00123-F|head|digest',
      'complaints|TBN-K7-26-00123-F|head|older',
      '',
    ]) {
      await broken(sealed, elsewhere);
    }
  });

  test('with another key', () => broken(sealed, place, other));

  test.each(['', 's1.main', 's1.main.', 's2.main.AAAA', `${'s1.main.AAAA'}.AAAA`, 's1.main.%%%', 'text'])(
    '%j',
    (text) => broken(text),
  );

  test('under another version', () => broken(sealed.replace('s1.', 's2.')));

  test('and the error names the place', async () => {
    const error = await openValue(other, place, sealed).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ place, message: expect.stringContaining(place) as string });
  });
});

test('a data key is never exported', async () => {
  expect(key.extractable).toBe(false);
  await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow();
  expect(utf8('x')).toHaveLength(1);
});
