import { readdir, readFile } from 'node:fs/promises';

export interface MigrationClient {
  /** Runs several statements. */
  exec(sql: string): Promise<unknown>;
  query(sql: string, parameters: unknown[]): Promise<{ rows: unknown[] }>;
}

const FOLDER = new URL('./migrations/', import.meta.url);
const LOCK = 727_274;

/** Applies, in order of their names, the files that this database has not seen; each in a transaction of its own. */
export async function migrate(client: MigrationClient): Promise<void> {
  await client.exec(
    `select pg_advisory_lock(${LOCK}); create table if not exists schema_migrations (name text primary key)`,
  );
  try {
    for (const name of (await readdir(FOLDER)).filter((file) => file.endsWith('.sql')).sort()) {
      const { rows } = await client.query('select 1 from schema_migrations where name = $1', [name]);
      if (rows.length > 0) continue;
      const statements = await readFile(new URL(name, FOLDER), 'utf8');
      await client.exec('begin');
      try {
        await client.exec(statements);
        await client.query('insert into schema_migrations values ($1)', [name]);
        await client.exec('commit');
      } catch (error) {
        await client.exec('rollback');
        throw error;
      }
    }
  } finally {
    await client.exec(`select pg_advisory_unlock(${LOCK})`);
  }
}
