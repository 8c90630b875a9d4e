export const session = {
  title: 'Masuk',
  lead: 'Pilih nama Anda dan ketik kata sandi. Tidak memerlukan jaringan bila Anda pernah masuk di komputer ini.',
  leadEnrol:
    'Komputer ini harus didaftarkan ulang sebelum dapat menerima laporan. Masuk dahulu, lalu ketik kode baru dari admin server provinsi.',
  person: 'Nama',
  needsNetwork: 'pertama kali di komputer ini, perlu jaringan',
  passphrase: 'Kata sandi',
  submit: 'Masuk',
  missingPassphrase: 'Ketik kata sandi Anda.',
  showPassphrase: 'Tampilkan kata sandi',
  capsLock: 'Caps Lock menyala.',
  noPerson: 'Tidak ada nama itu di unit ini',
  nobody: 'Belum ada petugas unit ini. Minta admin server provinsi menambahkannya.',
  step: {
    checking: 'Memeriksa kata sandi…',
    contacting: 'Menghubungi server provinsi…',
    opening: 'Membuka data di komputer ini…',
    filling: 'Mengambil data dari server provinsi: {{done, number}}',
    fillingOf: 'Mengambil data dari server provinsi: {{done, number}} dari {{total, number}}',
  },
  keepWaiting: 'Pengisian pertama hanya sekali. Bila terputus, dilanjutkan nanti.',
  lastContact: 'Server provinsi terakhir terhubung {{time}}.',
  neverConnected: 'Belum pernah terhubung dengan server provinsi.',
  unsent_other: '{{count, number}} laporan menunggu dikirim; terkirim setelah ada yang masuk dan jaringan tersedia.',
  unsentSecret_other: '{{count, number}} di antaranya rahasia dan menunggu petugas yang berwenang membacanya.',
  blocked: {
    otherWindow: {
      title: 'Sudah terbuka di jendela lain',
      lead: 'Loket Aduan hanya boleh terbuka di satu jendela, agar nomor tiket tidak pernah ganda. Pakai jendela itu. Begitu jendela itu ditutup, halaman ini mengambil alih dengan sendirinya.',
    },
    store: {
      title: 'Penyimpanan tidak dapat dibuka',
      lead: 'Catatan laporan tetap ada di jurnal komputer ini; tidak ada yang dihapus. Tutup lalu buka lagi aplikasi. Bila tetap gagal, hubungi admin server provinsi.',
    },
    newerStore: {
      title: 'Aplikasi ini lebih lama daripada datanya',
      lead: 'Data di komputer ini sudah ditulis oleh versi Loket Aduan yang lebih baru. Tidak ada yang hilang dan tidak ada yang diubah. Pasang versi terbaru, lalu buka lagi aplikasi.',
    },
    reload: 'Muat ulang',
  },
} as const;
