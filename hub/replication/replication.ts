import type { Database } from '../database/database.ts';

/** What push and pull need of the hub. */
export interface Replication {
  database: Database;
  /** Ed25519 key that signs certificates. */
  hubPublicKey: string;
  /** Removes the bytes of files whose entries were erased. */
  removeFiles: (district: string, files: readonly string[]) => Promise<void>;
  /** Told how many changes lay between the checkpoint of a pull and the head of its feed. */
  onPage?: ((behind: number) => void) | undefined;
  /** Milliseconds of the hub's clock. */
  now: () => number;
}
