import type { Database } from '../database/database.ts';
import type { HubSecrets } from '../repositories/hub-state-repository.ts';

/** What enrolment and sign-in need of the hub. */
export interface Identity {
  database: Database;
  secrets: HubSecrets;
  /** Milliseconds of the hub's clock. */
  now: () => number;
}
