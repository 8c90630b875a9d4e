import { describe, expect, test } from 'vitest';
import { CATEGORIES } from '#shared/directory/data/categories.ts';
import { suggestCategories } from '#shared/suggestion/category-suggestion.ts';
import { emergencySignals } from '#shared/suggestion/emergency-words.ts';
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
  ])('%s: %s', (text, expected) => {
    expect(first(text)).toBe(expected);
  });

  test.each(['', 'terima kasih', 'Saya mau bertanya', 'kemarin siang', '!!!', '1234'])('nothing for "%s"', (text) => {
    expect(first(text)).toBeNull();
  });

  test('says with which words, as written', () => {
    expect(suggestCategories({ title: '', chronology: 'Selokan buntu' })[0]?.words).toEqual(['selokan', 'buntu']);
  });
});

describe('villages named in a text', () => {
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
    ['', []],
  ])('%s', (text, expected) => {
    expect(named(text)).toEqual(expected);
  });

  test('a name that repeats is told apart by the chosen village', () => {
    expect(named('arah Sembungrejo', [SUMBERAGUNG])).toEqual(['Sembungrejo, Plumpang']);
  });
});

describe('emergency words', () => {
  test.each([
    ['Ada kebakaran di pasar', 'fire'],
    ['omah kobongan', 'fire'],
    ['Mobil terbakar di jalan raya', 'fire'],
    ['anak tenggelam di bengawan', 'rescue'],
    ['warga tidak sadar di balai desa', 'medical'],
    ['Kabel PLN putus menjuntai', 'electricity'],
    ['tanggul jebol, warga mengungsi', 'disaster'],
    ['tetangga dipukuli suami, rumahnya hampir kebakaran', 'violence'],
  ])('%s: %s', (text, kind) => {
    expect(emergencySignals(text).emergency?.kind).toBe(kind);
  });

  test.each([
    'Warga membakar sampah di belakang rumah',
    'Kantor pemadam kebakaran sulit dihubungi',
    'Tikungan itu rawan kecelakaan',
    'Di situ sering terjadi kecelakaan',
    'Jalan poros berlubang, motor jatuh minggu lalu',
    '',
  ])('no emergency: %s', (text) => {
    expect(emergencySignals(text)).toEqual({ emergency: null, secret: null });
  });

  test.each([
    ['Anak tetangga dicabuli gurunya', 'violence'],
    ['Istri korban KDRT', 'violence'],
    ['Saya diancam kepala desa kalau melapor', 'threat'],
    ['Saya takut dipecat, tolong dirahasiakan', 'threat'],
  ])('a secret report is proposed: %s', (text, reason) => {
    expect(emergencySignals(text).secret?.reason).toBe(reason);
  });

  test('a fire is no secret', () => {
    expect(emergencySignals('Ada kebakaran di pasar').secret).toBeNull();
  });
});
