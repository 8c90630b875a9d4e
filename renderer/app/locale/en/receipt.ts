import type { receipt as source } from '../id/receipt.ts';
import type { Translation } from '../translation.ts';

export const receipt = { title: 'Receipt' } as const satisfies Translation<typeof source>;
