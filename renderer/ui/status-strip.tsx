import {
  type Icon,
  IconAlertTriangle,
  IconCheck,
  IconClockExclamation,
  IconCloudCheck,
  IconCloudDownload,
  IconCloudOff,
  IconCloudUpload,
  IconDeviceDesktopExclamation,
  IconDownload,
  IconLock,
  IconServerOff,
  IconUserExclamation,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from './link.tsx';
import classes from './status-strip.module.css';
import { useFormat } from './use-format.ts';

/** The line to the hub. `at` are instants, `unsent` are reports, `sent` and `total` entries and files, `done` reports. */
export type StripState =
  | { kind: 'offline' | 'unreachable'; unsent: number; lastContactAt?: string }
  | { kind: 'sign-in-needed'; unsent: number }
  | { kind: 'sending'; sent: number; total: number }
  | { kind: 'all-sent'; at?: string }
  /** Nothing of this person's is unsent, but not all is well: the notes say what. */
  | { kind: 'connected'; lastContactAt?: string }
  | { kind: 'receiving'; done: number; total: number }
  | { kind: 'server-newer'; unsent: number }
  /** The PC must be enrolled anew: it saves nothing. */
  | { kind: 'must-enrol' };

/** What holds besides the state of the line; `count` are reports. */
export type StripNote =
  | { kind: 'needs-mending'; count: number }
  | { kind: 'wait-for-cleared'; count: number }
  /** PC clock minus hub clock. */
  | { kind: 'clock-wrong'; skewMs: number };

export interface StatusStripProps {
  state: StripState;
  notes?: readonly StripNote[];
  /** Today's day: times of other days carry their date. */
  today: string;
  /** Where the details are. */
  href: string;
}

const icons: Record<StripState['kind'], Icon> = {
  offline: IconCloudOff,
  unreachable: IconServerOff,
  'sign-in-needed': IconUserExclamation,
  sending: IconCloudUpload,
  connected: IconCloudCheck,
  receiving: IconCloudDownload,
  'all-sent': IconCheck,
  'server-newer': IconDownload,
  'must-enrol': IconDeviceDesktopExclamation,
};

const noteIcons: Record<StripNote['kind'], Icon> = {
  'needs-mending': IconAlertTriangle,
  'wait-for-cleared': IconLock,
  'clock-wrong': IconClockExclamation,
};

/** Says in words, at the same place on every screen, where the reports are. The icon only repeats the words. */
export function StatusStrip({ state, notes = [], today, href }: StatusStripProps) {
  const { t } = useTranslation('frame');
  const { headline, clause, moment } = useStripWords(state, today);
  const StripIcon = icons[state.kind];
  return (
    <div role="status" className={classes.strip}>
      <Link href={href} title={t('strip.details')}>
        <StripIcon size={16} stroke={1.75} aria-hidden="true" />
        <span>
          <b>{headline}</b>
          {clause && ` — ${clause}`}
          {moment && (
            <>
              <span className="dim"> · </span>
              {moment}
            </>
          )}
          {notes.length > 0 && (
            <span className={classes.notes}>
              {notes.map((note) => (
                <Note key={note.kind} note={note} />
              ))}
            </span>
          )}
        </span>
      </Link>
    </div>
  );
}

function Note({ note }: { note: StripNote }) {
  const { t } = useTranslation('frame');
  const format = useFormat();
  const NoteIcon = noteIcons[note.kind];
  const words =
    note.kind === 'clock-wrong'
      ? t(note.skewMs > 0 ? 'strip.clockFast' : 'strip.clockSlow', { duration: format.duration(note.skewMs) })
      : t(note.kind === 'needs-mending' ? 'strip.mending' : 'strip.waitForCleared', { count: note.count });
  return (
    <span>
      <span className="sr-only">. </span>
      <NoteIcon size={12} stroke={2} aria-hidden="true" />
      {words}
    </span>
  );
}

interface StripWords {
  headline: string;
  clause?: string;
  moment?: string;
}

function useStripWords(state: StripState, today: string): StripWords {
  const { t } = useTranslation('frame');
  const format = useFormat();
  const unsent = (count: number) => (count > 0 ? t('strip.unsent', { count }) : t('strip.nothingUnsent'));
  const moment = (at: string) => (format.dayOf(at) === today ? format.time(at) : format.shortMoment(at, today));
  const lastContact = (at?: string) => (at ? t('strip.lastContact', { time: moment(at) }) : t('strip.neverConnected'));
  switch (state.kind) {
    case 'offline':
    case 'unreachable':
      return {
        headline: t(`strip.${state.kind}`),
        clause: unsent(state.unsent),
        moment: lastContact(state.lastContactAt),
      };
    case 'sign-in-needed':
      return { headline: t('strip.signInNeeded'), clause: unsent(state.unsent) };
    case 'sending':
      return { headline: t('strip.sending', { sent: state.sent, total: state.total }) };
    case 'all-sent':
      return { headline: t('strip.allSent'), ...(state.at && { moment: moment(state.at) }) };
    case 'connected':
      return { headline: t('strip.connected'), ...(state.lastContactAt && { moment: moment(state.lastContactAt) }) };
    case 'receiving':
      return { headline: t('strip.receiving', { done: state.done, total: state.total }) };
    case 'server-newer':
      return { headline: t('strip.serverNewer'), clause: t('strip.updateHint'), moment: unsent(state.unsent) };
    case 'must-enrol':
      return { headline: t('strip.mustEnrol'), clause: t('strip.mustEnrolHint') };
  }
}
