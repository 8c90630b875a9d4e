import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { rowsOf } from '../../../hub/database/database.ts';
import type { ReplicationStatus } from '../../../renderer/data/desk.ts';
import { anOffice, type DeskPc, type Office, until } from '../../fixtures/a-desk-pc.ts';
import { random } from '../../fixtures/random.ts';
import { aTcpFaultProxy, GOOD_LINE, type TcpFaultProxy } from '../../fixtures/tcp-fault-proxy.ts';

let office: Office;
/** Behind the bad line. */
let pc: DeskPc;
/** Next to the hub. */
let other: DeskPc;
let proxy: TcpFaultProxy;
/** A seeded whole number below that. */
let below: (limit: number) => number;
const words = new Set<ReplicationStatus['connection']>();

beforeAll(async () => {
  below = random(7);
  office = await anOffice();
  [pc, other] = [await office.pc(), await office.pc()];
  proxy = await aTcpFaultProxy(office.address, () => below(1_000) / 1_000);
  pc.line.address = proxy.address;
  await pc.signIn('officer-1');
  await other.signIn('officer-2');
  pc.desk.replication.status$.subscribe(({ connection }) => words.add(connection));
});
beforeEach(() => words.clear());
afterEach(async () => {
  vi.restoreAllMocks();
  proxy.line = GOOD_LINE;
  await pc.sent();
});
afterAll(async () => {
  await proxy.close();
  await office.close();
});

const says = (word: ReplicationStatus['connection']) =>
  until(pc.desk.replication.status$, ({ connection }) => connection === word);
const note = (id: string, text: string) => pc.desk.cases.add(id, { kind: 'noted', data: { text } });

/** Minutes of a real office pass a hundred times faster. */
function hastenLimits() {
  const { timeout } = AbortSignal;
  return vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => timeout.call(AbortSignal, ms / 100));
}

/** That many cases in all are at the hub, with the entries that they have here and no other one; nothing was turned away. */
async function everythingIsThere(cases: number): Promise<void> {
  const rows = await pc.rows((all) => all.length >= cases);
  expect(rows).toHaveLength(cases);
  const expected = Object.fromEntries(await Promise.all(rows.map(async ({ id }) => [id, await pc.entries(id)])));
  expect(await office.casesOfHub()).toEqual(expected);
  const { database, district } = office.hub;
  const numbers = Object.values(expected).flat();
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(await database.within(district, (tx) => rowsOf(tx, sql`select entry_id from quarantine`))).toEqual([]);
  expect([...pc.faults, ...other.faults]).toEqual([]);
}

test('a thin, lossy line: it says that it sends, and everything goes and comes', async () => {
  proxy.line = { bytesPerSecond: 20_000, roundTripMs: 150, loss: 0.05 };
  await pc.receive();
  await other.receive();
  await says('sending');
  await pc.sent();
  await other.sent();
  await says('all-sent');
  expect(words).not.toContain('unreachable');
  await everythingIsThere(2);
});

test('a reset says unreachable, is waited out, and tried again by itself', async () => {
  const cut = proxy.resetAfter(1);
  await pc.receive();
  await cut;
  const { nextTryAt } = await says('unreachable');
  const failedMs = performance.now();
  const { length } = pc.line.requests;
  expect(Date.parse(nextTryAt ?? '') - office.hub.clock.nowMs).toBe(2_500);
  await expect.poll(() => pc.line.requests.length, { timeout: 10_000, interval: 10 }).toBeGreaterThan(length);
  expect(performance.now() - failedMs).toBeGreaterThan(2_300);
  await says('all-sent');
  await everythingIsThere(3);
});

test('a reply that is swallowed: the hub has the report once', async () => {
  const id = await pc.receive();
  await pc.sent();
  const lost = proxy.swallowReply();
  await note(id, 'Pelapor menelepon.');
  await lost;
  await pc.sent();
  await everythingIsThere(4);
});

test('a line that died without a word is given up, and sending goes on over another one', async () => {
  const id = await pc.receive();
  await pc.sent();
  const limits = hastenLimits();
  proxy.halfOpen();
  await note(id, 'Pelapor menelepon.');
  await says('unreachable');
  expect(limits).toHaveBeenCalledWith(120_000);
  await says('all-sent');
  await everythingIsThere(5);
});

test('whatever happens to the line, in whatever order, every report arrives once', async () => {
  hastenLimits();
  const faults: (() => void)[] = [
    () => void proxy.resetAfter(1 + below(3_000)),
    () => void proxy.swallowReply(),
    () => proxy.halfOpen(),
    () => {
      proxy.line = { bytesPerSecond: 200_000, roundTripMs: 20 + below(60), loss: 0.03 };
    },
    () => {
      proxy.line = GOOD_LINE;
    },
  ];
  const ids: string[] = [];
  for (let step = 0; step < 16; step++) {
    faults[below(faults.length)]?.();
    const known = ids[below(ids.length)];
    if (known && below(10) < 4) await note(known, `Catatan ${step}`);
    else ids.push(await pc.receive());
    if (below(10) < 3) await pc.desk.replication.sendNow();
  }
  await other.receive();
  await other.sent();
  proxy.line = GOOD_LINE;
  await until(pc.desk.replication.status$, ({ unsentEntries }) => unsentEntries === 0);
  await pc.desk.replication.sendNow();
  await everythingIsThere(5 + ids.length + 1);
});
