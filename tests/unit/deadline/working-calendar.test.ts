import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import {
  addWorkingDays,
  isWorkingDay,
  legalDate,
  nextWorkingDay,
  type WorkingCalendar,
  workingDaysBetween,
} from '#shared/deadline/working-calendar.ts';
import { calendars, withLocalDays } from '../../fixtures/legal-clock.ts';

/** Counted by hand on a wall calendar; [x] is closed. */
const additions: [name: string, from: string, days: number, due: string][] = [
  // Tue 24 Nov: 25 26 27
  ['verification of the specimen receipt', '2026-11-24', 3, '2026-11-27'],
  // Fri 27 Nov: 30 | 1 2 3 4 Dec
  ['first response of the specimen receipt', '2026-11-27', 5, '2026-12-04'],
  // 25 26 27 30 Nov (4) | 1 2 3 4 (8) | 7 8 9 10 11 (13) | 14 (14)
  ['finish of the specimen receipt', '2026-11-24', 14, '2026-12-14'],
  // Thu 19 Nov: 20 23 24 25 26 27 30 (7) | 1 2 3 4 (11) | 7 8 9 (14)
  ['finish of the specimen case', '2026-11-19', 14, '2026-12-09'],
  // Fri, Sat and Sun alike: Mon 23 24 25
  ['received on a Friday', '2026-11-20', 3, '2026-11-25'],
  ['received on a Saturday', '2026-11-21', 3, '2026-11-25'],
  ['received on a Sunday', '2026-11-22', 3, '2026-11-25'],
  // Mon 16 Mar: 17 (1) [18–24] 25 (2) 26 (3)
  ['into Idul Fitri', '2026-03-16', 3, '2026-03-26'],
  // Tue 17 Mar: [18 cuti bersama, 19 Nyepi, 20 cuti bersama, 21–22 Idul Fitri, 23–24 cuti bersama] 25
  ['the eve of Nyepi', '2026-03-17', 1, '2026-03-25'],
  // Fri 13 Mar: 16 17 (2) [18–24] 25 26 27 (5)
  ['five days around Idul Fitri', '2026-03-13', 5, '2026-03-27'],
  // Mon 9 Mar: 10 11 12 13 (4) 16 17 (6) [18–24] 25 26 27 (9) 30 31 (11) | 1 2 (13) [3 Wafat Yesus] 6 (14)
  ['fourteen days around Idul Fitri and Good Friday', '2026-03-09', 14, '2026-04-06'],
  // Thu 19 Mar itself closed: 25 26 27
  ['received on Nyepi', '2026-03-19', 3, '2026-03-27'],
  // Sat 21 Mar: [23 24] 25
  ['received on Idul Fitri', '2026-03-21', 1, '2026-03-25'],
  // Thu 27 Mar 2025: [28] [31] [1 2 3 4 Apr] [7] 8
  ['the long holiday of 2025', '2025-03-27', 1, '2025-04-08'],
  // Tue 22 Dec: 23 (1) [24 cuti bersama, 25 Natal] 28 (2) 29 (3)
  ['into Natal', '2026-12-22', 3, '2026-12-29'],
  // Wed 23 Dec: [24 25] 28
  ['the eve of the Natal leave', '2026-12-23', 1, '2026-12-28'],
  // 22 23 (2) [24 25] 28 29 30 31 (6) [1 Jan] 4 (7) [5 Isra Mikraj] 6 7 8 (10) 11 12 13 14 (14)
  ['fourteen days over the turn of the year', '2026-12-21', 14, '2027-01-14'],
  // Tue 23 Dec 2025: 24 (1) [25 26] 29 30 31 (4) [1 Jan] 2 (5)
  ['from one calendar into the next', '2025-12-23', 5, '2026-01-02'],
  // Mar 3–6 (4) 9–13 (9) 16 17 (11) [18–24] 25–27 (14) 30 31 (16) | Apr 1 2 (18) [3] 6–10 (23) 13–17 (28) 20–24 (33)
  // 27–30 (37) | May [1] 4–8 (42) 11–13 (45) [14 15] 18–22 (50) 25 26 (52) [27 28] 29 (53) | Jun [1] 2–5 (57) 8 9 10 (60)
  ['sixty days through the spring holidays', '2026-03-02', 60, '2026-06-10'],
  // Nov 25 26 27 30 (4) | Dec 1–4 (8) 7–11 (13) 14–18 (18) 21–23 (21) [24 25] 28–31 (25) | Jan [1] 4 (26) [5] 6–8 (29)
  // 11–15 (34) 18–22 (39) 25–29 (44) | Feb 1–4 (48) [5 Imlek] 8–12 (53) 15–19 (58) 22 23 (60)
  ['sixty days from the specimen receipt', '2026-11-24', 60, '2027-02-23'],
  // 5–8 (4) 11–13 (7) [14 15] 18 19 20 (10)
  ['ten days around Kenaikan', '2026-05-04', 10, '2026-05-20'],
  // Mon 25 May: 26 (1) [27 28] 29 (2) [1 Jun Pancasila] 2 (3)
  ['Idul Adha and Pancasila', '2026-05-25', 3, '2026-06-02'],
  // Fri 14 Aug: [17] 18
  ['over Independence Day', '2026-08-14', 1, '2026-08-18'],
  ['nothing to count on a working day', '2026-11-24', 0, '2026-11-24'],
  ['nothing to count on a Saturday', '2026-11-21', 0, '2026-11-23'],
];

