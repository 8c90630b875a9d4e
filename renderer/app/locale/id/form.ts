export const form = { title: 'Laporan baru' } as const;
