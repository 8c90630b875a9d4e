import { Value } from 'typebox/value';
import { describe, expect, test } from 'vitest';
import { mayWrite } from '#shared/access/permission.ts';
import { ROLES } from '#shared/access/role.ts';
import { ENTRY_DATA } from '#shared/complaint/entry-data.ts';
import { fold } from '#shared/complaint/fold.ts';
import { COUNTER_OF, type EntryKind, isLegalFrom, type Status, TRANSITIONS } from '#shared/complaint/kind.ts';
import {
  aCase,
  anEntry,
  disposedTo,
  entryId,
  followedUp,
  type Step,
  ticketOf,
  verified,
} from '../../fixtures/a-case.ts';
import { SAMPLE_DATA } from '../../fixtures/sample-data.ts';

/**
 * The field's own table, written by hand and read against the code: kind | who | from | to. `open` is any state that is
 * not finished; `=` leaves the state as it is. Two preconditions are not states: `delivered` needs an answer, `closed`
 * needs one that was told.
 */
const TABLE = `
received             | officer coordinator system        | none                                                         | received
receipt-issued       | officer coordinator               | any                                                          | =
verified             | coordinator                       | received returned                                            | verified
completion-requested | officer coordinator               | received verified awaiting-completion                        | awaiting-completion
completed            | officer coordinator               | awaiting-completion                                          | received
disposed             | coordinator                       | verified returned in-progress scheduled reopened replied-by-reporter | disposed
delegated            | liaison                           | disposed                                                     | disposed
returned             | liaison                           | disposed in-progress                                         | returned
followed-up          | liaison                           | disposed scheduled replied-by-reporter reopened in-progress  | in-progress
scheduled            | liaison coordinator officer       | received verified disposed in-progress                       | scheduled
answered             | liaison coordinator officer       | open                                                         | in-progress, scheduled stays
delivered            | officer liaison                   | any                                                          | =
reporter-replied     | officer system                    | open                                                         | replied-by-reporter after an answer
closed               | officer coordinator               | open                                                         | closed
reopened             | officer coordinator system        | closed                                                       | reopened
rated                | officer coordinator system        | closed                                                       | =
transferred          | coordinator                       | verified returned disposed                                   | transferred
withdrawn            | officer coordinator               | open                                                         | withdrawn
archived             | coordinator                       | any                                                          | = until a second person
joined               | officer coordinator               | open                                                         | =
unjoined             | officer coordinator               | open                                                         | =
access-changed       | officer coordinator               | any                                                          | =
identity-revealed    | officer coordinator liaison agency-head information-officer auditor | any                        | =
erased               | administrator system              | any                                                          | =
reporter-identified  | officer coordinator               | any                                                          | =
corrected            | officer coordinator liaison agency-head information-officer | any                                | =
attached             | officer coordinator liaison agency-head information-officer system | any                         | =
noted                | officer coordinator liaison agency-head information-officer system | any                         | =
reminded             | coordinator system                | open                                                         | =
recused              | officer coordinator liaison agency-head information-officer | any                                | =
sp4n-linked          | officer coordinator               | any                                                          | =
deadline-recomputed  | system                            | any                                                          | =
`;

const FINISHED_STATES = ['closed', 'transferred', 'withdrawn', 'archived'];
const rows = TABLE.trim()
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()) as [EntryKind, string, string, string]);

const liaison = { by: 'liaison-1', unit: 'DPUPR' } as const;
const told: Step[] = [
  { kind: 'answered', by: 'coordinator-1', data: SAMPLE_DATA.answered },
  { kind: 'delivered', data: {} },
];
const step = (kind: EntryKind, more: Partial<Step> = {}): Step => ({ kind, data: SAMPLE_DATA[kind], ...more });
const atAgency = [verified, disposedTo('DPUPR')];
const handedBack = [...atAgency, step('returned', liaison)];

