/**
 * A light Indonesian stemmer without a dictionary: it need not find the true root, only the same one for the forms
 * in which people write a word ("perbaikan", "diperbaiki", "memperbaiki").
 */

/** Roots that look affixed, or whose last letters look like a suffix once an affix is gone. */
const ROOTS = new Set(
  `air aspal jalan rusak baik masuk naik tumpuk pupuk tunggak letak cetak retak ternak anak duduk rekam makan hujan ikan
  bersih kepala keluarga sekolah jaringan perusahaan pegawai penduduk perangkat perahu beras berita
  dinas petugas terminal pengantar perempuan penyuluh meteran timbangan kotor izin urus kabel resmi bakti polisi
  irigasi desa kelas keras kering tebang buang sumbat tetap tengah terbang lapak sopan lingkungan kecelakaan
  kekerasan pelecehan makanan terang pangkalan lowongan pelatihan`.split(/\s+/),
);

/** Words that mean something else than their root: "pekerja" is a matter of labour, "dikerjakan" is not. */
const WHOLE = new Set(
  `pekerja saluran tegangan jualan makanan minuman timbangan sambungan bangunan angkutan perawat petinggi tertera
  keterangan menerangkan pertimbangan pemadam lebaran sawahan bejagung perizinan kesulitan menyulitkan dipersulit
  mempersulit jangan terjang berusaha perguruan pertanahan pelanggaran kelurahan
  kecamatan bantuan kebakaran pelajaran perumahan`.split(/\s+/),
);

/** Forms that the rules lead to another word: "memohon" is no "pohon", "berikan" no "ikan". */
const IRREGULAR = new Map(
  Object.entries({
    mohon: 'memohon pemohon pemohonan permohonan',
    beri: 'berikan memberikan diberikan',
    pegang: 'pegang pemegang memegang dipegang',
    // "pukul" alone is mostly the time of day.
    memukul: 'memukul memukuli dipukul dipukuli pemukulan',
  }).flatMap(([stem, forms]) => forms.split(' ').map((form) => [form, stem] as const)),
);

const NASAL: readonly [prefix: RegExp, restored: string][] = [
  [/^(?:me|pe)ny(?=[aiueo])/, 's'],
  [/^(?:me|pe)ng(?=[aiueogh])/, ''],
  [/^(?:me|pe)m(?=[aiueo])/, 'p'],
  [/^(?:me|pe)m(?=[bpf])/, ''],
  [/^(?:me|pe)n(?=[aiueo])/, 't'],
  [/^(?:me|pe)n(?=[cdjz])/, ''],
  [/^(?:memper|diper|per|ber|ter|bel)/, ''],
  [/^(?:me|pe)(?=[lrwy])/, ''],
  [/^(?:di|pe|be|te)(?=[a-z]{4})/, ''],
];

const known = new Map<string, string>();

export function stemOf(word: string): string {
  const found = known.get(word);
  if (found !== undefined) return found;
  // People mistype without end: the memory must not grow with them.
  if (known.size > 50_000) known.clear();
  const stem = compute(word);
  known.set(word, stem);
  return stem;
}

function compute(word: string): string {
  const irregular = IRREGULAR.get(word);
  if (irregular !== undefined) return irregular;
  if (isRoot(word) || WHOLE.has(word)) return word;
  let rest = word.replace(/(?<=.{3})nya$/, '').replace(/(?<=.{4})(?:lah|kah|pun)$/, '');
  if (WHOLE.has(rest)) return rest;
  for (const strip of [stripPrefix, stripSuffix, stripPrefix]) {
    if (isRoot(rest)) return rest;
    rest = strip(rest);
  }
  return rest;
}

const isRoot = (word: string): boolean => word.length <= 4 || ROOTS.has(word);

/** Four letters must remain, unless they are a known root. */
const isEnough = (rest: string): boolean => rest.length >= 4 || ROOTS.has(rest);

function stripPrefix(word: string): string {
  if (/^ke.{4,}an$/.test(word)) return word.slice(2);
  const rests = NASAL.map(([prefix, restored]) => word.replace(prefix, restored)).filter((rest) => rest !== word);
  // "mengotori": the k of "kotor" is gone without a trace.
  if (/^[mp]eng/.test(word)) rests.push(...rests.map((rest) => `k${rest}`));
  const known = rests.find((rest) => ROOTS.has(rest) || ROOTS.has(stripSuffix(rest)));
  return known ?? rests.find(isEnough) ?? word;
}

function stripSuffix(word: string): string {
  const rests = [/kan$/, /an$/, /i$/].map((suffix) => word.replace(suffix, '')).filter((rest) => rest !== word);
  return rests.find((rest) => ROOTS.has(rest)) ?? rests.find((rest) => rest.length >= 4) ?? word;
}
