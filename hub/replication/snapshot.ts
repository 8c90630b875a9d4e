import type { CaseCollection, Checkpoint, SnapshotHead, SnapshotMark } from '#shared/replication/protocol.ts';
import { HubError } from '../hub-error.ts';
import type { Reader } from '../repositories/session-repository.ts';
import { countAfter, MAX_PAGE, readPage } from './pull.ts';
import type { Replication } from './replication.ts';

/**
 * Everything after a checkpoint as one stream, page by page: each page is a transaction of its own, read when the one
 * before it has gone out, so a slow or hanging reader holds neither a transaction nor memory. What changes meanwhile comes
 * again further on, for its sequence is then a later one. `readerNow` is asked before every page: who has lost the right
 * to read, or whose session ended, gets no more. Throws HubError `session-required` then.
 */
export async function* snapshot(
  replication: Replication,
  readerNow: () => Promise<Reader | null>,
  collection: CaseCollection,
  from: Checkpoint,
): AsyncGenerator<string> {
  const reader = await readerNow();
  if (reader) yield line({ total: await countAfter(replication, reader, collection, from) } satisfies SnapshotHead);
  for (let at = from, more = true; more; ) {
    const readerOfPage = await readerNow();
    if (!readerOfPage) throw new HubError('session-required', 'the session has ended');
    const { documents, ...mark } = await readPage(replication, readerOfPage, collection, at, MAX_PAGE);
    yield documents.map((document) => `${document}\n`).join('') + line(mark satisfies SnapshotMark);
    at = mark.checkpoint;
    more = mark.more;
  }
}

const line = (value: SnapshotHead | SnapshotMark): string => `${JSON.stringify(value)}\n`;
