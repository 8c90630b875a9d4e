import { sql } from 'drizzle-orm';
import { rowsOf, type Transaction } from '../database/database.ts';

export interface DistrictRow {
  district: string;
  alias: string;
}

/** Within the district's own context. */
export async function addDistrict(tx: Transaction, district: string, alias: string): Promise<void> {
  await tx.execute(
    sql`insert into districts (district, alias) values (${district}, ${alias}) on conflict (district) do nothing`,
  );
  await tx.execute(sql`insert into feeds (district, feed)
    select ${district}, feed from unnest(array['cases', 'directory', 'audit']) feed on conflict do nothing`);
}

/** Needs no district. */
export const allDistricts = (tx: Transaction): Promise<DistrictRow[]> =>
  rowsOf(tx, sql`select district, alias from all_districts() order by district`);
