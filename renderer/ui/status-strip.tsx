import {
  type Icon,
  IconAlertTriangle,
  IconCheck,
  IconClockExclamation,
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

/** `at` are instants, `unsent`, `sent`, `total` and `count` are numbers of reports. */
export type StripState =
  | { kind: 'offline' | 'unreachable'; unsent: number; lastContactAt?: string }
  | { kind: 'sign-in-needed'; unsent: number }
  | { kind: 'sending'; sent: number; total: number }
  | { kind: 'all-sent'; at?: string }
  | { kind: 'needs-mending'; count: number; lastContactAt?: string }
  | { kind: 'clock-wrong'; skewMs: number }
  | { kind: 'server-newer'; unsent: number }
  /** The PC must be enrolled anew: it saves nothing. */
  | { kind: 'must-enrol' }
  | { kind: 'locked'; unsent: number; waitingFor?: string };

export interface StatusStripProps {
  state: StripState;
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
  'all-sent': IconCheck,
  'needs-mending': IconAlertTriangle,
  'clock-wrong': IconClockExclamation,
  'server-newer': IconDownload,
  'must-enrol': IconDeviceDesktopExclamation,
  locked: IconLock,
};

/** Says in words, at the same place on every screen, where the reports are. The icon only repeats the words. */
export function StatusStrip({ state, today, href }: StatusStripProps) {
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
        </span>
      </Link>
    </div>
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
    case 'needs-mending':
      return { headline: t('strip.mending', { count: state.count }), moment: lastContact(state.lastContactAt) };
    case 'clock-wrong':
      return {
        headline: t(state.skewMs > 0 ? 'strip.clockFast' : 'strip.clockSlow', {
          duration: format.duration(state.skewMs),
        }),
      };
    case 'server-newer':
      return { headline: t('strip.serverNewer'), clause: t('strip.updateHint'), moment: unsent(state.unsent) };
    case 'must-enrol':
      return { headline: t('strip.mustEnrol'), clause: t('strip.mustEnrolHint') };
    case 'locked':
      return {
        headline: t('strip.locked'),
        clause: unsent(state.unsent),
        ...(state.waitingFor && { moment: t('strip.waitingFor', { name: state.waitingFor }) }),
      };
  }
}
