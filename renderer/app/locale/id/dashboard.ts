export const dashboard = { title: 'Dasbor' } as const;
