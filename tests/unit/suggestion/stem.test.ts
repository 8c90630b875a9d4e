import { describe, expect, test } from 'vitest';
import { stemOf } from '#shared/suggestion/stem.ts';
import { tokensOf, wordsFound } from '#shared/suggestion/text-match.ts';

describe('forms of one word have one stem', () => {
  test.each([
    ['baik', 'perbaikan diperbaiki memperbaiki'],
    ['jalan', 'jalan berjalan perjalanan jalannya jalanan'],
    ['rusak', 'rusak kerusakan merusak dirusak rusaknya'],
    ['lubang', 'lubang berlubang lubangnya'],
    ['tumpuk', 'menumpuk tumpukan ditumpuk bertumpuk'],
    ['sumbat', 'tersumbat menyumbat penyumbatan'],
    ['alir', 'mengalir aliran dialiri'],
    ['cemar', 'tercemar pencemaran mencemari'],
    ['kotor', 'kotor mengotori dikotori'],
    ['genang', 'genangan tergenang menggenang'],
    ['tanam', 'menanam tanaman ditanami'],
    ['rekam', 'rekam perekaman merekam'],
    ['pungut', 'pungutan dipungut memungut'],
    ['air', 'air airnya pengairan'],
  ])('%s', (stem, forms) => {
    expect(forms.split(' ').map(stemOf)).toEqual(forms.split(' ').map(() => stem));
  });

  test.each([
    ['memohon', 'pohon'],
    ['berikan', 'ikan'],
    ['tinggi', 'petinggi'],
    ['tertera', 'tera'],
    ['keterangan', 'penerangan'],
    ['kelurahan', 'lurah'],
    ['kecamatan', 'camat'],
    ['pukul', 'dipukul'],
    ['bantuan', 'dibantu'],
    ['pekerja', 'dikerjakan'],
  ])('%s is no form of %s', (word, other) => {
    expect(stemOf(word)).not.toBe(stemOf(other));
  });

  test.each([['sekolah'], ['keluarga'], ['pegawai'], ['perusahaan'], ['bersih'], ['ternak'], ['pekerja']])(
    '%s only looks affixed',
    (word) => {
      expect(stemOf(word)).toBe(word);
    },
  );
});

describe('words of a text', () => {
  test('spellings, Javanese and words of one meaning share a concept', () => {
    const concepts = tokensOf('Jln bolong, jalan berlubang, dalan ajur').map(({ concept }) => concept);
    expect(concepts).toEqual(['jalan', 'rusak', 'jalan', 'rusak', 'jalan', 'rusak']);
  });

  test('abbreviated, said twice, or with a Javanese ending: still the same word', () => {
    const stems = (text: string) => tokensOf(text).map(({ stem }) => stem);
    expect(stems('gorong2 anak2nya')).toEqual(stems('gorong anak'));
    expect(stems('dalane banyune lampune jln mhn')).toEqual(stems('jalan air lampu jalan mohon'));
    expect(stems('online constructor')).toEqual(['online', 'constructor']);
  });

  test('words found are told as written, neighbours joined, each meaning once', () => {
    const tokens = tokensOf('Jalan poros di desa rusak, jalan itu berlubang; kata Mbah Poros');
    expect(wordsFound(tokens, new Set(['jalan', 'poros', 'rusak']))).toEqual(['jalan poros', 'rusak']);
    expect(wordsFound(tokens, new Set())).toEqual([]);
  });
});
