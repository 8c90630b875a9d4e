export const errors = {
  screen: {
    what: 'Halaman ini tidak dapat ditampilkan.',
    kept: 'Semua laporan dan draf tetap tersimpan di komputer ini.',
    todo: 'Buka lagi halaman ini. Bila masih gagal, tutup lalu buka aplikasi.',
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
  technical: 'Keterangan teknis',
} as const;
