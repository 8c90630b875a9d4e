import { IconFileOff } from '@tabler/icons-react';
import { type ComponentProps, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../data/desk.ts';
import { useDesk, useObservable, useObservableOf, useSession } from '../../data/use-desk.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Link, useFollow } from '../../ui/link.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Pane, Panes } from '../../ui/panes.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';
import { Ticket } from '../../ui/ticket.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { type Action, offeredActions } from './actions.ts';
import classes from './case.module.css';
import { CaseActions } from './case-actions.tsx';
import { CaseFacts } from './case-facts.tsx';
import { CaseNotices } from './case-notices.tsx';
import { CaseSide } from './case-side.tsx';
import { MendDialog } from './dialogs/mend-dialog.tsx';
import { OpenDialog } from './dialogs/open-dialog.tsx';
import { History } from './history.tsx';
import { NoteComposer } from './note-composer.tsx';

type Mending = Pick<ComponentProps<typeof MendDialog>, 'entry' | 'how'>;

interface CaseScreenProps {
  id: string;
  /** A rejected entry to be mended at once. */
  mend?: string;
}

/** One report: its history, what it says, and what this person may do with it now. */
export function CaseScreen({ id, mend }: CaseScreenProps) {
  const { t } = useTranslation('case');
  const { cases } = useDesk();
  const detail = useObservableOf<CaseDetail | null | undefined>(() => cases.detail$(id), undefined, [cases, id]);
  if (detail === undefined) return null;
  if (detail === null) {
    return (
      <>
        <PageHead title={t('title')} />
        <EmptyState
          icon={IconFileOff}
          title={t('noReport.title')}
          action={<Link href="/laporan">{t('noReport.back')}</Link>}
        >
          {t('noReport.hint')}
        </EmptyState>
      </>
    );
  }
  return <Case detail={detail} mend={mend} />;
}

function Case({ detail, mend }: { detail: CaseDetail; mend: string | undefined }) {
  const { t } = useTranslation('case');
  const format = useFormat();
  const session = useSession();
  const follow = useFollow();
  const today = useObservable(useDesk().today$, '');
  const [open, setOpen] = useState<Action | null>(null);
  const [mending, setMending] = useState<Mending | null>(mend === undefined ? null : { entry: mend, how: 'mend' });
  const { id, summary } = detail;
  const actions = offeredActions(detail, {
    unit: session.unit.id,
    staff: session.staff.id,
  });
  const tags = (['secret', 'anonymous', 'urgent', 'supervisory', 'quick'] as const).filter((tag) => summary[tag]);
  const mayPrint = detail.allowed.includes('receipt-issued');
  const labelOf = (action: Action): string => {
    if (action === 'dispose' && summary.assignments.length > 0) return t('action.redispose');
    return t(action === 'correct' && summary.quick ? 'action.complete' : `action.${action}`);
  };
  if (today === '') return null;
  return (
    <>
      <PageHead
        title={summary.title || t('untitled')}
        below={
          <>
            <Ticket number={id} />
            <StatusChip status={summary.status} />
            {tags.map((tag) => (
              <span key={tag} className="tag">
                {t(`tags.${tag}`)}
              </span>
            ))}
            {summary.formerNumber && (
              <span className="tag">{t('formerNumber', { ticket: summary.formerNumber.ticket })}</span>
            )}
            {summary.receivedAt && (
              <span className="dim small ellipsis">
                {t('received', { time: format.longMoment(summary.receivedAt) })}
              </span>
            )}
          </>
        }
        actions={
          <CaseActions
            actions={actions}
            labelOf={labelOf}
            onAct={setOpen}
            onPrint={mayPrint ? () => follow(`/laporan/${id}/tanda-terima`) : undefined}
          />
        }
      />
      <div className={classes.page}>
        <CaseFacts detail={detail} />
        <Panes sideWidth={320} side={<CaseSide detail={detail} today={today} />}>
          <Pane foot={detail.allowed.includes('noted') && <NoteComposer id={id} />}>
            <div className={classes.main}>
              <CaseNotices
                detail={detail}
                today={today}
                offered={[...actions.often, ...actions.rest]}
                onAct={setOpen}
              />
              <History detail={detail} today={today} onMend={(entry, how) => setMending({ entry, how })} />
            </div>
          </Pane>
        </Panes>
      </div>
      <OpenDialog action={open} detail={detail} onClose={() => setOpen(null)} />
      {mending && <MendDialog {...mending} detail={detail} onClose={() => setMending(null)} />}
    </>
  );
}
