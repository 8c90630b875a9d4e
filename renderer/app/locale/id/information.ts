export const information = { title: 'Register PPID' } as const;
