import { sql } from 'drizzle-orm';
import { randomBytes, toBase64url } from '#shared/crypto/bytes.ts';
import { rowsOf, type Transaction } from '../database/database.ts';

export type Feed = 'cases' | 'directory' | 'audit';

/**
 * Sequences for `amount` rows, the last of them returned. Locks the district's counter until the commit, so that
 * whoever reads sequence n has seen every one below it: call it last in a transaction.
 */
export async function issueSequences(tx: Transaction, district: string, feed: Feed, amount: number): Promise<number> {
  const mark = toBase64url(randomBytes(9));
  const query = sql`select issue_sequences(${district}, ${feed}, ${amount}, ${mark})::float8 as last`;
  const [row] = await rowsOf<{ last: number }>(tx, query);
  return row?.last as number;
}

export interface FeedHead {
  sequence: number;
  mark: string;
}

/** Everything up to the head is committed and visible to the statements that follow. */
export async function feedHead(tx: Transaction, district: string, feed: Feed): Promise<FeedHead> {
  const query = sql`select f.sequence::float8 as sequence, coalesce(m.mark, '') as mark from feeds f
    left join feed_marks m on m.district = f.district and m.feed = f.feed and m.upto = f.sequence
    where f.district = ${district} and f.feed = ${feed}`;
  const [row] = await rowsOf<FeedHead>(tx, query);
  return row ?? { sequence: 0, mark: '' };
}

/** The mark of the commit that issued a sequence; null when no commit did. */
export async function markOf(tx: Transaction, district: string, feed: Feed, sequence: number): Promise<string | null> {
  const query = sql`select mark from feed_marks
    where district = ${district} and feed = ${feed} and upto >= ${sequence} order by upto limit 1`;
  const [row] = await rowsOf<{ mark: string }>(tx, query);
  return row?.mark ?? null;
}
