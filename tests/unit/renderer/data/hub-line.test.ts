import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DeskError } from '../../../../renderer/data/desk.ts';
import { HubRefusal } from '../../../../renderer/data/replication/hub-calls.ts';
import { HubLine, LineClosed, type LineStatus } from '../../../../renderer/data/replication/hub-line.ts';

let line: HubLine;
let status: LineStatus;
let answers: number;

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
  answers = 0;
  line = new HubLine(
    Date.now,
    () => 1,
    () => answers++,
  );
  line.status$.subscribe((next) => {
    status = next;
  });
});
afterEach(() => vi.useRealTimers());

const noNetwork = () => Promise.reject(new DeskError('no-network'));

/** Times of the tries in seconds after the first one. */
async function triesWithin(seconds: number): Promise<number[]> {
  const tries: number[] = [];
  const start = Date.now();
  line
    .persist(() => {
      tries.push((Date.now() - start) / 1_000);
      return noNetwork();
    })
    .catch(() => {});
  await vi.advanceTimersByTimeAsync(seconds * 1_000);
  return tries;
}

test('the back-off doubles from 5 seconds to 5 minutes', async () => {
  expect(await triesWithin(1_300)).toEqual([0, 5, 15, 35, 75, 155, 315, 615, 915, 1215]);
  expect(status).toEqual({ state: 'unreachable', nextTryMs: 1_000_000 + 1_515_000 });
});

test('the back-off is jittered down to its half', async () => {
  line = new HubLine(
    Date.now,
    () => 0,
    () => {},
  );
  expect(await triesWithin(20)).toEqual([0, 2.5, 7.5, 17.5]);
});

test('a hub that asks to come back later is waited for, as an upload that is still held there', async () => {
  let tries = 0;
  const upload = line.persist(async () => {
    tries += 1;
    if (tries === 1) throw new DeskError('hub-unreachable', '409');
    return 'whole';
  });
  await vi.advanceTimersByTimeAsync(5_000);
  expect(await upload).toBe('whole');
});

test('whoever waits tries at once when the network is back, and the back-off begins anew', async () => {
  const tries = await triesWithin(80);
  line.tryNow();
  await vi.advanceTimersByTimeAsync(20_000);
  expect(tries).toEqual([0, 5, 15, 35, 75, 80, 85, 95]);
});

test('an answer opens the line for everybody who waits', async () => {
  await expect(line.attempt(noNetwork)).rejects.toMatchObject({ code: 'no-network' });
  const waiting = [line.persist(async () => 'satu'), line.persist(async () => 'dua')];
  await line.attempt(async () => 'tiga');
  expect(await Promise.all(waiting)).toEqual(['satu', 'dua']);
  expect(status.state).toBe('up');
  expect(answers).toBe(3);
});

test('a refusal of the call itself is thrown, and counts as an answer', async () => {
  const refused = line.persist(() => Promise.reject(new HubRefusal(403, 'forbidden', 'not yours')));
  await expect(refused).rejects.toMatchObject({ code: 'forbidden' });
  expect(status.state).toBe('up');
});

test.each([
  [new HubRefusal(401, 'key-revoked', ''), 'sign-in-needed'],
  [new HubRefusal(403, 'workstation-revoked', ''), 'must-enrol'],
  [new HubRefusal(426, 'protocol-too-old', ''), 'server-newer'],
  [new HubRefusal(503, 'hub-unreachable', ''), 'unreachable'],
  [new HubRefusal(429, 'too-many-attempts', ''), 'unreachable'],
  [new DeskError('hub-error'), 'unreachable'],
])('$code says of the line that it is %s', async (error, state) => {
  await line.attempt(() => Promise.reject(error)).catch(() => {});
  expect(status.state).toBe(state);
});

test('closing ends every wait', async () => {
  await line.attempt(noNetwork).catch(() => {});
  const waiting = expect(line.persist(async () => 'satu')).rejects.toBeInstanceOf(LineClosed);
  line.close();
  await waiting;
  await expect(line.persist(async () => 'dua')).rejects.toBeInstanceOf(LineClosed);
});

test('a busy hub is called again when it asks for it, spread over as long again, and the back-off does not grow', async () => {
  const busy = () => Promise.reject(new HubRefusal(429, 'hub-busy', '', 2_000));
  for (const [random, waits] of [
    [0, [2, 4]],
    [1, [4, 8]],
  ] as const) {
    line = new HubLine(
      Date.now,
      () => random,
      () => {},
    );
    const [start, tries] = [Date.now(), [] as number[]];
    line
      .persist(() => {
        tries.push((Date.now() - start) / 1_000);
        return busy();
      })
      .catch(() => {});
    await vi.advanceTimersByTimeAsync(9_000);
    expect(tries.slice(1, 3)).toEqual(waits);
    line.close();
  }
});
