import type { disposition as source } from '../id/disposition.ts';
import type { Translation } from '../translation.ts';

export const disposition = {
  title: 'Disposition box',
  summary_one: '{{count, number}} report at {{unit}}',
  summary_other: '{{count, number}} reports at {{unit}}',
  list: 'Disposed reports',
  group: {
    late: 'Overdue — {{reports}}',
    today: 'Due today — {{reports}}',
    week: 'Next seven days — {{reports}}',
    later: 'Later — {{reports}}',
    none: 'No open deadline — {{reports}}',
  },
  columns: {
    report: 'Report',
    status: 'Status',
    limit: 'Next deadline',
    step: 'Next step',
  },
  fresh: 'New',
  act: '{{action}}: {{title}}',
  more: 'Other actions: {{title}}',
  emptyTitle: 'The disposition box is empty',
  empty: 'No report waits for your unit. New dispositions appear here after synchronisation.',
} as const satisfies Translation<typeof source>;
