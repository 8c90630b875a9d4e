import { beforeAll, describe, expect, it, test } from 'vitest';
import { type EntryKind, TRANSITIONS } from '#shared/complaint/kind.ts';
import { useTelling } from '../../../../renderer/features/case/use-telling.ts';
import { type Telling, wordsOfEntry } from '../../../../renderer/features/case/words-of-entry.ts';
import { anEntry, aReceived, aReporter, type EntryParts, entryId, ticketOf } from '../../../fixtures/a-case.ts';
import { renderDesk } from '../../../fixtures/render-desk.tsx';

const summary = {
  answers: [
    { ...anAnswer('DPUPR'), entry: entryId(124, 3) },
    { ...anAnswer('DLHP'), entry: entryId(124, 4) },
  ],
  archiveProposal: { entry: entryId(124, 90), by: 'coordinator-1' },
};

function anAnswer(unit: string) {
  const at = '2026-11-25T09:00:00+07:00';
  return { at, by: 'liaison-1', unit, text: '', work: null, target: null, deliveredAt: null };
}

let telling: Telling;

function Listen() {
  telling = useTelling(summary);
  return null;
}

beforeAll(async () => {
  await renderDesk(<Listen />);
});

function say(kind: string, parts: Partial<EntryParts>): string {
  const by = 'officer-1';
  const header = { id: entryId(124, 1), ticket: ticketOf(124), at: '2026-11-24T09:51:00+07:00', by, unit: 'PPID' };
  const { what, how, quote } = wordsOfEntry(anEntry({ ...header, kind, ...parts }), telling);
  return [what, how, quote && `“${quote}”`].filter(Boolean).join(' ');
}

const work = {
  id: 'work-1',
  title: 'Rehabilitasi jalan',
  agency: 'DPUPR',
  stage: 'contract',
  source: 'DPA 1.03',
  dataDate: '2026-11-23',
};

