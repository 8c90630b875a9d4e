import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatHlc, HybridClock, hlcMs, MAX_AHEAD_MS } from '#shared/clock.ts';

const YEAR_MS = 365 * 86_400_000;
const START_MS = Date.UTC(2026, 10, 24);

/** What a PC's clock and its neighbours do to it. */
const event = fc.oneof(
  fc.record({ kind: fc.constant('tick' as const) }),
  fc.record({ kind: fc.constant('jump' as const), ms: fc.integer({ min: -YEAR_MS, max: YEAR_MS }) }),
  fc.record({ kind: fc.constant('jump' as const), ms: fc.integer({ min: -3, max: 3 }) }),
  fc.record({
    kind: fc.constant('receive' as const),
    ms: fc.integer({ min: -YEAR_MS, max: YEAR_MS }),
    counter: fc.integer({ min: 0, max: 0xffff }),
  }),
  fc.record({
    kind: fc.constant('receive' as const),
    ms: fc.integer({ min: -2, max: MAX_AHEAD_MS + 2 }),
    counter: fc.constantFrom(0, 0xfffe, 0xffff),
  }),
);

test('stamps only rise, past every stamp received that is at most ten minutes ahead, whatever the clock does', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 60 }), (events) => {
      let now = START_MS;
      const clock = new HybridClock(() => now);
      let greatest = '';
      for (const happened of events) {
        if (happened.kind === 'jump') now = Math.max(0, now + happened.ms);
        if (happened.kind === 'receive') {
          const stamp = formatHlc(Math.max(0, now + happened.ms), happened.counter);
          clock.receive(stamp);
          if (hlcMs(stamp) <= now + MAX_AHEAD_MS && stamp > greatest) greatest = stamp;
        }
        if (happened.kind === 'tick') {
          const stamp = clock.tick();
          expect(stamp).toMatch(/^[0-9a-f]{12}-[0-9a-f]{4}$/);
          expect(stamp > greatest).toBe(true);
          greatest = stamp;
        }
      }
    }),
  );
});

describe('by hand', () => {
  const clockAt = (ms: number) => {
    const pc = { ms };
    return { pc, clock: new HybridClock(() => pc.ms) };
  };

  test('the form: 12 hex digits of milliseconds, 4 of counter', () => {
    expect(formatHlc(0x01a20d95bb51, 2)).toBe('01a20d95bb51-0002');
    expect(hlcMs('01a20d95bb51-0002')).toBe(0x01a20d95bb51);
    expect(formatHlc(-5, 0)).toBe('000000000000-0000');
  });

  test('within one millisecond the counter rises; when it is full, the millisecond does', () => {
    const { clock } = clockAt(1_000);
    expect([clock.tick(), clock.tick()]).toEqual([formatHlc(1_000, 0), formatHlc(1_000, 1)]);
    clock.receive(formatHlc(1_000, 0xffff));
    expect(clock.tick()).toBe(formatHlc(1_001, 0));
  });

  test('a clock that fell back a year goes on from its last stamp', () => {
    const { pc, clock } = clockAt(START_MS);
    clock.tick();
    pc.ms -= YEAR_MS;
    expect(clock.tick()).toBe(formatHlc(START_MS, 1));
    pc.ms += YEAR_MS + 5;
    expect(clock.tick()).toBe(formatHlc(START_MS + 5, 0));
  });

  test('ten minutes ahead push it, a millisecond more does not', () => {
    for (const [ahead, expected] of [
      [MAX_AHEAD_MS, formatHlc(START_MS + MAX_AHEAD_MS, 8)],
      [MAX_AHEAD_MS + 1, formatHlc(START_MS, 0)],
    ] as const) {
      const { clock } = clockAt(START_MS);
      clock.receive(formatHlc(START_MS + ahead, 7));
      expect(clock.tick()).toBe(expected);
    }
  });

  test('an older stamp changes nothing', () => {
    const { clock } = clockAt(START_MS);
    const first = clock.tick();
    clock.receive(formatHlc(START_MS - 1, 9));
    clock.receive(formatHlc(START_MS, 0));
    expect(first).toBe(formatHlc(START_MS, 0));
    expect(clock.tick()).toBe(formatHlc(START_MS, 1));
  });

  test('a fraction of a millisecond, as some clocks give it, is left out', () => {
    expect(clockAt(1_000.75).clock.tick()).toBe(formatHlc(1_000, 0));
  });

  test.each(['', 'x', '01a20d95bb51', '01a20d95bb51-zzzz', '01A20D95BB51-0002', 'ffffffffffff-ffff'])(
    'of %j nothing is taken',
    (stamp) => {
      const { clock } = clockAt(1_000);
      clock.receive(stamp);
      expect(clock.tick()).toBe(formatHlc(1_000, 0));
    },
  );
});
