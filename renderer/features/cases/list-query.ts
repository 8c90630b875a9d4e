import { byNextLimit, type CaseFilter } from '../../data/case-query.ts';
import type { CaseRow } from '../../data/desk.ts';
import type { Sort } from '../../ui/data-table.tsx';

/**
 * The filter that an address means: without a view the open ones, as the menu counts them, but a chosen status looks
 * through all. An address may be typed by hand, so the text may come as a number.
 */
export function meantFilter(filter: CaseFilter): CaseFilter & { view: NonNullable<CaseFilter['view']> } {
  const view = filter.view ?? (filter.status ? 'all' : 'open');
  return { ...filter, view, ...(filter.text !== undefined && { text: String(filter.text) }) };
}

/** Filters beside the view; with any, "Hapus saringan" is offered. */
export const FILTERS = [
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
