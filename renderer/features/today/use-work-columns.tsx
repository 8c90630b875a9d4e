import { useTranslation } from 'react-i18next';
import { COORDINATOR_BOX } from '#shared/complaint/fold.ts';
import { handlingUnits } from '#shared/complaint/summary.ts';
import type { Viewer } from '../../data/case-query.ts';
import type { CaseRow } from '../../data/desk.ts';
import { useDesk } from '../../data/use-desk.tsx';
import { DeadlineCell } from '../../ui/deadline-cell.tsx';
import type { PlainColumn } from '../../ui/plain-table.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';
import { Ticket } from '../../ui/ticket.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import { useCaseWords } from '../../ui/use-case-words.ts';
import { ActionLink } from './action-link.tsx';
import { ReportLink } from './report-link.tsx';
import { nextAction } from './work-list.ts';

/** What, where and with whom, by when, and the viewer's next step. */
export function useWorkColumns(viewer: Viewer): PlainColumn<CaseRow>[] {
  const { t } = useTranslation(['today', 'status']);
  const words = useCaseWords();
  const { directory } = useDesk();

  const agencyOf = ({ summary }: CaseRow): string => {
    const handling = handlingUnits(summary);
    const box = summary.box === COORDINATOR_BOX ? summary.receivedUnit : summary.box;
    const units = handling.length > 0 ? handling : [box];
    return units.map((unit) => directory.unit(unit)?.shortName ?? unit).join(', ');
  };
  const noteOf = ({ summary, delivery }: CaseRow): { note?: string } => {
    if (delivery === 'needs-mending') return { note: t('mending') };
    return summary.answers.length > 0 && summary.status === 'in-progress' ? { note: t('status:answered') } : {};
  };
  return [
    {
      key: 'report',
      header: t('report'),
      cell: (row) => (
        <TwoLines
          first={<ReportLink row={row} />}
          facts={[
            <Ticket key="ticket" number={row.id} />,
            words.shortPlace(row.summary.place).filter(Boolean).join(', '),
          ]}
        />
      ),
    },
    {
      key: 'agency',
      header: t('agencyStatus'),
      width: 172,
      cell: (row) => (
        <TwoLines
          weight="plain"
          first={<span title={agencyOf(row)}>{agencyOf(row)}</span>}
          facts={[<StatusChip key="status" status={row.summary.status} look="plain" {...noteOf(row)} />]}
        />
      ),
    },
    {
      key: 'limit',
      header: t('nextLimit'),
      width: 176,
      cell: ({ limit }) => (
        <DeadlineCell
          layout="stacked"
          today={viewer.today}
          {...(limit && { date: limit.due, daysLeft: limit.daysLeft, name: limit.name })}
        />
      ),
    },
    {
      key: 'step',
      header: t('nextStep'),
      headerHidden: true,
      width: viewer.roles.includes('liaison') ? 124 : 110,
      align: 'end',
      cell: (row) => <ActionLink row={row} action={nextAction(row, viewer)} fullWidth />,
    },
  ];
}
