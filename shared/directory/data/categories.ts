/** The desk's own short pick list, in the order of the form, each with the two levels of SP4N-LAPOR! it is entered as. */
export interface Category {
  code: string;
  name: { id: string; en: string };
  /** The second level is null where SP4N has only the first. */
  sp4n: { head: string; category: string | null };
  /** Words and phrases that tell the category, Indonesian and Javanese; roots are enough. */
  words: readonly string[];
  /** Words that speak for it only when nothing stronger is said. */
  weakWords: readonly string[];
}

export const CATEGORIES = [
  {
    code: 'road',
    name: { id: 'Jalan dan jembatan', en: 'Roads and bridges' },
    sp4n: { head: 'PEKERJAAN UMUM DAN PENATAAN RUANG', category: 'INFRASTRUKTUR JALAN' },
    words: list(`jalan rusak|jalan lubang|jalan poros|jalan desa|jalan kabupaten|jalan provinsi|badan jalan|
      jalan lingkungan|jalan raya|aspal|paving|makadam|jembatan|lubang|jeglongan|ambles|bahu jalan|trotoar|cor jalan|
      tambal|pengguna jalan|plengsengan`),
    weakWords: list('jalan|rusak|hancur|motor|gelombang|retak|urug|diuruk|pengendara|gang|sempit|lebar'),
  },
  {
    code: 'drainage',
    name: { id: 'Drainase', en: 'Drainage' },
    sp4n: { head: 'PEKERJAAN UMUM DAN PENATAAN RUANG', category: 'DRAINASE (GORONG-GORONG/PARIT)' },
    words: list(
      'drainase|selokan|got|gorong gorong|parit|saluran|saluran air|saluran buntu|saluran mampet|mampet|luber',
    ),
    weakWords: list('genangan|tergenang|buntu|sumbat|meluap|banjir'),
  },
  {
    code: 'street-light',
    name: { id: 'Lampu jalan', en: 'Street lights' },
    sp4n: { head: 'PERHUBUNGAN', category: 'LAMPU PENERANGAN JALAN UMUM' },
    words: list('lampu jalan|penerangan jalan|penerangan jalan umum|lampu penerangan|pju|lampu mati|lampu padam'),
    weakWords: list('lampu|gelap|peteng|penerangan'),
  },
  {
    code: 'waste',
    name: { id: 'Sampah', en: 'Waste' },
    sp4n: { head: 'LINGKUNGAN HIDUP DAN KEHUTANAN', category: 'PENGELOLAAN SAMPAH' },
    words: list(
      'sampah|uwuh|tps|tpa|tempat pembuangan|bank sampah|kontainer sampah|truk sampah|bakar sampah|tumpukan sampah',
    ),
    weakWords: list('bau|kotor|tumpuk|kebersihan|lalat'),
  },
  {
    code: 'civil-registration',
    name: { id: 'Adminduk', en: 'Civil registration' },
    sp4n: { head: 'KEPENDUDUKAN', category: 'ADMINISTRASI KEPENDUDUKAN DAN PENCATATAN SIPIL' },
    words: list(
      `ktp|kartu keluarga|kk|akta|akte|kia|pindah domisili|dukcapil|disdukcapil|nik|adminduk|kependudukan|rekam|blangko`,
    ),
    weakWords: list('domisili|antre|cetak'),
  },
  {
    code: 'water',
    name: { id: 'Air bersih', en: 'Drinking water' },
    sp4n: { head: 'ENERGI DAN SUMBER DAYA ALAM', category: 'LAYANAN AIR MINUM' },
    words: list(`air bersih|pdam|perumdam|pamsimas|hippam|air minum|air keruh|air mati|air tidak mengalir|banyu|
      tangki air|dropping air|kekeringan|krisis air|sumur bor|tagihan air|meteran air|pipa`),
    weakWords: list('air|keruh|mengalir|sumur|pelanggan|sambungan'),
  },
  {
    code: 'health',
    name: { id: 'Kesehatan', en: 'Health' },
    sp4n: { head: 'KESEHATAN', category: 'PELAYANAN KESEHATAN' },
    words: list(`puskesmas|pustu|polindes|rumah sakit|rsud|dokter|perawat|bidan|posyandu|ambulans|ambulan|bpjs|jkn|kis|
      obat|pasien|rujukan|rawat inap|igd|imunisasi|vaksin|demam berdarah|dbd|fogging|stunting|nyamuk|berobat`),
    weakWords: list('sakit|periksa|antre|kesehatan'),
  },
  {
    code: 'school',
    name: { id: 'Sekolah', en: 'Schools' },
    sp4n: { head: 'PENDIDIKAN DAN KEBUDAYAAN', category: 'PENDIDIKAN DASAR DAN MENENGAH' },
    words: list(`sekolah|sdn|smpn|sd negeri|smp negeri|paud|tk negeri|guru|siswa|murid|ppdb|spmb|kepala sekolah|ijazah|
      ruang kelas|seragam|uang gedung|iuran komite|pip|makan bergizi|mbg|wali murid|zonasi|bullying|perundungan`),
    weakWords: list('kelas|komite|pendidikan|belajar|anak|sd|smp'),
  },
  {
    code: 'social-aid',
    name: { id: 'Bantuan sosial', en: 'Social assistance' },
    sp4n: { head: 'SOSIAL DAN KESEJAHTERAAN', category: 'BANTUAN SOSIAL' },
    words: list(`bansos|bantuan sosial|pkh|bpnt|sembako|blt|kks|dtks|dtsen|desil|penerima bantuan|bantuan pangan|
      bantuan tunai|rutilahu|rumah tidak layak huni|bedah rumah|lansia|disabilitas|odgj|bantuan`),
    weakWords: list('miskin|tidak mampu|beras|pencairan|janda|jompo'),
  },
  {
    code: 'land',
    name: { id: 'Pertanahan', en: 'Land' },
    sp4n: { head: 'PEKERJAAN UMUM DAN PENATAAN RUANG', category: 'PERTANAHAN' },
    words:
      list(`sertifikat tanah|sertifikat|ptsl|sengketa tanah|batas tanah|bpn|tanah|patok|letter c|petok d|ganti rugi|
      pembebasan lahan|tanah kas desa|akta tanah|waris`),
    weakWords: list('lahan|batas|ukur|pengukuran'),
  },
  {
    code: 'permit',
    name: { id: 'Perizinan', en: 'Permits' },
    sp4n: { head: 'EKONOMI DAN KEUANGAN', category: 'PENANAMAN MODAL/ INVESTASI' },
    words: list(
      'izin|ijin|perizinan|oss|nib|pbg|imb|slf|izin usaha|dpmptsp|mal pelayanan publik|sip|amdal|simbg|tanpa izin',
    ),
    weakWords: list('usaha|persyaratan|verifikasi|bangunan'),
  },
  {
    code: 'transport',
    name: { id: 'Perhubungan dan parkir', en: 'Transport and parking' },
    sp4n: { head: 'PERHUBUNGAN', category: 'TRANSPORTASI DARAT' },
    words: list(`parkir|juru parkir|jukir|terminal|angkot|angkutan|bus|trayek|uji kir|kir|rambu|lampu merah|
      apill|marka|zebra cross|kemacetan|macet|truk tambang|dump truk|odol|muatan|palang pintu|kereta|sopir`),
    weakWords: list('truk|kendaraan|lalu lintas|ngebut|penumpang|tarif'),
  },
  {
    code: 'market',
    name: { id: 'Pasar dan perdagangan', en: 'Markets and trade' },
    sp4n: { head: 'EKONOMI DAN KEUANGAN', category: 'PERDAGANGAN' },
    words:
      list(`pasar|pedagang|lapak|kios|pkl|harga sembako|harga beras|harga minyak|minyak goreng|elpiji|lpg|gas melon|
      gas 3 kg|timbangan|tera|umkm|koperasi|retribusi pasar|pangkalan|langka|pertalite|solar bersubsidi`),
    weakWords: list('harga|jualan|dagang|toko|beli|mahal|bbm'),
  },
  {
    code: 'village-administration',
    name: { id: 'Pemerintahan desa', en: 'Village administration' },
    sp4n: { head: 'PEMBANGUNAN DESA, DAERAH TERTINGGAL, DAN TRANSMIGRASI', category: 'PEMERINTAHAN DESA' },
    words: list(`kepala desa|kades|perangkat desa|sekdes|kasun|kepala dusun|petinggi|dana desa|add|apbdes|bpd|bumdes|
      balai desa|pilkades|musdes|musyawarah desa|surat pengantar|transparansi desa|kantor desa|lurah`),
    weakWords: list('pemdes|pemerintah desa|rt|rw|dusun|kelurahan|kecamatan|anggaran'),
  },
  {
    code: 'public-order',
    name: { id: 'Ketertiban umum', en: 'Public order' },
    sp4n: { head: 'KETENTERAMAN, KETERTIBAN UMUM, DAN PELINDUNGAN MASYARAKAT', category: 'KETERTIBAN UMUM' },
    words:
      list(`ketertiban|satpol|miras|warung remang|karaoke|sound horeg|bising|kebisingan|judi|sabung ayam|balap liar|
      knalpot brong|pengemis|anak jalanan|gelandangan|prostitusi|tawuran|pencurian|maling|reklame|baliho|keributan|
      mabuk|ngamuk|sarang tawon|ular|petasan`),
    weakWords: list('liar|malam|resah|meresahkan|gangguan|keamanan|berisik|warung|musik'),
  },
  {
    code: 'agriculture',
    name: { id: 'Pertanian dan peternakan', en: 'Agriculture and livestock' },
    sp4n: { head: 'PERTANIAN DAN PETERNAKAN', category: 'LAINNYA TERKAIT PERTANIAN DAN PETERNAKAN' },
    words:
      list(`pupuk|rabuk|petani|tani|sawah|padi|jagung|irigasi|poktan|gapoktan|kelompok tani|bibit|benih|hama|wereng|
      tikus|traktor|alsintan|kartu tani|erdkk|panen|gagal panen|ternak|sapi|kambing|pmk|lsd|ayam|kandang ayam`),
    weakWords: list('tanam|lahan|pengairan|penyuluh|kandang|pompa|waduk'),
  },
  {
    code: 'fishery',
    name: { id: 'Perikanan dan kelautan', en: 'Fisheries' },
    sp4n: { head: 'LINGKUNGAN HIDUP DAN KEHUTANAN', category: 'KELAUTAN DAN PERIKANAN' },
    words: list(`nelayan|perahu|kapal|ikan|tpi|tempat pelelangan|tambak|melaut|jaring|cantrang|pelabuhan|dermaga|
      solar nelayan|budidaya ikan|udang|kolam ikan|muara|abrasi|breakwater`),
    weakWords: list('laut|pantai|pesisir|solar|pendangkalan'),
  },
  {
    code: 'electricity',
    name: { id: 'Listrik', en: 'Electricity' },
    sp4n: { head: 'ENERGI DAN SUMBER DAYA ALAM', category: 'LISTRIK' },
    words: list(`listrik|pln|mati listrik|listrik padam|oglangan|byarpet|tiang listrik|kabel listrik|kabel pln|trafo|
      gardu|token|meteran listrik|kwh|tegangan|voltase|aliran listrik`),
    weakWords: list('padam|kabel|tiang|setrum|strum'),
  },
  {
    code: 'environment',
    name: { id: 'Lingkungan hidup', en: 'Environment' },
    sp4n: { head: 'LINGKUNGAN HIDUP DAN KEHUTANAN', category: 'PENCEMARAN LINGKUNGAN' },
    words: list(`limbah|pencemaran|cemar|tercemar|polusi|debu|asap pabrik|pabrik|tambang|galian c|penambangan|bau busuk|
      bau menyengat|pemangkasan|pohon|tebang|penebangan|hutan|taman|rth|kilang|blasting`),
    weakWords: list('bau|sungai|asap|lingkungan|industri|kotoran'),
  },
  {
    code: 'disaster',
    name: { id: 'Bencana', en: 'Disasters' },
    sp4n: { head: 'LINGKUNGAN HIDUP DAN KEHUTANAN', category: 'PENANGGULANGAN BENCANA' },
    words: list(`banjir|bengawan solo|longsor|tanggul|angin kencang|puting beliung|gempa|bencana|bpbd|pengungsi|
      mengungsi|kebakaran|rob|tebing|tanah gerak|rumah roboh|terendam|perahu karet`),
    weakWords: list('meluap|roboh|hujan deras|jebol|terjang|bengawan'),
  },
  {
    code: 'protection',
    name: { id: 'Perlindungan perempuan dan anak', en: 'Protection of women and children' },
    sp4n: { head: 'KESETARAAN GENDER DAN SOSIAL INKLUSIF', category: 'KEKERASAN DALAM RUMAH TANGGA' },
    words: list(`kdrt|kekerasan dalam rumah tangga|kekerasan|perkosaan|diperkosa|pencabulan|dicabuli|pelecehan|
      dilecehkan|penelantaran|ditelantarkan|dianiaya|penganiayaan|suami memukul|dipukuli suami|pernikahan anak|
      anak terlantar|eksploitasi anak`),
    weakWords: list('suami|istri|pukul|korban|trauma|perempuan'),
  },
  {
    code: 'staff-conduct',
    name: { id: 'Sikap dan disiplin petugas', en: 'Conduct of staff' },
    sp4n: { head: 'POLITIK DAN HUKUM', category: 'KORUPSI, KOLUSI, DAN NEPOTISME' },
    words: list(`pungli|pungutan liar|suap|menyuap|korupsi|gratifikasi|calo|uang pelicin|dimintai uang|minta uang|
      uang rokok|tidak ramah|tidak sopan|kasar|membentak|dibentak|marah marah|bolos|mangkir|disiplin|
      penyalahgunaan wewenang|nepotisme|oknum|dipersulit|tidak ada di tempat|asn|jual beli jabatan`),
    weakWords: list('petugas|pegawai|pelayanan|loket|pungutan|biaya|lambat|dibiarkan'),
  },
  {
    code: 'tax',
    name: { id: 'Pajak dan retribusi', en: 'Taxes and levies' },
    sp4n: { head: 'EKONOMI DAN KEUANGAN', category: 'PAJAK' },
    words: list('pajak|pbb|pbb p2|sppt|bphtb|retribusi|njop|denda pajak|bapenda|opsen|pajak kendaraan|tunggakan pajak'),
    weakWords: list('bayar|tagihan|tunggakan|denda|setor'),
  },
  {
    code: 'labour',
    name: { id: 'Ketenagakerjaan', en: 'Labour' },
    sp4n: { head: 'KETENAGAKERJAAN', category: 'HAK PEKERJA' },
    words: list(`buruh|karyawan|pekerja|upah|umk|umr|gaji|phk|dipecat|thr|pesangon|lowongan|tenaga kerja|disnaker|
      disnakerin|pelatihan kerja|blk|tki|pmi|pekerja migran|kartu kuning|ak 1|lembur|outsourcing|honorer|magang`),
    weakWords: list('kerja|perusahaan|kontrak|pabrik|rekrutmen|lamaran'),
  },
  {
    code: 'internet',
    name: { id: 'Internet dan aplikasi', en: 'Internet and applications' },
    sp4n: { head: 'TEKNOLOGI INFORMASI DAN KOMUNIKASI', category: 'JARINGAN INTERNET' },
    words: list(`internet|wifi|wi fi|sinyal|aplikasi|website|situs|server|login|tower|bts|menara telekomunikasi|
      kabel wifi|kabel fiber|kabel internet|tiang wifi|hoaks|penipuan online|provider`),
    weakWords: list('jaringan|eror|error|online|daring|akun|data'),
  },
  {
    code: 'other',
    name: { id: 'Lainnya', en: 'Other' },
    sp4n: { head: 'TOPIK LAINNYA', category: null },
    words: [],
    weakWords: [],
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

function list(text: string): readonly string[] {
  return text.split('|').map((item) => item.trim());
}
