/** The desk's own short pick list, in the order of the form, each with the two levels of SP4N-LAPOR! it is entered as. */
export interface Category {
  code: string;
  name: { id: string; en: string };
  /** The second level is null where SP4N has only the first. */
  sp4n: { head: string; category: string | null };
}

export const CATEGORIES = [
  {
    code: 'road',
    name: { id: 'Jalan dan jembatan', en: 'Roads and bridges' },
    sp4n: { head: 'PEKERJAAN UMUM DAN PENATAAN RUANG', category: 'INFRASTRUKTUR JALAN' },
  },
  {
    code: 'drainage',
    name: { id: 'Drainase', en: 'Drainage' },
    sp4n: { head: 'PEKERJAAN UMUM DAN PENATAAN RUANG', category: 'DRAINASE (GORONG-GORONG/PARIT)' },
  },
  {
    code: 'street-light',
    name: { id: 'Lampu jalan', en: 'Street lights' },
    sp4n: { head: 'PERHUBUNGAN', category: 'LAMPU PENERANGAN JALAN UMUM' },
  },
  {
    code: 'waste',
    name: { id: 'Sampah', en: 'Waste' },
    sp4n: { head: 'LINGKUNGAN HIDUP DAN KEHUTANAN', category: 'PENGELOLAAN SAMPAH' },
  },
  {
    code: 'civil-registration',
    name: { id: 'Adminduk', en: 'Civil registration' },
    sp4n: { head: 'KEPENDUDUKAN', category: 'ADMINISTRASI KEPENDUDUKAN DAN PENCATATAN SIPIL' },
  },
  {
    code: 'water',
    name: { id: 'Air bersih', en: 'Drinking water' },
    sp4n: { head: 'ENERGI DAN SUMBER DAYA ALAM', category: 'LAYANAN AIR MINUM' },
  },
  {
    code: 'health',
    name: { id: 'Kesehatan', en: 'Health' },
    sp4n: { head: 'KESEHATAN', category: 'PELAYANAN KESEHATAN' },
  },
  {
    code: 'school',
    name: { id: 'Sekolah', en: 'Schools' },
    sp4n: { head: 'PENDIDIKAN DAN KEBUDAYAAN', category: 'PENDIDIKAN DASAR DAN MENENGAH' },
  },
  {
    code: 'social-aid',
    name: { id: 'Bantuan sosial', en: 'Social assistance' },
    sp4n: { head: 'SOSIAL DAN KESEJAHTERAAN', category: 'BANTUAN SOSIAL' },
  },
  {
    code: 'land',
    name: { id: 'Pertanahan', en: 'Land' },
    sp4n: { head: 'PEKERJAAN UMUM DAN PENATAAN RUANG', category: 'PERTANAHAN' },
  },
  {
    code: 'permit',
    name: { id: 'Perizinan', en: 'Permits' },
    sp4n: { head: 'EKONOMI DAN KEUANGAN', category: 'PENANAMAN MODAL/ INVESTASI' },
  },
  {
    code: 'transport',
    name: { id: 'Perhubungan dan parkir', en: 'Transport and parking' },
    sp4n: { head: 'PERHUBUNGAN', category: 'TRANSPORTASI DARAT' },
  },
  {
    code: 'market',
    name: { id: 'Pasar dan perdagangan', en: 'Markets and trade' },
    sp4n: { head: 'EKONOMI DAN KEUANGAN', category: 'PERDAGANGAN' },
  },
  {
    code: 'village-administration',
    name: { id: 'Pemerintahan desa', en: 'Village administration' },
    sp4n: { head: 'PEMBANGUNAN DESA, DAERAH TERTINGGAL, DAN TRANSMIGRASI', category: 'PEMERINTAHAN DESA' },
  },
  {
    code: 'public-order',
    name: { id: 'Ketertiban umum', en: 'Public order' },
    sp4n: { head: 'KETENTERAMAN, KETERTIBAN UMUM, DAN PELINDUNGAN MASYARAKAT', category: 'KETERTIBAN UMUM' },
  },
  {
    code: 'agriculture',
    name: { id: 'Pertanian dan peternakan', en: 'Agriculture and livestock' },
    sp4n: { head: 'PERTANIAN DAN PETERNAKAN', category: 'LAINNYA TERKAIT PERTANIAN DAN PETERNAKAN' },
  },
  {
    code: 'fishery',
    name: { id: 'Perikanan dan kelautan', en: 'Fisheries' },
    sp4n: { head: 'LINGKUNGAN HIDUP DAN KEHUTANAN', category: 'KELAUTAN DAN PERIKANAN' },
  },
  {
    code: 'electricity',
    name: { id: 'Listrik', en: 'Electricity' },
    sp4n: { head: 'ENERGI DAN SUMBER DAYA ALAM', category: 'LISTRIK' },
  },
  {
    code: 'environment',
    name: { id: 'Lingkungan hidup', en: 'Environment' },
    sp4n: { head: 'LINGKUNGAN HIDUP DAN KEHUTANAN', category: 'PENCEMARAN LINGKUNGAN' },
  },
  {
    code: 'disaster',
    name: { id: 'Bencana', en: 'Disasters' },
    sp4n: { head: 'LINGKUNGAN HIDUP DAN KEHUTANAN', category: 'PENANGGULANGAN BENCANA' },
  },
  {
    code: 'protection',
    name: { id: 'Perlindungan perempuan dan anak', en: 'Protection of women and children' },
    sp4n: { head: 'KESETARAAN GENDER DAN SOSIAL INKLUSIF', category: 'KEKERASAN DALAM RUMAH TANGGA' },
  },
  {
    code: 'staff-conduct',
    name: { id: 'Sikap dan disiplin petugas', en: 'Conduct of staff' },
    sp4n: { head: 'POLITIK DAN HUKUM', category: 'KORUPSI, KOLUSI, DAN NEPOTISME' },
  },
  {
    code: 'tax',
    name: { id: 'Pajak dan retribusi', en: 'Taxes and levies' },
    sp4n: { head: 'EKONOMI DAN KEUANGAN', category: 'PAJAK' },
  },
  {
    code: 'labour',
    name: { id: 'Ketenagakerjaan', en: 'Labour' },
    sp4n: { head: 'KETENAGAKERJAAN', category: 'HAK PEKERJA' },
  },
  {
    code: 'internet',
    name: { id: 'Internet dan aplikasi', en: 'Internet and applications' },
    sp4n: { head: 'TEKNOLOGI INFORMASI DAN KOMUNIKASI', category: 'JARINGAN INTERNET' },
  },
  {
    code: 'other',
    name: { id: 'Lainnya', en: 'Other' },
    sp4n: { head: 'TOPIK LAINNYA', category: null },
  },
] as const satisfies readonly Category[];

export type CategoryCode = (typeof CATEGORIES)[number]['code'];

/** The ones shown as chips; the rest is under "Lainnya…". */
export const FIRST_CATEGORIES: readonly Category[] = CATEGORIES.slice(0, 6);

const byCode = new Map<string, Category>(CATEGORIES.map((category) => [category.code, category]));

/** Null for a code of a newer version. */
export const categoryOf = (code: string): Category | null => byCode.get(code) ?? null;

/** The code itself when it is unknown. */
export const categoryName = (code: string, language: 'id' | 'en'): string => categoryOf(code)?.name[language] ?? code;
