import { describe, expect, test } from 'vitest';
import * as format from '../../../../renderer/ui/format.ts';

const zone = 'Asia/Jakarta';
const received = '2026-11-24T09:42:18+07:00';

describe('days', () => {
  test.each([
    ['2026-11-24', '24 November 2026', '24 November 2026'],
    ['2026-08-01', '1 Agustus 2026', '1 August 2026'],
    ['2026-05-09', '9 Mei 2026', '9 May 2026'],
  ])('%s is written in full', (day, indonesian, english) => {
    expect(format.longDate(day, 'id')).toBe(indonesian);
    expect(format.longDate(day, 'en')).toBe(english);
  });

  test('short dates leave out the year of today, and only that one', () => {
    expect(format.shortDate('2026-12-09', 'id', '2026-11-24')).toBe('9 Des');
    expect(format.shortDate('2025-12-09', 'id', '2026-11-24')).toBe('9 Des 2025');
    expect(format.shortDate('2026-12-09', 'id')).toBe('9 Des 2026');
    expect(format.shortDate('2026-12-09', 'en', '2026-11-24')).toBe('9 Dec');
  });

  test('weekday and months', () => {
    expect(format.weekdayDate('2026-12-14', 'id')).toBe('Senin, 14 Desember 2026');
    expect(format.weekdayDate('2026-11-27', 'id')).toBe('Jumat, 27 November 2026');
    expect(format.weekdayDate('2026-12-14', 'en')).toBe('Monday, 14 December 2026');
    expect(format.monthName('2026-11-24', 'id')).toBe('November 2026');
    expect(format.shortMonth('2026-08-24', 'id')).toBe('Agu');
  });
});

describe('instants', () => {
  test('time has a full stop in Indonesian and a colon in English', () => {
    expect(format.clockTime(received, 'id', zone)).toBe('09.42');
    expect(format.clockTime(received, 'id', zone, 'seconds')).toBe('09.42.18');
    expect(format.clockTime(received, 'en', zone)).toBe('09:42');
    expect(format.clockTime('2026-11-24T00:05:00+07:00', 'id', zone)).toBe('00.05');
  });

  test('the office sees its own zone, whatever the offset written', () => {
    expect(format.clockTime('2026-11-24T02:42:18Z', 'id', 'Asia/Jakarta')).toBe('09.42');
    expect(format.clockTime('2026-11-24T02:42:18Z', 'id', 'Asia/Makassar')).toBe('10.42');
    expect(format.zonedTime(received, 'id', zone)).toBe('09.42 WIB');
    expect(format.zonedTime(received, 'id', 'Asia/Jayapura')).toBe('11.42 WIT');
  });

  test('the legal day is that of the office, not of UTC', () => {
    expect(format.dayOf('2026-11-23T17:30:00Z', 'Asia/Jakarta')).toBe('2026-11-24');
    expect(format.dayOf('2026-11-23T16:30:00Z', 'Asia/Jakarta')).toBe('2026-11-23');
  });

  test('moments', () => {
    expect(format.shortMoment('2026-11-23T16:12:00+07:00', 'id', zone, '2026-11-24')).toBe('23 Nov 16.12');
    expect(format.shortMoment('2025-12-31T16:12:00+07:00', 'id', zone, '2026-11-24')).toBe('31 Des 2025 16.12');
    expect(format.longMoment('2026-11-19T11:02:00+07:00', 'id', zone)).toBe('19 November 2026 11.02');
  });
});

describe('numbers', () => {
  test.each([
    [format.decimalNumber(1284, 'id'), '1.284'],
    [format.decimalNumber(1284, 'en'), '1,284'],
    [format.decimalNumber(2.84, 'id', 1), '2,8'],
    [format.percentage(0.96, 'id'), '96,0%'],
    [format.percentage(0.31, 'id', 0), '31%'],
    [format.rupiah(1_850_000_000, 'id'), 'Rp1.850.000.000'],
    [format.rupiah(-500, 'id'), '-Rp500'],
  ])('%s', (shown, expected) => expect(shown).toBe(expected));

  test.each([
    [0, '0 KB'],
    [1, '1 KB'],
    [640_000, '640 KB'],
    [999_499, '999 KB'],
    [999_500, '1,0 MB'],
    [3_500_000, '3,5 MB'],
    [38_400_000_000, '38,4 GB'],
  ])('%d bytes are %s', (bytes, shown) => expect(format.byteSize(bytes, 'id')).toBe(shown));

  test.each([
    [432_000, '7 menit 12 detik', '7 minutes 12 seconds'],
    [63_000_000, '17 jam 30 menit', '17 hours 30 minutes'],
    [38_000, '38 detik', '38 seconds'],
    [3_600_000, '1 jam', '1 hour'],
    [86_460_000, '1 hari', '1 day'],
    [-61_000, '1 menit 1 detik', '1 minute 1 second'],
    [0, '0 detik', '0 seconds'],
  ])('%d ms last %s', (ms, indonesian, english) => {
    expect(format.duration(ms, 'id')).toBe(indonesian);
    expect(format.duration(ms, 'en')).toBe(english);
  });
});

test('reporters in lists are initials', () => {
  expect(format.initials('Warga Contoh 1')).toBe('W. C.');
  expect(format.initials('  warga   contoh ')).toBe('W. C.');
  expect(format.initials('')).toBe('');
});
