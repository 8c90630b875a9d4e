import { sql } from 'drizzle-orm';
import type { Database } from '../database/database.ts';

export const isAnswering = (database: Database): Promise<boolean> =>
  database
    .within(null, (tx) => tx.execute(sql`select 1`))
    .then(
      () => true,
      () => false,
    );
