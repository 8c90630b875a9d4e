import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  EntryTooLarge,
  jcs,
  signEntry,
  storable,
  type UnsignedEntry,
  verifyEntry,
} from '#shared/complaint/entry-bytes.ts';
import { createSigningKey, signerOf } from '#shared/crypto/signature.ts';
import { ticketOf } from '../../fixtures/a-case.ts';

const key = await createSigningKey();
const sign = await signerOf(key.seed);
const unsigned: UnsignedEntry = {
  id: 'TBN-K7.1',
  ticket: ticketOf(1),
  kind: 'noted',
  parents: ['TBN-P2.3', 'TBN-K7.12', 'TBN-K7.3'],
  at: '2026-11-24T09:51:00+07:00',
  hlc: '01a20d95bb51-0000',
  by: 'officer-1',
  unit: 'PPID',
  key: key.id,
  prev: 'p'.repeat(43),
  data: { text: 'Warga Contoh 1 datang lagi.' },
};
const json = fc.jsonValue({ maxDepth: 4 });
const whole = (value: unknown): unknown => {
  if (typeof value === 'number') return Math.trunc(value) % 1_000;
  if (Array.isArray(value)) return value.map(whole);
  if (value && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, whole(v)]));
  return value;
};

test('a signed entry verifies, names its parents in order, and salts equal data apart', async () => {
  const one = await signEntry(unsigned, sign);
  const other = await signEntry(unsigned, sign);
  expect(one.parents).toEqual(['TBN-K7.12', 'TBN-K7.3', 'TBN-P2.3']);
  expect(await verifyEntry(one, key.publicKey)).toBeNull();
  expect(one.salt).not.toBe(other.salt);
  expect(one.dataHash).not.toBe(other.dataHash);
});

test('whatever the form holds, the entry verifies after a trip through JSON', async () => {
  await fc.assert(
    fc.asyncProperty(json, async (value) => {
      const entry = await signEntry({ ...unsigned, data: { value: whole(value) } }, sign);
      const received = JSON.parse(JSON.stringify(entry)) as typeof entry;
      expect(await verifyEntry(received, key.publicKey)).toBeNull();
    }),
    { numRuns: 50 },
  );
});

test('an entry of 32 KB is kept, a greater one refused', async () => {
  const sizeOf = async (length: number) =>
    new TextEncoder().encode(JSON.stringify(await signEntry({ ...unsigned, data: { text: 'x'.repeat(length) } }, sign)))
      .length;
  const rest = await sizeOf(0);
  expect(await sizeOf(32 * 1024 - rest)).toBe(32 * 1024);
  await expect(sizeOf(32 * 1024 - rest + 1)).rejects.toThrow(EntryTooLarge);
  await expect(signEntry({ ...unsigned, data: { text: 'é'.repeat(16 * 1024) } }, sign)).rejects.toThrow(EntryTooLarge);
});

test('verification of hostile content says no and never throws', async () => {
  const entry = await signEntry(unsigned, sign);
  let deep: unknown = {};
  for (let depth = 0; depth < 20_000; depth++) deep = [deep];
  for (const data of [{ text: '\ud800' }, { number: Number.NaN }, { deep }, { missing: undefined }]) {
    expect(await verifyEntry({ ...entry, data }, key.publicKey)).toBe('data-hash');
  }
  expect(await verifyEntry({ ...entry, by: '\udc00' }, key.publicKey)).toBe('hash');
  expect(await verifyEntry({ ...entry, parents: null as never }, key.publicKey)).toBe('hash');
  expect(await verifyEntry(entry, 'not a key')).toBe('signature');
});

describe('storable', () => {
  test('is NFC without NUL and lone surrogates, and stays as it is when done twice', () => {
    expect(storable('e\u0000\u0301\ud83d')).toBe('é\ufffd');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), (binary, text) => {
        const stored = storable(`${binary}\u0000${text}\ud800`) as string;
        expect(stored.normalize('NFC')).toBe(stored);
        expect(stored.isWellFormed() && !stored.includes('\u0000')).toBe(true);
        expect(storable(stored)).toBe(stored);
      }),
    );
  });

  test('keeps whole numbers, drops undefined members, keeps a member named __proto__ as a member', () => {
    expect(jcs(storable({ a: -0, b: undefined, c: [null, true, 2 ** 53 - 1] }))).toBe(
      '{"a":0,"c":[null,true,9007199254740991]}',
    );
    const named = storable(JSON.parse('{"__proto__":{"x":1}}')) as object;
    expect(Object.getPrototypeOf(named)).toBe(Object.prototype);
    expect(JSON.stringify(named)).toBe('{"__proto__":{"x":1}}');
  });

  test.each([
    0.5,
    Number.NaN,
    Infinity,
    2 ** 53,
    1n,
    () => 1,
    Symbol('x'),
    [undefined],
    { 'a\u0000': 1 },
    { '\ud800': 1 },
  ])('refuses %o', (value) => expect(() => storable({ value })).toThrow(TypeError));
});
