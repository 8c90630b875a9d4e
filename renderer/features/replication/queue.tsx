import { IconCheck } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutboxLine, ReplicationStatus } from '../../data/desk.ts';
import { useDesk, useObservable } from '../../data/use-desk.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Link } from '../../ui/link.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';
import { ProgressPanel } from '../../ui/progress-panel.tsx';
import { Ticket } from '../../ui/ticket.tsx';
import { useFormat } from '../../ui/use-format.ts';
import classes from './replication-screen.module.css';

const NO_LINES: readonly OutboxLine[] = [];

export function Queue({ status }: { status: ReplicationStatus }) {
  const { t } = useTranslation(['replication', 'common']);
  const format = useFormat();
  const { replication } = useDesk();
  const lines = useObservable(replication.outbox$, NO_LINES);
  const waitMs = useCountdown(status.nextTryAt);
  return (
    <Card
      title={t('queue')}
      count={lines.length > 0 && t('common:reports', { count: lines.length })}
      aside={
        waitMs > 0 &&
        lines.length > 0 && (
          <span className="muted small num">{t('nextTry', { duration: format.duration(waitMs) })}</span>
        )
      }
    >
      {status.connection === 'sending' && status.toSend > 0 && (
        <div className={classes.progress}>
          <ProgressPanel
            label={t('progress', { sent: status.sent, total: status.toSend })}
            share={status.sent / status.toSend}
          />
        </div>
      )}
      {lines.length === 0 ? (
        <EmptyState icon={IconCheck} title={t('queueEmpty')}>
          {t('queueEmptyHint')}
        </EmptyState>
      ) : (
        <PlainTable
          label={t('queue')}
          rowKey={(line) => line.id}
          groups={[{ key: 'all', rows: lines }]}
          columns={[
            { key: 'ticket', header: t('ticket'), width: 170, cell: (line) => <Ticket number={line.id} /> },
            {
              key: 'title',
              header: t('report'),
              cell: (line) => <Link href={`/laporan/${line.id}`}>{line.title}</Link>,
            },
            {
              key: 'content',
              header: t('content'),
              width: 160,
              cell: (line) =>
                [t('entries', { count: line.entries }), line.files > 0 && t('files', { count: line.files })]
                  .filter(Boolean)
                  .join(', '),
            },
            { key: 'size', header: t('size'), width: 84, align: 'end', cell: (line) => format.bytes(line.bytes) },
          ]}
        />
      )}
    </Card>
  );
}

/** Milliseconds until an instant, moved on every second; 0 when it is past or unknown. */
function useCountdown(instant: string | null): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!instant) return;
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, [instant]);
  return instant ? Math.max(0, Date.parse(instant) - now) : 0;
}
