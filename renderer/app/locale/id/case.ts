export const caseDetail = { title: 'Rincian laporan' } as const;
