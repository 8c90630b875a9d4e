import { sql } from 'drizzle-orm';
import type { DirectoryData, DirectoryKind } from '#shared/directory/directory-document.ts';
import { rowsOf, type Transaction } from '../database/database.ts';
import { issueSequences } from './feed-repository.ts';

export interface DirectoryEntry<Kind extends DirectoryKind = DirectoryKind> {
  id: string;
  kind: Kind;
  data: DirectoryData<Kind>;
}

/** Writes the documents that differ from what is stored; returns how many did. Call it late in a transaction. */
export async function putDirectory(
  tx: Transaction,
  district: string,
  documents: readonly DirectoryEntry[],
): Promise<number> {
  const query = sql`select g.id from json_to_recordset(${JSON.stringify(documents)}::json) as g(id text, data jsonb)
    left join directory d on d.district = ${district} and d.id = g.id
    where d.id is null or d.deleted or d.data <> g.data`;
  const changed = new Set((await rowsOf<{ id: string }>(tx, query)).map((row) => row.id));
  if (changed.size === 0) return 0;
  const last = await issueSequences(tx, district, 'directory', changed.size);
  const rows = documents.filter((document) => changed.has(document.id));
  const numbered = rows.map((row, index) => ({ ...row, sequence: last - rows.length + 1 + index }));
  await tx.execute(sql`insert into directory (district, id, kind, data, sequence)
    select ${district}, id, kind, data, sequence
    from json_to_recordset(${JSON.stringify(numbered)}::json) as t(id text, kind text, data jsonb, sequence bigint)
    on conflict (district, id) do update set data = excluded.data, deleted = false, sequence = excluded.sequence`);
  return changed.size;
}

export async function removeFromDirectory(tx: Transaction, district: string, id: string): Promise<void> {
  const sequence = await issueSequences(tx, district, 'directory', 1);
  await tx.execute(
    sql`update directory set deleted = true, sequence = ${sequence} where district = ${district} and id = ${id}`,
  );
}

export async function directoryData<Kind extends DirectoryKind>(
  tx: Transaction,
  district: string,
  kind: Kind,
  key: string,
): Promise<DirectoryData<Kind> | null> {
  const query = sql`select data from directory where district = ${district} and id = ${`${kind}:${key}`} and not deleted`;
  const [row] = await rowsOf<{ data: DirectoryData<Kind> }>(tx, query);
  return row?.data ?? null;
}

export async function directoryOfKind<Kind extends DirectoryKind>(
  tx: Transaction,
  district: string,
  kind: Kind,
): Promise<DirectoryData<Kind>[]> {
  const query = sql`select data from directory where district = ${district} and kind = ${kind} and not deleted order by id`;
  return (await rowsOf<{ data: DirectoryData<Kind> }>(tx, query)).map((row) => row.data);
}

export interface DirectoryRow {
  id: string;
  kind: string;
  data: unknown;
  deleted: boolean;
  sequence: number;
}

export function directoryAfter(
  tx: Transaction,
  district: string,
  after: number,
  upto: number,
  limit: number,
): Promise<DirectoryRow[]> {
  return rowsOf(
    tx,
    sql`select id, kind, data, deleted, sequence::float8 as sequence from directory
      where district = ${district} and sequence > ${after} and sequence <= ${upto} order by sequence limit ${limit}`,
  );
}
