export const cases = { title: 'Laporan' } as const;
