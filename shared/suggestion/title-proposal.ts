import type { CategoryCode } from '../directory/data/categories.ts';
import { villageName } from '../directory/places.ts';
import { tokensOf } from './text-match.ts';

/** Of a case's title, characters. */
export const TITLE_MAX_LENGTH = 150;

/** The first headline of which a word is in the text; the last has none and is the default. Case titles are Indonesian. */
type Headlines = readonly (readonly [headline: string, words: string])[];

const HEADLINES: Partial<Record<CategoryCode, Headlines>> = {
  road: [
    ['Jembatan rusak', 'jembatan|kreteg'],
    ['Trotoar rusak', 'trotoar'],
    ['Jalan ambles', 'ambles'],
    ['Jalan rusak', ''],
  ],
  drainage: [
    ['Gorong-gorong tersumbat', 'gorong'],
    ['Saluran air tersumbat', 'mampet|buntu|sumbat|tersumbat'],
    ['Drainase bermasalah', ''],
  ],
  'street-light': [
    ['Lampu jalan mati', 'mati|padam|gelap|peteng'],
    ['Penerangan jalan', ''],
  ],
  waste: [
    ['Pembakaran sampah', 'bakar'],
    ['Sampah menumpuk', 'tumpuk'],
    ['Sampah tidak diangkut', 'angkut'],
    ['Penanganan sampah', ''],
  ],
  'civil-registration': [
    ['Perekaman atau cetak KTP-el', 'ktp'],
    ['Pengurusan kartu keluarga', 'kk|kartu'],
    ['Pengurusan akta', 'akta|akte'],
    ['Pindah domisili', 'domisili|pindah'],
    ['Administrasi kependudukan', ''],
  ],
  water: [
    ['Air bersih tidak mengalir', 'mati|mengalir'],
    ['Air bersih keruh', 'keruh'],
    ['Krisis air bersih', 'kekeringan|krisis|dropping'],
    ['Layanan air bersih', ''],
  ],
  health: [
    ['Pelayanan puskesmas', 'puskesmas|pustu'],
    ['Pelayanan rumah sakit', 'rsud|rumah'],
    ['Kepesertaan BPJS Kesehatan', 'bpjs|kis|jkn'],
    ['Permintaan fogging', 'fogging|dbd|nyamuk'],
    ['Pelayanan kesehatan', ''],
  ],
  school: [
    ['Pungutan di sekolah', 'pungutan|iuran|sumbangan'],
    ['Gedung sekolah rusak', 'atap|roboh|bocor|rusak'],
    ['Penerimaan siswa baru', 'ppdb|spmb|zonasi'],
    ['Layanan sekolah', ''],
  ],
  'social-aid': [
    ['Rumah tidak layak huni', 'rutilahu|layak|bedah'],
    ['Bantuan sosial', ''],
  ],
  land: [
    ['Sengketa tanah', 'sengketa|batas'],
    ['Pengurusan sertifikat tanah', 'sertifikat|ptsl'],
    ['Pertanahan', ''],
  ],
  permit: [
    ['Usaha tanpa izin', 'tanpa'],
    ['Pengurusan izin', ''],
  ],
  transport: [
    ['Parkir', 'parkir|jukir'],
    ['Truk bermuatan lebih', 'truk|odol'],
    ['Rambu dan lampu lalu lintas', 'rambu|apill|merah|marka'],
    ['Angkutan umum', 'angkot|bus|angkutan|terminal'],
    ['Lalu lintas', ''],
  ],
  market: [
    ['Kelangkaan elpiji', 'elpiji|lpg|melon'],
    ['Harga kebutuhan pokok', 'harga'],
    ['Layanan pasar', ''],
  ],
  'village-administration': [
    ['Dana desa', 'dana|apbdes|anggaran'],
    ['Pelayanan pemerintah desa', ''],
  ],
  'public-order': [
    ['Kebisingan', 'bising|sound|horeg|karaoke|musik'],
    ['Gangguan ketertiban', ''],
  ],
  agriculture: [
    ['Pupuk bersubsidi', 'pupuk|rabuk'],
    ['Irigasi sawah', 'irigasi|pengairan|waduk'],
    ['Hama tanaman', 'hama|wereng|tikus'],
    ['Penyakit ternak', 'pmk|lsd|ternak|sapi'],
    ['Pertanian', ''],
  ],
  fishery: [
    ['Solar nelayan', 'solar'],
    ['Perikanan', ''],
  ],
  electricity: [
    ['Listrik padam', 'padam|mati|oglangan|byarpet'],
    ['Tiang atau kabel listrik berbahaya', 'tiang|kabel'],
    ['Layanan listrik', ''],
  ],
  environment: [
    ['Pohon rawan tumbang', 'pohon'],
    ['Debu mengganggu warga', 'debu'],
    ['Limbah mencemari lingkungan', 'limbah|tercemar'],
    ['Penambangan', 'tambang'],
    ['Pencemaran lingkungan', ''],
  ],
  disaster: [
    ['Tanggul rusak', 'tanggul'],
    ['Tanah longsor', 'longsor'],
    ['Banjir', 'banjir|terendam'],
    ['Penanganan bencana', ''],
  ],
  protection: [['Laporan perlindungan perempuan dan anak', '']],
  'staff-conduct': [
    ['Dugaan pungutan liar', 'pungli|pungutan|dimintai'],
    ['Sikap dan disiplin petugas', ''],
  ],
  tax: [
    ['Pajak bumi dan bangunan', 'pbb|sppt'],
    ['Retribusi', 'retribusi'],
    ['Pajak daerah', ''],
  ],
  labour: [
    ['Hak pekerja', 'gaji|upah|thr|pesangon|phk|lembur'],
    ['Lowongan dan pelatihan kerja', 'lowongan|pelatihan'],
    ['Ketenagakerjaan', ''],
  ],
  internet: [
    ['Sinyal dan jaringan internet', 'sinyal|internet|wifi|tower'],
    ['Gangguan aplikasi layanan', ''],
  ],
};

