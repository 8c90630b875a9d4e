import { describe, expect, test } from 'vitest';
import type { ClockFacts } from '#shared/deadline/clock-facts.ts';
import { nextLimit, openLimits, receiptLimits } from '#shared/deadline/due.ts';
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
const forwarded = (...units: string[]) => units.map((unit) => ({ unit, at: at('2026-11-23'), followedUpAt: null }));

describe('a case on its way', () => {
  test('received on 24 November', () => {
    expect(dates({})).toEqual([
      ['sp4n-entry', '2026-11-25', 1], // 25
      ['verification', '2026-11-27', 3], // 25 26 27
      ['completeness', '2026-12-08', 10], // 24 + 14 calendar days, a Tuesday
      ['finish', '2026-12-14', 14], // 25 26 27 30 | 1 2 3 4 7 8 9 10 11 14
    ]);
    expect(next({})).toEqual(['verification', '2026-11-27', 3]);
  });

  const verified = { receivedAt: at('2026-11-19'), verifiedAt: at('2026-11-20'), sp4nLinkedAt: at('2026-11-20') };

  test('verified, and still to be forwarded', () => {
    // Thu 19 Nov: 20 23 24
    expect(next(verified)).toEqual(['forwarding', '2026-11-24', 0]);
    expect(next(verified, '2026-11-26')).toEqual(['forwarding', '2026-11-24', -2]);
    // A planned work, or an answer, that reached the reporter leaves nothing to forward.
    expect(due('forwarding', { ...verified, promise: { nextUpdate: null, target: '2027-03-01' } })).toBeUndefined();
    expect(due('forwarding', { ...verified, answerReachedAt: at('2026-11-20') })).toBeUndefined();
  });

  test('with two agencies, one of which has followed up', () => {
    const both = { ...verified, forwarded: forwarded('dpupr', 'dlh') };
    expect(openLimits(aClock(both), standard, calendars, today)).toMatchObject([
      { name: 'first-response', due: '2026-11-30', daysLeft: 4, unit: 'dpupr' }, // Mon 23 Nov: 24 25 26 27 30
      { name: 'first-response', due: '2026-11-30', daysLeft: 4, unit: 'dlh' },
      { name: 'finish', due: '2026-12-09', daysLeft: 11, unit: null },
    ]);
    const done = forwarded('dpupr').map((agency) => ({ ...agency, followedUpAt: at('2026-11-24') }));
    const one = openLimits(
      aClock({ ...verified, forwarded: [...done, ...forwarded('dlh')] }),
      standard,
      calendars,
      today,
    );
    expect(one.map(({ name, unit }) => [name, unit])).toEqual([
      ['first-response', 'dlh'],
      ['finish', null],
    ]);
    expect(next({ ...verified, forwarded: done })).toEqual(['finish', '2026-12-09', 11]);
  });

  test('answered at the counter before verification: the coordinator still owes it', () => {
    expect(dates({ answerReachedAt: at('2026-11-24'), sp4nLinkedAt: at('2026-11-24') })).toEqual([
      ['verification', '2026-11-27', 3],
      ['completeness', '2026-12-08', 10],
      ['silence', '2026-12-08', 10], // 25 26 27 30 | 1 2 3 4 7 8
    ]);
  });

  test('answered: only the reporter’s silence is awaited, which is nobody’s lateness', () => {
    const answered = { ...verified, answerReachedAt: at('2026-12-21') };
    // 22 23 [24 25] 28 29 30 31 [1] 4 [5] 6 7 8: ten
    expect(dates(answered, '2026-12-21')).toEqual([['silence', '2027-01-08', 10]]);
    expect(next(answered, '2027-01-11')).toBeNull();
  });

  test('finished in any way', () => {
    expect(dates({ finishedAt: at('2026-11-24') })).toEqual([]);
    expect(next({ finishedAt: at('2026-11-24') })).toBeNull();
  });

  test('whose receipt has not arrived, or cannot be read, has the limits that can be told', () => {
    const facts = { receivedAt: '', sp4nLinkedAt: null, forwarded: forwarded('dpupr') };
    expect(dates(facts)).toEqual([['first-response', '2026-11-30', 4]]);
    expect(dates({ ...facts, receivedAt: '2026-13-45T99:99:99+07:00' })).toEqual([['first-response', '2026-11-30', 4]]);
    expect(
      dates({ pauses: [{ from: 'x', until: 'y' }], forwarded: [{ unit: 'a', at: '', followedUpAt: null }] }),
    ).toEqual(dates({ pauses: [pause('2026-11-01', '2026-11-02')] }).filter(([name]) => name !== 'first-response'));
  });
});

