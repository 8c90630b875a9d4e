import { describe, expect, test } from 'vitest';
import type { ClockFacts } from '#shared/deadline/clock-facts.ts';
import { nextLimit, openLimits } from '#shared/deadline/due.ts';
import type { LimitName, LimitRule } from '#shared/deadline/service-standard.ts';
import { aClock, calendars, standard, withLocalDays } from '../../fixtures/legal-clock.ts';

const today = '2026-11-24';
const sameDay = { ...standard, countingStarts: 'same-day' as const };
const dates = (facts: Partial<ClockFacts>, on = today, rules = standard, days = calendars) =>
  openLimits(aClock(facts), rules, days, on).map(({ name, due, daysLeft }) => [name, due, daysLeft]);
const due = (name: LimitName, facts: Partial<ClockFacts>, rules = standard, days = calendars) =>
  openLimits(aClock(facts), rules, days, today).find((limit) => limit.name === name)?.due;
const next = (facts: Partial<ClockFacts>, on = today) => {
  const limit = nextLimit(aClock(facts), standard, calendars, on);
  return limit && [limit.name, limit.due, limit.daysLeft];
};
const at = (date: string) => `${date}T10:00:00+07:00`;
const pause = (from: string, until: string | null) => ({ from: at(from), until: until && at(until) });

describe('calendar days', () => {
  test.each([
    ['2026-10-31', '2026-11-30'], // + 30 = Mon 30 Nov
    ['2026-10-30', '2026-11-30'], // + 30 = Sun 29 Nov
    ['2026-10-29', '2026-11-30'], // + 30 = Sat 28 Nov
    ['2026-10-28', '2026-11-27'], // + 30 = Fri 27 Nov
    ['2026-11-24', '2026-12-28'], // + 30 = Thu 24 Dec, [24 25 26 27]
    ['2026-02-17', '2026-03-25'], // + 30 = Thu 19 Mar, [19–24]
  ])('a request that reached the reporter on %s ends on %s', (reached, day) => {
    expect(due('reporter-completes', { completionRequestedAt: at(reached) })).toBe(day);
  });

  test('of completeness roll over Natal and Nyepi too', () => {
    expect(due('completeness', { receivedAt: at('2026-12-10') })).toBe('2026-12-28'); // + 14 = Thu 24 Dec
    expect(due('completeness', { receivedAt: at('2026-03-04') })).toBe('2026-03-25'); // + 14 = Wed 18 Mar
  });

  test('are owed until the reporter has been told', () => {
    expect(due('completeness', { pauses: [pause('2026-11-24', null)] })).toBe('2026-12-08');
    const reached = { pauses: [pause('2026-11-24', null)], completionRequestedAt: at('2026-11-24') };
    expect(due('completeness', reached)).toBeUndefined();
    expect(due('completeness', { pauses: [pause('2026-11-24', '2026-11-25')] })).toBeUndefined();
    expect(due('completeness', { verifiedAt: at('2026-11-24') })).toBeUndefined();
  });
});

describe('a pause', () => {
  test('takes the days it touches out of the count', () => {
    const facts = { pauses: [pause('2026-11-25', '2026-11-27')] };
    expect(due('verification', facts)).toBe('2026-12-02'); // (25 26 27) 30 | 1 2
    expect(due('finish', facts)).toBe('2026-12-17'); // 30 (1) | 1 2 3 4 (5) 7–11 (10) 14 15 16 17 (14)
    expect(due('sp4n-entry', facts)).toBe('2026-11-25'); // the desk's own chore goes on
  });

  test('of a weekend takes nothing', () => {
    const facts = { pauses: [pause('2026-11-28', '2026-11-29')] };
    expect(due('finish', facts)).toBe('2026-12-14');
  });

  test('of part of a day takes that day', () => {
    const facts = { pauses: [{ from: '2026-11-25T09:00:00+07:00', until: '2026-11-25T09:20:00+07:00' }] };
    expect(due('verification', facts)).toBe('2026-11-30'); // (25) 26 27 30
  });

  test('over Natal, and one that overlaps it', () => {
    const pauses = [pause('2026-12-22', '2026-12-28')];
    // Mon 21 Dec: (22 23 [24 25] 28) 29 30 31
    expect(due('verification', { receivedAt: at('2026-12-21'), pauses })).toBe('2026-12-31');
    // (22 … 29) 30 31 [1] 4
    const overlapping = [pause('2026-12-23', '2026-12-29'), ...pauses];
    expect(due('verification', { receivedAt: at('2026-12-21'), pauses: overlapping })).toBe('2027-01-04');
  });

  test('still open leaves the reporter’s own limit as the next', () => {
    const facts = {
      pauses: [pause('2026-11-27', null)], // on the last day of verification
      completionRequestedAt: at('2026-11-27'),
      sp4nLinkedAt: at('2026-11-25'),
    };
    // 27 Nov + 30 = Sun 27 Dec: Mon 28. From 8 Dec: 9 10 11 14–18 21 22 23 28
    expect(dates(facts, '2026-12-08')).toEqual([['reporter-completes', '2026-12-28', 12]]);
  });

  test('does not hide what was late before it', () => {
    const facts = { pauses: [pause('2026-11-30', null)], completionRequestedAt: at('2026-11-30') };
    expect(next(facts, '2026-12-01')).toEqual(['verification', '2026-11-27', -2]); // 30 | 1
  });
});

