import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { untoldAnswers } from '#shared/complaint/summary.ts';
import { count, select, type Viewer, viewsOf } from '../../data/case-query.ts';
import type { CaseRow } from '../../data/desk.ts';
import { useDesk, useObservable, useSession } from '../../data/use-desk.tsx';
import { Card, CardLine } from '../../ui/card.tsx';
import { initials } from '../../ui/format.ts';
import { Link } from '../../ui/link.tsx';
import { PageBody, PageHead } from '../../ui/page-head.tsx';
import { Ticket } from '../../ui/ticket.tsx';
import { Tiles } from '../../ui/tiles.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { ActionLink } from './action-link.tsx';
import { NewReport } from './new-report.tsx';
import classes from './today-screen.module.css';
import { WorkTable } from './work-table.tsx';

const NO_ROWS: readonly CaseRow[] = [];
const SHOWN = 5;

/** What the role must do now: counts that lead to their list, the work by next limit, and what waits beside it. */
export function TodayScreen() {
  const { t } = useTranslation('today');
  const desk = useDesk();
  const session = useSession();
  const rows = useObservable(desk.cases.rows$, NO_ROWS);
  const today = useObservable(desk.today$, '');
  const viewer = useMemo<Viewer>(() => ({ unit: session.unit.id, roles: session.roles, today }), [session, today]);
  const receives = session.roles.includes('officer') || session.roles.includes('coordinator');
  if (today === '') return null;

  const tiles = viewsOf(session.roles).map((view) => ({
    key: view,
    label: t(`view.${view}`),
    count: count(rows, view, viewer),
    href: view === 'unsent' ? '/sinkronisasi' : `/laporan?view=${view}`,
    late: view === 'overdue',
  }));
  return (
    <>
      <PageHead
        title={t('title')}
        aside={<span className="muted">{session.unit.name}</span>}
        actions={<span className="dim small">{t('note')}</span>}
      />
      <PageBody>
        <div className={classes.top} data-receives={receives || undefined}>
          {receives && <NewReport />}
          <Tiles label={t('tiles')} tiles={tiles} />
        </div>
        <div className={classes.columns}>
          <WorkTable rows={rows} viewer={viewer} />
          <div className="stack">
            <ToTell rows={select(rows, { view: 'to-tell' }, viewer)} viewer={viewer} />
            <Waiting view="unsent" rows={select(rows, { view: 'unsent' }, viewer)} href="/sinkronisasi" today={today} />
            <Waiting
              view="receipt-not-issued"
              rows={select(rows, { view: 'receipt-not-issued' }, viewer)}
              href="/laporan?view=receipt-not-issued"
              today={today}
            />
            <Waiting
              view="awaiting-reporter"
              rows={select(rows, { view: 'awaiting-reporter' }, viewer)}
              href="/laporan?view=awaiting-reporter"
              today={today}
            />
          </div>
        </div>
      </PageBody>
    </>
  );
}

function ToTell({ rows, viewer }: { rows: readonly CaseRow[]; viewer: Viewer }) {
  const { t } = useTranslation('today');
  const format = useFormat();
  if (rows.length === 0) return null;
  return (
    <Card title={t('toTell')} count={format.number(rows.length)} aside={rows.length > SHOWN && <More view="to-tell" />}>
      {rows.slice(0, SHOWN).map((row) => {
        const answer = untoldAnswers(row.summary)[0];
        const way = row.summary.reporter?.contact.ways[0];
        return (
          <CardLine key={row.id} action={<ActionLink row={row} viewer={viewer} />}>
            <TwoLines
              first={
                <Link className={classes.title} href={`/laporan/${row.id}`}>
                  {row.summary.title}
                </Link>
              }
              facts={[
                row.summary.reporter?.name ? initials(row.summary.reporter.name) : t('noReporter'),
                way ? t(`contact.${way}`) : '',
                answer ? format.shortDate(answer.at.slice(0, 10), viewer.today) : '',
              ]}
            />
          </CardLine>
        );
      })}
    </Card>
  );
}

interface WaitingProps {
  view: 'unsent' | 'receipt-not-issued' | 'awaiting-reporter';
  rows: readonly CaseRow[];
  href: string;
  today: string;
}

function Waiting({ view, rows, href, today }: WaitingProps) {
  const { t } = useTranslation('today');
  const format = useFormat();
  if (rows.length === 0) return null;
  return (
    <Card
      title={t(`view.${view}`)}
      count={format.number(rows.length)}
      aside={
        view === 'unsent' ? <span className="dim small">{t('here')}</span> : <Link href={href}>{t('openInCases')}</Link>
      }
    >
      {rows.slice(0, SHOWN).map((row) => (
        <CardLine key={row.id}>
          <TwoLines
            first={
              <Link className={classes.title} href={`/laporan/${row.id}`}>
                {row.summary.title}
              </Link>
            }
            facts={[
              <Ticket key="ticket" number={row.id} />,
              view === 'awaiting-reporter' && row.limit
                ? t('until', { day: format.weekdayDate(row.limit.due) })
                : format.shortMoment(row.summary.receivedAt, today),
            ]}
          />
        </CardLine>
      ))}
    </Card>
  );
}

function More({ view }: { view: 'to-tell' }) {
  const { t } = useTranslation('today');
  return <Link href={`/laporan?view=${view}`}>{t('openInCases')}</Link>;
}
