import type { Database } from '../database/database.ts';

/** What push and pull need of the hub. */
export interface Replication {
  database: Database;
  /** Ed25519 key that signs certificates. */
  hubPublicKey: string;
  /** Milliseconds of the hub's clock. */
  now: () => number;
}
