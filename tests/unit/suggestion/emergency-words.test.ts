import { describe, expect, test } from 'vitest';
import { emergencySignals } from '#shared/suggestion/emergency-words.ts';

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
    'Tikungan licin bisa menyebabkan kecelakaan',
    'Sempat terjadi kecelakaan di sini',
    'Pohon tua, takut tertimpa pohon kalau hujan',
    'Talut longsor ke saluran',
    'Sampah hanyut ke sungai',
    'Sosialisasi pencegahan KDRT tidak pernah ada',
    'Wastafel puskesmas air naik turun',
    '',
  ])('no emergency: %s', (text) => {
    expect(emergencySignals(text)).toEqual({ emergency: null, secret: null });
  });

  test.each([
    ['Anak tetangga dicabuli gurunya', 'violence'],
    ['Istri korban KDRT', 'violence'],
    ['Tetangga saya sering dipukuli suaminya', 'violence'],
    ['Bojone digebuki ben dina', 'violence'],
    ['Keponakan umur 14 dipaksa kawin', 'violence'],
    ['Anak itu tidak pulang, katanya dicabuli', 'violence'],
    ['Kades mengancam akan memecat saya', 'threat'],
    ['Saya takut dibunuh', 'threat'],
    ['Saya diancam kepala desa kalau melapor', 'threat'],
    ['Saya takut dipecat, tolong dirahasiakan', 'threat'],
  ])('a secret report is proposed: %s', (text, reason) => {
    expect(emergencySignals(text).secret?.reason).toBe(reason);
  });

  test.each(['Pohon tua jadi ancaman bagi rumah', 'Banjir mengancam sawah'])('no secret: %s', (text) => {
    expect(emergencySignals(text).secret).toBeNull();
  });

  test('violence against someone is both, even when it happens often', () => {
    expect(emergencySignals('sering dikurung dan dipukul ibu tirinya')).toEqual({
      emergency: { kind: 'violence', words: ['dipukul ibu tiri', 'dikurung'] },
      secret: { reason: 'violence', words: ['dipukul ibu tiri', 'dikurung'] },
    });
  });

  test('a fire is no secret', () => {
    expect(emergencySignals('Ada kebakaran di pasar').secret).toBeNull();
  });
});