/** Ways into each state: without an answer, and with one that was told, where there are such ways. */
const WAYS: Record<Status, { fresh?: Step[]; told?: Step[] }> = {
  received: {
    fresh: [],
    told: [...atAgency, ...told, step('returned', liaison), verified, step('completion-requested'), step('completed')],
  },
  'awaiting-completion': {
    fresh: [step('completion-requested')],
    told: [...atAgency, ...told, step('returned', liaison), verified, step('completion-requested')],
  },
  verified: { fresh: [verified], told: [...atAgency, ...told, step('returned', liaison), verified] },
  disposed: { fresh: atAgency, told: [verified, ...told, disposedTo('DPUPR')] },
  'in-progress': { fresh: [...atAgency, followedUp], told: [...atAgency, ...told] },
  'replied-by-reporter': { told: [...atAgency, ...told, step('reporter-replied')] },
  scheduled: {
    fresh: [...atAgency, step('scheduled', liaison)],
    told: [...atAgency, step('scheduled', liaison), ...told],
  },
  returned: { fresh: handedBack, told: [...atAgency, ...told, step('returned', liaison)] },
  closed: { told: [...atAgency, ...told, step('closed')] },
  reopened: { told: [...atAgency, ...told, step('closed'), step('reopened')] },
  transferred: {
    fresh: [verified, step('transferred')],
    told: [...atAgency, ...told, step('returned', liaison), step('transferred')],
  },
  withdrawn: { fresh: [step('withdrawn')], told: [...atAgency, ...told, step('withdrawn')] },
  archived: {
    fresh: [step('archived', { by: 'coordinator-1' }), step('archived', { by: 'coordinator-2' })],
    told: [...atAgency, ...told, step('archived', { by: 'coordinator-1' }), step('archived', { by: 'coordinator-2' })],
  },
};

/** The case after these steps and one more; `delivered` names the answer before it. */
function after(steps: readonly Step[], last?: Step) {
  const aimed: Step[] = [];
  for (const one of last ? [...steps, last] : steps) {
    const nth = aimed.findLastIndex((former) => former.kind === 'answered');
    const answer = entryId(124, nth + 3);
    aimed.push(one.kind === 'delivered' ? { ...one, data: { ...SAMPLE_DATA.delivered, answer } } : one);
  }
  return fold(ticketOf(124), aCase({ steps: aimed }));
}

test('the table names every kind, with sample data of its form', () => {
  expect(rows.map(([kind]) => kind)).toEqual(Object.keys(TRANSITIONS));
  for (const [kind] of rows) expect([...Value.Errors(ENTRY_DATA[kind], SAMPLE_DATA[kind])]).toEqual([]);
});

test.each(Object.entries(WAYS))('every way into %s leads there without a notice', (status, ways) => {
  for (const steps of Object.values(ways)) expect(after(steps)).toMatchObject({ status, notices: [] });
});

describe.each(rows)('%s', (kind, who, from, to) => {
  test.each([...ROLES, 'system'] as const)('written by %s', (role) => {
    expect(mayWrite([role], kind)).toBe(who.split(' ').includes(role));
  });

  test.each(Object.entries(WAYS) as [Status, (typeof WAYS)[Status]][])('from %s', (status, ways) => {
    const isOpen = !FINISHED_STATES.includes(status);
    const isInTable = from === 'any' || (from === 'open' ? isOpen : from.split(' ').includes(status));
    for (const [way, steps] of Object.entries(ways)) {
      const isAnswered = way === 'told';
      const author = who.startsWith('liaison') || kind === 'returned' ? liaison : {};
      const summary = after(steps, step(kind, author));
      const isLegal =
        isInTable &&
        (kind !== 'delivered' || isAnswered) &&
        (kind !== 'closed' || (isAnswered && status !== 'reopened'));
      expect(summary.notices.map((notice) => notice.kind)).toEqual(isLegal ? [] : ['illegal']);
      if (!isLegal || to.startsWith('=')) {
        expect(summary.status).toBe(status);
      } else if (kind === 'answered') {
        expect(summary.status).toBe(status === 'scheduled' ? 'scheduled' : 'in-progress');
      } else if (kind === 'reporter-replied') {
        const turns =
          status === 'scheduled' || (isAnswered && ['in-progress', 'disposed', 'replied-by-reporter'].includes(status));
        expect(summary.status).toBe(turns ? 'replied-by-reporter' : status);
      } else {
        expect(summary.status).toBe(to);
      }
    }
  });

  test('on a case that has not begun', () => {
    expect(isLegalFrom(kind, null)).toBe(from === 'none');
    const alone = anEntry({
      id: 'TBN-K7.1',
      ticket: ticketOf(124),
      kind,
      at: '2026-11-24T09:51:00+07:00',
      by: 'x',
      unit: 'PPID',
      data: SAMPLE_DATA[kind],
    });
    expect(fold(ticketOf(124), [alone]).complete).toBe(from === 'none');
  });
});

test('the five counters of the monthly recap', () => {
  expect(COUNTER_OF).toEqual({
    received: 'unverified',
    'awaiting-completion': 'unverified',
    verified: 'not-followed-up',
    disposed: 'not-followed-up',
    returned: 'not-followed-up',
    'in-progress': 'in-process',
    'replied-by-reporter': 'in-process',
    scheduled: 'in-process',
    reopened: 'in-process',
    closed: 'finished',
    transferred: 'finished',
    archived: 'archived',
    withdrawn: 'archived',
  });
});
