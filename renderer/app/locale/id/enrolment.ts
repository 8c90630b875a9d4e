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
  foot: 'Setelah terdaftar, komputer ini dapat menerima laporan tanpa jaringan.',
} as const;
