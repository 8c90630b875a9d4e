import type { Summary } from '#shared/complaint/summary.ts';
import type { CaseCollection } from '#shared/replication/protocol.ts';

/** A case as lists know it: its head, opened. */
export interface StoredCase {
  readonly id: string;
  readonly collection: CaseCollection;
  readonly digest: string;
  readonly newest: string;
  readonly summary: Summary;
  /** Ids of this workstation's own entries in it. */
  readonly own: ReadonlySet<string>;
}
