import { IconCalendarCheck } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { COORDINATOR_BOX } from '#shared/complaint/fold.ts';
import { villageName } from '#shared/directory/places.ts';
import type { Viewer } from '../../data/case-query.ts';
import type { CaseRow } from '../../data/desk.ts';
import { useDesk } from '../../data/use-desk.tsx';
import { Card } from '../../ui/card.tsx';
import { DeadlineCell } from '../../ui/deadline-cell.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Link } from '../../ui/link.tsx';
import { PlainTable, type RowGroup } from '../../ui/plain-table.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';
import { Ticket } from '../../ui/ticket.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { ActionLink } from './action-link.tsx';
import classes from './today-screen.module.css';
import { type WorkGroup, workGroups } from './work-list.ts';

/** Rows shown before the list takes over. */
const SHOWN = 40;

export function WorkTable({ rows, viewer }: { rows: readonly CaseRow[]; viewer: Viewer }) {
  const { t } = useTranslation(['today', 'common', 'status']);
  const format = useFormat();
  const { directory } = useDesk();
  const groups = useMemo(() => workGroups(rows, viewer), [rows, viewer]);
  const total = groups.reduce((sum, group) => sum + group.rows.length, 0);
  let room = SHOWN;
  const shown: RowGroup<CaseRow>[] = [];
  for (const group of groups) {
    if (room <= 0) break;
    const reports = t('common:reports', { count: group.rows.length });
    shown.push({
      key: group.key,
      label: labelOf(group, reports),
      late: group.key === 'late',
      rows: group.rows.slice(0, room),
    });
    room -= group.rows.length;
  }

  function labelOf(group: WorkGroup, reports: string): string {
    if (group.day) return t('group.day', { day: format.weekdayDate(group.day), reports });
    return t(group.key === 'late' ? 'group.late' : 'group.today', { reports });
  }

  const agencyOf = ({ summary }: CaseRow): string => {
    const assigned = summary.assignments.filter((one) => !one.returned).map((one) => one.unit);
    const units =
      assigned.length > 0 ? assigned : [summary.box === COORDINATOR_BOX ? summary.receivedUnit : summary.box];
    return units.map((unit) => directory.unit(unit)?.shortName ?? unit).join(', ');
  };

  return (
    <Card
      title={t('work')}
      count={format.number(total)}
      aside={<Link href="/laporan?view=open">{t('openInCases')}</Link>}
    >
      {total === 0 ? (
        <EmptyState icon={IconCalendarCheck} title={t('nothingTitle')}>
          {t('nothing')}
        </EmptyState>
      ) : (
        <PlainTable
          label={t('work')}
          rowHeight={44}
          rowKey={(row) => row.id}
          groups={shown}
          columns={[
            {
              key: 'report',
              header: t('report'),
              cell: (row) => (
                <TwoLines
                  first={
                    <Link className={classes.title} href={`/laporan/${row.id}`}>
                      {row.summary.title}
                    </Link>
                  }
                  facts={[<Ticket key="ticket" number={row.id} />, placeOf(row)]}
                />
              ),
            },
            {
              key: 'agency',
              header: t('agencyStatus'),
              width: 180,
              cell: (row) => (
                <TwoLines
                  weight="plain"
                  first={agencyOf(row)}
                  facts={[<StatusChip key="status" status={row.summary.status} look="plain" {...noteOf(row)} />]}
                />
              ),
            },
            {
              key: 'limit',
              header: t('nextLimit'),
              width: 176,
              cell: ({ limit }) =>
                limit && (
                  <DeadlineCell
                    layout="stacked"
                    today={viewer.today}
                    date={limit.due}
                    daysLeft={limit.daysLeft}
                    name={limit.name}
                  />
                ),
            },
            {
              key: 'step',
              header: t('nextStep'),
              headerHidden: true,
              width: 110,
              align: 'end',
              cell: (row) => <ActionLink row={row} viewer={viewer} />,
            },
          ]}
        />
      )}
    </Card>
  );

  function noteOf({ summary }: CaseRow): { note?: string } {
    return summary.answers.length > 0 && summary.status === 'in-progress' ? { note: t('status:answered') } : {};
  }
}

/** "Sumberagung, Plumpang"; the landmark or nothing where no village is named. */
export function placeOf({ summary }: CaseRow): string {
  const [village] = summary.place.villages;
  const name = village ? villageName(village) : null;
  return name ? `${name.name}, ${name.kecamatan}` : (summary.place.office ?? summary.place.landmark ?? '');
}
