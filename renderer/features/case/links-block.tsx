import { useTranslation } from 'react-i18next';
import type { CaseDetail, CaseRow } from '../../data/desk.ts';
import { useDesk, useObservable } from '../../data/use-desk.tsx';
import { Link } from '../../ui/link.tsx';
import { PanelBlock } from '../../ui/side-panel.tsx';
import { Ticket } from '../../ui/ticket.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import classes from './case.module.css';

const NO_ROWS: readonly CaseRow[] = [];

/** Both ways: the case that this one follows, and the ones that follow it. */
export function LinksBlock({ detail: { summary, followers, toTell } }: { detail: CaseDetail }) {
  const { t } = useTranslation(['case', 'status']);
  const rows = useObservable(useDesk().cases.rows$, NO_ROWS);
  if (!summary.joinedTo && followers.length === 0) return null;
  const waiting = toTell.filter((answer) => answer.lead !== null).length;
  const lineOf = (id: string) => {
    const row = rows.find((one) => one.id === id);
    return (
      <li key={id}>
        <TwoLines
          first={<Link href={`/laporan/${id}`}>{row?.summary.title ?? id}</Link>}
          facts={[<Ticket key="ticket" number={id} />, row ? t(`status:${row.summary.status}`) : '']}
        />
      </li>
    );
  };
  return (
    <PanelBlock title={t('side.links')}>
      {summary.joinedTo && (
        <>
          <h3 className="small dim">{t('side.leadOf')}</h3>
          <ul className={classes.links}>{lineOf(summary.joinedTo)}</ul>
          {waiting > 0 && <p className="small medium">{t('side.leadAnswers', { count: waiting })}</p>}
        </>
      )}
      {followers.length > 0 && (
        <>
          <h3 className="small dim">{t('side.followedBy')}</h3>
          <ul className={classes.links}>{followers.map(lineOf)}</ul>
        </>
      )}
    </PanelBlock>
  );
}
