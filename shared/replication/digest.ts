import { type Entry, levelOf } from '../complaint/entry.ts';
import { BASE64URL, sha } from '../crypto/bytes.ts';

/** Hash over the pairs (entry id, level) of a case: what isEqual and anti-entropy compare. */
export const digestOf = (entries: readonly Entry[]): Promise<string> =>
  sha(
    entries
      .map((entry) => `${entry.id} ${levelOf(entry)}`)
      .sort()
      .join('\n'),
  );

export const BUCKETS = 256;

/** Bucket of a case: first byte of sha(id). */
export const bucketOf = async (id: string): Promise<number> => {
  const first = (await sha(id)).slice(0, 2);
  return (BASE64URL.indexOf(first[0] as string) << 2) | (BASE64URL.indexOf(first[1] as string) >> 4);
};

/** 256 hashes over the (id, digest) pairs of each bucket, ordered by id; an empty bucket is "". */
export async function bucketHashes(cases: readonly { id: string; digest: string }[]): Promise<string[]> {
  const buckets: string[][] = Array.from({ length: BUCKETS }, () => []);
  for (const { id, digest } of cases) buckets[await bucketOf(id)]?.push(`${id} ${digest}`);
  return Promise.all(buckets.map((lines) => (lines.length === 0 ? '' : sha(lines.sort().join('\n')))));
}
