import { Button, Menu } from '@mantine/core';
import { IconDots, IconInbox } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { accessOf, allowedKinds } from '#shared/access/permission.ts';
import type { Viewer } from '../../data/case-query.ts';
import type { CaseDetail, CaseRow } from '../../data/desk.ts';
import { useDesk, useObservable, useObservableOf, useSession } from '../../data/use-desk.tsx';
import { Card } from '../../ui/card.tsx';
import { DeadlineCell } from '../../ui/deadline-cell.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Link } from '../../ui/link.tsx';
import { PageBody, PageHead } from '../../ui/page-head.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';
import { Ticket } from '../../ui/ticket.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import { useCaseWords } from '../../ui/use-case-words.ts';
import { type Action, offeredActions } from './actions.ts';
import { OpenDialog } from './dialogs/open-dialog.tsx';
import { dispositionGroups } from './disposition-groups.ts';

const NO_ROWS: readonly CaseRow[] = [];
/** What an agency does from its box; everything else is in the open case. */
const HERE: readonly Action[] = ['follow-up', 'answer', 'schedule', 'return'];

/** What reached the liaison's unit, by deadline, each with its next step. */
export function DispositionScreen() {
  const { t } = useTranslation(['disposition', 'common', 'case']);
  const words = useCaseWords();
  const desk = useDesk();
  const session = useSession();
  const rows = useObservable(desk.cases.rows$, NO_ROWS);
  const today = useObservable(desk.today$, '');
  const viewer = useMemo<Viewer>(() => ({ unit: session.unit.id, roles: session.roles, today }), [session, today]);
  const groups = useMemo(() => (today === '' ? [] : dispositionGroups(rows, viewer)), [rows, viewer, today]);
  const [open, setOpen] = useState<{ id: string; action: Action } | null>(null);
  if (today === '') return null;

  const total = groups.reduce((sum, group) => sum + group.rows.length, 0);
  const stepsOf = ({ summary, toTell }: CaseRow): Action[] => {
    const allowed = allowedKinds(session.roles, session.unit.id, accessOf(summary), session.staff.id);
    const { likely, often, rest } = offeredActions(
      { summary, allowed, toTell },
      { unit: session.unit.id, staff: session.staff.id },
    );
    return [likely, ...often, ...rest].filter((action) => HERE.some((one) => one === action)) as Action[];
  };
  const isFresh = ({ summary }: CaseRow) =>
    summary.assignments.some((one) => one.unit === session.unit.id && !one.returned && !one.followedUpAt);
  const place = ({ summary }: CaseRow) => words.shortPlace(summary.place).filter(Boolean).join(', ');
  return (
    <>
      <PageHead
        title={t('title')}
        aside={<span className="muted">{t('summary', { count: total, unit: session.unit.shortName })}</span>}
      />
      <PageBody>
        <Card>
          {total === 0 ? (
            <EmptyState icon={IconInbox} title={t('emptyTitle')}>
              {t('empty')}
            </EmptyState>
          ) : (
            <PlainTable
              label={t('list')}
              rowHeight={44}
              rowKey={(row) => row.id}
              groups={groups.map(({ key, rows: inGroup }) => ({
                key,
                label: t(`group.${key}`, { reports: t('common:reports', { count: inGroup.length }) }),
                late: key === 'late',
                rows: inGroup,
              }))}
              columns={[
                {
                  key: 'report',
                  header: t('columns.report'),
                  cell: (row) => (
                    <TwoLines
                      first={<Link href={`/laporan/${row.id}`}>{row.summary.title || row.id}</Link>}
                      facts={[<Ticket key="ticket" number={row.id} />, place(row)]}
                    />
                  ),
                },
                {
                  key: 'status',
                  header: t('columns.status'),
                  width: 208,
                  cell: (row) => (
                    <StatusChip
                      status={row.summary.status}
                      look="quiet"
                      {...(isFresh(row) && { note: t('fresh').toLocaleLowerCase('id') })}
                    />
                  ),
                },
                {
                  key: 'limit',
                  header: t('columns.limit'),
                  width: 208,
                  cell: ({ limit }) =>
                    limit && (
                      <DeadlineCell
                        layout="stacked"
                        today={today}
                        date={limit.due}
                        daysLeft={limit.daysLeft}
                        name={limit.name}
                      />
                    ),
                },
                {
                  key: 'step',
                  header: t('columns.step'),
                  headerHidden: true,
                  width: 184,
                  align: 'end',
                  cell: (row) => (
                    <Steps row={row} actions={stepsOf(row)} onAct={(action) => setOpen({ id: row.id, action })} />
                  ),
                },
              ]}
            />
          )}
        </Card>
      </PageBody>
      {open && <CaseDialog key={open.id} {...open} onClose={() => setOpen(null)} />}
    </>
  );
}

interface StepsProps {
  row: CaseRow;
  actions: readonly Action[];
  onAct(action: Action): void;
}

function Steps({ row, actions, onAct }: StepsProps) {
  const { t } = useTranslation(['disposition', 'case']);
  const [next, ...others] = actions;
  const { title } = row.summary;
  if (!next) return null;
  return (
    <span style={{ display: 'inline-flex', gap: 4 }}>
      <Button size="xs" aria-label={t('act', { action: t(`case:action.${next}`), title })} onClick={() => onAct(next)}>
        {t(`case:action.${next}`)}
      </Button>
      {others.length > 0 && (
        <Menu>
          <Menu.Target>
            <Button size="xs" aria-label={t('more', { title })}>
              <IconDots size={16} stroke={1.75} aria-hidden="true" />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {others.map((action) => (
              <Menu.Item key={action} onClick={() => onAct(action)}>
                {t(`case:action.${action}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </span>
  );
}

/** The same dialog as in the open case, once the case is read. */
function CaseDialog({ id, action, onClose }: { id: string; action: Action; onClose(): void }) {
  const { cases } = useDesk();
  const detail = useObservableOf<CaseDetail | null>(() => cases.detail$(id), null, [cases, id]);
  return detail && <OpenDialog action={action} detail={detail} onClose={onClose} />;
}
