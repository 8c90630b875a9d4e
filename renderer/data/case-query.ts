import type { Role } from '#shared/access/role.ts';
import { COORDINATOR_BOX } from '#shared/complaint/fold.ts';
import { FINISHED, type Status } from '#shared/complaint/kind.ts';
import { handlingUnits } from '#shared/complaint/summary.ts';
import type { CaseRow } from './desk.ts';

/** The one query behind every count, tab and list, so that a number and the list it opens never disagree. */

export interface Viewer {
  unit: string;
  roles: readonly Role[];
  /** YYYY-MM-DD */
  today: string;
}

type Matches = (row: CaseRow, viewer: Viewer) => boolean;

const isOpen: Matches = (row) => !FINISHED.includes(row.summary.status);

/** Received at or handled by the viewer's unit. A coordinator answers for the district, and who only reads sees all. */
const concerns: Matches = ({ summary }, { unit, roles }) => {
  const isUnitWork = roles.some((role) => role === 'officer' || role === 'liaison' || role === 'agency-head');
  if (!isUnitWork || roles.includes('coordinator')) return true;
  return summary.receivedUnit === unit || handlingUnits(summary).includes(unit);
};

/** What waits for the viewer; overdue and due today are parts of it. */
const isMine: Matches = (row, viewer) => isOpen(row, viewer) && concerns(row, viewer);

export const VIEWS = {
  all: () => true,
  open: isOpen,
  mine: isMine,
  overdue: (row, viewer) => (row.limit?.daysLeft ?? 0) < 0 && isMine(row, viewer),
  'due-today': (row, viewer) => row.limit?.daysLeft === 0 && isMine(row, viewer),
  'awaiting-reporter': (row) => row.summary.status === 'awaiting-completion',
  'to-tell': (row, viewer) => isOpen(row, viewer) && row.toTell.length > 0,
  'to-verify': (row) => row.summary.needsVerification,
  'to-dispose': (row) => row.summary.box === COORDINATOR_BOX && !row.summary.needsVerification,
  'my-unit': (row, viewer) => row.summary.assignments.some((one) => one.unit === viewer.unit && !one.returned),
  'received-here': (row, viewer) => row.summary.receivedUnit === viewer.unit,
  'not-in-sp4n': (row, viewer) =>
    isOpen(row, viewer) && row.summary.sp4n === null && row.summary.channel !== 'sp4n-lapor',
  'receipt-not-issued': (row, viewer) =>
    isOpen(row, viewer) && row.summary.receiptsIssued === 0 && row.summary.receivedUnit === viewer.unit,
  'to-complete': (row, viewer) => isOpen(row, viewer) && row.summary.quick,
  unsent: (row) => row.unsentEntries > 0,
  'needs-mending': (row) => row.delivery === 'needs-mending',
  'with-notices': (row) => row.summary.notices.length > 0,
} as const satisfies Record<string, Matches>;

export type ViewName = keyof typeof VIEWS;

/** As the URL carries it; absent members do not filter. */
export interface CaseFilter {
  view?: ViewName;
  status?: Status;
  unit?: string;
  receivedUnit?: string;
  village?: string;
  category?: string;
  channel?: string;
  /** Received from and until, YYYY-MM-DD, both included. */
  from?: string;
  until?: string;
  text?: string;
}

function matches(row: CaseRow, filter: CaseFilter, viewer: Viewer): boolean {
  const { summary } = row;
  const receivedOn = summary.receivedAt.slice(0, 10);
  return (
    (!filter.view || VIEWS[filter.view](row, viewer)) &&
    (!filter.status || summary.status === filter.status) &&
    (!filter.unit || summary.assignments.some((one) => one.unit === filter.unit && !one.returned)) &&
    (!filter.receivedUnit || summary.receivedUnit === filter.receivedUnit) &&
    (!filter.village || summary.place.villages.includes(filter.village)) &&
    (!filter.category || summary.category === filter.category) &&
    (!filter.channel || summary.channel === filter.channel) &&
    (!filter.from || receivedOn >= filter.from) &&
    (!filter.until || receivedOn <= filter.until) &&
    (!filter.text || containsAll(row, filter.text))
  );
}

/** Every word of the text in ticket, title or chronology, ignoring case. */
function containsAll({ id, summary }: CaseRow, text: string): boolean {
  const hay = `${id} ${summary.title} ${summary.chronology}`.toLocaleLowerCase('id');
  return text
    .toLocaleLowerCase('id')
    .split(/\s+/)
    .every((word) => hay.includes(word));
}

export const select = (rows: readonly CaseRow[], filter: CaseFilter, viewer: Viewer): CaseRow[] =>
  rows.filter((row) => matches(row, filter, viewer));

export const count = (rows: readonly CaseRow[], view: ViewName, viewer: Viewer): number =>
  rows.reduce((sum, row) => sum + (VIEWS[view](row, viewer) ? 1 : 0), 0);

/** Earliest open limit first, finished ones last, then newest first. */
export const byNextLimit = (left: CaseRow, right: CaseRow): number =>
  (left.limit?.due ?? '9999').localeCompare(right.limit?.due ?? '9999') ||
  right.summary.updatedHlc.localeCompare(left.summary.updatedHlc);

/** Views that a role works from, the first one most. */
export function viewsOf(roles: readonly Role[]): ViewName[] {
  const officer: ViewName[] = ['overdue', 'due-today', 'awaiting-reporter', 'to-tell', 'not-in-sp4n', 'unsent'];
  if (roles.includes('coordinator')) return ['overdue', 'due-today', 'to-verify', 'to-dispose', 'to-tell', 'unsent'];
  if (roles.includes('liaison')) return ['overdue', 'due-today', 'my-unit', 'to-tell', 'unsent'];
  return officer;
}
