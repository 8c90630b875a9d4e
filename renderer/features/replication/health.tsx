import {
  type Icon,
  IconBrowser,
  IconClockCheck,
  IconClockExclamation,
  IconCloudCheck,
  IconCloudOff,
  IconDatabase,
  IconDatabaseExclamation,
  IconLock,
  IconNotebook,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ConnectionState, MachineHealth, ReplicationStatus } from '../../data/desk.ts';
import { useDesk, useSession } from '../../data/use-desk.tsx';
import { Card } from '../../ui/card.tsx';
import { useFormat } from '../../ui/use-format.ts';
import classes from './replication-screen.module.css';

/** A clock off by so much is told. */
const MAX_SKEW_MS = 5 * 60_000;
/** Below this the disk is called nearly full. */
const LITTLE_SPACE_BYTES = 1_000_000_000;

const LINE_HINT: Partial<Record<ConnectionState, 'lineHint' | 'lineSignIn' | 'lineUpdate' | 'lineEnrol'>> = {
  offline: 'lineHint',
  unreachable: 'lineHint',
  'sign-in-needed': 'lineSignIn',
  'server-newer': 'lineUpdate',
  'must-enrol': 'lineEnrol',
};

interface HealthProps {
  status: ReplicationStatus;
  /** Null while it is read, or when it cannot be. */
  health: MachineHealth | null;
}

/** Clock, line, journal and storage of this PC, each in words. */
export function Health({ status, health }: HealthProps) {
  const { t } = useTranslation('replication');
  const { info } = useDesk();
  const { code } = useSession();
  return (
    <Card title={t('health', { code })}>
      <ul className={classes.health}>
        <ClockLine skewMs={status.clockSkewMs} />
        <ConnectionLine status={status} />
        {status.waitForCleared > 0 && (
          <Line
            icon={IconLock}
            title={t('waitForCleared', { count: status.waitForCleared })}
            hint={t('waitForClearedHint')}
          />
        )}
        {health && <JournalLine health={health} />}
        {health?.setAside && <SetAsideLine {...health.setAside} />}
        {health && <StorageLine freeBytes={health.freeBytes} />}
        {info.shell === 'browser' && <Line icon={IconBrowser} title={t('browserTitle')} hint={t('browserHint')} />}
      </ul>
    </Card>
  );
}

function ClockLine({ skewMs }: { skewMs: number | null }) {
  const { t } = useTranslation('replication');
  const format = useFormat();
  if (skewMs === null) return <Line icon={IconClockCheck} title={t('clockUnknown')} hint={t('clockUnknownHint')} />;
  if (Math.abs(skewMs) < MAX_SKEW_MS) {
    return <Line icon={IconClockCheck} title={t('clockRight')} hint={t('clockRightHint')} />;
  }
  const words = t(skewMs > 0 ? 'clockFast' : 'clockSlow', { duration: format.duration(skewMs) });
  return <Line icon={IconClockExclamation} title={words} hint={t(skewMs > 0 ? 'clockFastHint' : 'clockSlowHint')} />;
}

function ConnectionLine({ status: { connection, unsentCases } }: { status: ReplicationStatus }) {
  const { t } = useTranslation('replication');
  const isConnected = connection === 'all-sent' || connection === 'sending' || connection === 'waiting';
  const state = connection === 'all-sent' && unsentCases > 0 ? 'waiting' : connection;
  return (
    <Line
      icon={isConnected ? IconCloudCheck : IconCloudOff}
      title={t(`line.${state}`)}
      hint={t(LINE_HINT[connection] ?? 'lineGood')}
    />
  );
}

function JournalLine({ health: { journal, replayed } }: { health: MachineHealth }) {
  const { t } = useTranslation('replication');
  const format = useFormat();
  const isDamaged = journal.damaged.length > 0;
  const words = isDamaged
    ? t('journalDamaged')
    : replayed > 0
      ? t('journalReplayed', { count: replayed })
      : t('journalGood');
  const size = { entries: journal.entries, size: format.bytes(journal.bytes) };
  return <Line icon={IconNotebook} title={words} hint={t(isDamaged ? 'journalDamagedHint' : 'journalHint', size)} />;
}

function SetAsideLine({ name, at }: NonNullable<MachineHealth['setAside']>) {
  const { t } = useTranslation('replication');
  const format = useFormat();
  const words = t('setAside', { time: format.longMoment(at) });
  return <Line icon={IconDatabaseExclamation} title={words} hint={t('setAsideHint', { name })} />;
}

function StorageLine({ freeBytes }: { freeBytes: number | null }) {
  const { t } = useTranslation('replication');
  const format = useFormat();
  if (freeBytes === null) return <Line icon={IconDatabase} title={t('storageUnknown')} hint={t('storageHint')} />;
  const isLittle = freeBytes < LITTLE_SPACE_BYTES;
  const words = t(isLittle ? 'storageLittle' : 'storage', { size: format.bytes(freeBytes) });
  return <Line icon={IconDatabase} title={words} hint={t(isLittle ? 'storageLittleHint' : 'storageHint')} />;
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
