import { stemOf } from './stem.ts';

export interface Token {
  /** As written, lower case. */
  word: string;
  stem: string;
  /** One stem for words of one meaning: "jln" and "jalan", "berlubang" and "rusak". */
  concept: string;
  /** Says nothing about the matter. */
  stop: boolean;
}

/** What a form has while a person tells the story. */
export interface ReportSketch {
  /** Kemendagri codes; empty when not chosen yet. */
  villages: readonly string[];
  category: string | null;
  /** Title and chronology. */
  text: string;
}

const STOP = new Set(
  `yang dan di ke dari dengan untuk pada dalam atau ini itu juga saya kami kita mereka dia ia aku anda tidak tak belum
  sudah telah akan sedang masih ada adalah bisa dapat agar supaya karena sebab oleh sebagai bagi seperti hanya saja
  sangat sekali lebih paling lagi terus serta namun tetapi tapi jika kalau bila maka saat ketika sampai sejak setiap
  para pak bapak bu ibu mas mbak mohon tolong harap minta dimohon terima kasih segera mengapa kenapa apa siapa kapan
  bagaimana mana berapa sekitar kurang tanpa antara hingga yaitu nya sih dong kok lah pun hal cara bahkan padahal
  semua banyak beberapa sering selalu pernah baru lama orang warga masyarakat penduduk desa ds kelurahan kel kecamatan
  kec kabupaten kab tuban dusun dsn rt rw hari minggu bulan tahun kemarin tadi pagi siang sore malam jam tanggal lalu
  depan belakang dekat sebelah arah menuju sampai sepanjang wilayah daerah lokasi tempat titik pemerintah dinas
  laporan lapor melapor melaporkan dilaporkan keluhan mengeluh pengaduan menjadi jadi mau ingin harus perlu bukan
  sing lan ing karo wis durung ora iki iku nang neng seko kulo nggih mboten niki sampun nuwun meter km cm
  rehabilitasi peningkatan pemeliharaan pembangunan perbaikan diperbaiki pekerjaan pengadaan kegiatan tahap ta apbd`.split(
    /\s+/,
  ),
);

const CONCEPTS: readonly (readonly string[])[] = [
  ['jalan', 'ruas', 'lurung'],
  ['rusak', 'lubang', 'jeglong', 'hancur', 'remuk', 'ambles', 'retak', 'rompal', 'gelombang', 'parah'],
  ['jembat', 'jembatan', 'brug'],
  ['lampu', 'pju', 'penerangan', 'terang', 'lampune'],
  ['gelap', 'padam', 'mati'],
  ['sampah', 'rubbish', 'garbage'],
  ['drainase', 'got', 'selokan', 'selo', 'parit', 'gorong', 'saluran', 'salur', 'kalen'],
  ['banjir', 'genang', 'endam', 'rendam', 'luap', 'luber'],
  ['mampet', 'buntu', 'sumbat', 'mampat'],
  ['air', 'toya'],
  ['pdam', 'perumdam', 'hippam', 'pamsimas'],
  ['aspal', 'hotmix', 'paving', 'cor', 'makadam'],
  ['sekolah', 'sdn', 'sd', 'smpn', 'smp', 'madrasah'],
  ['puskesmas', 'pustu', 'polindes', 'klinik'],
  ['pohon', 'wit', 'uwit'],
  ['lambat', 'lelet', 'suwe'],
];

/** Other spellings and Javanese for the very same word. */
const SPELLINGS: Readonly<Record<string, string>> = {
  jln: 'jalan',
  jl: 'jalan',
  dalan: 'jalan',
  bolong: 'lubang',
  ratan: 'jalan',
  ijin: 'izin',
  antri: 'antre',
  akte: 'akta',
  ambulan: 'ambulans',
  kobong: 'bakar',
  ajur: 'hancur',
  kreteg: 'jembatan',
  rabuk: 'pupuk',
  uwuh: 'sampah',
  banyu: 'air',
  peteng: 'gelap',
};

const conceptByStem = new Map(CONCEPTS.flatMap((stems) => stems.map((stem) => [stem, stems[0] ?? stem] as const)));

/** Every word of a text in its order, stop words included. */
export function tokensOf(text: string): Token[] {
  const words =
    text
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? [];
  return words.map((word) => {
    const stem = SPELLINGS[word] ?? stemOf(word);
    return { word, stem, concept: conceptByStem.get(stem) ?? stem, stop: isStop(word) };
  });
}

const isStop = (word: string): boolean => STOP.has(word) || word.length < 2 || /^\d+$/.test(word);

/** Concepts of a text that say something about the matter. */
export const conceptsOf = (text: string): Set<string> =>
  new Set(
    tokensOf(text)
      .filter(({ stop }) => !stop)
      .map(({ concept }) => concept),
  );

/** The words of a text that have one of these concepts, each once, neighbours joined: ["jalan poros", "hujan"]. */
export function wordsFound(tokens: readonly Token[], concepts: ReadonlySet<string>): string[] {
  const seen = new Set<string>();
  const found: { at: number; text: string }[] = [];
  tokens.forEach(({ word, concept, stop }, at) => {
    if (stop || !concepts.has(concept) || seen.has(concept)) return;
    seen.add(concept);
    const last = found.at(-1);
    if (last && last.at === at - 1) {
      last.text += ` ${word}`;
      last.at = at;
    } else found.push({ at, text: word });
  });
  return found.map(({ text }) => text);
}
