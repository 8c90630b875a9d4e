import type { enrolment as source } from '../id/enrolment.ts';
import type { Translation } from '../translation.ts';

export const enrolment = { title: 'Register this computer' } as const satisfies Translation<typeof source>;
