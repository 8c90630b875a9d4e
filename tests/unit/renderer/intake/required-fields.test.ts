import { describe, expect, test } from 'vitest';
import { EMPTY_FORM, type IntakeForm } from '../../../../renderer/features/intake/intake-form.ts';
import { missingFields, nikWarning } from '../../../../renderer/features/intake/required-fields.ts';

const today = '2026-11-24';
const missing = (changed: Partial<IntakeForm>, isCitable = () => true) =>
  missingFields({ ...EMPTY_FORM, ...changed }, { today, isCitable });

const complete: Partial<IntakeForm> = {
  chronology: 'Jalan rusak.',
  category: 'road',
  picks: [1],
  villages: ['35.23.17.2007'],
  timeKind: 'today',
  name: 'Warga Contoh 1',
  address: 'Dusun Contoh',
  ways: ['counter'],
};

test('an empty form lacks everything, in the order of the story', () => {
  expect(missing({})).toEqual(['chronology', 'category', 'request', 'village', 'time', 'name', 'address', 'ways']);
});

test('a complete one lacks nothing; phone and NIK are never required', () => {
  expect(missing(complete)).toEqual([]);
});

test('spaces say nothing', () => {
  expect(missing({ ...complete, chronology: '  \n ', name: ' ' })).toEqual(['chronology', 'name']);
});

describe('the request', () => {
  test('is a pick or words', () => {
    expect(missing({ ...complete, picks: [], request: 'diuruk dulu' })).toEqual([]);
    expect(missing({ ...complete, picks: [] })).toEqual(['request']);
  });
});

describe('the place', () => {
  test.each<[IntakeForm['placeKind'], string[]]>([
    ['village', ['village']],
    ['villages', ['village']],
    ['office', ['office']],
    ['outside', ['landmark']],
    ['unknown', ['landmark']],
  ])('of kind %s needs %j', (placeKind, expected) => {
    expect(missing({ ...complete, placeKind, villages: [] })).toEqual(expected);
  });

  test('a landmark is welcome in a village, not required', () => {
    expect(missing({ ...complete, landmark: '' })).toEqual([]);
  });
});

describe('the time', () => {
  test('is asked of complaints only', () => {
    expect(missing({ ...complete, timeKind: null })).toEqual(['time']);
    expect(missing({ ...complete, timeKind: null, classification: 'aspiration' })).toEqual([]);
    expect(missing({ ...complete, timeKind: null, classification: 'information-request' })).toEqual([]);
  });

  test('a date is a day that has come', () => {
    expect(missing({ ...complete, timeKind: 'date' })).toEqual(['timeDate']);
    expect(missing({ ...complete, timeKind: 'date', timeDate: '2026-11-25' })).toEqual(['timeDate']);
    expect(missing({ ...complete, timeKind: 'date', timeDate: today })).toEqual([]);
  });

  test('since when it goes on may be unknown, but not in the future', () => {
    expect(missing({ ...complete, timeKind: 'ongoing' })).toEqual([]);
    expect(missing({ ...complete, timeKind: 'ongoing', timeDate: '2026-12-01' })).toEqual(['timeDate']);
  });

  test('a date left over from another pick is not looked at', () => {
    expect(missing({ ...complete, timeKind: 'today', timeDate: '2026-12-01' })).toEqual([]);
  });
});

describe('the reporter', () => {
  const nobody = { name: '', address: '', ways: [] };

  test('without identity is asked nothing', () => {
    expect(missing({ ...complete, ...nobody, reporterKind: 'no-identity' })).toEqual([]);
  });

  test.each<IntakeForm['channel']>(['suggestion-box', 'social-media', 'letter'])('may be unknown by %s', (channel) => {
    expect(missing({ ...complete, ...nobody, channel })).toEqual([]);
  });

  test.each<IntakeForm['reporterKind']>(['proxy', 'minor', 'organisation'])('%s: both are named', (reporterKind) => {
    expect(missing({ ...complete, reporterKind })).toEqual(['represented']);
    expect(missing({ ...complete, reporterKind, representsName: 'Warga Contoh 2' })).toEqual([]);
  });

  test('a group says how many it is', () => {
    expect(missing({ ...complete, reporterKind: 'group' })).toEqual(['people']);
    expect(missing({ ...complete, reporterKind: 'group', representsPeople: '0' })).toEqual(['people']);
    expect(missing({ ...complete, reporterKind: 'group', representsPeople: '12' })).toEqual([]);
  });

  test('who wants to be called gives a number', () => {
    expect(missing({ ...complete, ways: ['letter'] })).toEqual([]);
    expect(missing({ ...complete, ways: ['letter', 'whatsapp'] })).toEqual(['number']);
    expect(missing({ ...complete, ways: ['telephone'], number: '0812' })).toEqual([]);
  });
});

test('a quick receipt asks for gist, village, name and contact', () => {
  expect(missing({ quick: true })).toEqual(['chronology', 'village', 'name', 'ways']);
});

describe('the counter answer', () => {
  test('of a work that may not be promised any more has to go', () => {
    const answer = { from: 'work' as const, work: 'work-1' };
    expect(missing({ ...complete, answer })).toEqual([]);
    expect(missing({ ...complete, answer }, () => false)).toEqual(['answer']);
  });

  test('of a template has no gaps', () => {
    const answer = (text: string) => ({ from: 'template' as const, template: 't', text });
    expect(missing({ ...complete, answer: answer('Kami teruskan.') })).toEqual([]);
    expect(missing({ ...complete, answer: answer('Selesai {{ tanggal selesai }}.') })).toEqual(['answer']);
    expect(missing({ ...complete, answer: answer(' ') })).toEqual(['answer']);
  });
});

test.each([
  ['', null],
  ['352317', 'length'],
  ['3523171708900001', null],
  ['3523175708900001', null],
  ['3523177208900001', 'date'],
  ['3523178108900001', 'date'],
  ['3523174008900001', 'date'],
  ['3523173013900001', 'date'],
  ['3523173102900001', 'date'],
  ['3523172902900001', null],
  ['3523170000900001', 'date'],
])('NIK %j: %s', (nik, warning) => {
  expect(nikWarning(nik)).toBe(warning);
});
