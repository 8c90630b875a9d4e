import type { errors as source } from '../id/errors.ts';
import type { Translation } from '../translation.ts';

export const errors = {
  screen: {
    what: 'This page cannot be shown.',
    kept: 'All reports and drafts are still stored on this computer.',
    todo: 'Open the page again. If it still fails, close and reopen the application.',
  },
  notFound: {
    what: 'Page not found.',
    kept: 'No data has changed.',
    todo: 'Check the address, or start from Today.',
  },
  storage: {
    what: 'The report could not be written to this computer’s storage.',
    kept: 'What you typed is still on the screen.',
    todo: 'Free some storage, then save again. Do not close this page.',
  },
  technical: 'Technical details',
} as const satisfies Translation<typeof source>;
