import fc from 'fast-check';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { packed, RAW, sealChunk, sealText, startSeal } from '#shared/bundle/bundle-bytes.ts';
import { BundleFault } from '#shared/bundle/bundle-fault.ts';
import { checkItems, openBundle } from '#shared/bundle/read-bundle.ts';
import type { Item } from '#shared/bundle/write-bundle.ts';
import { type Bytes, concatBytes, randomBytes, utf8 } from '#shared/crypto/bytes.ts';
import { type BoxKey, createBoxKey } from '#shared/crypto/sealed-box.ts';
import { createSigningKey, type Sign, type SigningKey, signerOf, verifySignature } from '#shared/crypto/signature.ts';
import { bundleOf, headFor, putTogether, sourceOf, takeApart, withHead } from '../../fixtures/bundle-pieces.ts';

// Opens a bundle a few thousand times.
vi.setConfig({ testTimeout: 60_000 });

let recipient: BoxKey;
let keys: SigningKey[];
let signers: Sign[];
let made: Awaited<ReturnType<typeof headFor>>;
let whole: Bytes;
const file = (size: number) => ({ item: 'file', file: 'foto-1', type: 'image/png', size, sha256: 'x', ticket: 'T' });
const ITEMS: Item<unknown>[] = [
  { value: { item: 'opening' } },
  { value: { item: 'rows', rows: ['x'.repeat(600)] } },
  { value: file(3), bytes: Uint8Array.from([1, 2, 3]) },
  { value: { item: 'last' } },
];

beforeAll(async () => {
  recipient = await createBoxKey();
  keys = [await createSigningKey(), await createSigningKey()];
  signers = await Promise.all(keys.map(({ seed }) => signerOf(seed)));
  made = await headFor(recipient.publicKey);
  whole = await bundleOf(made, ITEMS, signers);
});

/** Reads as the hub does: to the end, and then the signatures. */
async function read(bytes: Bytes, by = recipient): Promise<Item<unknown>[]> {
  const items: Item<unknown>[] = [];
  const { seal, signatures } = await checkItems(await openBundle(sourceOf(bytes), by), (item) => items.push(item));
  for (const [index, { publicKey }] of keys.entries()) {
    if (!(await verifySignature(publicKey, sealText(seal), signatures[index] ?? '')))
      throw new BundleFault('bundle-forged', 'signature');
  }
  return items;
}
const faultOf = (bytes: Bytes, by = recipient): Promise<string> =>
  read(bytes, by).then(
    () => 'taken',
    (error: unknown) => {
      if (error instanceof BundleFault) return error.code;
      throw error;
    },
  );

test('what goes in comes out, in order, a large file in pieces as well', async () => {
  expect(await read(whole)).toEqual(ITEMS);
  const bytes = concatBytes(...Array.from({ length: 40 }, () => randomBytes(65_536)));
  const large = [{ value: file(bytes.length), bytes }, { value: null }];
  const bundle = await bundleOf(made, large, signers);
  expect(takeApart(bundle).chunks).toHaveLength(5);
  expect(await read(bundle)).toEqual(large);
  expect(await read(await bundleOf(made, [], signers))).toEqual([{ value: null }]);
});

test('one bit changed anywhere is noticed', async () => {
  const taken: number[] = [];
  for (let at = 0; at < whole.length; at++) {
    if ((await faultOf(whole.with(at, (whole[at] ?? 0) ^ (1 << (at % 8))))) === 'taken') taken.push(at);
  }
  expect(whole.length).toBeGreaterThan(700);
  expect(taken).toEqual([]);
});

test('cut off after any byte, it is torn', async () => {
  const faults = new Set<string>();
  for (let length = 0; length < whole.length; length++) faults.add(await faultOf(whole.slice(0, length)));
  expect([...faults]).toEqual(['bundle-torn']);
  expect(await faultOf(concatBytes(whole, Uint8Array.from([0])))).toBe('bundle-altered');
});

