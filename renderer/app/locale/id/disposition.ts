export const disposition = {
  title: 'Kotak disposisi',
  summary_other: '{{count, number}} laporan di {{unit}}',
  list: 'Laporan yang didisposisikan',
  group: {
    late: 'Lewat tenggat — {{reports}}',
    today: 'Jatuh tempo hari ini — {{reports}}',
    week: 'Tujuh hari ke depan — {{reports}}',
    later: 'Nanti — {{reports}}',
    none: 'Tanpa tenggat terbuka — {{reports}}',
  },
  columns: {
    report: 'Laporan',
    status: 'Status',
    limit: 'Tenggat berikut',
    step: 'Langkah berikut',
  },
  fresh: 'Baru',
  act: '{{action}}: {{title}}',
  more: 'Tindakan lain: {{title}}',
  emptyTitle: 'Kotak disposisi kosong',
  empty: 'Tidak ada laporan yang menunggu unit Anda. Disposisi baru muncul di sini setelah sinkronisasi.',
} as const;
