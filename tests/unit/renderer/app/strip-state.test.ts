import { expect, test } from 'vitest';
import { stripState } from '../../../../renderer/app/strip-state.ts';
import type { ReplicationStatus } from '../../../../renderer/data/desk.ts';
import { INITIAL_STATUS } from '../../../../renderer/data/use-desk.tsx';
import type { StripState } from '../../../../renderer/ui/status-strip.tsx';

const at = '2026-11-23T16:12:00+07:00';

test.each<[string, Partial<ReplicationStatus>, StripState]>([
  [
    'without network, when it last was',
    { connection: 'offline', unsentCases: 3, lastContact: at },
    { kind: 'offline', unsent: 3, lastContactAt: at },
  ],
  ['never connected', { connection: 'offline' }, { kind: 'offline', unsent: 0 }],
  ['server silent', { connection: 'unreachable', unsentCases: 1 }, { kind: 'unreachable', unsent: 1 }],
  ['sign in again', { connection: 'sign-in-needed', unsentCases: 2 }, { kind: 'sign-in-needed', unsent: 2 }],
  ['server newer', { connection: 'server-newer', unsentCases: 2 }, { kind: 'server-newer', unsent: 2 }],
  ['sending', { connection: 'sending', sent: 2, toSend: 3 }, { kind: 'sending', sent: 2, total: 3 }],
  [
    'what waits is about to be sent',
    { connection: 'waiting', unsentCases: 2, unsentEntries: 3, unsentFiles: 1 },
    { kind: 'sending', sent: 0, total: 4 },
  ],
  ['all sent', { connection: 'all-sent', lastContact: at }, { kind: 'all-sent', at }],
  [
    'refused before all else that waits',
    { connection: 'all-sent', needsMending: 1, clockSkewMs: 900_000, lastContact: at },
    { kind: 'needs-mending', count: 1, lastContactAt: at },
  ],
  ['a clock far off', { connection: 'all-sent', clockSkewMs: -900_000 }, { kind: 'clock-wrong', skewMs: -900_000 }],
  ['a clock nearly right is not told', { connection: 'all-sent', clockSkewMs: 60_000 }, { kind: 'all-sent' }],
])('%s', (_, status, state) => {
  expect(stripState({ ...INITIAL_STATUS, ...status })).toEqual(state);
});
