import { Button } from '@mantine/core';
import { IconCalendarCheck } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Viewer } from '../../data/case-query.ts';
import type { CaseRow } from '../../data/desk.ts';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Link } from '../../ui/link.tsx';
import { PlainTable, type RowGroup } from '../../ui/plain-table.tsx';
import { useFormat } from '../../ui/use-format.ts';
import classes from './today-screen.module.css';
import { useWorkColumns } from './use-work-columns.tsx';
import { openedAtFirst, type WorkGroup, workGroups } from './work-list.ts';

/** Rows of a group shown before the list takes over. */
const SHOWN = 50;

export function WorkTable({ rows, viewer }: { rows: readonly CaseRow[]; viewer: Viewer }) {
  const { t } = useTranslation(['today', 'cases']);
  const format = useFormat();
  const [asked, setAsked] = useState<readonly string[]>([]);
  const groups = useMemo(() => workGroups(rows, viewer), [rows, viewer]);
  const columns = useWorkColumns(viewer);
  const labelOf = useGroupLabel(viewer.today);
  const opened = [...openedAtFirst(groups), ...asked];
  const total = groups.reduce((sum, group) => sum + group.rows.length, 0);

  const shown = groups.map((group): RowGroup<CaseRow> => {
    const isOpened = opened.includes(group.key);
    const label = labelOf(group);
    return {
      key: group.key,
      label,
      late: group.key === 'late',
      rows: isOpened ? group.rows.slice(0, SHOWN) : [],
      action: isOpened ? (
        group.rows.length > SHOWN && <Link href="/laporan?view=mine">{t('group.first', { count: SHOWN })}</Link>
      ) : (
        <Button
          variant="transparent"
          className={classes.show}
          aria-label={`${t('group.show')}: ${label}`}
          onClick={() => setAsked([...asked, group.key])}
        >
          {t('group.show')}
        </Button>
      ),
    };
  });
  return (
    <Card
      title={t('cases:view.mine')}
      count={format.number(total)}
      aside={<Link href="/laporan?view=mine">{t('openInCases')}</Link>}
    >
      {total === 0 ? (
        <EmptyState icon={IconCalendarCheck} title={t('nothingTitle')}>
          {t('nothing')}
        </EmptyState>
      ) : (
        <PlainTable
          label={t('cases:view.mine')}
          rowHeight={44}
          rowKey={(row) => row.id}
          groups={shown}
          columns={columns}
        />
      )}
    </Card>
  );
}

function useGroupLabel(today: string): (group: WorkGroup) => string {
  const { t } = useTranslation(['today', 'common']);
  const format = useFormat();
  return ({ key, rows }) => {
    const reports = t('common:reports', { count: rows.length });
    if (key === 'late' || key === 'today' || key === 'none') return t(`group.${key}`, { reports });
    const isTomorrow = Date.parse(key) - Date.parse(today) === 86_400_000;
    return t(isTomorrow ? 'group.tomorrow' : 'group.day', { day: format.weekdayDate(key), reports });
  };
}
