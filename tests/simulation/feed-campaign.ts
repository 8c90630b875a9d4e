/**
 * Sixteen writers commit to one district on a real PostgreSQL while readers of several scopes follow by checkpoints;
 * at the end, which commits a reader never got, and which it got twice.
 *
 *   node tests/simulation/feed-campaign.ts --commits 100000 [--writers 16] [--seed 1]
 */
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { sql } from 'drizzle-orm';
import { ticketNumber } from '#shared/complaint/ticket-number.ts';
import type { Database, Transaction } from '../../hub/database/database.ts';
import { openPostgres } from '../../hub/database/postgres.ts';
import { complaintsAfter, lockComplaints, updateComplaints } from '../../hub/repositories/complaint-repository.ts';
import { addDistrict } from '../../hub/repositories/district-repository.ts';
import { feedHead, issueSequences, markOf } from '../../hub/repositories/feed-repository.ts';
import { aPostgres } from '../fixtures/a-postgres.ts';
import { random } from '../fixtures/random.ts';

export interface FeedOptions {
  commits: number;
  writers: number;
  seed: number;
}

export interface FeedReport extends FeedOptions {
  /** Rows that a reader in whose scope they are never got; none may be. */
  missed: number;
  /** Rows that a reader got again without a change of theirs. */
  duplicates: number;
  /** Checkpoints whose mark the hub did not know again. */
  unknownMarks: number;
  reads: number;
  seconds: number;
}

const DISTRICT = '35.23';
const UNITS = ['PPID', 'DPUPR', 'DLHP'];
/** Tokens that each reader follows. */
const READERS = [['district'], ['unit:PPID'], ['unit:DPUPR', 'unit:DLHP'], ['inspectorate']];
/** A commit holds its locks a little longer on some connections than on others. */
const SLOW_ONE_IN = 8;
const PER_YEAR = 99_999;
/** Readers that ask without a pause take the processor from the writers that they wait for. */
const NOTHING_NEW_MS = 5;

/** The district must be there. */
export async function feedCampaign(database: Database, options: FeedOptions): Promise<FeedReport> {
  const { commits, writers, seed } = options;
  const started = performance.now();
  const below = random(seed);
  const scopesOf = new Map<string, string[]>();
  const scopeOf = (): string[] =>
    below(10) === 0 ? ['inspectorate'] : ['district', `unit:${UNITS[below(UNITS.length)] as string}`];
  let committed = 0;
  let isWriting = true;

  async function write(): Promise<void> {
    while (committed < commits) {
      const n = committed;
      committed += 1;
      const id = ticketNumber('TBN-K1', 2026 + Math.floor(n / PER_YEAR), (n % PER_YEAR) + 1);
      const scopes = scopeOf();
      const pauseMs = below(SLOW_ONE_IN) === 0 ? below(6) : 0;
      scopesOf.set(id, scopes);
      await database.within(DISTRICT, (tx) => commit(tx, id, scopes, pauseMs));
    }
  }

  const readers = READERS.map((scopes) => ({ scopes, seen: new Map<string, number>(), last: 0, mark: '' }));
  const report = { duplicates: 0, unknownMarks: 0, reads: 0 };
  /** One page after the checkpoint, as a pull reads it; false when nothing was new. */
  const read = (reader: (typeof readers)[number]): Promise<boolean> =>
    database.within(DISTRICT, async (tx) => {
      report.reads += 1;
      if (reader.last > 0 && (await markOf(tx, DISTRICT, 'cases', reader.last)) !== reader.mark)
        report.unknownMarks += 1;
      const head = await feedHead(tx, DISTRICT, 'cases');
      const page = { after: reader.last, upto: head.sequence, limit: 500 };
      const rows = await complaintsAfter(tx, DISTRICT, reader.scopes, [], page);
      for (const { id, sequence } of rows) {
        if (reader.seen.get(id) === sequence) report.duplicates += 1;
        reader.seen.set(id, sequence);
      }
      reader.last = rows.length === page.limit ? (rows.at(-1)?.sequence ?? 0) : head.sequence;
      reader.mark = (await markOf(tx, DISTRICT, 'cases', reader.last)) ?? '';
      return rows.length > 0;
    });
  const following = readers.map(async (reader) => {
    while (isWriting) if (!(await read(reader))) await wait(NOTHING_NEW_MS);
    while (await read(reader));
  });
  await Promise.all(Array.from({ length: writers }, write));
  isWriting = false;
  await Promise.all(following);
  const isReadable = (of: readonly string[], by: readonly string[]) => of.some((scope) => by.includes(scope));
  const missed = readers.reduce(
    (sum, { scopes, seen }) => sum + [...scopesOf].filter(([id, of]) => isReadable(of, scopes) && !seen.has(id)).length,
    0,
  );
  return { ...options, missed, ...report, seconds: Math.round((performance.now() - started) / 100) / 10 };
}

async function commit(tx: Transaction, id: string, scopes: string[], pauseMs: number): Promise<void> {
  const rows = await lockComplaints(tx, DISTRICT, [id]);
  const sequence = await issueSequences(tx, DISTRICT, 'cases', 1);
  await updateComplaints(
    tx,
    DISTRICT,
    rows.map((row) => ({ ...row, scopes, sequence })),
  );
  if (pauseMs > 0) await tx.execute(sql`select pg_sleep(${pauseMs / 1_000})`);
}

/** Takes the lock of the district away: its sequences come from a plain counter, in the order of asking. */
export async function withoutDistrictLock(database: Database): Promise<void> {
  await database.asOwner(async (tx) => {
    await tx.execute(sql`create sequence plain`);
    await tx.execute(sql`grant usage on plain to loket_app`);
    await tx.execute(sql`create or replace function issue_sequences(of_district text, of_feed text, amount integer, new_mark text)
      returns bigint language plpgsql security definer set search_path = public, pg_temp as $$
      declare last bigint := nextval('plain');
      begin
        insert into feed_marks values (of_district, of_feed, last, new_mark);
        return last;
      end $$`);
    // Nobody keeps the counter's row: the head is the greatest sequence that a reader sees.
    await tx.execute(sql`alter table feeds rename to locked_feeds`);
    await tx.execute(sql`create view feeds with (security_invoker = true) as select f.district, f.feed,
      coalesce((select max(c.sequence) from complaints c where c.district = f.district), 0) as sequence from locked_feeds f`);
    await tx.execute(sql`grant select on feeds to loket_app`);
  });
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      commits: { type: 'string', default: '100000' },
      writers: { type: 'string', default: '16' },
      seed: { type: 'string', default: '1' },
    },
  });
  const writers = Number(values.writers);
  const postgres = await aPostgres();
  const database = await openPostgres(await postgres.newDatabase(), writers + READERS.length);
  await database.within(DISTRICT, (tx) => addDistrict(tx, DISTRICT, 'TBN'));
  const report = await feedCampaign(database, { commits: Number(values.commits), writers, seed: Number(values.seed) });
  console.log(JSON.stringify(report, null, 1));
  if (report.missed > 0) process.exitCode = 1;
  await database.close();
  await postgres.stop();
}
