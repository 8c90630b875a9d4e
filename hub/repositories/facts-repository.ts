import { sql } from 'drizzle-orm';
import { rowsOf, type Transaction } from '../database/database.ts';

export interface UnitFacts {
  /** Kind of each unit of the district, by its id. */
  units: ReadonlyMap<string, string>;
  /** Units with somebody who may open secret cases. */
  clearedUnits: ReadonlySet<string>;
}

export async function unitFacts(tx: Transaction, district: string): Promise<UnitFacts> {
  const query = sql`select
    (select coalesce(json_object_agg(data->>'id', data->>'kind'), '{}') from directory
      where district = ${district} and kind = 'unit' and not deleted) as units,
    (select coalesce(json_agg(distinct data->>'unit'), '[]') from directory where district = ${district} and kind = 'staff'
      and not deleted and (data->>'active')::boolean and (data->>'cleared')::boolean) as cleared`;
  const [row] = await rowsOf<{ units: Record<string, string>; cleared: string[] }>(tx, query);
  return { units: new Map(Object.entries(row?.units ?? {})), clearedUnits: new Set(row?.cleared) };
}
