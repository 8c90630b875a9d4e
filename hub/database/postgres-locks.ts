import pg from 'pg';
import type { SharedLocks } from './database.ts';

const CHANNEL = 'loket_locks';
/** A notice may be missed while a connection is made anew. */
const ASK_AGAIN_MS = 500;

interface Notice {
  about: 'wanted' | 'free';
  name: string;
}

/** Session advisory locks on one connection of this process, opened by the first who needs it. They go when the process goes. */
export class PostgresLocks implements SharedLocks {
  readonly #url: string;
  readonly #held = new Map<string, () => void>();
  readonly #waiting = new Set<() => void>();
  #connecting: Promise<pg.Client> | null = null;

  constructor(url: string) {
    this.#url = url;
  }

  async take(name: string, onWanted: () => void, signal: AbortSignal): Promise<() => Promise<void>> {
    for (;;) {
      signal.throwIfAborted();
      const client = await this.#connect();
      const query = 'select pg_try_advisory_lock(hashtextextended($1, 0)) as taken';
      const { rows } = await client.query<{ taken: boolean }>(query, [name]);
      if (rows[0]?.taken) {
        this.#held.set(name, onWanted);
        return () => this.#release(client, name);
      }
      await this.#tell(client, { about: 'wanted', name });
      await this.#somethingFree(signal);
    }
  }

  async close(): Promise<void> {
    const client = await this.#connecting?.catch(() => null);
    await client?.end();
  }

  async #release(client: pg.Client, name: string): Promise<void> {
    this.#held.delete(name);
    try {
      await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', [name]);
      await this.#tell(client, { about: 'free', name });
    } catch {
      // The lock went with its connection.
    }
  }

  async #tell(client: pg.Client, notice: Notice): Promise<void> {
    await client.query('select pg_notify($1, $2)', [CHANNEL, JSON.stringify(notice)]);
  }

  #somethingFree(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const go = () => {
        clearTimeout(timer);
        this.#waiting.delete(go);
        signal.removeEventListener('abort', go);
        resolve();
      };
      const timer = setTimeout(go, ASK_AGAIN_MS);
      this.#waiting.add(go);
      signal.addEventListener('abort', go);
    });
  }

  #connect(): Promise<pg.Client> {
    this.#connecting ??= this.#open().catch((error: unknown) => {
      this.#connecting = null;
      throw error;
    });
    return this.#connecting;
  }

  async #open(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: this.#url });
    client.on('error', () => {});
    client.on('end', () => {
      this.#connecting = null;
      // Whoever believes to have a lock has none any more.
      for (const onWanted of this.#held.values()) onWanted();
      this.#held.clear();
    });
    client.on('notification', ({ payload }) => this.#hear(JSON.parse(payload ?? '') as Notice));
    await client.connect();
    await client.query(`listen ${CHANNEL}`);
    return client;
  }

  #hear({ about, name }: Notice): void {
    if (about === 'wanted') this.#held.get(name)?.();
    else for (const go of [...this.#waiting]) go();
  }
}