export interface TitleParts {
  category: string | null;
  /** Kemendagri codes. */
  villages: readonly string[];
  /** Office or service, where the place is one. */
  office?: string;
  text: string;
}

/** "Jalan rusak, Sumberagung, Plumpang"; empty while neither the category nor the place says anything. */
export function proposeTitle({ category, villages, office, text }: TitleParts): string {
  const parts = [headline(category, text), office?.trim() || placeText(villages)].filter((part) => part !== '');
  return shorten(parts.join(', '));
}

function headline(category: string | null, text: string): string {
  const headlines = HEADLINES[category as CategoryCode] ?? [];
  const stems = new Set(tokensOf(text).map(({ stem }) => stem));
  const fits = (words: string) =>
    words === '' || words.split('|').some((word) => tokensOf(word).every(({ stem }) => stems.has(stem)));
  return headlines.find(([, words]) => fits(words))?.[0] ?? '';
}

function placeText(codes: readonly string[]): string {
  const villages = codes.map(villageName).filter((village) => village !== null);
  const [first, second] = villages;
  if (!first) return '';
  const isOneKecamatan = villages.every(({ kecamatan }) => kecamatan === first.kecamatan);
  if (!second) return `${first.name}, ${first.kecamatan}`;
  if (villages.length > 2 || !isOneKecamatan) {
    return `${villages.length} desa${isOneKecamatan ? `, ${first.kecamatan}` : ''}`;
  }
  return `${first.name} dan ${second.name}, ${first.kecamatan}`;
}

/** Cut between words. */
function shorten(title: string): string {
  if (title.length <= TITLE_MAX_LENGTH) return title;
  const cut = title.slice(0, TITLE_MAX_LENGTH - 1);
  return `${cut.slice(0, cut.lastIndexOf(' ')).replace(/[,\s]+$/, '')}…`;
}
