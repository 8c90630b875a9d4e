import type { status as source } from '../id/status.ts';
import type { Translation } from '../translation.ts';

export const status = {
  draft: 'Draft',
  received: 'Received',
  verified: 'Verified',
  disposed: 'Disposed',
  'in-progress': 'In progress',
  'replied-by-reporter': 'Reporter replied',
  closed: 'Closed',
  reopened: 'Reopened',
  'awaiting-completion': 'Waiting for the reporter',
  returned: 'Returned',
  scheduled: 'Scheduled',
  transferred: 'Passed on',
  withdrawn: 'Withdrawn',
  archived: 'Archived',
  answered: 'answered',
} as const satisfies Translation<typeof source>;
