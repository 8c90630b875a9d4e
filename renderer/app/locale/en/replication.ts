import type { replication as source } from '../id/replication.ts';
import type { Translation } from '../translation.ts';

export const replication = { title: 'Synchronisation' } as const satisfies Translation<typeof source>;
