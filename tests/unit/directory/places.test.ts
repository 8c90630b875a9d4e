import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { KECAMATAN, searchVillages, VILLAGES, villageLabel, villageName } from '#shared/directory/places.ts';

const labels = (query: string, limit?: number) => searchVillages(query, limit).map(({ code }) => villageLabel(code));

describe('the villages of the district', () => {
  test('are 20 kecamatan and 328 villages, each code once', () => {
    expect(KECAMATAN).toHaveLength(20);
    expect(VILLAGES).toHaveLength(328);
    expect(new Set(VILLAGES.map(({ code }) => code)).size).toBe(328);
    expect(VILLAGES.every(({ code }) => /^35\.23\.\d{2}\.[12]\d{3}$/.test(code))).toBe(true);
  });

  // Kemendagri order, not the alphabetical one that also circulates.
  test('the kecamatan have their codes and as many villages as the district counts', () => {
    const villagesOf = Map.groupBy(VILLAGES, ({ kecamatanCode }) => kecamatanCode);
    expect(KECAMATAN.map(({ code, name }) => `${code} ${name} ${villagesOf.get(code)?.length}`)).toEqual([
      '35.23.01 Kenduruan 9',
      '35.23.02 Jatirogo 18',
      '35.23.03 Bangilan 14',
      '35.23.04 Bancar 24',
      '35.23.05 Senori 12',
      '35.23.06 Tambakboyo 18',
      '35.23.07 Singgahan 12',
      '35.23.08 Kerek 17',
      '35.23.09 Parengan 18',
      '35.23.10 Montong 13',
      '35.23.11 Soko 23',
      '35.23.12 Jenu 17',
      '35.23.13 Merakurak 19',
      '35.23.14 Rengel 16',
      '35.23.15 Semanding 17',
      '35.23.16 Tuban 17',
      '35.23.17 Plumpang 18',
      '35.23.18 Palang 19',
      '35.23.19 Widang 16',
      '35.23.20 Grabagan 11',
    ]);
  });

  test.each([
    ['35.23.17.2007', 'Sumberagung', 'Plumpang', 'desa'],
    ['35.23.16.1013', 'Kutorejo', 'Tuban', 'kelurahan'],
    ['35.23.18.1001', 'Payuran', 'Palang', 'kelurahan'],
  ])('%s is %s in %s, a %s', (code, name, kecamatan, kind) => {
    expect(villageName(code)).toMatchObject({ name, kecamatan, kind });
  });

  test('an unknown code has no village and is shown as it is', () => {
    expect(villageName('35.23.99.2001')).toBeNull();
    expect(villageLabel('35.23.99.2001')).toBe('35.23.99.2001');
  });
});

describe('village search', () => {
  test.each([
    ['sum plu', ['Sumberagung, Plumpang', 'Sumurjalak, Plumpang']],
    ['plu sum', ['Sumberagung, Plumpang', 'Sumurjalak, Plumpang']],
    ['sumberag plu', ['Sumberagung, Plumpang']],
    ['SUMBERAGUNG', ['Sumberagung, Plumpang']],
    ['Sumberagung, Plumpang', ['Sumberagung, Plumpang']],
    ['Desa Jadi', ['Jadi, Semanding']],
    ['súmbéragung', ['Sumberagung, Plumpang']],
    ['tuwiriwetan', ['Tuwiri Wetan, Merakurak']],
    ['wetan mera', ['Tuwiri Wetan, Merakurak']],
    ['sumurgung', ['Sumurgung, Montong', 'Sumurgung, Tuban', 'Sumurgung, Palang']],
    ['sumurgung pal', ['Sumurgung, Palang']],
  ])('%s', (query, expected) => {
    expect(labels(query)).toEqual(expected);
  });

  test.each([
    ['panyuran', ['Payuran, Palang']],
    ['perunggahan kulon', ['Prunggahan Kulon, Semanding']],
    ['sumbergaung', ['Sumberagung, Plumpang']],
    ['sumberagumg plu', ['Sumberagung, Plumpang']],
    ['sumberagun rengel', []],
    ['plmpng', []],
    ['jenv', []],
  ])('one slip of the keys is forgiven when nothing else is found: %s', (query, expected) => {
    expect(labels(query)).toEqual(expected);
  });

  test('the whole name comes before longer names, those before kecamatan and parts of names', () => {
    expect(labels('sumber', 3)).toEqual(['Sumber, Merakurak', 'Sumberagung, Plumpang', 'Sumberan, Bancar']);
    expect(labels('plumpang')[0]).toBe('Plumpang, Plumpang');
    expect(labels('agung')).toContain('Kepohagung, Plumpang');
  });

  test.each(['', '   ', ',.-', 'xyz', 'sumberagung rengel', '(((', '\\'])('nothing for "%s"', (query) => {
    expect(searchVillages(query)).toEqual([]);
  });

  test('every village is found by its own label, and no query finds more than asked for', () => {
    for (const { code } of VILLAGES) expect(searchVillages(villageLabel(code), 3).map((v) => v.code)).toContain(code);
    fc.assert(fc.property(fc.string(), fc.integer({ min: 1, max: 9 }), (q, n) => searchVillages(q, n).length <= n));
  });
});