describe('the calendar', () => {
  const changed = [...calendars, withLocalDays(['2026-11-26'])];

  test('that changes in mid-year moves what is open', () => {
    expect(due('verification', {}, standard, changed)).toBe('2026-11-30'); // 25 [26] 27 30
    expect(due('finish', {}, standard, changed)).toBe('2026-12-15');
    // An event of 10 Nov is behind: 11 12 13
    expect(due('verification', { receivedAt: at('2026-11-10') }, standard, changed)).toBe('2026-11-13');
  });

  test('of the district says which day an instant is', () => {
    const late = { receivedAt: '2026-11-23T23:30:00+07:00' };
    const eastern = calendars.map((calendar) => ({ ...calendar, timeZone: 'Asia/Jayapura' as const }));
    expect(due('verification', late)).toBe('2026-11-26'); // WIB Mon 23: 24 25 26
    expect(due('verification', late, standard, eastern)).toBe('2026-11-27'); // WIT Tue 24: 25 26 27
    expect(due('verification', { receivedAt: '2026-11-23T17:30:00Z' })).toBe('2026-11-27'); // WIB Tue 24
  });

  const estimates = (facts: Partial<ClockFacts>, days = calendars) =>
    openLimits(aClock(facts), standard, days, today).map(({ name, due: day, estimated }) => [name, day, estimated]);

  test('with movable feasts makes an estimate of what is counted over them', () => {
    // Mon 8 Mar 2027 closed: [9 10? 11? 12 15] 16 17 18; 22 Mar is counted from 8 Mar in calendar days
    expect(estimates({ receivedAt: at('2027-03-08') })).toEqual([
      ['sp4n-entry', '2027-03-16', true],
      ['verification', '2027-03-18', true],
      ['completeness', '2027-03-22', false],
      ['finish', '2027-04-06', true], // 16–19 (4) 22 23 24 (7) [25 26] 29 30 31 (10) | 1 2 (12) 5 6 (14)
    ]);
  });

  test('that does not reach far enough leaves weekends only, and says so', () => {
    // Wed 29 Dec 2027: 30 31 | [Sat 1, Sun 2] 3 Jan 2028; 12 Jan is a Wednesday; 30 31 (2) 3–7 (7) 10–14 (12) 17 18 (14)
    expect(estimates({ receivedAt: at('2027-12-29') })).toEqual([
      ['sp4n-entry', '2027-12-30', false],
      ['verification', '2028-01-03', true],
      ['completeness', '2028-01-12', true],
      ['finish', '2028-01-18', true],
    ]);
    // Thu 24 Dec 2026 without any calendar: 25 28 29
    expect(estimates({ receivedAt: at('2026-12-24') }, [])[1]).toEqual(['verification', '2026-12-29', true]);
  });
});

describe('the standard', () => {
  test('may count from the same day', () => {
    expect(due('verification', {}, sameDay)).toBe('2026-11-26'); // 24 25 26
    expect(due('verification', { receivedAt: at('2026-11-21') }, sameDay)).toBe('2026-11-25'); // Sat: 23 24 25
    expect(due('completeness', {}, sameDay)).toBe('2026-12-08'); // calendar days as ever
    expect(due('verification', { pauses: [pause('2026-11-25', '2026-11-27')] }, sameDay)).toBe('2026-11-30'); // 24 (25 26) 27 30
  });

  test('with two limits for one step shows the earlier, with its source', () => {
    const local: LimitRule = {
      name: 'finish',
      appliesTo: {},
      days: 10,
      unit: 'calendar-day',
      kind: 'legal',
      pausable: true,
      listed: true,
      source: 'Standar pelayanan kabupaten',
    };
    const both = { ...standard, limits: [...standard.limits, local] };
    // 24 Nov + 10 = Fri 4 Dec
    const finishes = openLimits(aClock(), both, calendars, today).filter(({ name }) => name === 'finish');
    expect(finishes).toMatchObject([{ due: '2026-12-04', source: 'Standar pelayanan kabupaten' }]);
    const later = { ...standard, limits: [...standard.limits, { ...local, days: 21 }] };
    expect(due('finish', {}, later)).toBe('2026-12-14'); // + 21 = Tue 15 Dec
  });

  test('of a district may give the reporter ten days', () => {
    const limits = standard.limits.map((rule) => (rule.name === 'reporter-completes' ? { ...rule, days: 10 } : rule));
    // 24 Nov + 10 = Fri 4 Dec
    const facts = { completionRequestedAt: at('2026-11-24') };
    expect(due('reporter-completes', facts, { ...standard, limits })).toBe('2026-12-04');
  });
});
