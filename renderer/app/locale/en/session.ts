import type { session as source } from '../id/session.ts';
import type { Translation } from '../translation.ts';

export const session = { title: 'Sign in' } as const satisfies Translation<typeof source>;
