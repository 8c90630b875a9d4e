import { byNextLimit, type CaseFilter, VIEWS, type ViewName } from '../../data/case-query.ts';
import type { CaseRow } from '../../data/desk.ts';
import type { Sort } from '../../ui/data-table.tsx';

/**
 * The filter that an address means: without a view the open ones, as the menu counts them, but a chosen status looks
 * through all. Addresses are typed by hand, too: what is not a view or a day is left out, and a text may be a number.
 */
export function meantFilter({ view, from, until, text, ...others }: CaseFilter): MeantFilter {
  return {
    ...others,
    view: view !== undefined && Object.hasOwn(VIEWS, view) ? view : others.status ? 'all' : 'open',
    ...(isDay(from) && { from }),
    ...(isDay(until) && { until }),
    ...(text !== undefined && { text: String(text) }),
  };
}

export type MeantFilter = CaseFilter & { view: ViewName };

const isDay = (day: string | undefined): day is string =>
  /^\d{4}-\d{2}-\d{2}$/.test(day ?? '') && !Number.isNaN(Date.parse(day ?? ''));

/** Filters beside the view; with any, "Hapus saringan" is offered. */
const FILTERS = [
  'status',
  'unit',
  'receivedUnit',
  'village',
  'category',
  'channel',
  'from',
  'until',
  'text',
] as const satisfies (keyof CaseFilter)[];

export const isFiltered = (filter: CaseFilter): boolean =>
  FILTERS.some((name) => filter[name] !== undefined && filter[name] !== '');

/** The filter with a member set, or left out when there is nothing to filter by. */
export function withFilter<Name extends keyof CaseFilter>(
  filter: CaseFilter,
  name: Name,
  value: CaseFilter[Name] | undefined,
): CaseFilter {
  const { [name]: _, ...others } = filter;
  return value === undefined || value === '' ? (others as CaseFilter) : { ...others, [name]: value };
}

export const NEAREST_LIMIT: Sort = { key: 'limit', direction: 'ascending' };

/** Text of a cell that a column sorts by. */
export type SortText = (row: CaseRow) => string;

export function sorted(rows: readonly CaseRow[], sort: Sort, textOf: SortText): CaseRow[] {
  const compare =
    sort.key === 'limit'
      ? byNextLimit
      : (left: CaseRow, right: CaseRow) => textOf(left).localeCompare(textOf(right), 'id') || byNextLimit(left, right);
  const ordered = rows.toSorted(compare);
  return sort.direction === 'ascending' ? ordered : ordered.reverse();
}
