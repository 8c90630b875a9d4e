import { expect, test } from 'vitest';
import { stripNotes, stripState } from '../../../../renderer/app/strip-state.ts';
import type { ReplicationStatus } from '../../../../renderer/data/desk.ts';
import { INITIAL_STATUS } from '../../../../renderer/data/use-desk.tsx';
import type { StripNote, StripState } from '../../../../renderer/ui/status-strip.tsx';

const at = '2026-11-23T16:12:00+07:00';
const hourFast: StripNote = { kind: 'clock-wrong', skewMs: 3_600_000 };
const mending: StripNote = { kind: 'needs-mending', count: 2 };
const cleared: StripNote = { kind: 'wait-for-cleared', count: 1 };

test.each<[string, Partial<ReplicationStatus>, StripState, StripNote[]]>([
  [
    'without network, when it last was',
    { connection: 'offline', unsentCases: 3, lastContact: at },
    { kind: 'offline', unsent: 3, lastContactAt: at },
    [],
  ],
  ['never connected', { connection: 'offline' }, { kind: 'offline', unsent: 0 }, []],
  ['server silent', { connection: 'unreachable', unsentCases: 1 }, { kind: 'unreachable', unsent: 1 }, []],
  ['sign in again', { connection: 'sign-in-needed', unsentCases: 2 }, { kind: 'sign-in-needed', unsent: 2 }, []],
  ['server newer', { connection: 'server-newer', unsentCases: 2 }, { kind: 'server-newer', unsent: 2 }, []],
  ['enrol anew', { connection: 'must-enrol', unsentCases: 2 }, { kind: 'must-enrol' }, []],
  ['sending', { connection: 'sending', sent: 2, toSend: 3 }, { kind: 'sending', sent: 2, total: 3 }, []],
  [
    'what waits is about to be sent',
    { connection: 'waiting', unsentCases: 2, unsentEntries: 3, unsentFiles: 1 },
    { kind: 'sending', sent: 0, total: 4 },
    [],
  ],
  [
    'much is coming',
    { connection: 'all-sent', receiving: true, received: { done: 400, total: 5_000 } },
    { kind: 'receiving', done: 400, total: 5_000 },
    [],
  ],
  ['all sent', { connection: 'all-sent', lastContact: at }, { kind: 'all-sent', at }, []],
  [
    'refused, and a clock far off: both are told, and never "all sent"',
    { connection: 'all-sent', needsMending: 2, clockSkewMs: 3_600_000, lastContact: at },
    { kind: 'connected', lastContactAt: at },
    [mending, hourFast],
  ],
  [
    'they are told without a network as well',
    { connection: 'offline', unsentCases: 1, needsMending: 2, clockSkewMs: 3_600_000, waitForCleared: 1 },
    { kind: 'offline', unsent: 1 },
    [mending, hourFast, cleared],
  ],
  [
    'what only somebody cleared can send is not being sent',
    { connection: 'all-sent', unsentCases: 1, unsentEntries: 2, waitForCleared: 1 },
    { kind: 'connected' },
    [cleared],
  ],
  [
    'a clock five minutes behind',
    { connection: 'all-sent', clockSkewMs: -300_000 },
    { kind: 'all-sent' },
    [{ kind: 'clock-wrong', skewMs: -300_000 }],
  ],
  ['a clock nearly right is not told', { connection: 'all-sent', clockSkewMs: 299_999 }, { kind: 'all-sent' }, []],
])('%s', (_, partial, state, notes) => {
  const status = { ...INITIAL_STATUS, ...partial };
  expect(stripState(status)).toEqual(state);
  expect(stripNotes(status)).toEqual(notes);
});
