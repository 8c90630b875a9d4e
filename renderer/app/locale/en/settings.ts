import type { settings as source } from '../id/settings.ts';
import type { Translation } from '../translation.ts';

export const settings = { title: 'Settings' } as const satisfies Translation<typeof source>;
