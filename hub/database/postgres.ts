import { EventEmitter } from 'node:events';
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { confined, type Database, type Hint, type Transaction } from './database.ts';
import { migrate } from './migrate.ts';
import { PostgresLocks } from './postgres-locks.ts';

const CHANNEL = 'loket_hints';
/** Notifications of every database pass one lock at commit, so hints are gathered and sent apart from the work. */
const GATHER_MS = 100;
const RECONNECT_MS = 2_000;
/** A statement that takes longer is lost already: whoever asked for it has given up. */
const STATEMENT_MS = 60_000;

/** PostgreSQL 16 or newer; several hub processes may share it. */
export async function openPostgres(url: string, poolSize = 10): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    statement_timeout: STATEMENT_MS,
    idle_in_transaction_session_timeout: STATEMENT_MS,
  });
  // An idle connection that the server ended is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {});
  pool.on('connect', keepStatements);
  const owner = await pool.connect();
  try {
    // Migrations take as long as they take.
    await owner.query('set statement_timeout = 0');
    await migrate({ exec: (text) => owner.query(text), query: (text, parameters) => owner.query(text, parameters) });
  } finally {
    owner.release(true);
  }
  const database = drizzle(pool) as unknown as Transaction;
  const hints = new EventEmitter<{ hint: [Hint] }>().setMaxListeners(0);
  const listening = await listen(url, (hint) => hints.emit('hint', hint));
  const locks = new PostgresLocks(url);
  const gathered = new Map<string, Hint>();
  let sending: NodeJS.Timeout | undefined;

  const send = () => {
    sending = undefined;
    const payloads = [...gathered.values()].map(payloadOf);
    gathered.clear();
    // A hint is only a hint: who misses one pulls at its next turn.
    pool.query('select pg_notify($1, payload) from unnest($2::text[]) payload', [CHANNEL, payloads]).catch(() => {});
  };

  return {
    locks,
    within: (district, work) => confined(database, district, work),
    asOwner: (work) => database.transaction(work),
    announce(hint) {
      const key = `${hint.district} ${hint.feed}`;
      const known = gathered.get(key);
      gathered.set(key, known ? united(known, hint) : hint);
      sending ??= setTimeout(send, GATHER_MS);
    },
    onHint(listener) {
      hints.on('hint', listener);
      return () => hints.off('hint', listener);
    },
    async close() {
      clearTimeout(sending);
      await listening.close();
      await locks.close();
      await pool.end();
    },
  };
}

/** Of every statement that a request makes; their texts are fixed, so there are some hundred at most. */
const names = new Map<string, string>();
const MAX_NAMES = 500;

/** A push is twenty statements, and planning them anew costs as much as running them: each connection keeps its plans. */
function keepStatements(client: pg.PoolClient): void {
  const query = client.query.bind(client) as (...given: unknown[]) => unknown;
  const named = (config: unknown, ...rest: unknown[]) => query(withName(config), ...rest);
  client.query = named as typeof client.query;
}

function withName(config: unknown): unknown {
  const { text, name } = (config ?? {}) as { text?: unknown; name?: unknown };
  // Without an object it is a script or the like, run once.
  if (typeof text !== 'string' || name !== undefined) return config;
  if (!names.has(text) && names.size < MAX_NAMES) names.set(text, `loket_${names.size}`);
  return { ...(config as object), name: names.get(text) };
}

const united = (left: Hint, right: Hint): Hint =>
  left.scopes.length === 0 || right.scopes.length === 0
    ? { ...left, scopes: [] }
    : { ...left, scopes: [...new Set([...left.scopes, ...right.scopes])] };

/** A notification holds less than 8,000 bytes; a hint without scopes is for everybody. */
function payloadOf(hint: Hint): string {
  const payload = JSON.stringify(hint);
  return payload.length < 7_000 ? payload : JSON.stringify({ ...hint, scopes: [] });
}

async function listen(url: string, onHint: (hint: Hint) => void): Promise<{ close(): Promise<void> }> {
  let isClosed = false;
  let client: pg.Client;
  let again: NodeJS.Timeout | undefined;
  const connect = async () => {
    client = new pg.Client({ connectionString: url });
    client.on('error', () => {});
    client.on('end', () => {
      if (!isClosed) again = setTimeout(() => void connect().catch(() => client.end()), RECONNECT_MS);
    });
    client.on('notification', ({ payload }) => onHint(JSON.parse(payload ?? '') as Hint));
    await client.connect();
    await client.query(`listen ${CHANNEL}`);
  };
  await connect();
  return {
    async close() {
      isClosed = true;
      clearTimeout(again);
      await client.end();
    },
  };
}
