import {
  type Icon,
  IconBrowser,
  IconClockExclamation,
  IconCloud,
  IconDatabase,
  IconNotebook,
} from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MachineHealth, ReplicationStatus } from '../../data/desk.ts';
import { useDesk, useSession } from '../../data/use-desk.tsx';
import { Card } from '../../ui/card.tsx';
import { useFormat } from '../../ui/use-format.ts';
import classes from './replication-screen.module.css';

/** Skew below this is not told. */
const MAX_SKEW_MS = 5 * 60_000;

/** Clock, line, journal and storage of this PC, each in words. */
export function Health({ status }: { status: ReplicationStatus }) {
  const { t } = useTranslation('replication');
  const format = useFormat();
  const desk = useDesk();
  const { code } = useSession();
  const [health, setHealth] = useState<MachineHealth | null>(null);
  useEffect(() => {
    // Told anew whenever something was sent or written.
    if (status.unsentEntries >= 0) void desk.replication.health().then(setHealth);
  }, [desk, status.unsentEntries]);

  const skew = status.clockSkewMs;
  const isConnected = ['all-sent', 'sending', 'waiting'].includes(status.connection);
  return (
    <Card title={t('health', { code })}>
      <ul className={classes.health}>
        {skew === null ? (
          <Line icon={IconClockExclamation} title={t('clockUnknown')} hint={t('clockUnknownHint')} />
        ) : Math.abs(skew) <= MAX_SKEW_MS ? (
          <Line icon={IconClockExclamation} title={t('clockRight')} hint={t('clockRightHint')} />
        ) : (
          <Line
            icon={IconClockExclamation}
            title={t(skew > 0 ? 'clockFast' : 'clockSlow', { duration: format.duration(skew) })}
            hint={t('clockHint')}
          />
        )}
        <Line icon={IconCloud} title={t(`line.${status.connection}`)} hint={t(isConnected ? 'lineGood' : 'lineHint')} />
        {health && (
          <>
            <Line
              icon={IconNotebook}
              title={journalWords(health)}
              hint={t('journalHint', { entries: health.journal.entries, size: format.bytes(health.journal.bytes) })}
            />
            <Line
              icon={IconDatabase}
              title={
                health.freeBytes === null ? t('storageUnknown') : t('storage', { size: format.bytes(health.freeBytes) })
              }
              hint={t('storageHint')}
            />
          </>
        )}
        {desk.info.shell === 'browser' && <Line icon={IconBrowser} title={t('browserTitle')} hint={t('browserHint')} />}
      </ul>
    </Card>
  );

  function journalWords({ journal, replayed }: MachineHealth): string {
    if (journal.damaged.length > 0) return t('journalDamaged');
    return replayed > 0 ? t('journalReplayed', { count: replayed }) : t('journalGood');
  }
}

function Line({ icon: LineIcon, title, hint }: { icon: Icon; title: string; hint: string }) {
  return (
    <li>
      <LineIcon size={16} stroke={1.75} aria-hidden="true" />
      <div>
        <b>{title}</b>
        <p>{hint}</p>
      </div>
    </li>
  );
}
