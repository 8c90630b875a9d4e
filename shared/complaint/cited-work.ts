import type { PlannedWork } from '../directory/directory-document.ts';
import type { CitedWork } from './entry-data.ts';

/** A planned work as an entry keeps it: works slip, the citation must not. */
export function citedWorkOf(work: PlannedWork): CitedWork {
  const { id, title, agency, stage, source, start, end, dataDate } = work;
  return { id, title, agency, stage, source, ...(start && { start }), ...(end && { end }), dataDate };
}
