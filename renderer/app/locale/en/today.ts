import type { today as source } from '../id/today.ts';
import type { Translation } from '../translation.ts';

export const today = { title: 'Today' } as const satisfies Translation<typeof source>;
