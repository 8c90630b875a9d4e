import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Entry } from '#shared/complaint/entry.ts';
import { lowered } from '#shared/complaint/merge.ts';
import { BUCKETS, bucketHashes, bucketOf, digestOf } from '#shared/replication/digest.ts';
import { aCase, ticketOf } from '../../fixtures/a-case.ts';
import { entrySet } from '../../fixtures/random-entries.ts';

const firstByte = (text: string) => createHash('sha256').update(text).digest()[0];

test('the digest of a case is that of its ids and levels, in any order', async () => {
  await fc.assert(
    fc.asyncProperty(entrySet, async (entries) => {
      expect(await digestOf(entries.toReversed())).toBe(await digestOf(entries));
    }),
    { numRuns: 30 },
  );
  const entries = aCase();
  const digest = await digestOf(entries);
  expect(await digestOf(entries.slice(1))).not.toBe(digest);
  const levels = (['absent', 'withheld', 'redacted'] as const).map((level) =>
    digestOf([entries[0] as Entry, lowered(entries[1] as Entry, level)]),
  );
  expect(new Set([digest, ...(await Promise.all(levels))]).size).toBe(4);
  expect(await digestOf(entries.map((entry) => ({ ...entry, hlc: '000000000000-0000' })))).toBe(digest);
});

test('the bucket of a case is the first byte of its hash', async () => {
  for (let serial = 1; serial <= 300; serial++)
    expect(await bucketOf(ticketOf(serial))).toBe(firstByte(ticketOf(serial)));
});

test('bucket hashes tell which buckets differ, and do not depend on the order', async () => {
  const cases = Array.from({ length: 500 }, (_, index) => ({ id: ticketOf(index + 1), digest: `digest-${index}` }));
  const hashes = await bucketHashes(cases);
  expect(hashes).toHaveLength(BUCKETS);
  expect(await bucketHashes(cases.toReversed())).toEqual(hashes);
  const changed = await bucketHashes(cases.map((one) => (one.id === ticketOf(77) ? { ...one, digest: 'other' } : one)));
  const differing = hashes.flatMap((hash, bucket) => (hash === changed[bucket] ? [] : [bucket]));
  expect(differing).toEqual([firstByte(ticketOf(77))]);
  expect(await bucketHashes([])).toEqual(Array.from({ length: BUCKETS }, () => ''));
});
