import { Value } from 'typebox/value';
import { describe, expect, test } from 'vitest';
import { EMPTY_FORM, type IntakeForm } from '../../../../renderer/features/intake/intake-form.ts';
import { newCaseOf, type Surroundings } from '../../../../renderer/features/intake/new-case.ts';
import { ENTRY_DATA } from '../../../../shared/complaint/entry-data.ts';

const around: Surroundings = { today: '2026-11-24', privacyVersion: 3, draft: 'd1', photos: [], answer: null };
const form: IntakeForm & { title: string } = {
  ...EMPTY_FORM,
  title: ' Jalan rusak ',
  chronology: ' Jalan poros rusak. ',
  category: 'road',
  picks: [2, 1],
  villages: ['35.23.17.2007'],
  timeKind: 'ongoing',
  name: ' Warga Contoh 1 ',
  address: 'Dusun Contoh',
  ways: ['telephone'],
  number: '0812 ',
};
const caseOf = (changed: Partial<IntakeForm> = {}, surroundings: Partial<Surroundings> = {}) =>
  newCaseOf({ ...form, ...changed } as typeof form, { ...around, ...surroundings });

test('a report says what the form says, and what says nothing is left out', () => {
  const { received, reporter, draft, ...rest } = caseOf();
  expect(received).toEqual({
    classification: 'complaint',
    channel: 'walk-in',
    title: 'Jalan rusak',
    chronology: 'Jalan poros rusak.',
    category: 'road',
    request: { picks: [1, 2], text: '' },
    place: { kind: 'village', villages: ['35.23.17.2007'] },
    time: { kind: 'ongoing' },
    anonymous: false,
    secret: false,
    priority: 'normal',
    needs: [],
    privacyNotice: { version: 3, given: 'read-out' },
    quick: false,
  });
  expect(reporter).toEqual({
    kind: 'person',
    name: 'Warga Contoh 1',
    address: 'Dusun Contoh',
    contact: { ways: ['telephone'], number: '0812' },
  });
  expect(draft).toBe('d1');
  expect(rest.then).toEqual([]);
});

test('an uncategorised report is one of "other"', () => {
  expect(caseOf({ category: null }).received.category).toBe('other');
});

describe('time', () => {
  test('a relative day keeps its date', () => {
    expect(caseOf({ timeKind: 'today' }).received.time).toEqual({ kind: 'today', date: '2026-11-24' });
    expect(caseOf({ timeKind: 'yesterday' }, { today: '2026-03-01' }).received.time).toEqual({
      kind: 'yesterday',
      date: '2026-02-28',
    });
  });

  test('an aspiration has none, whatever was picked before', () => {
    expect(caseOf({ classification: 'aspiration', timeKind: 'today' }).received.time).toEqual({ kind: 'none' });
  });

  test('a date left over from another pick is not kept', () => {
    expect(caseOf({ timeKind: 'ongoing', timeDate: '2026-11-02' }).received.time).toEqual({
      kind: 'ongoing',
      date: '2026-11-02',
    });
  });
});

test('a place outside villages names none', () => {
  const place = caseOf({ placeKind: 'outside', landmark: 'Bojonegoro', office: 'x' }).received.place;
  expect(place).toEqual({ kind: 'outside', villages: [], landmark: 'Bojonegoro' });
});

test('an emergency makes the report urgent', () => {
  const emergency = { called: 'Ambulans 119', at: '2026-11-24T02:42:00Z', answer: 'Berangkat' };
  expect(caseOf({ emergency }).received).toMatchObject({ priority: 'urgent', emergency });
});

describe('reporter', () => {
  test('without identity there is none', () => {
    expect(caseOf({ reporterKind: 'no-identity' }).reporter).toBeNull();
  });

  test('of an unsigned letter nothing is recorded', () => {
    expect(caseOf({ channel: 'letter', name: ' ', address: '', number: '', ways: [] }).reporter).toBeNull();
  });

  test.each([
    ['proxy', 'Surat kuasa 1/2026'],
    ['minor', 'Ibu'],
    ['organisation', 'Ketua'],
  ] as const)('%s: who speaks and for whom', (reporterKind, representsBasis) => {
    const { reporter } = caseOf({ reporterKind, representsName: 'Warga Contoh 2', representsBasis });
    expect(reporter).toMatchObject({
      kind: reporterKind,
      name: 'Warga Contoh 1',
      represents: { name: 'Warga Contoh 2', basis: representsBasis },
    });
  });

  test('a group has a number; what was written for another kind is not kept', () => {
    const written = { representsPeople: '12', representsName: 'X', representsBasis: 'Daftar' };
    expect(caseOf({ ...written, reporterKind: 'group' }).reporter?.represents).toEqual({ people: 12, basis: 'Daftar' });
    expect(caseOf({ ...written, reporterKind: 'person' }).reporter).not.toHaveProperty('represents');
  });

  test('only a complete NIK is kept', () => {
    expect(caseOf({ nik: '3523171708900001' }).reporter?.nik).toBe('3523171708900001');
    expect(caseOf({ nik: '352317' }).reporter).not.toHaveProperty('nik');
  });
});

test('the counter answer and the link are entries of the same save', () => {
  const answer = { text: 'Sudah dianggarkan.' };
  expect(caseOf({ lead: 'TBN-K7-26-00041-B' }, { answer }).then).toEqual([
    { kind: 'answered', data: answer },
    { kind: 'joined', data: { lead: 'TBN-K7-26-00041-B' } },
  ]);
});

test('the ledger takes the report', () => {
  const { received, reporter } = caseOf();
  const limits = { finish: '2026-12-14', verification: '2026-11-27', firstResponse: '2026-12-04' };
  expect(Value.Check(ENTRY_DATA.received, { ...received, trackingCode: '7Q4KM2RT9XHV', limits })).toBe(true);
  expect(Value.Check(ENTRY_DATA['reporter-identified'], reporter)).toBe(true);
});
