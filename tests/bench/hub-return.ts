import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { rowsOf } from '../../hub/database/database.ts';
import type { TestPerson } from '../fixtures/a-workstation.ts';
import { random } from '../fixtures/random.ts';
import { type Bench, type BenchContext, percentile, type Row, thousands } from './bench.ts';
import { aProvince, type Province } from './hub-province.ts';
import { type PushReply, pushBodies, sendPush, signCases } from './pushed-cases.ts';

const HUBS = 2;
const UNSENT = 100;
/** About 512 KB of JSON, as a workstation splits them. */
const PER_PUSH = 100;

/** A province comes back after an outage: every workstation sends at the same moment what it wrote meanwhile. */
export const hubReturn: Bench = {
  name: 'hub-return',
  what: `workstations come back at once, ${UNSENT} unsent cases each, ${HUBS} hub processes on one PostgreSQL`,
  run: measure,
};

interface Desk {
  officer: TestPerson;
  bodies: Buffer[];
}

async function measure({ quick, after, say }: BenchContext): Promise<Row[]> {
  const province = await aProvince(HUBS);
  after(() => province.stop());
  const count = quick ? 24 : 190;
  const desks: Desk[] = [];
  while (desks.length < count) {
    const officer = await province.officer();
    desks.push({ officer, bodies: pushBodies(await signCases(officer, UNSENT), PER_PUSH) });
  }
  say(`${count} workstations have written ${thousands(count * UNSENT)} cases`);
  const started = performance.now();
  const replies = (await Promise.all(desks.map((desk, n) => comeBack(province, desk, n)))).flat();
  const seconds = (performance.now() - started) / 1_000;
  const taken = replies.filter(({ status }) => status === 200);
  const times = taken.map(({ ms }) => ms);
  const later = replies.filter(({ status }) => status === 429).length;
  const faults = replies.filter(({ status }) => status !== 200 && status !== 429).length;
  say(`${taken.length} pushes taken, ${later} asked to come back, ${faults} others, ${seconds.toFixed(1)} s`);
  const missing = count * UNSENT * 4 - (await storedEntries(province));
  const at = `${count} workstations`;
  const own = (what: string, unit: Row['unit'], ours: number, bar: Row['bar'], note?: string): Row => ({
    at: `${at}, ${what}`,
    unit,
    ours,
    peer: null,
    bar,
    ...(note === undefined ? {} : { note }),
  });
  return [
    own(
      'p99 of a push',
      'ms',
      percentile(times, 99),
      { most: 2_000 },
      `median ${Math.round(percentile(times, 50))} ms`,
    ),
    own('until all are in', 's', seconds, null, `${later} times asked to come back`),
    own('cases a second', 'cases/s', (count * UNSENT) / seconds, null),
    own('entries missing, answers 5xx', 'cases', missing + faults, { most: 0 }),
  ];
}

/** Sends until everything is acknowledged, as a workstation's line does it: comes back when asked to, spread out. */
async function comeBack({ addresses }: Province, { officer, bodies }: Desk, n: number): Promise<PushReply[]> {
  const below = random(n + 1);
  const replies: PushReply[] = [];
  for (const body of bodies) {
    for (;;) {
      const reply = await sendPush(addresses[n % addresses.length] as string, officer, body);
      replies.push(reply);
      if (reply.status === 200) break;
      if (reply.retryAfterMs === null) throw new Error(`the hub answered ${reply.status}`);
      await wait(reply.retryAfterMs * (1 + below(1_000) / 1_000));
    }
  }
  return replies;
}

/** Entries of served cases; what is only in karantina does not count. */
async function storedEntries({ database, district }: Province): Promise<number> {
  const query = sql`select coalesce(sum(json_array_length(entries)), 0)::int as count from complaints where sequence > 0`;
  const [row] = await database.within(district, (tx) => rowsOf<{ count: number }>(tx, query));
  return row?.count ?? 0;
}
