import { firstValueFrom } from 'rxjs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { anOffice, type DeskPc, type Office, until } from '../../fixtures/a-desk-pc.ts';
import { aPhoto, sha256Of } from '../../fixtures/an-upload.ts';
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

beforeEach(async () => {
  below = random(7);
  office = await anOffice();
  [pc, other] = [await office.pc(), await office.pc()];
  proxy = await aTcpFaultProxy(office.address, () => below(1_000) / 1_000);
  pc.line.address = proxy.address;
  await pc.signIn('officer-1');
  await other.signIn('officer-2');
});
afterEach(async () => {
  vi.restoreAllMocks();
  await proxy.close();
  await office.close();
});

async function aReportWith(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const id = await pc.receive();
  await pc.sent();
  await pc.desk.cases.attach(id, { name: 'jalan.png', type: 'image/png', bytes });
  return id;
}

/** Tries at once and again, as an officer does who presses the button; what waits goes on by itself as well. */
async function sendUntil(isDone: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isDone())) await pc.desk.replication.sendNow();
}

const isUnsent = async () => (await firstValueFrom(pc.desk.replication.status$)).unsentFiles > 0;

/** The photo as the other PC gets it from the hub. */
async function farSide(id: string): Promise<Uint8Array> {
  const { summary } = await other.detail(id, (detail) => detail.summary.attachments.length === 1);
  const blob = await other.desk.cases.openAttachment(id, summary.attachments[0]?.file ?? '');
  return new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer());
}

test('a photo survives ten cuts, and goes on where it was', async () => {
  const bytes = Uint8Array.from(aPhoto(600_000));
  // The hub reads what comes before the reset throws it away.
  proxy.line = { bytesPerSecond: 1_500_000, roundTripMs: 0, loss: 0 };
  let cuts = 0;
  const cutAgain = (): void =>
    void proxy.resetAfter(30_000 + below(20_000)).then(() => {
      cuts += 1;
      if (cuts < 10) cutAgain();
    });
  cutAgain();
  const id = await aReportWith(bytes);
  await sendUntil(() => cuts === 10);
  expect(await isUnsent()).toBe(true);
  const before = proxy.carried.up;
  await sendUntil(async () => !(await isUnsent()));
  // Begun anew after each cut, all of it would still have to go.
  expect(proxy.carried.up - before).toBeLessThan(500_000);
  expect(sha256Of(await farSide(id))).toBe(sha256Of(bytes));
  expect([...pc.faults, ...other.faults]).toEqual([]);
});

test('a photo on a line that dies without a word is sent over another one', async () => {
  const { timeout } = AbortSignal;
  const limits = vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => timeout.call(AbortSignal, ms / 100));
  proxy.line = { bytesPerSecond: 400_000, roundTripMs: 0, loss: 0 };
  const bytes = Uint8Array.from(aPhoto(300_000));
  const id = await aReportWith(bytes);
  await expect
    .poll(() => pc.line.requests.some((name) => /^PATCH .*files/.test(name)), { timeout: 10_000, interval: 10 })
    .toBe(true);
  proxy.halfOpen();
  proxy.line = GOOD_LINE;
  await until(pc.desk.replication.status$, ({ connection }) => connection === 'unreachable');
  expect(limits).toHaveBeenCalledWith(120_000);
  // Connections that died with it lie in the pool, and each costs a try.
  await sendUntil(async () => !(await isUnsent()));
  expect(sha256Of(await farSide(id))).toBe(sha256Of(bytes));
  expect([...pc.faults, ...other.faults]).toEqual([]);
});
