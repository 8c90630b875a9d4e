import type { CategoryCode } from '../directory/data/categories.ts';

export interface CategoryWords {
  /** Words and phrases that tell the category, Indonesian and Javanese; roots are enough. */
  strong: readonly string[];
  /** Words that speak for it only together or when nothing stronger is said. */
  weak: readonly string[];
}

export const CATEGORY_WORDS: Readonly<Record<CategoryCode, CategoryWords>> = {
  road: {
    strong:
      list(`jalan rusak|jalan lubang|jalan poros|jalan desa|jalan kabupaten|jalan provinsi|jalan kampung|badan jalan|
      jalan lingkungan|jalan hancur|jalan retak|jalan ambles|perbaikan jalan|pelebaran jalan|aspal|hotmix|paving|makadam|
      jembatan|lubang|jeglong|ambles|bahu jalan|trotoar|pedestrian|cor jalan|tambal|rabat beton`),
    weak: list(
      'jalan|jalan raya|jl raya|rusak|hancur|gelombang|retak|urug|uruk|terkelupas|mengelupas|keropos|becek|batu|remuk|ambrol|tergerus|licin|pemborong',
    ),
  },
  drainage: {
    strong:
      list(`drainase|selokan|got|gorong|gorong gorong|parit|saluran|saluran air|saluran buntu|saluran mampet|mampet|
      luber|kalen|kalenan|box culvert|genangan|sedimen|keruk|talut|talud|plengsengan|sudetan|sungai dangkal|keruk sungai|pendangkalan sungai|normalisasi|banjir`),
    weak: list('buntu|sumbat|meluap|comberan|air hujan|endapan|lumpur|pembuangan air'),
  },
  'street-light': {
    strong:
      list(`lampu jalan|penerangan jalan|penerangan jalan umum|lampu penerangan|pju|lampu pju|lampu mati|lampu padam|
      tiang pju|lampu kampung|lampu tenaga surya`),
    weak: list('lampu|gelap|penerangan|padam|titik'),
  },
  waste: {
    strong: list(`sampah|uwuh|tps|tpa|tempat pembuangan|bank sampah|kontainer sampah|truk sampah|bakar sampah|
      tumpukan sampah|angkut sampah|hasil kerja bakti|bakar plastik|tempat sampah|pengangkut sampah|puing|kontainer|belatung|bangkai|popok`),
    weak: list('bau|kotor|tumpuk|kebersihan|lalat|angkut|plastik'),
  },
  'civil-registration': {
    strong: list(`ktp|kartu keluarga|akta|akta lahir|akta mati|kartu identitas anak|kia|pindah domisili|pindah alamat|
      pindah penduduk|surat pindah|dukcapil|disdukcapil|adminduk|kependudukan|rekam|blangko|cetak ktp|ikd|pecah kk|
      pisah kk|kk baru|cetak kk|perubahan kk|nik ganda|nik tidak terdaftar|nik saya tidak|masuk kk|buku nikah|nik tidak ditemukan|nik tidak aktif`),
    weak: list('domisili|antre|cetak|kk|nik|ganti alamat'),
  },
  water: {
    strong:
      list(`air bersih|pdam|perumdam|pamsimas|hippam|air minum|air keruh|air mati|air tidak mengalir|air tidak keluar|
      tidak dapat air|tangki air|dropping air|kekeringan|krisis air|kekurangan air|sumur bor|tagihan air|meteran air|
      pipa|pipa bocor|ledeng|kran|sumur kering|air kecil`),
    weak: list('air|keruh|mengalir|sumur|pelanggan|sambungan|meteran|pasang baru|kering|tangki|kaporit'),
  },
  health: {
    strong:
      list(`puskesmas|pustu|polindes|rumah sakit|rsud|dokter|perawat|bidan|posyandu|ambulans|bpjs|jkn|pbi|kis|obat|
      pasien|rujukan|dirujuk|rawat inap|igd|ugd|imunisasi|vaksin|sertifikat vaksin|demam berdarah|dbd|fogging|stunting|
      nyamuk|jentik|berobat|cuci darah|poli`),
    weak: list('sakit|periksa|antre|kesehatan|semprot|penyakit'),
  },
  school: {
    strong: list(`sekolah|sdn|smpn|sd negeri|smp negeri|paud|tk negeri|guru|siswa|murid|ppdb|spmb|kepala sekolah|ijazah|
      ruang kelas|seragam|uang gedung|iuran komite|pip|kip|makan bergizi|mbg|wali murid|zonasi|bullying|perundungan|
      spp|tunggakan spp|beasiswa|daftar sd|daftar smp|pelajar|study tour|makan gratis|rapor|ujian sekolah`),
    weak: list('kelas|komite|pendidikan|belajar|sd|smp|smk|sma|madrasah|kuliah|ujian|sekelas|nilai'),
  },
  'social-aid': {
    strong: list(`bansos|bantuan sosial|pkh|bpnt|sembako|blt|kks|dtks|dtsen|desil|penerima bantuan|bantuan pangan|
      bantuan beras|bantuan tunai|dapat bantuan|menerima bantuan|terima bantuan|data bantuan|rutilahu|
      layak huni|rumah tidak layak|kartu keluarga sejahtera|bedah rumah|lansia|disabilitas|odgj|gangguan jiwa|mbr|berpenghasilan rendah|dinsos|sktm|
      gakin|keluarga miskin|tidak tepat sasaran|kursi roda|yatim|dinding bambu|anggota pkh|tuna netra|tuna rungu|difabel|alat bantu|rumah hampir roboh|rumah reyot`),
    weak: list(
      'bantuan|miskin|tidak mampu|kurang mampu|beras|pencairan|janda|jompo|saldo|cair|survei|penerima|lumpuh|terlantar',
    ),
  },
  land: {
    strong:
      list(`sertifikat|sertifikat tanah|ptsl|sengketa tanah|batas tanah|bpn|pertanahan|tanah|patok|letter c|petok d|ganti rugi|
      pembebasan lahan|tanah kas desa|akta tanah|waris|balik nama|sertifikat rumah`),
    weak: list('lahan|batas|ukur|pagar'),
  },
  permit: {
    strong:
      list(`perizinan|oss|nib|pbg|imb|slf|izin usaha|izin bangunan|izin mendirikan|surat izin|mengurus izin|urus izin|
      dpmptsp|mal pelayanan publik|amdal|simbg|tanpa izin|belum berizin|tidak berizin|tidak ada izin|ajukan izin|izin tidak jelas|cabut izin|skrk|siup`),
    weak: list('izin|usaha|bangunan|investor'),
  },
  transport: {
    strong: list(`parkir|juru parkir|jukir|terminal|angkot|angkutan umum|angkutan kota|angkutan desa|angkutan sekolah|
      bus sekolah|bus pelajar|trayek|uji kir|rambu|lampu merah|traffic light|lampu lalu lintas|warning light|apill|marka|
      zebra cross|halte|lampu penyeberangan|truk tambang|truk pasir|dump truk|odol|muatan|palang pintu|perlintasan kereta|polisi tidur`),
    weak: list(
      'bus|truk|sopir|macet|kereta|kendaraan|kendaraan berat|lalu lintas|ngebut|penumpang|tarif|semrawut|penyeberangan',
    ),
  },
  market: {
    strong: list(`pasar|pedagang|lapak|kios|los|pkl|harga sembako|harga beras|harga minyak|minyak goreng|elpiji|lpg|
      gas melon|gas 3 kg|timbangan|tera ulang|umkm|modal usaha|koperasi|retribusi pasar|pangkalan|langka|pertalite|
      operasi pasar`),
    weak: list('harga|jualan|dagang|toko|beli|mahal|bbm|beras|cabai|naik'),
  },
  'village-administration': {
    strong:
      list(`kepala desa|kades|perangkat desa|sekdes|carik|kasun|kepala dusun|petinggi|dana desa|add|apbdes|bpd|bumdes|
      balai desa|pilkades|musdes|musyawarah desa|surat pengantar|transparansi desa|kantor desa|lurah|pengurus rt|pamong|bengkok`),
    weak: list(
      'perangkat|pemdes|pemerintah desa|anggaran|pak rt|ketua rt|ketua rw|kelurahan|surat keterangan|tanda tangan|transparan',
    ),
  },
  'public-order': {
    strong: list(`ketertiban|ditertibkan|satpol|miras|arak|warung remang|karaoke|sound horeg|bising|judi|sabung ayam|
      balap liar|balapan|knalpot brong|pengemis|anak jalanan|gelandangan|prostitusi|tawuran|pencurian|maling|reklame|
      baliho|keributan|mabuk|ngamuk|sarang tawon|ular|petasan|pkl|pkl menutup|bangunan liar|warkop|minuman keras|onar|anjing|monyet|hajatan|orkes|sound system|
      tidak bisa tidur`),
    weak: list('liar|malam|resah|digigit|sound|gangguan|keamanan|berisik|warung|musik|keras'),
  },
  agriculture: {
    strong:
      list(`pupuk|urea|phonska|petani|tani|sawah|padi|jagung|irigasi|pintu air|poktan|gapoktan|kelompok tani|bibit|
      benih|hama|wereng|tikus|traktor|alsintan|kartu tani|erdkk|panen|gagal panen|ternak|sapi|kambing|pmk|lsd|
      penyakit mulut|dokter hewan|tanaman padi|puso`),
    weak: list('tanam|lahan|pengairan|penyuluh|kandang|pompa|waduk|ayam|tanaman|embung|pestisida'),
  },
  fishery: {
    strong: list(`nelayan|perahu|kapal|ikan|tpi|tempat pelelangan|tambak|melaut|jaring|trawl|cantrang|pelabuhan|dermaga|
      solar nelayan|kartu nelayan|budidaya ikan|udang|kolam ikan|kolam labuh|muara|abrasi|breakwater`),
    weak: list('laut|pantai|pesisir|solar|pendangkalan|dangkal'),
  },
  electricity: {
    strong:
      list(`listrik|pln|mati listrik|listrik padam|oglangan|byarpet|tiang listrik|kabel listrik|kabel pln|trafo|gardu|
      token|meteran listrik|kwh|tegangan|voltase|aliran listrik|watt`),
    weak: list('padam|kabel|tiang|setrum|strum'),
  },
  environment: {
    strong:
      list(`limbah|tambang pasir|tambang ilegal|pencemaran|tercemar|polusi|debu|asap pabrik|tambang|galian c|bau busuk|bau menyengat|
      pemangkasan|perantingan|perampingan|ranting pohon|dahan|ranting|pohon|pohon tumbang|potong pohon|tebang|
      hutan|taman|rth|kilang|blasting|sungai hitam|air sungai|kandang ayam|peternakan ayam|bau kandang`),
    weak: list('bau|sungai|asap|lingkungan|industri|kotoran|rimbun|tumbang|pabrik|hitam|berbuih'),
  },
  disaster: {
    strong:
      list(`banjir|bengawan|luapan bengawan|longsor|tanggul|tanggul jebol|angin kencang|angin ribut|puting beliung|gempa|
      bencana|bpbd|pengungsi|mengungsi|kebakaran|rob|tebing|tanah gerak|rumah roboh|terendam|perahu karet|rumah rusak|terpal`),
    weak: list('meluap|roboh|hujan deras|jebol|terjang|setinggi|genteng'),
  },
  protection: {
    strong:
      list(`kdrt|kekerasan|perkosaan|diperkosa|pencabulan|dicabuli|pelecehan|dilecehkan|penelantaran|menelantarkan|
      dianiaya|penganiayaan|suami memukul|dipukuli suami|pernikahan anak|kawin anak|dipaksa kawin|dipaksa nikah|
      anak terlantar|eksploitasi anak|anak dipukul|dikurung|memukul|ibu tiri|ayah tiri|nafkah`),
    weak: list('suami|istri|korban|trauma|perempuan|umur'),
  },
  'staff-conduct': {
    strong: list(`pungli|pungutan liar|suap|menyuap|korupsi|gratifikasi|calo|uang pelicin|dimintai uang|minta uang|
      uang rokok|tidak ramah|tidak sopan|membentak|ketus|marah marah|bolos|mangkir|disiplin|mobil dinas|jarang masuk|
      penyalahgunaan wewenang|nepotisme|oknum|dipersulit|mempersulit|asn|pns|jual beli jabatan|main hp|tanpa kuitansi|seikhlasnya|disuruh bayar|suruh bayar|mengusir|diusir`),
    weak: list(
      'petugas|pegawai|pelayanan|loket|pungutan|biaya|lambat|dibiarkan|kasar|camat|tidak dilayani|satpam|diteken|jam pelayanan',
    ),
  },
  tax: {
    strong: list('pajak|pbb|sppt|bphtb|retribusi|njop|denda pajak|bapenda|opsen|pajak kendaraan|tunggakan pajak|npwp'),
    weak: list('bayar|tagihan|tunggakan|denda|setor|lunas'),
  },
  labour: {
    strong:
      list(`buruh|karyawan|pekerja|upah|umk|umr|gaji|phk|dipecat|thr|pesangon|lowongan|loker|tenaga kerja|disnaker|
      disnakerin|pelatihan|blk|tki|tkw|pmi|pekerja migran|majikan|kartu kuning|ak 1|lembur|outsourcing|honorer|
      magang|cari kerja|mencari kerja|butuh kerja|dapat kerja|lamaran|nganggur|pengangguran|kontrak kerja|beri kerja`),
    weak: list('kerja|perusahaan|kontrak|pabrik|rekrutmen|lulusan'),
  },
  internet: {
    strong:
      list(`internet|wifi|wi fi|sinyal|aplikasi|website|web|situs|server|login|tower|bts|pemancar|menara telekomunikasi|
      kabel wifi|kabel fiber|fiber optik|kabel internet|tiang wifi|hoaks|penipuan online|provider|password`),
    weak: list('jaringan|eror|error|online|daring|akun|upload|sistem|dibuka|klik'),
  },
  other: { strong: [], weak: [] },
};

/** Courtesies and sidelights that sound like a matter: "mohon bantuan" asks for nothing in particular. */
export const IDLE_PHRASES: readonly string[] =
  list(`mohon bantu|mohon bantuan|minta bantu|minta bantuan|tolong bantu|tolong bantuan|mohon di bantu|
  tolong di bantu|minta di bantu|atas bantuan|mohon izin|minta izin|izin tanya|izin lapor|izin menyampaikan|kerja bakti|kerja sama|
  kerjasama|jam kerja|hari kerja|anak sekolah|jam sekolah|pulang sekolah|berangkat sekolah|pengguna jalan|pejalan kaki|
  ibu rumah tangga|tidak jalan|jalan keluar|air mata|tanah air|titik temu|pemadam kebakaran`);

function list(text: string): readonly string[] {
  return text.split('|').map((item) => item.trim());
}
