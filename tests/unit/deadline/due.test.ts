import { describe, expect, test } from 'vitest';
import type { ClockFacts } from '#shared/deadline/clock-facts.ts';
import { nextLimit, openLimits, receiptLimits } from '#shared/deadline/due.ts';
import type { LimitName } from '#shared/deadline/service-standard.ts';
import { aClock, calendars, standard } from '../../fixtures/legal-clock.ts';

const today = '2026-11-24';
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
