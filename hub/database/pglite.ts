import { EventEmitter } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { confined, type Database, type Hint, type Transaction } from './database.ts';
import { migrate } from './migrate.ts';

/** PostgreSQL embedded in this process; without a folder, in memory. */
export async function openPglite(folder?: string): Promise<Database> {
  if (folder) await mkdir(folder, { recursive: true });
  const client = await PGlite.create(folder ? { dataDir: folder } : {});
  await migrate(client);
  const database = drizzle(client) as unknown as Transaction;
  const hints = new EventEmitter<{ hint: [Hint] }>().setMaxListeners(0);
  return {
    locks: null,
    within: (district, work) => confined(database, district, work),
    asOwner: (work) => database.transaction(work),
    announce: (hint) => hints.emit('hint', hint),
    onHint(listener) {
      hints.on('hint', listener);
      return () => hints.off('hint', listener);
    },
    close: () => client.close(),
  };
}
