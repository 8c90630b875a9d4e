export const errors = {
  screen: {
    what: 'Halaman ini tidak dapat ditampilkan.',
    kept: 'Semua laporan dan draf tetap tersimpan di komputer ini.',
    todo: 'Buka lagi halaman ini. Bila masih gagal, tutup lalu buka aplikasi.',
  },
  notLoaded: {
    what: 'Halaman ini belum dapat dimuat.',
    kept: 'Semua laporan dan draf tetap tersimpan di komputer ini.',
    todo: 'Coba lagi. Bila masih gagal, aplikasi mungkin baru diperbarui: muat ulang, lalu masuk kembali.',
    reload: 'Muat ulang',
  },
  notFound: {
    what: 'Halaman tidak ditemukan.',
    kept: 'Tidak ada data yang berubah.',
    todo: 'Periksa alamatnya, atau mulai dari Hari ini.',
  },
  storage: {
    what: 'Laporan belum dapat ditulis ke penyimpanan komputer ini.',
    kept: 'Isian tetap ada di layar.',
    todo: 'Kosongkan ruang simpan, lalu simpan lagi. Jangan tutup halaman ini.',
  },
  code: {
    'no-network': {
      what: 'Tanpa jaringan, jadi server provinsi tidak dapat dihubungi.',
      kept: 'Yang sudah tersimpan di komputer ini tidak berubah.',
      todo: 'Sambungkan jaringan, lalu coba lagi.',
    },
    'hub-unreachable': {
      what: 'Server provinsi tidak menjawab.',
      kept: 'Yang sudah tersimpan di komputer ini tidak berubah.',
      todo: 'Coba lagi beberapa menit lagi. Bila tetap gagal, hubungi admin server provinsi.',
    },
    'hub-error': {
      what: 'Server provinsi sedang bermasalah.',
      kept: 'Yang sudah tersimpan di komputer ini tidak berubah.',
      todo: 'Coba lagi beberapa menit lagi.',
    },
    'unknown-code': {
      what: 'Kode pendaftaran tidak dikenal.',
      kept: 'Belum ada yang didaftarkan.',
      todo: 'Periksa kode di surat dari admin, lalu ketik lagi. Huruf besar dan kecil sama saja.',
    },
    'used-code': {
      what: 'Kode pendaftaran ini sudah dipakai komputer lain.',
      kept: 'Belum ada yang didaftarkan.',
      todo: 'Minta kode baru kepada admin server provinsi.',
    },
    'expired-code': {
      what: 'Kode pendaftaran ini sudah kedaluwarsa.',
      kept: 'Belum ada yang didaftarkan.',
      todo: 'Minta kode baru kepada admin server provinsi.',
    },
    'wrong-passphrase': {
      what: 'Kata sandi tidak cocok.',
      kept: 'Tidak ada yang berubah.',
      todo: 'Ketik lagi kata sandi Anda. Lupa? Minta kata sandi baru kepada admin.',
    },
    'hub-busy': {
      what: 'Banyak komputer sedang mengirim ke server pusat.',
      kept: 'Semua tersimpan di komputer ini.',
      todo: 'Tidak perlu berbuat apa-apa: pengiriman diulang sendiri sebentar lagi.',
    },
    'too-many-attempts': {
      what: 'Terlalu banyak percobaan.',
      kept: 'Tidak ada yang berubah.',
      todo: 'Tunggu lima menit, lalu coba lagi.',
    },
    'no-slot': {
      what: 'Anda belum pernah masuk di komputer ini.',
      kept: 'Data di komputer ini tidak berubah.',
      todo: 'Masuk pertama kali memerlukan jaringan. Sambungkan jaringan, lalu coba lagi.',
    },
    'unknown-staff': {
      what: 'Petugas ini tidak terdaftar atau tidak aktif.',
      kept: 'Tidak ada yang berubah.',
      todo: 'Minta admin server provinsi memeriksa daftar petugas.',
    },
    'unknown-workstation': {
      what: 'Komputer ini tidak dikenal server provinsi.',
      kept: 'Semua laporan tetap tersimpan di komputer ini.',
      todo: 'Hubungi admin server provinsi untuk mendaftarkan ulang.',
    },
    'key-revoked': {
      what: 'Kunci petugas ini sudah dicabut.',
      kept: 'Semua laporan tetap tersimpan di komputer ini.',
      todo: 'Hubungi admin server provinsi.',
    },
    'recovery-missing': {
      what: 'Server provinsi tidak menyimpan kunci data komputer ini.',
      kept: 'Data di komputer ini tidak berubah.',
      todo: 'Minta petugas yang pernah masuk di komputer ini untuk masuk selagi ada jaringan, lalu coba lagi.',
    },
    'challenge-expired': {
      what: 'Server provinsi terlalu lama menunggu jawaban komputer ini.',
      kept: 'Tidak ada yang berubah.',
      todo: 'Coba lagi. Bila tetap gagal, periksa jam komputer.',
    },
    'must-enrol': {
      what: 'Komputer ini harus didaftarkan ulang, jadi laporan belum dapat disimpan.',
      kept: 'Isian tetap ada sebagai draf di komputer ini.',
      todo: 'Buka Sinkronisasi, lalu daftarkan ulang komputer ini dengan kode baru dari admin.',
    },
    'workstation-revoked': {
      what: 'Pendaftaran komputer ini sudah dicabut.',
      kept: 'Semua laporan tetap tersimpan di komputer ini.',
      todo: 'Hubungi admin server provinsi untuk mendaftarkan ulang.',
    },
    'protocol-too-old': {
      what: 'Versi aplikasi ini terlalu lama untuk server provinsi.',
      kept: 'Semua laporan tetap tersimpan di komputer ini.',
      todo: 'Perbarui aplikasi, lalu sambungkan lagi.',
    },
    'not-allowed': {
      what: 'Tindakan ini tidak dapat dilakukan pada status atau peran sekarang.',
      kept: 'Tidak ada catatan yang ditambahkan.',
      todo: 'Buka lagi rincian laporan; mungkin petugas lain sudah menanganinya.',
    },
    'too-large': {
      what: 'Isian terlalu panjang untuk satu catatan.',
      kept: 'Isian tetap ada di layar.',
      todo: 'Ringkas teksnya, lalu simpan lagi.',
    },
    'disk-full': {
      what: 'Ruang simpan komputer ini penuh, jadi laporan belum tersimpan.',
      kept: 'Isian tetap ada di layar.',
      todo: 'Kosongkan ruang simpan, lalu simpan lagi. Jangan tutup halaman ini.',
    },
    'not-saved': {
      what: 'Laporan belum tersimpan.',
      kept: 'Isian tetap ada di layar.',
      todo: 'Coba simpan lagi. Bila tetap gagal, salin isiannya dan hubungi admin.',
    },
    locked: {
      what: 'Layar sudah terkunci.',
      kept: 'Draf tetap tersimpan.',
      todo: 'Masuk lagi untuk melanjutkan.',
    },
    'wrong-type': {
      what: 'Jenis berkas ini tidak diterima.',
      kept: 'Isian lain tidak berubah.',
      todo: 'Pilih foto JPEG, PNG, WebP atau dokumen PDF.',
    },
    other: {
      what: 'Permintaan ini tidak dapat diselesaikan.',
      kept: 'Semua yang sudah tersimpan tetap ada di komputer ini.',
      todo: 'Coba lagi. Bila tetap gagal, sampaikan keterangan teknis di bawah kepada admin.',
    },
  },
  technical: 'Keterangan teknis',
} as const;
