import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import type { ClockFacts } from '#shared/deadline/clock-facts.ts';
import { nextLimit, openLimits } from '#shared/deadline/due.ts';
import { isWorkingDay, legalDate, type WorkingCalendar } from '#shared/deadline/working-calendar.ts';
import { aClock, calendars, standard, withLocalDays } from '../../fixtures/legal-clock.ts';

const begin = Date.parse('2025-06-01T00:00:00Z');
const instant = fc.integer({ min: 0, max: 800 * 24 * 60 }).map((minutes) => isoAt(minutes));
const isoAt = (minutes: number) => new Date(begin + minutes * 60_000).toISOString();
const date = instant.map((at) => at.slice(0, 10));
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const pause = fc.tuple(instant, instant).map((ends) => {
  const [from, until] = ends.toSorted() as [string, string];
  return { from, until };
});
const facts: fc.Arbitrary<ClockFacts> = fc.record({
  classification: fc.constantFrom('complaint', 'aspiration', 'information-request'),
  supervisory: fc.boolean(),
  receivedAt: instant,
  verifiedAt: maybe(instant),
  forwarded: fc.array(fc.record({ unit: fc.constantFrom('a', 'b'), at: instant, followedUpAt: maybe(instant) }), {
    maxLength: 2,
  }),
  pauses: fc.array(pause, { maxLength: 3 }),
  completionRequestedAt: maybe(instant),
  finishedAt: fc.constant(null),
  answerReachedAt: maybe(instant),
  sp4nLinkedAt: maybe(instant),
  promise: maybe(fc.record({ nextUpdate: maybe(date), target: maybe(date) })),
});
const localDays = fc.uniqueArray(date, { maxLength: 40 }).map((days): readonly WorkingCalendar[] => [
  ...calendars,
  {
    ...withLocalDays(days),
    // One version over the three years, with every national day and the local ones
    validFrom: '2025-01-01',
    validUntil: '2027-12-31',
    closed: [...calendars.flatMap(({ closed }) => closed), ...withLocalDays(days).closed],
  },
]);
const rules = fc.constantFrom(standard, { ...standard, countingStarts: 'same-day' as const });
const today = '2026-11-24';

test('every limit falls on a working day, in order, and its sign tells late from early', () => {
  fc.assert(
    fc.property(facts, rules, localDays, date, (clock, rule, days, now) => {
      const limits = openLimits(clock, rule, days, now);
      for (const { due, daysLeft } of limits) {
        expect(isWorkingDay(due, days)).toBe(true);
        expect(Math.sign(daysLeft)).toBe(Temporal.PlainDate.compare(due, now));
      }
      expect(limits.map(({ due }) => due)).toEqual(limits.map(({ due }) => due).toSorted());
      const names = new Set(rule.limits.filter(({ listed }) => listed).map(({ name }) => name));
      expect(nextLimit(clock, rule, days, now)).toEqual(limits.find(({ name }) => names.has(name)) ?? null);
    }),
  );
});

/** Due days by name and unit; a limit that waits for an open pause counts as endless. */
const dueDays = (clock: ClockFacts, rule: typeof standard, days: readonly WorkingCalendar[]) =>
  new Map(openLimits(clock, rule, days, today).map(({ name, unit, due }) => [`${name} ${unit}`, due]));
const expectNoneEarlier = (before: Map<string, string>, after: Map<string, string>) => {
  for (const [key, due] of before) expect((after.get(key) ?? '9999') >= due, `${key} ${due}`).toBe(true);
};

test('a later receipt is never due earlier', () => {
  fc.assert(
    fc.property(facts, rules, localDays, instant, (clock, rule, days, other) => {
      const [earlier, later] = [clock.receivedAt, other].toSorted() as [string, string];
      expectNoneEarlier(
        dueDays({ ...clock, forwarded: [], receivedAt: earlier }, rule, days),
        dueDays({ ...clock, forwarded: [], receivedAt: later }, rule, days),
      );
    }),
  );
});

test('a day added to the calendar never makes a limit earlier', () => {
  fc.assert(
    fc.property(facts, rules, date, (clock, rule, day) => {
      const version = { ...withLocalDays([day]), validFrom: '2025-01-01', validUntil: '2027-12-31', version: 3 };
      const national = calendars.flatMap(({ closed }) => closed);
      const more = [...calendars, { ...version, closed: [...national, ...version.closed] }];
      const one = { ...clock, forwarded: clock.forwarded.slice(0, 1) };
      expectNoneEarlier(dueDays(one, rule, calendars), dueDays(one, rule, more));
    }),
  );
});

test('a pause never makes a limit earlier, and a longer one no earlier than a shorter', () => {
  fc.assert(
    fc.property(facts, rules, localDays, pause, instant, (clock, rule, days, added, later) => {
      const one = { ...clock, forwarded: clock.forwarded.slice(0, 1) };
      const withPause = (until: string | null) =>
        dueDays({ ...one, pauses: [...one.pauses, { from: added.from, until }] }, rule, days);
      // Once the reporter has been told, completeness is no longer owed.
      const before = dueDays(one, rule, days);
      const [short, long] = [added.until, later].toSorted() as [string, string];
      expectNoneEarlier(before, withPause(short));
      if (short > added.from) expectNoneEarlier(withPause(short), withPause(long));
      expectNoneEarlier(withPause(long), withPause(null));
    }),
  );
});

test('an instant falls on the day that the time zone database gives it', () => {
  const zone = fc.constantFrom('Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura');
  fc.assert(
    fc.property(instant, zone, (receivedAt, timeZone) => {
      const days = calendars.map((calendar) => ({ ...calendar, timeZone }));
      // No days to count: the limit shows the day of receipt itself, or the next working day.
      const zero = { ...standard, limits: standard.limits.map((limit) => ({ ...limit, days: 0 })) };
      const shown = openLimits(aClock({ receivedAt }), zero, days, today)[0]?.due;
      let day = legalDate(receivedAt, days);
      while (!isWorkingDay(day, days)) day = day.add({ days: 1 });
      expect(shown).toBe(day.toString());
    }),
  );
});
