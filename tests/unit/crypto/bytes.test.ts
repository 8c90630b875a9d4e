import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { concatBytes, fromBase64url, fromUtf8, randomBytes, sha, toBase64url, utf8 } from '#shared/crypto/bytes.ts';
import { crc32c } from '#shared/crypto/crc32c.ts';

const bytes = fc.uint8Array({ maxLength: 200 });

describe('base64url', () => {
  test.each([
    ['', ''],
    ['f', 'Zg'],
    ['fo', 'Zm8'],
    ['foo', 'Zm9v'],
    ['foobar', 'Zm9vYmFy'],
  ])('of %j is %j (RFC 4648 §10)', (text, encoded) => {
    expect(toBase64url(utf8(text))).toBe(encoded);
    expect(fromUtf8(fromBase64url(encoded))).toBe(text);
  });

  test('agrees with Node and comes back', () => {
    fc.assert(
      fc.property(bytes, (value) => {
        expect(toBase64url(value)).toBe(Buffer.from(value).toString('base64url'));
        expect(fromBase64url(toBase64url(value))).toEqual(new Uint8Array(value));
      }),
    );
    const large = randomBytes(60_000);
    expect(fromBase64url(toBase64url(large))).toEqual(large);
    expect(toBase64url(new Uint8Array([0xfb, 0xff]))).toBe('-_8');
  });

  test('has one text for each value: no padding, no other alphabet, no spare bits', () => {
    for (const text of ['Zg==', 'Zh', 'Zm9', 'Z', '+_8', '-/8', 'Zm 8', 'Zm8\n', 'Zgé']) {
      expect(() => fromBase64url(text)).toThrow('not base64url');
    }
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9_-]{0,12}$/), (text) => {
        let value: Uint8Array;
        try {
          value = fromBase64url(text);
        } catch {
          return;
        }
        expect(toBase64url(value)).toBe(text);
      }),
    );
  });
});

test('UTF-8 that is none is refused, not replaced', () => {
  expect(fromUtf8(utf8('ꦗꦭꦤ꧀ 🍌'))).toBe('ꦗꦭꦤ꧀ 🍌');
  for (const broken of [[0xff], [0xc3], [0xed, 0xa0, 0x80]]) {
    expect(() => fromUtf8(new Uint8Array(broken))).toThrow(TypeError);
  }
});

test('parts are joined in order', () => {
  expect(concatBytes()).toEqual(new Uint8Array());
  expect(concatBytes(new Uint8Array([1]), new Uint8Array(), new Uint8Array([2, 3]))).toEqual(new Uint8Array([1, 2, 3]));
});

test('sha is SHA-256 of the UTF-8 text, or of the bytes (FIPS 180-2 vector)', async () => {
  const abc = 'ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0';
  expect(await sha('abc')).toBe(abc);
  expect(await sha(utf8('abc'))).toBe(abc);
});

describe('CRC-32C', () => {
  test.each([
    ['32 bytes of zeros', new Uint8Array(32), 0x8a9136aa],
    ['32 bytes of ones', new Uint8Array(32).fill(0xff), 0x62a8ab43],
    ['0 to 31', Uint8Array.from({ length: 32 }, (_, index) => index), 0x46dd794e],
    ['31 to 0', Uint8Array.from({ length: 32 }, (_, index) => 31 - index), 0x113fdb5c],
    ['"123456789"', utf8('123456789'), 0xe3069283],
  ])('of %s (RFC 3720 B.4)', (_name, value, crc) => expect(crc32c(value)).toBe(crc));
});