test.each(additions)('%s: %s + %i is %s', (_name, from, days, due) => {
  expect(addWorkingDays(from, days, calendars).toString()).toBe(due);
});

/** The days listed are those counted. */
const spans: [from: string, to: string, days: number][] = [
  ['2026-11-24', '2026-12-09', 11], // 25 26 27 30 | 1 2 3 4 7 8 9
  ['2026-11-24', '2026-11-30', 4], // 25 26 27 30
  ['2026-11-24', '2026-11-24', 0],
  ['2026-11-24', '2026-11-23', -1], // 24
  ['2026-11-24', '2026-11-20', -2], // 23 24
  ['2026-11-21', '2026-11-23', 1], // on Saturday: Mon 23
  ['2026-11-21', '2026-11-20', -1], // on Saturday Friday's limit is late: its first late day is Mon 23
  ['2026-11-22', '2026-11-20', -1],
  ['2026-11-23', '2026-11-20', -1],
  ['2026-03-17', '2026-03-25', 1], // [18–24] 25
  ['2026-03-20', '2026-03-17', -1], // in the holiday: 25 is the first late day
  ['2026-03-26', '2026-03-17', -2], // 25 26
  ['2025-12-23', '2026-01-02', 5], // 24 29 30 31 | 2
];

test.each(spans)('from %s to %s are %i working days', (from, to, days) => {
  expect(workingDaysBetween(from, to, calendars)).toBe(days);
});

describe('one day', () => {
  test('is closed on weekends, holidays and joint leave, and the next working day is after them', () => {
    const days = ['2026-03-17', '2026-03-18', '2026-03-19', '2026-03-21', '2026-03-24', '2026-03-25'];
    expect(days.map((day) => isWorkingDay(day, calendars))).toEqual([true, false, false, false, false, true]);
    expect(days.map((day) => nextWorkingDay(day, calendars).toString())).toEqual([
      '2026-03-17',
      ...Array<string>(5).fill('2026-03-25'),
    ]);
  });

  test('is judged by weekends alone where no calendar reaches', () => {
    const only2026 = withLocalDays([]);
    expect(isWorkingDay('2027-01-01', only2026)).toBe(true);
    expect(isWorkingDay('2027-01-02', only2026)).toBe(false);
    expect(isWorkingDay('1945-08-17', [])).toBe(true);
    expect(isWorkingDay('1945-08-18', [])).toBe(false);
  });

  test('belongs to the highest version that covers it, whatever the order', () => {
    const changed = withLocalDays(['2026-03-02', '2026-11-26'], '2026-07-01');
    for (const both of [
      [...calendars, changed],
      [changed, ...calendars],
    ]) {
      // Version 2 holds from July on, so 2 March stays open and Nyepi closed.
      expect(isWorkingDay('2026-03-02', both)).toBe(true);
      expect(isWorkingDay('2026-03-19', both)).toBe(false);
      expect(isWorkingDay('2026-11-26', both)).toBe(false);
      expect(isWorkingDay('2026-12-24', both)).toBe(false);
    }
  });

  test('that a later version opens again is open', () => {
    const reopened = { ...withLocalDays([]), version: 2 };
    reopened.closed = reopened.closed.filter(({ date }) => date !== '2026-12-24');
    expect(isWorkingDay('2026-12-24', [...calendars, reopened])).toBe(true);
  });
});

