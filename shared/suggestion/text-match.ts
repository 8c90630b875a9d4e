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
  yg dg dgn utk tdk sdh udah dah blm krn karna jg sy kmi dlm pd dr skrg skrng sekarang bs klo klau kalo gak ga gk nggak
  ndak ya yaa dpt kpd spt sbg bgt tsb thn bln tgl no nomor assalamualaikum wr wb selamat salam yth
  hormat dibantu bantuannya tindak lanjut ditindaklanjuti perhatian terimakasih makasih matur suwun
  rehabilitasi peningkatan pemeliharaan pembangunan perbaikan diperbaiki pekerjaan pengadaan kegiatan tahap ta apbd`.split(
    /\s+/,
  ),
);

const CONCEPTS: readonly (readonly string[])[] = [
  ['jalan', 'ruas', 'lurung'],
  ['rusak', 'lubang', 'jeglong', 'hancur', 'remuk', 'ambles', 'retak', 'rompal', 'gelombang', 'parah'],
  ['jembat', 'jembatan', 'brug'],
  ['lampu', 'pju', 'penerangan', 'terang'],
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

/** Other spellings, abbreviations and Javanese for the very same word. */
const SPELLINGS = new Map(
  Object.entries({
    jalan: 'jln jl jlan jlm dalan ratan',
    lubang: 'bolong lobang',
    ambles: 'amblas',
    paving: 'pavingisasi pafing',
    hancur: 'ajur',
    jembatan: 'kreteg',
    hujan: 'udan',
    genang: 'genagan',
    air: 'banyu',
    kering: 'asat',
    sampah: 'uwuh',
    bau: 'mambu',
    gelap: 'peteng',
    malam: 'bengi mlm',
    rumah: 'omah rmh',
    bakar: 'kobong',
    izin: 'ijin',
    antre: 'antri antrian',
    akta: 'akte',
    ijazah: 'ijasah',
    sekolah: 'skolah sklh',
    ambulans: 'ambulan ambulance',
    pupuk: 'rabuk',
    kambing: 'wedus wedhus',
    kerja: 'kerjo',
    mohon: 'mhn',
    bantu: 'mbantu',
    survei: 'survey',
  }).flatMap(([stem, forms]) => forms.split(' ').map((form) => [form, stem] as const)),
);

const conceptByStem = new Map(CONCEPTS.flatMap((stems) => stems.map((stem) => [stem, stems[0] ?? stem] as const)));

const known = new Set([...SPELLINGS.keys(), ...SPELLINGS.values(), ...CONCEPTS.flat()]);

/** Javanese "-e" and "-ne" say whose it is: "dalane", "banyune". */
const withoutOwner = (word: string): string =>
  ['e', 'ne']
    .map((suffix) => (word.endsWith(suffix) ? word.slice(0, -suffix.length) : ''))
    .find((base) => known.has(base)) ?? word;

/** Every word of a text in its order, stop words included. */
export function tokensOf(text: string): Token[] {
  const words =
    text
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? [];
  return words.map((word) => {
    // "gorong2": said twice.
    const bare = withoutOwner(word.replace(/^([a-z]{3,})2(?=nya$|an$|$)/, '$1'));
    const plain = stemOf(bare);
    const stem = SPELLINGS.get(bare) ?? SPELLINGS.get(plain) ?? plain;
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
