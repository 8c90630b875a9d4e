import type { Entry } from '#shared/complaint/entry.ts';
import { levelOf } from '#shared/complaint/entry.ts';
import { utf8 } from '#shared/crypto/bytes.ts';
import {
  type CaseCollection,
  PushAnswer,
  type PushRequest,
  type PushRow,
  type Rejection,
} from '#shared/replication/protocol.ts';
import { HubRefusal } from './hub-calls.ts';
import type { HubSession } from './hub-session.ts';
import type { Parcel } from './parcel.ts';

/** Bytes of one push before compression; the hub takes more, a bad line does not. */
const MAX_PUSH_BYTES = 512 * 1024;
const MAX_ROWS = 500;
const MAX_ENTRIES = 500;
const MAX_HOLDS = 5_000;

/**
 * Sends entries and gathers the answers. A push that is too large for somebody on the way is halved, down to the one
 * entry that nobody takes: that one is reported as rejected, and the rest goes on.
 */
export async function push(
  session: HubSession,
  collection: CaseCollection,
  parcels: readonly Parcel[],
  certificates: readonly string[],
  onAnswer: (answer: PushAnswer) => Promise<void>,
): Promise<void> {
  const call = (rows: PushRow[]) => {
    const body: PushRequest = { rows, ...(certificates.length > 0 && { certificates: [...certificates] }) };
    return session.call(`/replication/${collection}/push`, { method: 'POST', body, answer: PushAnswer });
  };
  for (const rows of batchesOf(parcels)) {
    for await (const answer of sendHalving(call, rows)) await onAnswer(answer);
  }
}

type Call = (rows: PushRow[]) => Promise<PushAnswer>;

async function* sendHalving(call: Call, rows: PushRow[]): AsyncGenerator<PushAnswer> {
  try {
    yield await call(rows);
  } catch (error) {
    if (!(error instanceof HubRefusal) || error.status !== 413) throw error;
    const halves = halved(rows);
    if (halves) for (const half of halves) yield* sendHalving(call, half);
    else
      yield {
        conflicts: [],
        acknowledged: [],
        rejected: rows.flatMap((row) => row.entries.map((entry) => tooLarge(row.id, entry))),
      };
  }
}

function halved(rows: PushRow[]): [PushRow[], PushRow[]] | null {
  if (rows.length > 1) return [rows.slice(0, rows.length >> 1), rows.slice(rows.length >> 1)];
  const [row] = rows;
  if (!row || row.entries.length < 2) return null;
  const middle = row.entries.length >> 1;
  return [[{ ...row, entries: row.entries.slice(0, middle) }], [{ ...row, entries: row.entries.slice(middle) }]];
}

const tooLarge = (id: string, entry: unknown): Rejection => ({
  id,
  entryId: String((entry as Entry).id),
  code: 'too-large',
  message: 'no server on the way takes an entry of this size',
  kept: false,
});

/** A case with very many entries goes in several rows. */
function rowsOf({ id, entries, held }: Parcel): PushRow[] {
  const holds = held.slice(0, MAX_HOLDS).map((entry): [string, string] => [entry.id, levelOf(entry)]);
  const rows: PushRow[] = [];
  let part: Entry[] = [];
  let bytes = 0;
  for (const entry of entries) {
    const size = sizeOf(entry);
    if (part.length > 0 && (part.length === MAX_ENTRIES || bytes + size > MAX_PUSH_BYTES)) {
      rows.push({ id, entries: part, holds });
      [part, bytes] = [[], 0];
    }
    part.push(entry);
    bytes += size;
  }
  return [...rows, { id, entries: part, holds }];
}

/** Rows of one push each. */
export const batchesOf = (parcels: readonly Parcel[]): PushRow[][] => batches(parcels.flatMap(rowsOf));

function batches(rows: readonly PushRow[]): PushRow[][] {
  const all: PushRow[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const row of rows) {
    const size = sizeOf(row);
    const last = all.at(-1);
    if (!last || last.length === MAX_ROWS || bytes + size > MAX_PUSH_BYTES) {
      all.push([row]);
      bytes = size;
    } else {
      last.push(row);
      bytes += size;
    }
  }
  return all;
}

const sizeOf = (value: unknown): number => utf8(JSON.stringify(value)).length;
