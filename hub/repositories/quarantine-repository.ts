import { sql } from 'drizzle-orm';
import type { Entry } from '#shared/complaint/entry.ts';
import type { RejectionCode } from '#shared/error-code.ts';
import { rowsOf, type Transaction } from '../database/database.ts';

/** A genuine entry that is kept but not folded into its case. */
export interface QuarantineRow {
  entry: Entry;
  code: RejectionCode;
  message: string;
}

export function quarantineOf(tx: Transaction, district: string, tickets: readonly string[]): Promise<QuarantineRow[]> {
  return rowsOf(
    tx,
    sql`select entry, code, message from quarantine where district = ${district}
      and ticket in (select json_array_elements_text(${JSON.stringify(tickets)}::json)) order by entry_id`,
  );
}

export async function putInQuarantine(
  tx: Transaction,
  district: string,
  rows: readonly QuarantineRow[],
): Promise<void> {
  const values = rows.map((row) => ({
    ...row,
    id: row.entry.id,
    ticket: row.entry.ticket,
    entry: JSON.stringify(row.entry),
  }));
  await tx.execute(sql`insert into quarantine (district, entry_id, ticket, code, message, entry)
    select ${district}, id, ticket, code, message, entry::json from json_to_recordset(${JSON.stringify(values)}::json)
      as r(id text, ticket text, code text, message text, entry text)
    on conflict (district, entry_id) do update set code = excluded.code, message = excluded.message, entry = excluded.entry`);
}

/** Entries that a later state of the directory or of their case has made acceptable. */
export async function releaseFromQuarantine(tx: Transaction, district: string, ids: readonly string[]): Promise<void> {
  await tx.execute(sql`delete from quarantine where district = ${district}
    and entry_id in (select json_array_elements_text(${JSON.stringify(ids)}::json))`);
}

export async function quarantineCounts(tx: Transaction, district: string): Promise<Record<string, number>> {
  const query = sql`select code, count(*)::int as count from quarantine where district = ${district} group by code order by code`;
  const rows = await rowsOf<{ code: string; count: number }>(tx, query);
  return Object.fromEntries(rows.map((row) => [row.code, row.count]));
}
