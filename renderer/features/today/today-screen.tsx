import { IconPlus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { count, select, type Viewer, type ViewName, viewsOf } from '../../data/case-query.ts';
import type { CaseRow } from '../../data/desk.ts';
import { useDesk, useObservable, useSession } from '../../data/use-desk.tsx';
import { LargeAction } from '../../ui/large-action.tsx';
import { PageBody, PageHead } from '../../ui/page-head.tsx';
import { Columns } from '../../ui/panes.tsx';
import { Tiles } from '../../ui/tiles.tsx';
import { AnswersToTell } from './answers-to-tell.tsx';
import classes from './today-screen.module.css';
import { WaitingCard } from './waiting-card.tsx';
import { WorkTable } from './work-table.tsx';

const BESIDE = ['receipt-to-reprint', 'receipt-not-issued', 'unsent', 'awaiting-reporter'] as const;

/** What the role must do now: counts that lead to their list, the work by next limit, and what waits beside it. */
export function TodayScreen() {
  const { t } = useTranslation(['today', 'cases', 'frame']);
  const desk = useDesk();
  const session = useSession();
  const rows = useObservable<readonly CaseRow[] | null>(desk.cases.rows$, null);
  const today = useObservable(desk.today$, '');
  const [newId] = useState(() => crypto.randomUUID());
  const viewer = useMemo<Viewer>(() => ({ unit: session.unit.id, roles: session.roles, today }), [session, today]);
  if (rows === null || today === '') return null;

  const receives = session.roles.includes('officer') || session.roles.includes('coordinator');
  const hrefOf = (view: ViewName) => (view === 'unsent' ? '/sinkronisasi' : `/laporan?view=${view}`);
  const toTell = select(rows, { view: 'to-tell' }, viewer);
  const waiting = (receives ? BESIDE : (['unsent'] as const)).map((view) => ({
    view,
    rows: select(rows, { view }, viewer),
  }));
  const beside = [
    ...(toTell.length > 0 ? [<AnswersToTell key="to-tell" rows={toTell} viewer={viewer} />] : []),
    ...waiting
      .filter((card) => card.rows.length > 0)
      .map((card) => <WaitingCard key={card.view} {...card} href={hrefOf(card.view)} today={today} />),
  ];
  return (
    <>
      <PageHead
        title={t('title')}
        aside={<span className="muted ellipsis">{session.unit.name}</span>}
        actions={<span className="dim small">{t('note')}</span>}
      />
      <PageBody>
        <div className={classes.top} data-receives={receives || undefined}>
          {receives && (
            <LargeAction
              href={`/baru/${newId}`}
              icon={IconPlus}
              label={t('frame:newReport')}
              detail={t('frame:newReportHint')}
              keys={desk.info.shell === 'electron' ? 'Ctrl+N' : 'Alt+N'}
            />
          )}
          <Tiles
            label={t('tiles')}
            tiles={viewsOf(session.roles).map((view) => ({
              key: view,
              label: t(`cases:view.${view}`),
              count: count(rows, view, viewer),
              href: hrefOf(view),
              late: view === 'overdue',
            }))}
          />
        </div>
        {beside.length > 0 ? (
          <Columns side={beside}>
            <WorkTable rows={rows} viewer={viewer} />
          </Columns>
        ) : (
          <WorkTable rows={rows} viewer={viewer} />
        )}
      </PageBody>
    </>
  );
}
