export const receipt = { title: 'Tanda terima' } as const;
