import type { disposition as source } from '../id/disposition.ts';
import type { Translation } from '../translation.ts';

export const disposition = { title: 'Disposition box' } as const satisfies Translation<typeof source>;
