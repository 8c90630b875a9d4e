export const disposition = { title: 'Kotak disposisi' } as const;
