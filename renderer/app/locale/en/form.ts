import type { form as source } from '../id/form.ts';
import type { Translation } from '../translation.ts';

export const form = { title: 'New report' } as const satisfies Translation<typeof source>;
