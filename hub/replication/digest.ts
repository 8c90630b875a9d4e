import { inCollection, scopesOfReader } from '#shared/access/scope.ts';
import { toBase64url } from '#shared/crypto/bytes.ts';
import { BUCKETS } from '#shared/replication/digest.ts';
import type { BucketAnswer, CaseCollection, DigestAnswer } from '#shared/replication/protocol.ts';
import { bucketHashesIn, digestsIn } from '../repositories/complaint-repository.ts';
import type { Reader } from '../repositories/session-repository.ts';
import { reporterSeenOf } from './access-policy.ts';
import type { Replication } from './replication.ts';

/** 256 hashes over the cases in the reader's scope, each as the reader sees it; made where the rows are. */
export async function digest(
  { database }: Replication,
  reader: Reader,
  collection: CaseCollection,
): Promise<DigestAnswer> {
  const scopes = inCollection(scopesOfReader(reader), collection);
  const rows = await database.within(reader.district, (tx) =>
    bucketHashesIn(tx, reader.district, scopes, reporterSeenOf(reader)),
  );
  const buckets = new Array<string>(BUCKETS).fill('');
  for (const { bucket, hash } of rows) buckets[bucket] = toBase64url(Buffer.from(hash, 'hex'));
  return { buckets };
}

export async function bucketDigests(
  { database }: Replication,
  reader: Reader,
  collection: CaseCollection,
  bucket: number,
): Promise<BucketAnswer> {
  const scopes = inCollection(scopesOfReader(reader), collection);
  const cases = await database.within(reader.district, (tx) =>
    digestsIn(tx, reader.district, scopes, reporterSeenOf(reader), bucket),
  );
  return { cases };
}
