import { IconCheck, IconClockPause } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutboxLine, ReplicationStatus } from '../../data/desk.ts';
import { useDesk, useObservable } from '../../data/use-desk.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Link } from '../../ui/link.tsx';
import { type PlainColumn, PlainTable } from '../../ui/plain-table.tsx';
import { ProgressPanel } from '../../ui/progress-panel.tsx';
import { Ticket } from '../../ui/ticket.tsx';
import { useFormat } from '../../ui/use-format.ts';
import classes from './replication-screen.module.css';

/** Lines shown; after days without a network there may be hundreds. */
const SHOWN = 100;

/** What waits to be sent, how much it is, and when the next try is. */
export function Queue({ status }: { status: ReplicationStatus }) {
  const { t } = useTranslation(['replication', 'common']);
  const format = useFormat();
  const { replication } = useDesk();
  const lines = useObservable<readonly OutboxLine[] | null>(replication.outbox$, null);
  const waitMs = useCountdown(status.nextTryAt);
  const columns = useColumns();
  if (lines === null) return null;
  const bytes = lines.reduce((sum, line) => sum + line.bytes, 0);
  return (
    <Card
      title={t('queue')}
      count={lines.length > 0 && `${t('common:reports', { count: lines.length })}, ${format.bytes(bytes)}`}
      aside={
        waitMs > 0 &&
        lines.length > 0 && (
          <span className="muted small num">{t('nextTry', { duration: format.duration(waitMs) })}</span>
        )
      }
    >
      {status.received && (
        <div className={classes.progress}>
          <ProgressPanel
            label={t('receiving', status.received)}
            share={status.received.done / Math.max(1, status.received.total)}
          />
        </div>
      )}
      {status.connection === 'sending' && status.toSend > 0 && (
        <div className={classes.progress}>
          <ProgressPanel
            label={t('progress', { sent: status.sent, total: status.toSend })}
            share={status.sent / status.toSend}
          />
        </div>
      )}
      {lines.length > 0 ? (
        <PlainTable
          label={t('queue')}
          rowKey={(line) => line.id}
          groups={[
            { key: 'all', rows: lines.slice(0, SHOWN) },
            ...(lines.length > SHOWN
              ? [{ key: 'more', label: t('more', { count: lines.length - SHOWN }), rows: [] }]
              : []),
          ]}
          columns={columns}
        />
      ) : status.needsMending > 0 ? (
        <EmptyState icon={IconClockPause} title={t('queueEmpty')}>
          {t('queueMending')}
        </EmptyState>
      ) : (
        <EmptyState icon={IconCheck} title={t('queueEmpty')}>
          {t('queueEmptyHint')}
        </EmptyState>
      )}
    </Card>
  );
}

function useColumns(): PlainColumn<OutboxLine>[] {
  const { t } = useTranslation('replication');
  const format = useFormat();
  const contentOf = ({ entries, files }: OutboxLine): string =>
    [entries > 0 && t('entries', { count: entries }), files > 0 && t('files', { count: files })]
      .filter(Boolean)
      .join(', ');
  return [
    { key: 'ticket', header: t('ticket'), width: 168, cell: (line) => <Ticket number={line.id} /> },
    {
      key: 'title',
      header: t('report'),
      cell: (line) => (
        <Link href={`/laporan/${line.id}`} className={classes.title} title={line.title}>
          {line.title}
        </Link>
      ),
    },
    { key: 'content', header: t('content'), width: 150, cell: contentOf },
    { key: 'size', header: t('size'), width: 90, align: 'end', cell: (line) => format.bytes(line.bytes) },
  ];
}

/** Milliseconds until an instant, moved on every second; 0 when it is past or unknown. */
function useCountdown(instant: string | null): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!instant) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, [instant]);
  return instant ? Math.max(0, Date.parse(instant) - now) : 0;
}
