import { Button } from '@mantine/core';
import { IconListSearch } from '@tabler/icons-react';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CaseFilter, count, select, type Viewer, type ViewName, viewsOf } from '../../data/case-query.ts';
import type { CaseRow } from '../../data/desk.ts';
import { useSearch } from '../../data/search/use-search.ts';
import { useDesk, useObservable, useSession } from '../../data/use-desk.tsx';
import { DataTable, type Sort } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { zoneName } from '../../ui/format.ts';
import { useFollow } from '../../ui/link.tsx';
import { ListFoot } from '../../ui/list-foot.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Fill } from '../../ui/panes.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { ViewTabs } from '../../ui/view-tabs.tsx';
import { CasesFilters } from './cases-filters.tsx';
import { isFiltered, type MeantFilter, meantFilter, NEAREST_LIMIT, sorted } from './list-query.ts';
import { useColumns } from './use-columns.tsx';

const NO_ROWS: readonly CaseRow[] = [];

export interface CasesScreenProps {
  /** As the address has it. */
  filter: CaseFilter;
  onFilter(filter: CaseFilter): void;
}

/** Every report on this PC, by saved view and filter: the tabs count with the query that fills the list. */
export function CasesScreen({ filter, onFilter }: CasesScreenProps) {
  const { t } = useTranslation(['cases', 'common']);
  const format = useFormat();
  const follow = useFollow();
  const { cases, today$ } = useDesk();
  const session = useSession();
  const rows = useObservable<readonly CaseRow[] | null>(cases.rows$, null);
  const today = useObservable(today$, '');
  const [sort, setSort] = useState<Sort>(NEAREST_LIMIT);
  const [shown, setShown] = useState({ first: 0, last: -1 });
  const viewer = useMemo<Viewer>(() => ({ unit: session.unit.id, roles: session.roles, today }), [session, today]);
  const { columns, textOf } = useColumns(today);

  const meant = useMemo(() => meantFilter(filter), [filter]);
  // Typing in the filter never waits for the list.
  const asked = useDeferredValue(meant);
  const all = rows ?? NO_ROWS;
  const text = asked.text ?? '';
  const found = useSearch(text, Number.POSITIVE_INFINITY, all);
  const isFound = text.trim() === '' || found.text === text;
  const foundIds = useMemo(() => new Set(found.rows.map((row) => row.id)), [found]);
  const list = useMemo(
    () => sorted(select(all, asked, viewer, foundIds), sort, textOf(sort.key)),
    [all, asked, viewer, foundIds, sort, textOf],
  );
  const views = useMemo(() => {
    const isDesk = session.roles.includes('officer') || session.roles.includes('coordinator');
    const names: ViewName[] = [
      'open',
      ...(isDesk ? (['received-here'] as const) : []),
      ...viewsOf(session.roles),
      'all',
    ];
    // A view that was followed from elsewhere has a tab of its own while it is open.
    return names.includes(meant.view) ? names : [...names, meant.view];
  }, [session.roles, meant.view]);
  if (rows === null || today === '') return null;

  const column = columns.find((one) => one.key === sort.key)?.header ?? '';
  const isNearest = sort.key === 'limit' && sort.direction === 'ascending';
  const order = sort.direction === 'ascending' ? column : t('descending', { column });
  const last = Math.min(shown.last, list.length - 1);
  return (
    <>
      <PageHead
        title={t('title')}
        aside={<span className="muted num">{t('summary', { all: all.length, open: count(all, 'open', viewer) })}</span>}
      />
      <Fill>
        <ViewTabs
          label={t('views')}
          tabs={views.map((view) => ({
            key: view,
            label: t(`view.${view}`),
            href: `/laporan?view=${view}`,
            count: count(all, view, viewer),
            current: view === meant.view,
          }))}
        />
        <CasesFilters filter={meant} today={today} onFilter={onFilter} />
        <DataTable
          key={`${meant.view}`}
          label={t('title')}
          columns={columns}
          rowCount={list.length}
          rowAt={(index) => list[index]}
          rowKey={(row) => row.id}
          onOpen={(row) => follow(`/laporan/${row.id}`)}
          sort={sort}
          onSort={setSort}
          onVisible={(first, to) =>
            setShown((before) => (before.first === first && before.last === to ? before : { first, last: to }))
          }
          empty={isFound && <Empty filter={meant} total={all.length} onFilter={onFilter} />}
          autoFocus
        />
        <ListFoot
          keys={[
            ['↑ ↓', t('keys.select')],
            ['Enter', t('keys.open')],
          ]}
        >
          {list.length > 0 && (
            <span className="num">
              {t('common:rowsShown', { from: Math.min(shown.first, last) + 1, to: last + 1, total: list.length })}
            </span>
          )}
          <span>
            {[
              isNearest ? t('sortedByLimit') : t('sortedBy', { column: order }),
              t('zone', { zone: zoneName(format.zone) }),
            ].join(' · ')}
          </span>
        </ListFoot>
      </Fill>
    </>
  );
}

interface EmptyProps {
  filter: MeantFilter;
  total: number;
  onFilter(filter: CaseFilter): void;
}

/** Why the list is empty, and the way on. */
function Empty({ filter, total, onFilter }: EmptyProps) {
  const { t } = useTranslation('cases');
  const follow = useFollow();
  const { roles } = useSession();
  if (isFiltered(filter)) {
    return (
      <EmptyState
        icon={IconListSearch}
        title={t('empty.filteredTitle')}
        action={<Button onClick={() => onFilter({ view: filter.view })}>{t('clear')}</Button>}
      >
        {t('empty.filtered')}
      </EmptyState>
    );
  }
  if (total > 0) {
    return (
      <EmptyState
        icon={IconListSearch}
        title={t('empty.viewTitle', { view: t(`view.${filter.view}`) })}
        action={
          filter.view !== 'open' && <Button onClick={() => onFilter({ view: 'open' })}>{t('empty.seeAll')}</Button>
        }
      >
        {t('empty.view')}
      </EmptyState>
    );
  }
  const receives = roles.includes('officer') || roles.includes('coordinator');
  return (
    <EmptyState
      icon={IconListSearch}
      title={t('empty.noneTitle')}
      action={
        receives && (
          <Button variant="filled" onClick={() => follow(`/baru/${crypto.randomUUID()}`)}>
            {t('empty.newReport')}
          </Button>
        )
      }
    >
      {t('empty.none')}
    </EmptyState>
  );
}
