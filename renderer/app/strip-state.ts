import type { ReplicationStatus } from '../data/desk.ts';
import type { StripState } from '../ui/status-strip.tsx';

/** A clock off by more than this is told to the officer. */
const MAX_SKEW_MS = 5 * 60_000;

/** What the strip says first: what the officer could do something about, then the state of the line. */
export function stripState(status: ReplicationStatus): StripState {
  const unsent = status.unsentCases;
  const contact = status.lastContact === null ? {} : { lastContactAt: status.lastContact };
  switch (status.connection) {
    case 'offline':
    case 'unreachable':
      return { kind: status.connection, unsent, ...contact };
    case 'sign-in-needed':
      return { kind: 'sign-in-needed', unsent };
    case 'must-enrol':
      return { kind: 'must-enrol' };
    case 'server-newer':
      return { kind: 'server-newer', unsent };
    case 'sending':
      return { kind: 'sending', sent: status.sent, total: status.toSend };
    case 'waiting':
    case 'all-sent':
      if (status.needsMending > 0) return { kind: 'needs-mending', count: status.needsMending, ...contact };
      if (Math.abs(status.clockSkewMs ?? 0) > MAX_SKEW_MS)
        return { kind: 'clock-wrong', skewMs: status.clockSkewMs ?? 0 };
      if (unsent > 0) return { kind: 'sending', sent: 0, total: status.unsentEntries + status.unsentFiles };
      return { kind: 'all-sent', ...(status.lastContact && { at: status.lastContact }) };
  }
}
