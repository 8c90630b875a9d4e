import type { ReplicationStatus } from '../data/desk.ts';
import type { StripNote, StripState } from '../ui/status-strip.tsx';

/** A clock off by so much is told to the officer. */
const MAX_SKEW_MS = 5 * 60_000;

/** Where the line to the hub stands, and what goes over it. */
export function stripState(status: ReplicationStatus): StripState {
  const unsent = status.unsentCases;
  const contact = status.lastContact === null ? {} : { lastContactAt: status.lastContact };
  switch (status.connection) {
    case 'offline':
    case 'unreachable':
      return { kind: status.connection, unsent, ...contact };
    case 'sign-in-needed':
    case 'server-newer':
      return { kind: status.connection, unsent };
    case 'must-enrol':
      return { kind: 'must-enrol' };
    case 'sending':
      return { kind: 'sending', sent: status.sent, total: status.toSend };
    case 'waiting':
    case 'all-sent':
      if (unsent > status.waitForCleared)
        return { kind: 'sending', sent: 0, total: status.unsentEntries + status.unsentFiles };
      if (status.received) return { kind: 'receiving', ...status.received };
      // "All sent" would be untrue while a refused entry or somebody else's waits here.
      return status.needsMending + status.waitForCleared > 0
        ? { kind: 'connected', ...contact }
        : { kind: 'all-sent', ...(status.lastContact && { at: status.lastContact }) };
  }
}

/** What holds besides, whatever the line does: the officer can do something about each. */
export function stripNotes({ needsMending, waitForCleared, clockSkewMs }: ReplicationStatus): StripNote[] {
  const notes: StripNote[] = [];
  if (needsMending > 0) notes.push({ kind: 'needs-mending', count: needsMending });
  if (isClockWrong(clockSkewMs)) notes.push({ kind: 'clock-wrong', skewMs: clockSkewMs });
  if (waitForCleared > 0) notes.push({ kind: 'wait-for-cleared', count: waitForCleared });
  return notes;
}

const isClockWrong = (skewMs: number | null): skewMs is number => skewMs !== null && Math.abs(skewMs) >= MAX_SKEW_MS;
