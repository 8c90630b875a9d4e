export const replication = { title: 'Sinkronisasi' } as const;
