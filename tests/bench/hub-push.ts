import pg from 'pg';
import { rowAfter, stateOf } from '../../hub/replication/case-state.ts';
import { verifyEntry } from '../../hub/replication/verify-entry.ts';
import type { ComplaintRow } from '../../hub/repositories/complaint-repository.ts';
import { type Bench, type BenchContext, median, type Row, thousands } from './bench.ts';
import { aProvince } from './hub-province.ts';
import { type PushedCase, pushBodies, sendPush, signCases } from './pushed-cases.ts';

/** About what a workstation puts into one push of 512 KB. */
const PER_PUSH = 100;
const WARM_PUSHES = 5;

/**
 * One client pushes signed cases to a hub process; in turn with it, one connection inserts the same documents with the
 * same columns and indexes into a table without policies of the same PostgreSQL, so many in one statement.
 */
export const hubPush: Bench = {
  name: 'hub-push',
  what: 'hub push, four signed entries a case, beside a bare INSERT of the same documents',
  run: measure,
};

async function measure({ quick, after, say }: BenchContext): Promise<Row[]> {
  const province = await aProvince(1);
  after(() => province.stop());
  const officer = await province.officer();
  const cases = await signCases(officer, (quick ? 10 : 40) * PER_PUSH);
  say(`${thousands(cases.length)} cases signed`);
  const table = await aBareTable(province.databaseUrl);
  after(() => table.end());
  const times = { push: [] as number[], batch: [] as number[], single: [] as number[], verify: [] as number[] };
  for (const [index, body] of pushBodies(cases, PER_PUSH).entries()) {
    const some = cases.slice(index * PER_PUSH, (index + 1) * PER_PUSH);
    const reply = await sendPush(province.addresses[0] as string, officer, body);
    if (reply.acknowledged !== PER_PUSH * 4) throw new Error(`the hub answered ${JSON.stringify(reply)}`);
    times.push.push(reply.ms);
    const rows = some.map(rowOf);
    times.batch.push(await timed(() => table.insert('batch', [rows])));
    times.single.push(
      await timed(() =>
        table.insert(
          'single',
          rows.map((row) => [row]),
        ),
      ),
    );
    const entries = some.flatMap((one) => one.entries);
    const verify = (entry: (typeof entries)[number]) => verifyEntry(entry, officer.key.publicKey);
    times.verify.push(await timed(() => Promise.all(entries.map(verify))));
  }
  const perSecond = (ms: readonly number[]) => (PER_PUSH * 1_000) / median(ms.slice(WARM_PUSHES));
  const at = `one client, ${PER_PUSH} cases a push`;
  const ours = perSecond(times.push);
  const against = (name: string, ms: number[], bar: Row['bar']): Row => ({
    at,
    unit: 'rows/s',
    ours,
    peer: { name, value: perSecond(ms) },
    bar,
  });
  return [
    against(`INSERT, ${PER_PUSH} rows a statement`, times.batch, { least: 0.5 }),
    against('INSERT, one row a statement and commit', times.single, null),
    against('hash and signature checks alone, both cores', times.verify, null),
  ];
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

const EMPTY: Omit<ComplaintRow, 'id'> = {
  entries: [],
  scopes: [],
  leftScopes: [],
  secret: true,
  supervisory: false,
  anonymous: true,
  receivedUnit: '',
  status: '',
  box: '',
  units: [],
  sp4nTrackingId: null,
  bucket: 0,
  digest: '',
  digestWithheld: '',
  sequence: 0,
};

/** The row that a hub makes of it. */
function rowOf({ id, entries }: PushedCase): ComplaintRow {
  const row = { ...EMPTY, id };
  return rowAfter(row, entries, stateOf(row, entries));
}

const INSERT = `select '35.23', id, entries::json, array(select json_array_elements_text(scopes)),
    array(select json_array_elements_text("leftScopes")), secret, supervisory, anonymous, "receivedUnit", status, box,
    array(select json_array_elements_text(units)), "sp4nTrackingId", bucket, digest, "digestWithheld", sequence
  from json_to_recordset($1::json) as r(id text, entries text, scopes json, "leftScopes" json, secret boolean,
    supervisory boolean, anonymous boolean, "receivedUnit" text, status text, box text, units json,
    "sp4nTrackingId" text, bucket smallint, digest text, "digestWithheld" text, sequence bigint)`;

async function aBareTable(databaseUrl: string) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  for (const name of ['batch', 'single']) await client.query(`create table ${name} (like complaints including all)`);
  let sequence = 0;
  return {
    async insert(table: 'batch' | 'single', statements: readonly (readonly ComplaintRow[])[]) {
      for (const rows of statements) {
        const values = rows.map((row) => ({ ...row, sequence: ++sequence, entries: JSON.stringify(row.entries) }));
        await client.query({ name: table, text: `insert into ${table} ${INSERT}`, values: [JSON.stringify(values)] });
      }
    },
    end: () => client.end(),
  };
}
