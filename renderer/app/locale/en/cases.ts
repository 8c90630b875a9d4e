import type { cases as source } from '../id/cases.ts';
import type { Translation } from '../translation.ts';

export const cases = { title: 'Reports' } as const satisfies Translation<typeof source>;