describe('the finish by classification', () => {
  test.each([
    ['complaint', false, '2026-12-14'],
    // Listed in the calendar tests: sixty days over Natal, the turn of the year and Imlek
    ['complaint', true, '2027-02-23'],
    // 25 26 27 30 | 1
    ['aspiration', false, '2026-12-01'],
    ['information-request', false, '2026-12-01'],
    ['information-request', true, '2026-12-01'],
  ] as const)('%s, supervisory %s: %s', (classification, supervisory, day) => {
    expect(due('finish', { classification, supervisory })).toBe(day);
  });

  test('around Idul Fitri', () => {
    const receivedAt = at('2026-03-16');
    expect(due('verification', { receivedAt })).toBe('2026-03-26'); // 17 [18–24] 25 26
    expect(due('finish', { receivedAt, classification: 'aspiration' })).toBe('2026-03-30'); // 17 25 26 27 30
    // 17 (1) [18–24] 25 26 27 (4) 30 31 (6) | 1 2 (8) [3] 6–10 (13) 13 (14)
    expect(due('finish', { receivedAt })).toBe('2026-04-13');
  });
});

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

describe('a promise about planned work', () => {
  const promise = { nextUpdate: '2026-11-30', target: '2026-12-26' };

  test('runs beside the legal clock until the reporter knows, and alone after that', () => {
    const facts = { verifiedAt: at('2026-11-24'), sp4nLinkedAt: at('2026-11-24'), promise };
    const limits = [
      ['promise-update', '2026-11-30', 4],
      ['finish', '2026-12-14', 14],
      ['promise-target', '2026-12-28', 22], // Sat 26 Dec: Mon 28. 14 up to 14 Dec, 15 16 17 18 21 22 23 28
    ];
    expect(dates(facts)).toEqual(limits);
    expect(dates({ ...facts, answerReachedAt: at('2026-11-24') })).toEqual([
      limits[0],
      ['silence', '2026-12-08', 10],
      limits[2],
    ]);
  });

  test('that is missed is late', () => {
    const facts = { verifiedAt: at('2026-11-24'), answerReachedAt: at('2026-11-24'), promise };
    expect(next(facts, '2026-12-02')).toEqual(['promise-update', '2026-11-30', -2]); // 1 2
    expect(nextLimit(aClock(facts), standard, calendars, '2026-12-02')?.kind).toBe('promise');
  });
});

describe('the receipt', () => {
  test.each([
    ['2026-11-24', 'complaint', false, '2026-11-27', '2026-12-04', '2026-12-14'],
    ['2026-11-24', 'complaint', true, '2026-11-27', '2026-12-04', '2027-02-23'],
    // 25 26 27 30 | 1: the answer itself comes before 27 Nov + 5
    ['2026-11-24', 'information-request', false, '2026-11-27', '2026-12-01', '2026-12-01'],
    // 22 23 28 · 29 30 31 4 6 · fourteen days listed in the calendar tests
    ['2026-12-21', 'complaint', false, '2026-12-28', '2027-01-06', '2027-01-14'],
    // 17 25 26 · 27 30 31 1 2 · listed above
    ['2026-03-16', 'complaint', false, '2026-03-26', '2026-04-02', '2026-04-13'],
  ] as const)('of %s, %s, supervisory %s', (day, classification, supervisory, verification, firstResponse, finish) => {
    expect(receiptLimits(at(day), classification, supervisory, standard, calendars)).toEqual({
      verification,
      firstResponse,
      finish,
      estimated: false,
    });
  });

  test('says when its dates are estimates, and refuses what it cannot compute', () => {
    expect(receiptLimits(at('2027-03-04'), 'complaint', false, standard, calendars).estimated).toBe(true);
    expect(() => receiptLimits('kemarin', 'complaint', false, standard, calendars)).toThrow('Not an instant');
    const empty = { ...standard, limits: [] };
    expect(() => receiptLimits(at(today), 'complaint', false, empty, calendars)).toThrow(
      'Standard sp4n v1 has no limit "finish" for this case',
    );
    expect(() => openLimits(aClock(), standard, calendars, at(today))).toThrow('Not a date');
  });
});
