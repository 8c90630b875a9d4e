import type { information as source } from '../id/information.ts';
import type { Translation } from '../translation.ts';

export const information = { title: 'PPID registers' } as const satisfies Translation<typeof source>;
