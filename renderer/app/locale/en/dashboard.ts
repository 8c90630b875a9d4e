import type { dashboard as source } from '../id/dashboard.ts';
import type { Translation } from '../translation.ts';

export const dashboard = { title: 'Dashboard' } as const satisfies Translation<typeof source>;
