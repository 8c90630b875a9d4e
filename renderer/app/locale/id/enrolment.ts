export const enrolment = {
  title: 'Daftarkan komputer ini',
  lead: 'Sekali saja, memerlukan jaringan. Kode sekali pakai diberikan admin server provinsi.',
  address: 'Alamat server provinsi',
  addressHint: 'Contoh: https://lapor.contoh.go.id',
  code: 'Kode pendaftaran',
  codeHint: 'Huruf besar dan kecil sama saja.',
  name: 'Nama komputer',
  nameHint: 'Agar mudah dikenali, misalnya “Loket 1 lantai dasar”.',
  submit: 'Daftarkan',
  missing: {
    address: 'Ketik alamat server provinsi, dimulai dengan https://',
    code: 'Ketik kode dari surat admin.',
    name: 'Beri nama komputer ini.',
  },
  again: {
    title: 'Daftarkan ulang komputer ini',
    happened: 'Komputer ini tampaknya dipulihkan dari cadangan, atau disknya disalin',
    why: 'Server provinsi sudah menyimpan catatan lain dengan nomor yang sama. Agar tidak ada dua warga dengan nomor tiket yang sama, komputer ini memerlukan kode komputer baru.',
    kept: 'Semua yang tersimpan di komputer {{code}} tetap ada; tidak ada yang dihapus.',
    drafts: 'Draf Anda ikut pindah, beserta fotonya.',
    reissued:
      'Yang belum terkirim diterbitkan ulang sesudah pendaftaran. Laporan yang nomornya terpakai mendapat nomor tiket baru; daftar tanda terima yang harus dicetak ulang muncul di Hari ini.',
    people:
      'Setiap petugas masuk sekali lagi selagi ada jaringan. Catatan rahasia menunggu petugas yang berwenang membacanya.',
    codeHint: 'Minta kode sekali pakai yang baru kepada admin server provinsi.',
    submit: 'Daftarkan ulang',
    done: 'Komputer ini sudah didaftarkan ulang. Masuk lagi selagi ada jaringan.',
    notDue: 'Komputer ini tidak perlu didaftarkan ulang',
    notDueHint: 'Nomor tiket komputer ini hanya dipakai di sini.',
  },
  foot: 'Setelah terdaftar, komputer ini dapat menerima laporan tanpa jaringan.',
} as const;
