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

const isOpen = (row: CaseRow): boolean => !FINISHED.includes(row.summary.status);

/** Received at or handled by the viewer's unit. A coordinator answers for the district, and who only reads sees all. */
const concerns: Matches = ({ summary }, { unit, roles }) => {
  const isUnitWork = roles.some((role) => role === 'officer' || role === 'liaison' || role === 'agency-head');
  if (!isUnitWork || roles.includes('coordinator')) return true;
  return summary.receivedUnit === unit || handlingUnits(summary).includes(unit);
};

/** What waits for the viewer; overdue and due today are parts of it. */
const isMine: Matches = (row, viewer) => isOpen(row) && concerns(row, viewer);

export const VIEWS = {
  all: () => true,
  open: isOpen,
  mine: isMine,
  // The limit is worked out when it is asked for: last.
  overdue: (row, viewer) => isMine(row, viewer) && (row.limit?.daysLeft ?? 0) < 0,
  'due-today': (row, viewer) => isMine(row, viewer) && row.limit?.daysLeft === 0,
  'awaiting-reporter': (row) => row.summary.status === 'awaiting-completion',
  'to-tell': (row) => isOpen(row) && row.toTell.length > 0,
  'to-verify': (row) => row.summary.needsVerification,
  'to-dispose': (row) => row.summary.box === COORDINATOR_BOX && !row.summary.needsVerification,
  'my-unit': (row, viewer) => row.summary.assignments.some((one) => one.unit === viewer.unit && !one.returned),
  'received-here': (row, viewer) => row.summary.receivedUnit === viewer.unit,
  'not-in-sp4n': (row) => isOpen(row) && row.summary.sp4n === null && row.summary.channel !== 'sp4n-lapor',
  'receipt-not-issued': (row, viewer) =>
    isOpen(row) && row.summary.receiptsIssued === 0 && row.summary.receivedUnit === viewer.unit,
  // Issued anew: the reporter's receipt bears a number that is not this case's.
  'receipt-to-reprint': ({ summary }, viewer) =>
    summary.formerNumber !== null && !summary.formerNumber.isTold && summary.receivedUnit === viewer.unit,
  'to-complete': (row) => isOpen(row) && row.summary.quick,
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
  /** Words; `found` has the ids of the cases that hold them. */
  text?: string;
}

function matches(row: CaseRow, filter: CaseFilter, viewer: Viewer, found: ReadonlySet<string>): boolean {
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
    (!filter.text || found.has(row.id))
  );
}

/** `found`: the cases that hold the words of `filter.text` (Cases.search). */
export const select = (
  rows: readonly CaseRow[],
  filter: CaseFilter,
  viewer: Viewer,
  found: ReadonlySet<string> = new Set(),
): CaseRow[] => within(rows, filter.view).filter((row) => matches(row, filter, viewer, found));

export const count = (rows: readonly CaseRow[], view: ViewName, viewer: Viewer): number =>
  within(rows, view).reduce((sum, row) => sum + (VIEWS[view](row, viewer) ? 1 : 0), 0);

/** Views that only have open cases: a small part of a large store, found once for each new list of rows. */
const OF_OPEN: ReadonlySet<ViewName> = new Set<ViewName>([
  'open',
  'mine',
  'overdue',
  'due-today',
  'awaiting-reporter',
  'to-tell',
  'to-verify',
  'not-in-sp4n',
  'receipt-not-issued',
  'to-complete',
]);
const openOf = new WeakMap<readonly CaseRow[], readonly CaseRow[]>();

function within(rows: readonly CaseRow[], view: ViewName | undefined): readonly CaseRow[] {
  if (view === undefined || !OF_OPEN.has(view)) return rows;
  const open = openOf.get(rows) ?? rows.filter(isOpen);
  openOf.set(rows, open);
  return open;
}

/** Earliest open limit first, finished ones last, then newest first. */
export const byNextLimit = (left: CaseRow, right: CaseRow): number =>
  compare(left.limit?.due ?? '9999', right.limit?.due ?? '9999') ||
  compare(right.summary.updatedHlc, left.summary.updatedHlc);

const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

/** Views that a role works from, the first one most. */
export function viewsOf(roles: readonly Role[]): ViewName[] {
  const officer: ViewName[] = ['overdue', 'due-today', 'awaiting-reporter', 'to-tell', 'not-in-sp4n', 'unsent'];
  if (roles.includes('coordinator')) return ['overdue', 'due-today', 'to-verify', 'to-dispose', 'to-tell', 'unsent'];
  if (roles.includes('liaison')) return ['overdue', 'due-today', 'my-unit', 'to-tell', 'unsent'];
  return officer;
}
