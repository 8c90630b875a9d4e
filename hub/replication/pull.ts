import { inCollection, type Scope, scopesOfReader } from '#shared/access/scope.ts';
import type { Entry } from '#shared/complaint/entry.ts';
import { sha } from '#shared/crypto/bytes.ts';
import type { CaseCollection, Checkpoint, Collection } from '#shared/replication/protocol.ts';
import type { Transaction } from '../database/database.ts';
import { logAccess } from '../repositories/audit-repository.ts';
import { complaintsAfter, countComplaintsAfter, type ServedComplaint } from '../repositories/complaint-repository.ts';
import { directoryAfter } from '../repositories/directory-repository.ts';
import { type Feed, feedHead, markOf } from '../repositories/feed-repository.ts';
import { readEpoch } from '../repositories/hub-state-repository.ts';
import type { Reader } from '../repositories/session-repository.ts';
import { withheldView } from './case-state.ts';
import { isWithheld } from './case-view.ts';
import type { Replication } from './replication.ts';

export const MAX_PAGE = 500;
const MAX_PAGE_BYTES = 2_000_000;

/** Documents as JSON: stored entries are passed on as text. */
export interface Page {
  documents: string[];
  checkpoint: Checkpoint;
  more: boolean;
  restarted: boolean;
}

interface Position {
  epoch: string;
  /** What is read, and what the reader has lost since. */
  scopes: Scope[];
  gone: Scope[];
  scopeHash: string;
  /** Sequence of the last document that the reader has. */
  after: number;
  isRestart: boolean;
}

/** A page of a collection after a checkpoint. */
export function readPage(
  { database, now, onPage }: Replication,
  reader: Reader,
  collection: Collection,
  from: Checkpoint,
  limit: number,
): Promise<Page> {
  return database.within(reader.district, async (tx) => {
    const position = await positionOf(tx, reader, collection, from);
    // Nothing to read under: the checkpoint stays, for it belongs to whoever may.
    if (!position) return { documents: [], checkpoint: from, more: false, restarted: false };
    const { epoch, scopes, gone, scopeHash, after, isRestart } = position;
    const feed = feedOf(collection);
    const head = await feedHead(tx, reader.district, feed);
    onPage?.(head.sequence - after);
    const range = { after, upto: head.sequence, limit: limit + 1 };
    const served =
      collection === 'directory'
        ? await directoryPage(tx, reader, range)
        : await casePage(tx, reader, collection, scopes, gone, range, now());
    const count = pageLength(served, limit);
    const more = served.length > count;
    const last = more ? (served[count - 1] as Served).sequence : head.sequence;
    const lastMark = more ? await markOf(tx, reader.district, feed, last) : head.mark;
    return {
      documents: served.slice(0, count).map((one) => one.json),
      checkpoint: { epoch, sequence: last, mark: last === 0 ? '' : `${lastMark}.${scopeHash}` },
      more,
      restarted: isRestart,
    };
  });
}

/** A page as JSON of a PullAnswer. */
export async function pull(...of: Parameters<typeof readPage>): Promise<string> {
  const { documents, checkpoint, more, restarted } = await readPage(...of);
  return `{"documents":[${documents.join()}],"checkpoint":${JSON.stringify(checkpoint)},"more":${more},"restarted":${restarted}}`;
}

/** How many cases a reader has still to be served after a checkpoint. */
export function countAfter(
  { database }: Replication,
  reader: Reader,
  collection: CaseCollection,
  from: Checkpoint,
): Promise<number> {
  return database.within(reader.district, async (tx) => {
    const position = await positionOf(tx, reader, collection, from);
    if (!position) return 0;
    return countComplaintsAfter(tx, reader.district, [...position.scopes, ...position.gone], position.after);
  });
}

/**
 * Where a reader stands; null when there is nothing to read under. The mark of a checkpoint is
 * `<mark of the commit>.<hash of the scopes>`: another person on the same workstation may read other cases, and
 * whoever's scopes differ from the checkpoint's is served from the beginning.
 */
async function positionOf(
  tx: Transaction,
  reader: Reader,
  collection: Collection,
  from: Checkpoint,
): Promise<Position | null> {
  const epoch = await readEpoch(tx);
  const scopes = collection === 'directory' ? ['directory'] : inCollection(scopesOfReader(reader), collection);
  const gone = collection === 'directory' ? [] : lostScopes(reader, collection, scopes);
  if (scopes.length + gone.length === 0) return null;
  const scopeHash = (await sha([...scopes, '', ...gone].join('\n'))).slice(0, 12);
  const [mark = '', markScope = ''] = from.mark.split('.');
  const isKnown =
    from.epoch === epoch &&
    (from.sequence === 0 || (await markOf(tx, reader.district, feedOf(collection), from.sequence)) === mark);
  const after = isKnown && (from.sequence === 0 || markScope === scopeHash) ? from.sequence : 0;
  return { epoch, scopes, gone, scopeHash, after, isRestart: !isKnown && from.epoch !== '' };
}

const feedOf = (collection: Collection): Feed => (collection === 'directory' ? 'directory' : 'cases');

interface Served {
  json: string;
  sequence: number;
}

/** At least one document, and no more than a slow line brings in about a minute. */
function pageLength(served: readonly Served[], limit: number): number {
  let count = 0;
  for (let bytes = 0; count < Math.min(limit, served.length); count++) {
    bytes += (served[count] as Served).json.length;
    if (count > 0 && bytes > MAX_PAGE_BYTES) break;
  }
  return count;
}

interface Range {
  after: number;
  upto: number;
  limit: number;
}

const lostScopes = (reader: Reader, collection: CaseCollection, scopes: readonly Scope[]): Scope[] =>
  inCollection(reader.formerScopes, collection).filter((scope) => !scopes.includes(scope));

async function directoryPage(tx: Transaction, reader: Reader, page: Range): Promise<Served[]> {
  const rows = await directoryAfter(tx, reader.district, page.after, page.upto, page.limit);
  return rows.map(({ id, kind, data, deleted, sequence }) => ({
    json: JSON.stringify({ id, kind, data: deleted ? null : data, _deleted: deleted }),
    sequence,
  }));
}

async function casePage(
  tx: Transaction,
  reader: Reader,
  collection: CaseCollection,
  scopes: readonly Scope[],
  gone: readonly Scope[],
  page: Range,
  nowMs: number,
): Promise<Served[]> {
  const rows = await complaintsAfter(tx, reader.district, scopes, gone, page);
  if (collection === 'secretComplaints') {
    const seen = rows
      .slice(0, page.limit - 1)
      .filter((row) => row.entries !== null)
      .map((row) => row.id);
    if (seen.length > 0) await logAccess(tx, reader.district, nowMs, reader, 'secret-pull', seen);
  }
  return rows.map((row) => ({ json: documentJson(reader, row), sequence: row.sequence }));
}

function documentJson(reader: Reader, row: ServedComplaint): string {
  if (row.entries === null) return `{"id":"${row.id}","entries":[],"_deleted":true}`;
  const entries = isWithheld(reader, row)
    ? JSON.stringify(withheldView(JSON.parse(row.entries) as Entry[]))
    : row.entries;
  return `{"id":"${row.id}","entries":${entries},"_deleted":false}`;
}
