import { bucketHashes } from '#shared/replication/digest.ts';
import type { BucketAnswer, CaseCollection, DigestAnswer } from '#shared/replication/protocol.ts';
import { digestsIn } from '../repositories/complaint-repository.ts';
import type { Reader } from '../repositories/session-repository.ts';
import { inCollection, scopesOfReader } from './access-policy.ts';
import { isWithheld } from './case-view.ts';
import type { Replication } from './replication.ts';

/** The cases in the reader's scope with the digest of the reader's own view of them. */
function digests({ database }: Replication, reader: Reader, collection: CaseCollection, bucket: number | null) {
  const scopes = inCollection(scopesOfReader(reader), collection);
  return database.within(reader.district, async (tx) => {
    const rows = await digestsIn(tx, reader.district, scopes, bucket);
    return rows.map((row) => ({ id: row.id, digest: isWithheld(reader, row) ? row.digestWithheld : row.digest }));
  });
}

export const digest = async (
  replication: Replication,
  reader: Reader,
  collection: CaseCollection,
): Promise<DigestAnswer> => ({
  buckets: await bucketHashes(await digests(replication, reader, collection, null)),
});

export const bucketDigests = async (
  replication: Replication,
  reader: Reader,
  collection: CaseCollection,
  bucket: number,
): Promise<BucketAnswer> => ({ cases: await digests(replication, reader, collection, bucket) });
