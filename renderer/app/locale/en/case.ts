import type { caseDetail as source } from '../id/case.ts';
import type { Translation } from '../translation.ts';

export const caseDetail = { title: 'Report details' } as const satisfies Translation<typeof source>;
