import { IconArrowsSplit2 } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { handlingUnits } from '#shared/complaint/summary.ts';
import type { CaseRow } from '../../data/desk.ts';
import { useDesk } from '../../data/use-desk.tsx';
import type { Column } from '../../ui/data-table.tsx';
import { DeadlineCell } from '../../ui/deadline-cell.tsx';
import { DeliveryState } from '../../ui/delivery-state.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';
import { Ticket } from '../../ui/ticket.tsx';
import { useCaseWords } from '../../ui/use-case-words.ts';
import classes from './cases.module.css';
import type { SortText } from './list-query.ts';

const DELIVERY = { unsent: 'unsent', hub: 'server', agency: 'agency', 'needs-mending': 'mending' } as const;

/** The columns of the list, and the words that each one sorts by. */
export function useColumns(today: string): { columns: Column<CaseRow>[]; textOf(key: string): SortText } {
  const { t } = useTranslation(['cases', 'status']);
  const words = useCaseWords();
  const { directory } = useDesk();
  return useMemo(() => {
    const shortName = (unit: string) => directory.unit(unit)?.shortName ?? unit;
    const titleOf = ({ summary }: CaseRow): string => summary.title || t(summary.secret ? 'secretTitle' : 'untitled');
    // Before any agency has it, the counter that received it answers for it.
    const agencyOf = ({ summary }: CaseRow): string => {
      const units = handlingUnits(summary);
      return (units.length > 0 ? units : [summary.receivedUnit]).map(shortName).join(', ');
    };
    const isConcurrent = ({ summary }: CaseRow) =>
      summary.notices.some((notice) => notice.kind === 'concurrent-disposition');
    const texts: Record<string, SortText> = {
      ticket: (row) => row.id,
      title: titleOf,
      place: ({ summary }) => words.shortPlace(summary.place).join(' '),
      agency: agencyOf,
      status: ({ summary }) => t(`status:${summary.status}`),
      delivery: (row) => `${row.delivery} ${row.unsentEntries}`,
    };
    const column = (key: string, width: string, cell: Column<CaseRow>['cell']): Column<CaseRow> => ({
      key,
      header: t(`columns.${key as 'ticket'}`),
      width,
      cell,
      sortable: true,
    });
    const columns = [
      column('ticket', '132px', (row) => <Ticket number={row.id} />),
      column('title', 'minmax(200px, 1fr)', (row) => <span className={classes.title}>{titleOf(row)}</span>),
      column('place', '148px', ({ summary }) => {
        const [name, kecamatan] = words.shortPlace(summary.place);
        return (
          <>
            {name}
            {kecamatan && <span className="dim">, {kecamatan}</span>}
          </>
        );
      }),
      column('agency', '116px', (row) =>
        isConcurrent(row) ? (
          <span className="strong">
            <IconArrowsSplit2 size={14} stroke={1.75} aria-hidden="true" /> {t('toSettle')}
          </span>
        ) : (
          <span className="muted">{agencyOf(row)}</span>
        ),
      ),
      column('status', '140px', ({ summary }) => <StatusChip status={summary.status} look="quiet" />),
      column('limit', '170px', ({ limit }) => (
        <DeadlineCell today={today} {...(limit && { date: limit.due, daysLeft: limit.daysLeft, name: limit.name })} />
      )),
      column('delivery', '122px', (row) => (
        <DeliveryState
          state={DELIVERY[row.delivery]}
          {...(row.delivery !== 'unsent' && { unsentRecords: row.unsentEntries })}
        />
      )),
    ];
    return { columns, textOf: (key: string): SortText => texts[key] ?? (() => '') };
  }, [t, words, directory, today]);
}
