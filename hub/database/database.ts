import { type SQL, sql } from 'drizzle-orm';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';

/** What a reader may learn of a commit: that a collection has something new for readers with one of these scopes. */
export interface Hint {
  district: string;
  feed: 'cases' | 'directory';
  /** Empty: everybody of the district. */
  scopes: string[];
}

export type Transaction = PgDatabase<PgQueryResultHKT>;

/** Locks by name that every process of a hub honours. */
export interface SharedLocks {
  /**
   * Takes a lock and asks whoever has it to let go; gives the way to release it. `onWanted`: somebody waits for it, or it
   * was lost with its connection. Throws the signal's reason.
   */
  take(name: string, onWanted: () => void, signal: AbortSignal): Promise<() => Promise<void>>;
}

/** PGlite and PostgreSQL behind one type. */
export interface Database {
  /** Null where there is room for one process only. */
  readonly locks: SharedLocks | null;
  /** One transaction as the application's role, confined to a district; with null, to no row at all. */
  within<Result>(district: string | null, work: (tx: Transaction) => Promise<Result>): Promise<Result>;
  /** One transaction as the owner of the tables, who alone reads the hub's own secrets. */
  asOwner<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result>;
  /** Told after a commit, to every process of this hub. */
  announce(hint: Hint): void;
  onHint(listener: (hint: Hint) => void): () => void;
  close(): Promise<void>;
}

/** Both drivers answer with `rows`; drizzle's common type does not say so. */
export async function rowsOf<Row>(tx: Transaction, query: SQL): Promise<Row[]> {
  const { rows } = (await tx.execute(query)) as unknown as { rows: Row[] };
  return rows;
}

/** Superusers, such as PGlite's only user, pass even forced policies: the role must be set in every transaction. */
export function confined<Result>(
  database: Transaction,
  district: string | null,
  work: (tx: Transaction) => Promise<Result>,
): Promise<Result> {
  return database.transaction(async (tx) => {
    await tx.execute(
      sql`select set_config('role', 'loket_app', true), set_config('app.district', ${district ?? ''}, true)`,
    );
    return work(tx);
  });
}

/** SQLSTATE of a driver's error, which drizzle wraps; null for any other error. */
export function sqlState(error: unknown): string | null {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++) {
    const { code } = at as { code?: unknown };
    if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)) return code;
  }
  return null;
}

/** Deadlock, serialization failure, and a unique value that another transaction took first. */
const RETRYABLE = ['40P01', '40001', '23505'];

export async function retried<Result>(work: () => Promise<Result>, attempts = 4): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt === attempts || !RETRYABLE.includes(sqlState(error) ?? '')) throw error;
    }
  }
}
