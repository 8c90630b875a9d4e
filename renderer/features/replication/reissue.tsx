import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { select } from '../../data/case-query.ts';
import type { CaseRow } from '../../data/desk.ts';
import { useDesk, useObservable, useSession } from '../../data/use-desk.tsx';
import { Card } from '../../ui/card.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { initials } from '../../ui/format.ts';
import { Link, useFollow } from '../../ui/link.tsx';
import { type PlainColumn, PlainTable } from '../../ui/plain-table.tsx';
import { ProgressPanel } from '../../ui/progress-panel.tsx';
import { Ticket } from '../../ui/ticket.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import { useErrorWords } from '../../ui/use-error-words.ts';
import { useFormat } from '../../ui/use-format.ts';
import { useTask } from '../../ui/use-task.ts';
import classes from './replication-screen.module.css';

/** After this PC was enrolled anew: how far its former entries are, and whom the rest waits for. */
export function Reissue() {
  const { t } = useTranslation('replication');
  const desk = useDesk();
  const status = useObservable(desk.replication.reissue$, null);
  if (!status) return null;
  const { former, done, total, waiting, isLocked } = status;
  return (
    <Card title={t('reissue.title', { former })} content="padded">
      <div className="stack">
        {isLocked ? (
          <p>{t('reissue.locked')}</p>
        ) : (
          <ProgressPanel
            label={total === 0 ? t('reissue.checking') : t('reissue.progress', { done, total })}
            {...(total > 0 && { share: done / total })}
          />
        )}
        {waiting.map(({ staff, entries }) => (
          <p key={staff ?? ''}>
            {staff === null
              ? t('reissue.waitingCleared', { count: entries })
              : t('reissue.waiting', { count: entries, name: desk.directory.staff(staff)?.name ?? staff })}
          </p>
        ))}
      </div>
    </Card>
  );
}

/** Receipts whose number belongs to another report: each until a new one is given, or the reporter told. */
export function Reprints({ rows }: { rows: readonly CaseRow[] }) {
  const { t } = useTranslation('replication');
  const format = useFormat();
  const wordsOf = useErrorWords();
  const session = useSession();
  const task = useTask();
  const columns = useReprintColumns(task.run);
  const due = select(rows, { view: 'receipt-to-reprint' }, { unit: session.unit.id, roles: session.roles, today: '' });
  if (due.length === 0) return null;
  return (
    <Card
      title={t('reprint.title')}
      count={format.number(due.length)}
      aside={<span className="dim small">{t('reprint.hint')}</span>}
    >
      {task.error !== null && <ErrorState {...wordsOf(task.error)} />}
      <PlainTable
        label={t('reprint.title')}
        rowHeight={44}
        rowKey={(row) => row.id}
        groups={[{ key: 'all', rows: due }]}
        columns={columns}
      />
    </Card>
  );
}

function useReprintColumns(run: ReturnType<typeof useTask>['run']): PlainColumn<CaseRow>[] {
  const { t } = useTranslation(['replication', 'today']);
  const { cases } = useDesk();
  const follow = useFollow();
  const tell = (id: string) =>
    run(() => cases.add(id, { kind: 'receipt-issued', data: { sheets: 'reporter', medium: 'handwritten', size: '' } }));
  const contactOf = ({ summary: { reporter } }: CaseRow): string => {
    const [way] = reporter?.contact.ways ?? [];
    return [way && t(`today:contact.${way}`), reporter?.contact.number].filter(Boolean).join(' ');
  };
  return [
    {
      key: 'ticket',
      header: t('reprint.ticket'),
      width: 190,
      cell: ({ id, summary }) => (
        <TwoLines
          first={
            <Link href={`/laporan/${id}`} className={classes.title}>
              <Ticket number={id} />
            </Link>
          }
          facts={[t('reprint.former', { ticket: summary.formerNumber?.ticket ?? '' })]}
        />
      ),
    },
    {
      key: 'reporter',
      header: t('reprint.reporter'),
      cell: (row) => (
        <TwoLines
          weight="plain"
          first={<span title={row.summary.title}>{row.summary.title}</span>}
          facts={[
            row.summary.reporter?.name ? initials(row.summary.reporter.name) : t('today:noReporter'),
            contactOf(row),
          ]}
        />
      ),
    },
    {
      key: 'actions',
      header: t('reprint.actions'),
      headerHidden: true,
      align: 'end',
      width: 236,
      cell: ({ id }) => (
        <span className={classes.buttons}>
          <Button
            size="xs"
            aria-label={`${t('reprint.print')}: ${id}`}
            onClick={() => follow(`/laporan/${id}/tanda-terima`)}
          >
            {t('reprint.print')}
          </Button>
          <Button size="xs" aria-label={`${t('reprint.told')}: ${id}`} onClick={() => void tell(id)}>
            {t('reprint.told')}
          </Button>
        </span>
      ),
    },
  ];
}
