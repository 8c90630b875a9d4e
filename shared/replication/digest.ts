import { type Entry, levelOf } from '../complaint/entry.ts';
import { BASE64URL, sha } from '../crypto/bytes.ts';

/** What the digest of a case is the hash of: its pairs (entry id, level). */
export const digestText = (entries: readonly Entry[]): string =>
  entries
    .map((entry) => `${entry.id} ${levelOf(entry)}`)
    .sort()
    .join('\n');

/** Hash over the pairs (entry id, level) of a case: what isEqual and anti-entropy compare. */
export const digestOf = (entries: readonly Entry[]): Promise<string> => sha(digestText(entries));

export const BUCKETS = 256;

/** Bucket of a case: first byte of sha(id). */
export const bucketOf = async (id: string): Promise<number> => bucketOfHash(await sha(id));

export const bucketOfHash = (hash: string): number =>
  (BASE64URL.indexOf(hash[0] as string) << 2) | (BASE64URL.indexOf(hash[1] as string) >> 4);

/**
 * 256 hashes over the lines "<id> <digest>" of each bucket, ascending; an empty bucket is "". `known` keeps the buckets of
 * ids from one time to the next.
 */
export async function bucketHashes(
  cases: Iterable<{ id: string; digest: string }>,
  known: Map<string, number> = new Map(),
): Promise<string[]> {
  const buckets: string[][] = Array.from({ length: BUCKETS }, () => []);
  for (const { id, digest } of cases) {
    const bucket = known.get(id) ?? (await bucketOf(id));
    known.set(id, bucket);
    buckets[bucket]?.push(`${id} ${digest}`);
  }
  return Promise.all(buckets.map((lines) => (lines.length === 0 ? '' : sha(lines.sort().join('\n')))));
}
