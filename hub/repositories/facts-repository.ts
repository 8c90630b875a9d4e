import { sql } from 'drizzle-orm';
import { rowsOf, type Transaction } from '../database/database.ts';

export interface UnitFacts {
  units: ReadonlySet<string>;
  /** Units with somebody who may open secret cases. */
  clearedUnits: ReadonlySet<string>;
}

export async function unitFacts(tx: Transaction, district: string): Promise<UnitFacts> {
  const query = sql`select
    (select coalesce(json_agg(data->>'id'), '[]') from directory
      where district = ${district} and kind = 'unit' and not deleted) as units,
    (select coalesce(json_agg(distinct data->>'unit'), '[]') from directory where district = ${district} and kind = 'staff'
      and not deleted and (data->>'active')::boolean and (data->>'cleared')::boolean) as cleared`;
  const [row] = await rowsOf<{ units: string[]; cleared: string[] }>(tx, query);
  return { units: new Set(row?.units), clearedUnits: new Set(row?.cleared) };
}
