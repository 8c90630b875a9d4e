export const session = { title: 'Masuk' } as const;