/** One sentence per kind, with its data. */
const SENTENCES: { [Kind in EntryKind]: readonly (readonly [data: Record<string, unknown>, said: string])[] } = {
  received: [
    [aReceived(), 'Diterima di loket'],
    [aReceived({ channel: 'whatsapp', quick: true }), 'Diterima lewat WhatsApp, terima cepat'],
    [
      aReceived({ emergency: { called: 'Ambulans', at: '09.40', answer: 'Berangkat.' } }),
      'Diterima di loket “Darurat: Ambulans dihubungi. Berangkat.”',
    ],
  ],
  'receipt-issued': [
    [{ sheets: 'both', medium: 'printer', size: 'A5' }, 'Tanda terima dicetak'],
    [{ sheets: 'both', medium: 'handwritten', size: 'hand' }, 'Tanda terima disalin dengan tangan'],
  ],
  verified: [
    [
      { classification: 'complaint', category: 'drainage', supervisory: false },
      'Diverifikasi sebagai pengaduan, kategori drainase',
    ],
    [
      {
        classification: 'complaint',
        category: 'road',
        supervisory: true,
        proposedUnit: 'INSPEKTORAT',
        text: 'Dugaan.',
      },
      'Diverifikasi sebagai pengaduan, kategori jalan dan jembatan, berkadar pengawasan, usul instansi Inspektorat “Dugaan.”',
    ],
  ],
  'completion-requested': [
    [
      { text: 'Foto lokasi', channel: 'telephone', reached: true },
      'Diminta melengkapi lewat Telepon, sudah sampai kepada pelapor “Foto lokasi”',
    ],
    [
      { text: 'Foto lokasi', channel: 'letter', reached: false },
      'Diminta melengkapi lewat Surat, belum sampai kepada pelapor “Foto lokasi”',
    ],
  ],
  completed: [[{ text: 'Di depan balai desa' }, 'Dilengkapi oleh pelapor “Di depan balai desa”']],
  disposed: [
    [
      { units: ['DPUPR', 'DLHP'], instruction: 'Segera.' },
      'Didisposisikan ke DPUPR PRKP, Dinas LH & Perhubungan “Segera.”',
    ],
    [{ units: ['DPUPR'], instruction: '', resolves: [entryId(124, 5)] }, 'Ditetapkan ditangani DPUPR PRKP'],
  ],
  delegated: [[{ to: 'liaison-2', instruction: '' }, 'Ditugaskan kepada Penghubung Contoh 2']],
  returned: [
    [{ reason: 'Jalan provinsi' }, 'Dikembalikan ke koordinator “Jalan provinsi”'],
    [
      { reason: 'Bukan kami', suggestedUnit: 'DLHP' },
      'Dikembalikan ke koordinator, usul instansi Dinas LH & Perhubungan “Bukan kami”',
    ],
  ],
  'followed-up': [[{ text: 'Lokasi ditinjau' }, 'Ditindaklanjuti “Lokasi ditinjau”']],
  scheduled: [
    [
      { work, target: '2026-12-28', nextUpdate: '2026-12-01', text: '' },
      'Dijadwalkan Rehabilitasi jalan, target 28 Desember 2026, kabar berikut 1 Desember 2026, sumber DPA 1.03, data 23 November 2026',
    ],
  ],
  answered: [
    [{ text: 'Sudah diuruk.' }, 'Dijawab “Sudah diuruk.”'],
    [
      { text: 'Dianggarkan.', work, target: '2026-12-28' },
      'Dijawab dengan pekerjaan Rehabilitasi jalan, target 28 Desember 2026 “Dianggarkan.”',
    ],
  ],
  delivered: [
    [
      { answer: entryId(124, 3), channel: 'telephone', reached: true, text: '' },
      'Disampaikan kepada pelapor lewat telepon, jawaban DPUPR PRKP',
    ],
    [
      { answer: entryId(124, 99), channel: 'counter', reached: true, text: 'Terima kasih' },
      'Disampaikan kepada pelapor di loket “Terima kasih”',
    ],
    [
      { answer: entryId(124, 4), channel: 'whatsapp', reached: false, text: '' },
      'Belum tersampaikan pelapor tidak terhubung lewat WhatsApp, jawaban Dinas LH & Perhubungan',
    ],
  ],
  'reporter-replied': [[{ text: 'Belum diperbaiki' }, 'Pelapor membalas “Belum diperbaiki”']],
  closed: [[{ outcome: 'partly', basis: 'silence', text: '' }, 'Ditutup sebagian; pelapor tidak menanggapi']],
  reopened: [[{ reason: 'Rusak lagi' }, 'Dibuka kembali “Rusak lagi”']],
  rated: [
    [{ rating: 4, source: 'reporter' }, 'Dinilai 4 dari 5, oleh pelapor sendiri'],
    [{ rating: null, source: 'signed-paper' }, 'Dinilai pelapor tidak menilai, dari lembar bertanda tangan'],
  ],
  transferred: [
    [
      { body: 'PLN', letter: '005/1', reporterTold: true, text: '' },
      'Diteruskan ke luar kepada PLN, surat 005/1, pelapor sudah diberi tahu',
    ],
  ],
  withdrawn: [[{ reason: 'Sudah selesai' }, 'Dicabut pelapor “Sudah selesai”']],
  archived: [[{ reason: 'test-or-typo', text: '' }, 'Diarsipkan laporan uji atau salah ketik']],
  joined: [[{ lead: ticketOf(88) }, `Ditautkan ke ${ticketOf(88)}`]],
  unjoined: [[{ lead: ticketOf(88), reason: 'Lain jalan' }, `Tautan dilepas dari ${ticketOf(88)} “Lain jalan”`]],
  'access-changed': [
    [
      { secret: true, anonymous: false, reason: 'Diancam' },
      'Akses diubah menjadi rahasia, tidak lagi anonim “Diancam”',
    ],
  ],
  'identity-revealed': [[{ reason: 'Menelepon balik' }, 'Identitas pelapor dibuka “Menelepon balik”']],
  erased: [[{ entries: [entryId(124, 2)], legalBasis: 'UU 27/2022' }, 'Isi dihapus 1 catatan, dasar UU 27/2022']],
  'reporter-identified': [[aReporter(), 'Identitas pelapor dicatat perorangan']],
  corrected: [
    [{ field: 'title', value: 'Jalan ambles', reason: 'Keliru' }, 'Dikoreksi judul menjadi “Jalan ambles” “Keliru”'],
    [{ field: 'category', value: 'waste', reason: 'Keliru' }, 'Dikoreksi kategori menjadi “Sampah” “Keliru”'],
    [{ field: 'place', value: { kind: 'unknown', villages: [] }, reason: 'Keliru' }, 'Dikoreksi tempat “Keliru”'],
  ],
  attached: [
    [
      { file: 'f1', name: 'jalan.jpg', type: 'image/jpeg', size: 206_000, sha256: 'a'.repeat(43) },
      'Dilampirkan jalan.jpg, 206 KB',
    ],
  ],
  noted: [[{ text: 'Pelapor menelepon.' }, 'Catatan. Pelapor menelepon.']],
  reminded: [[{ unit: 'DPUPR', text: 'Tinggal dua hari' }, 'Diingatkan DPUPR PRKP “Tinggal dua hari”']],
  recused: [
    [
      { reason: 'Keluarga', to: 'officer-2' },
      'Konflik kepentingan dinyatakan diserahkan kepada Petugas Contoh 2 “Keluarga”',
    ],
  ],
  'sp4n-linked': [
    [
      { trackingId: '9481273', url: '', date: '2026-11-20' },
      'Masuk SP4N-LAPOR! Tracking ID SP4N 9481273, 20 November 2026',
    ],
  ],
  'deadline-recomputed': [
    [
      { calendar: 'nasional-2026 v2', finish: '2026-12-15' },
      'Tenggat dihitung ulang selesai 15 Desember 2026, kalender nasional-2026 v2',
    ],
  ],
};

describe('each kind of entry has its sentence', () => {
  const cases = Object.entries(SENTENCES).flatMap(([kind, lines]) => lines.map((line) => [kind, ...line] as const));
  test.each(cases)('%s', (kind, data, said) => {
    expect(say(kind, { data })).toBe(said);
  });

  it('leaves no kind out', () => {
    expect(Object.keys(SENTENCES)).toEqual(Object.keys(TRANSITIONS));
  });
});

it('tells the first archiving of two apart from the second', () => {
  const data = { reason: 'bad-faith', text: '' };
  expect(say('archived', { id: entryId(124, 90), data })).toBe('Diusulkan untuk diarsipkan tidak beritikad baik');
});

describe('what cannot be shown is said so', () => {
  test.each([
    ['withheld', 'Didisposisikan “Isi catatan ini tidak dibuka untuk peran Anda.”'],
    ['redacted', 'Didisposisikan “Isi catatan ini sudah dihapus untuk selamanya.”'],
    ['absent', 'Didisposisikan “Isi catatan ini belum tiba di komputer ini.”'],
  ] as const)('%s', (level, said) => {
    expect(say('disposed', { level })).toBe(said);
  });

  test('data that no version understands', () => {
    expect(say('disposed', { data: { units: 'DPUPR' } })).toBe('Didisposisikan “Isi catatan ini tidak dapat dibaca.”');
  });

  test('a kind of a newer version', () => {
    expect(say('mediated', { data: { text: 'x' } })).toBe(
      'Catatan jenis baru “mediated” berasal dari versi aplikasi yang lebih baru',
    );
  });
});