describe('even by whoever can sign', () => {
  const remade = async (change: (chunks: Bytes[]) => Bytes[]) => {
    const pieces = takeApart(whole);
    return faultOf(await putTogether({ ...pieces, chunks: change(pieces.chunks) }, signers));
  };

  test('no chunk can be left out, added or moved', async () => {
    expect(await remade((chunks) => chunks)).toBe('taken');
    const { chunks } = takeApart(whole);
    expect(chunks).toHaveLength(5);
    for (const index of chunks.keys()) {
      expect(await remade((all) => all.toSpliced(index, 1))).toBe('bundle-altered');
      expect(await remade((all) => all.toSpliced(index, 0, all[index] as Bytes))).toBe('bundle-altered');
      const next = (index + 1) % chunks.length;
      expect(await remade((all) => all.with(index, all[next] as Bytes).with(next, all[index] as Bytes))).toBe(
        'bundle-altered',
      );
    }
  });

  test('the end cannot be cut off behind any chunk', async () => {
    for (const count of [1, 2, 3, 4]) expect(await remade((all) => all.slice(0, count))).toBe('bundle-altered');
  });

  test('no chunk serves under another head, though the key is the same', async () => {
    const other = withHead(takeApart(whole), { ...made.head, number: 2 });
    expect(await faultOf(await putTogether(other, signers))).toBe('bundle-altered');
  });

  test('a file is as long as it was said to be', async () => {
    const start = await startSeal(takeApart(whole).prefix);
    const key = await crypto.subtle.importKey('raw', made.contentKey, 'AES-GCM', false, ['encrypt']);
    const chunked = async (...plains: Bytes[]) => {
      const chunks = await Promise.all(
        plains.map((plain, index) => sealChunk(key, start, index, index === plains.length - 1, plain)),
      );
      return faultOf(await putTogether({ prefix: takeApart(whole).prefix, chunks }, signers));
    };
    const said = await packed(utf8(JSON.stringify(file(3))));
    const raw = (...bytes: number[]) => Uint8Array.from([RAW, ...bytes]);
    expect(await chunked(said, raw(1, 2, 3))).toBe('taken');
    expect(await chunked(said, raw(1), raw(2, 3))).toBe('taken');
    expect(await chunked(said, raw(1, 2, 3, 4))).toBe('bundle-altered');
    expect(await chunked(said, raw(1, 2))).toBe('bundle-altered');
    expect(await chunked(said, said)).toBe('bundle-altered');
    expect(await chunked(raw(1))).toBe('bundle-altered');
    expect(await chunked(await packed(utf8(JSON.stringify(file(25_000_001)))), raw(1))).toBe('bundle-altered');
    expect(await chunked(utf8('\u0000{"item":'))).toBe('bundle-altered');
    expect(await chunked(Uint8Array.from([0, 0xff, 0xfe]))).toBe('bundle-altered');
    expect(await chunked(Uint8Array.from([1, 9, 9, 9]))).toBe('bundle-altered');
    expect(await chunked(Uint8Array.from([7, 1]))).toBe('bundle-altered');
    // A text of 65 MiB fits into a few KB, and would be unpacked into memory.
    const blanks = new Uint8Array(65 * 1024 * 1024).fill(0x20);
    expect(await chunked(await packed(blanks.with(0, 0x22).with(blanks.length - 1, 0x22)))).toBe('bundle-altered');
  });
});

test('neither another key opens it, nor another signature makes it valid', async () => {
  expect(await faultOf(whole, await createBoxKey())).toBe('bundle-altered');
  const strangers = await Promise.all([createSigningKey(), createSigningKey()]);
  const by = await Promise.all(strangers.map(({ seed }) => signerOf(seed)));
  expect(await faultOf(await putTogether(takeApart(whole), by))).toBe('bundle-forged');
  expect(await faultOf(await putTogether(takeApart(whole), signers.toReversed()))).toBe('bundle-forged');
});

test('a newer version and what is no bundle are told apart', async () => {
  expect(await faultOf(whole.with(8, 2))).toBe('bundle-newer');
  expect(await faultOf(whole.with(9, 1))).toBe('bundle-newer');
  expect(await faultOf(utf8('PK\u0003\u0004 arsip lain'))).toBe('bundle-foreign');
});

test('whatever bytes come, they are refused and nothing breaks', async () => {
  const mangled = fc
    .array(fc.tuple(fc.nat(whole.length - 1), fc.uint8Array({ maxLength: 40 })), { minLength: 1, maxLength: 3 })
    .map((cuts) =>
      cuts.reduce((bytes, [at, put]) => concatBytes(bytes.subarray(0, at), put, bytes.subarray(at + 7)), whole),
    );
  const any = fc
    .uint8Array({ maxLength: 400 })
    .map((bytes) => concatBytes(whole.subarray(0, bytes.length % 30), bytes));
  await fc.assert(
    fc.asyncProperty(fc.oneof(mangled, any), async (bytes) => {
      expect(await faultOf(bytes)).toMatch(/^bundle-/);
    }),
    { numRuns: 300, seed: 35_23 },
  );
});
