import { describe, expect, test } from 'vitest';
import { CATEGORIES } from '#shared/directory/data/categories.ts';
import { VILLAGES } from '#shared/directory/places.ts';
import { suggestCategories } from '#shared/suggestion/category-suggestion.ts';
import { CATEGORY_WORDS } from '#shared/suggestion/category-words.ts';
import { mentionedVillages } from '#shared/suggestion/place-mentions.ts';
import { proposeTitle, TITLE_MAX_LENGTH } from '#shared/suggestion/title-proposal.ts';

const SUMBERAGUNG = '35.23.17.2007';
const SEMBUNGREJO = '35.23.17.2006';
const KUTOREJO = '35.23.16.1013';

describe('title proposal', () => {
  const titles: [category: string | null, villages: string[], text: string, expected: string][] = [
    ['road', [SUMBERAGUNG], 'Jalan poros berlubang', 'Jalan rusak, Sumberagung, Plumpang'],
    ['road', [SUMBERAGUNG], 'Lantai jembatan bolong', 'Jembatan rusak, Sumberagung, Plumpang'],
    ['road', [SUMBERAGUNG, SEMBUNGREJO], '', 'Jalan rusak, Sumberagung dan Sembungrejo, Plumpang'],
    ['road', [SUMBERAGUNG, KUTOREJO], '', 'Jalan rusak, 2 desa'],
    ['street-light', [KUTOREJO], 'Lampu padam', 'Lampu jalan mati, Kutorejo, Tuban'],
    ['waste', [], 'sampah ditumpuk', 'Sampah menumpuk'],
    ['civil-registration', [], 'cetak e-KTP', 'Perekaman atau cetak KTP-el'],
    [null, [SUMBERAGUNG], '', 'Sumberagung, Plumpang'],
    [null, [], 'apa saja', ''],
    ['other', [SUMBERAGUNG], '', 'Sumberagung, Plumpang'],
    ['space-travel', ['35.23.99.2001'], '', ''],
  ];
  test.each(titles)('%s %j "%s"', (category, villages, text, expected) => {
    expect(proposeTitle({ category, villages, text })).toBe(expected);
  });

  test('names the office where the place is one, and is cut between words', () => {
    const title = proposeTitle({ category: 'health', villages: [], office: 'RSUD dr. R. Koesma', text: 'di rsud' });
    expect(title).toBe('Pelayanan rumah sakit, RSUD dr. R. Koesma');
    const long = proposeTitle({ category: 'health', villages: [], office: 'Kantor '.repeat(40), text: '' });
    expect(long.length).toBeLessThanOrEqual(TITLE_MAX_LENGTH);
    expect(long).toMatch(/Kantor…$/);
  });

  test.each(CATEGORIES.filter(({ code }) => code !== 'other'))('$code has a headline', ({ code }) => {
    expect(proposeTitle({ category: code, villages: [], text: '' })).not.toBe('');
  });
});

describe('category suggestion', () => {
  const first = (chronology: string, title = '') => suggestCategories({ title, chronology })[0]?.category ?? null;

  test.each([
    ['lampu jalan mati', 'street-light'],
    ['jalan mati total, aspal hancur', 'road'],
    ['dalan bolong kabeh', 'road'],
    ['jalan di depan sekolah rusak', 'road'],
    ['atap sekolah rusak', 'school'],
    ['rabuk angel digolek', 'agriculture'],
    ['harga beras di pasar mahal', 'market'],
    ['Mohon bantuannya, pohon rimbun menutup jalan', 'environment'],
    ['Mohon izin melapor, PJU padam di RT 3 RW 2 Kelurahan Latsari', 'street-light'],
    ['Jalan rusak di desa Gaji', 'road'],
    ['gorong2 buntu', 'drainage'],
  ])('%s: %s', (text, expected) => {
    expect(first(text)).toBe(expected);
  });

  test.each([
    ...['', 'terima kasih', 'Saya mau bertanya', 'kemarin siang', '!!!', '1234', 'constructor'],
    ...[
      'Mohon bantuannya',
      'Mohon izin bertanya, usaha saya sepi',
      'Jalan keluar dari masalah ini',
      'Saya dari desa Gaji',
    ],
  ])('nothing for "%s"', (text) => {
    expect(first(text)).toBeNull();
  });

  test.each(Object.entries(CATEGORY_WORDS))(
    '%s: its words are lower case and not given twice',
    (_, { strong, weak }) => {
      const all = [...strong, ...weak];
      expect(all.filter((word) => !/^[a-z0-9]+( [a-z0-9]+)*$/.test(word))).toEqual([]);
      expect(all.filter((word, index) => all.indexOf(word) !== index)).toEqual([]);
    },
  );

  test('says with which words, as written', () => {
    expect(suggestCategories({ title: '', chronology: 'Selokan buntu' })[0]?.words).toEqual(['selokan', 'buntu']);
  });
});

describe('villages named in a text', () => {
  const allOf = (name: string) =>
    VILLAGES.filter((village) => village.name === name).map(({ kecamatan }) => `${name}, ${kecamatan}`);
  const named = (text: string, chosen: string[] = []) =>
    mentionedVillages(text, chosen).map(({ name, kecamatan }) => `${name}, ${kecamatan}`);

  test.each([
    ['jalan poros Sumberagung rusak', ['Sumberagung, Plumpang']],
    ['dari Sumberagung arah Sembungrejo', ['Sumberagung, Plumpang', 'Sembungrejo, Plumpang']],
    ['jalan di Tuwiri Wetan', ['Tuwiri Wetan, Merakurak']],
    ['Sumurgung kecamatan Palang', ['Sumurgung, Palang']],
    ['di Sumurgung', ['Sumurgung, Montong', 'Sumurgung, Tuban', 'Sumurgung, Palang']],
    ['sudah jadi tetapi rusak', []],
    ['di desa Jadi', ['Jadi, Semanding']],
    ['Kecamatan Plumpang', []],
    ['desa Plumpang', ['Plumpang, Plumpang']],
    ['dusun Sumberagung', []],
    ['dari Sumberagung ke Sumberagung lagi', ['Sumberagung, Plumpang']],
    ['Sumurgung atau Sugihwaras', [...allOf('Sumurgung'), ...allOf('Sugihwaras')]],
    ['', []],
  ])('%s', (text, expected) => {
    expect(named(text)).toEqual(expected);
  });

  test('a name that repeats is told apart by the chosen village', () => {
    expect(named('arah Sembungrejo', [SUMBERAGUNG])).toEqual(['Sembungrejo, Plumpang']);
  });
});