test.each([
  ['Asia/Jakarta', '2026-11-23T23:30:00+07:00', '2026-11-23'],
  ['Asia/Makassar', '2026-11-23T23:30:00+07:00', '2026-11-24'],
  ['Asia/Jayapura', '2026-11-23T23:30:00+07:00', '2026-11-24'],
  ['Asia/Jakarta', '2026-11-23T16:59:59Z', '2026-11-23'],
  ['Asia/Jakarta', '2026-11-23T17:00:00Z', '2026-11-24'],
  ['Asia/Jayapura', '2026-11-24T00:10:00+09:00', '2026-11-24'],
  ['Asia/Jakarta', '2026-11-24T00:10:00+09:00', '2026-11-23'],
] as const)('in %s, %s falls on %s', (timeZone, instant, day) => {
  expect(legalDate(instant, { ...withLocalDays([]), timeZone }).toString()).toBe(day);
});

test('bad input is named', () => {
  expect(() => legalDate('2026-11-24T09:51:00', calendars)).toThrow(RangeError);
  expect(() => isWorkingDay('2026-02-30', calendars)).toThrow(RangeError);
  expect(() => addWorkingDays('2026-11-24', -1, calendars)).toThrow('Working days to add must be 0 or more, not -1');
});

/** The same sums done slowly, day by day with Temporal. */
const slow = (closed: ReadonlySet<string>) => {
  const open = (day: Temporal.PlainDate) => day.dayOfWeek < 6 && !closed.has(day.toString());
  return {
    add(from: Temporal.PlainDate, days: number) {
      let day = from;
      for (let left = days; left > 0; ) {
        day = day.add({ days: 1 });
        if (open(day)) left -= 1;
      }
      return day;
    },
    between(from: Temporal.PlainDate, to: Temporal.PlainDate) {
      let count = 0;
      for (let day = from; Temporal.PlainDate.compare(day, to) < 0; ) {
        day = day.add({ days: 1 });
        if (open(day)) count += 1;
      }
      return count;
    },
  };
};

test('agrees with a day-by-day count, inside and outside the calendar', () => {
  const start = Temporal.PlainDate.from('2025-11-01');
  const day = fc.integer({ min: 0, max: 480 }).map((days) => start.add({ days }));
  const inYear = day.filter(({ year }) => year === 2026);
  fc.assert(
    fc.property(fc.uniqueArray(inYear.map(String), { maxLength: 60 }), day, day, fc.nat(70), (dates, a, b, days) => {
      const calendar: WorkingCalendar = {
        ...withLocalDays([]),
        closed: dates.map((date) => ({ date, name: 'Libur', kind: 'local', estimated: false })),
      };
      const reference = slow(new Set(dates));
      const [from, to] = [a, b].sort(Temporal.PlainDate.compare) as [Temporal.PlainDate, Temporal.PlainDate];
      expect(workingDaysBetween(from, to, calendar)).toBe(reference.between(from, to));
      expect(addWorkingDays(from, days + 1, calendar).equals(reference.add(from, days + 1))).toBe(true);
      if (isWorkingDay(to, calendar) && !from.equals(to)) {
        expect(workingDaysBetween(to, from, calendar)).toBe(-reference.between(from, to));
      }
    }),
  );
});
