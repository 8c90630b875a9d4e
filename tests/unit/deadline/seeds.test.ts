import { Value } from 'typebox/value';
import { expect, test } from 'vitest';
import { ServiceStandard, standardFor } from '#shared/deadline/service-standard.ts';
import { WorkingCalendar } from '#shared/deadline/working-calendar.ts';
import { calendars, standard } from '../../fixtures/legal-clock.ts';

test('the calendars cover 2025 to 2027 without a gap, and close days of their own year only', () => {
  expect(calendars.map(({ validFrom, validUntil }) => [validFrom, validUntil])).toEqual([
    ['2025-01-01', '2025-12-31'],
    ['2026-01-01', '2026-12-31'],
    ['2027-01-01', '2027-12-31'],
  ]);
  for (const { validFrom, validUntil, closed } of calendars) {
    const dates = closed.map(({ date }) => date);
    expect(dates).toEqual([...new Set(dates)].toSorted());
    expect(dates.every((date) => validFrom <= date && date <= validUntil)).toBe(true);
  }
  const count = (kind: string) => calendars.map(({ closed }) => closed.filter((day) => day.kind === kind).length);
  expect(count('national-holiday')).toEqual([17, 17, 18]);
  expect(count('joint-leave')).toEqual([11, 8, 8]);
  const movable = calendars.flatMap(({ closed }) => closed.filter(({ estimated }) => estimated));
  expect(movable.map(({ date }) => date)).toEqual(['2027-03-10', '2027-03-11', '2027-05-17']);
});

test('the standard names a source for every limit, and one finish for each case', () => {
  const days = Object.groupBy(standard.limits, ({ name }) => name);
  expect(days.finish?.map((rule) => rule.days)).toEqual([5, 14, 60]);
  const single = Object.entries(days).filter(([name]) => name !== 'finish');
  expect(Object.fromEntries(single.map(([name, rules]) => [name, rules?.map((rule) => rule.days)]))).toEqual({
    verification: [3],
    forwarding: [3],
    'first-response': [5],
    completeness: [14],
    'reporter-completes': [30],
    silence: [10],
    'sp4n-entry': [1],
    'promise-update': [0],
    'promise-target': [0],
  });
});

test('the schemas refuse what would put the clock wrong', () => {
  const [calendar] = calendars;
  expect(Value.Check(WorkingCalendar, { ...calendar, validUntil: '2025-02-30' })).toBe(false);
  expect(Value.Check(WorkingCalendar, { ...calendar, timeZone: 'Asia/Singapore' })).toBe(false);
  const [limit] = standard.limits;
  for (const wrong of [{ days: -1 }, { days: 2.5 }, { unit: 'hour' }, { source: '' }]) {
    expect(Value.Check(ServiceStandard, { ...standard, limits: [{ ...limit, ...wrong }] })).toBe(false);
  }
});

test('a case is judged by the highest version that was valid on its receipt date', () => {
  const old = { ...standard, validFrom: '2025-01-01', validUntil: '2026-06-30' };
  const current = { ...standard, version: 2, validFrom: '2026-07-01' };
  const corrected = { ...current, version: 3 };
  const all = [corrected, old, current];
  expect(standardFor('2026-06-30', all)).toBe(old);
  expect(standardFor('2026-07-01', all)).toBe(corrected);
  expect(standardFor('2026-07-01', [old, current])).toBe(current);
  expect(standardFor('2024-12-31', all)).toBeNull();
});
