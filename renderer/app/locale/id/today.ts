export const today = { title: 'Hari ini' } as const;
