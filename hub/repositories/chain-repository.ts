import { sql } from 'drizzle-orm';
import { type Entry, numberOf, workstationOf } from '#shared/complaint/entry.ts';
import { rowsOf, type Transaction } from '../database/database.ts';

export interface KnownEntry {
  id: string;
  hash: string;
  ticket: string;
}

/** Those of the ids that the hub holds, folded or in karantina. */
export async function knownEntries(
  tx: Transaction,
  district: string,
  ids: readonly string[],
): Promise<Map<string, KnownEntry>> {
  const keys = ids.map((id) => ({ workstation: workstationOf(id), n: numberOf(id) }));
  const query = sql`select e.workstation || '.' || e.n as id, e.hash, e.ticket
    from json_to_recordset(${JSON.stringify(keys)}::json) as k(workstation text, n bigint)
    join entries e on e.district = ${district} and e.workstation = k.workstation and e.n = k.n`;
  return new Map((await rowsOf<KnownEntry>(tx, query)).map((row) => [row.id, row]));
}

/** Throws a unique violation when another transaction added one of them since: retry, and it is known. */
export async function addEntries(tx: Transaction, district: string, entries: readonly Entry[]): Promise<void> {
  const rows = entries.map(rowOf);
  await tx.execute(sql`insert into entries (district, workstation, n, hash, prev, ticket)
    select ${district}, workstation, n, hash, prev, ticket
    from json_to_recordset(${JSON.stringify(rows)}::json) as t(workstation text, n bigint, hash text, prev text, ticket text)
    order by workstation, n`);
}

const rowOf = (entry: Entry) => ({
  workstation: workstationOf(entry.id),
  n: numberOf(entry.id),
  hash: entry.hash,
  prev: entry.prev,
  ticket: entry.ticket,
});

/** Moves the heads of these workstations on; a gap or a broken link is a state of the chain, never a rejection. */
export async function advanceChains(
  tx: Transaction,
  district: string,
  workstations: ReadonlyMap<string, string>,
): Promise<void> {
  const rows = JSON.stringify([...workstations].sort().map(([workstation, start]) => ({ workstation, start })));
  await tx.execute(sql`insert into chain_heads (district, workstation, contiguous_hash)
    select ${district}, workstation, start from json_to_recordset(${rows}::json) as t(workstation text, start text)
    on conflict do nothing`);
  const touched = sql`select h.workstation, h.contiguous_n, h.contiguous_hash from chain_heads h
    join json_to_recordset(${rows}::json) as t(workstation text) using (workstation) where h.district = ${district}`;
  // Locked by a statement of its own: the next one must see the entries of whoever held the lock before.
  await tx.execute(sql`${touched} order by h.workstation for update of h`);
  await tx.execute(sql`with touched as (${touched}), following as (
      select e.workstation, e.n, e.hash, t.contiguous_n,
        row_number() over one_chain as place,
        e.prev = lag(e.hash, 1, t.contiguous_hash) over one_chain as is_linked
      from touched t join entries e on e.district = ${district} and e.workstation = t.workstation and e.n > t.contiguous_n
      window one_chain as (partition by e.workstation order by e.n)
    ), checked as (
      select *, bool_and(is_linked and n = contiguous_n + place) over (partition by workstation order by n) as is_whole
      from following
    ), reached as (
      select distinct on (workstation) workstation, n, hash from checked where is_whole order by workstation, n desc
    ), last as (
      select distinct on (workstation) workstation, n from following order by workstation, n desc
    )
    update chain_heads h set
      contiguous_n = coalesce(r.n, h.contiguous_n), contiguous_hash = coalesce(r.hash, h.contiguous_hash), last_n = l.n
    from last l left join reached r using (workstation)
    where h.district = ${district} and h.workstation = l.workstation`);
}

export async function lastOfChain(
  tx: Transaction,
  district: string,
  workstation: string,
): Promise<{ n: number; hash: string } | null> {
  const query = sql`select n::float8 as n, hash from entries where district = ${district} and workstation = ${workstation}
    order by n desc limit 1`;
  return (await rowsOf<{ n: number; hash: string }>(tx, query))[0] ?? null;
}

export interface ChainLink {
  n: number;
  hash: string;
  prev: string;
}

/** Entries of a workstation from that number on, ascending, folded or in karantina. */
export function chainFrom(
  tx: Transaction,
  district: string,
  workstation: string,
  from: number,
  limit: number,
): Promise<ChainLink[]> {
  return rowsOf(
    tx,
    sql`select n::float8 as n, hash, prev from entries
      where district = ${district} and workstation = ${workstation} and n >= ${from} order by n limit ${limit}`,
  );
}

export interface ChainState {
  workstation: string;
  contiguousN: number;
  lastN: number;
}

/** Chains that have a gap or a broken link. */
export function brokenChains(tx: Transaction, district: string): Promise<ChainState[]> {
  return rowsOf(
    tx,
    sql`select workstation, contiguous_n::float8 as "contiguousN", last_n::float8 as "lastN" from chain_heads
      where district = ${district} and contiguous_n < last_n order by workstation`,
  );
}
