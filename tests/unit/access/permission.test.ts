import { describe, expect, test } from 'vitest';
import { accessOf, allowedKinds, isBarred, mayWrite } from '#shared/access/permission.ts';
import { fold } from '#shared/complaint/fold.ts';
import type { EntryKind } from '#shared/complaint/kind.ts';
import {
  aCase,
  answered,
  disposedTo,
  entryId,
  followedUp,
  type Step,
  ticketOf,
  verified,
} from '../../fixtures/a-case.ts';
import { SAMPLE_DATA } from '../../fixtures/sample-data.ts';

const SERIAL = 124;
const step = (kind: EntryKind, more: Partial<Step> = {}): Step => ({ kind, data: SAMPLE_DATA[kind], ...more });
const accessAfter = (steps: readonly Step[], isUrgent = false) =>
  accessOf(fold(ticketOf(SERIAL), aCase({ received: isUrgent ? { priority: 'urgent' } : {}, steps })));
const told: Step[] = [
  answered,
  step('delivered', { data: { ...SAMPLE_DATA.delivered, answer: entryId(SERIAL, 5, 'TBN-P1') } }),
];
const atAgency = [verified, disposedTo('DPUPR')];

/** Kinds that move a case or bind an agency; the others follow the roles of the table alone. */
const MOVING: readonly EntryKind[] = [
  'verified',
  'completion-requested',
  'completed',
  'disposed',
  'delegated',
  'returned',
  'followed-up',
  'scheduled',
  'answered',
  'delivered',
  'reporter-replied',
  'closed',
  'reopened',
  'rated',
  'transferred',
  'withdrawn',
];

const STATES: Record<
  string,
  { steps: readonly Step[]; officer: string; coordinator: string; liaison: string; elsewhere: string }
> = {
  received: {
    steps: [],
    officer: 'completion-requested scheduled answered reporter-replied withdrawn',
    coordinator: 'verified completion-requested scheduled answered withdrawn',
    liaison: '',
    elsewhere: '',
  },
  'answered at the counter': {
    steps: [step('answered')],
    officer: 'scheduled answered delivered reporter-replied withdrawn',
    coordinator: 'verified disposed scheduled answered withdrawn',
    liaison: 'delivered',
    elsewhere: 'delivered',
  },
  'awaiting completion': {
    steps: [step('completion-requested')],
    officer: 'completion-requested completed answered reporter-replied withdrawn',
    coordinator: 'completion-requested completed answered withdrawn',
    liaison: '',
    elsewhere: '',
  },
  verified: {
    steps: [verified],
    officer: 'completion-requested scheduled answered reporter-replied withdrawn',
    coordinator: 'completion-requested disposed scheduled answered transferred withdrawn',
    liaison: '',
    elsewhere: '',
  },
  disposed: {
    steps: atAgency,
    officer: 'reporter-replied withdrawn',
    coordinator: 'scheduled answered transferred withdrawn',
    liaison: 'delegated returned followed-up scheduled answered',
    elsewhere: '',
  },
  'in work': {
    steps: [...atAgency, followedUp],
    officer: 'reporter-replied withdrawn',
    coordinator: 'disposed scheduled answered withdrawn',
    liaison: 'returned followed-up scheduled answered',
    elsewhere: '',
  },
  'handed back': {
    steps: [...atAgency, step('returned', { unit: 'DPUPR' })],
    officer: 'answered reporter-replied withdrawn',
    coordinator: 'verified disposed answered transferred withdrawn',
    liaison: '',
    elsewhere: '',
  },
  'answered and told': {
    steps: [...atAgency, ...told],
    officer: 'delivered reporter-replied closed withdrawn',
    coordinator: 'disposed scheduled answered closed withdrawn',
    liaison: 'returned followed-up scheduled answered delivered',
    elsewhere: 'delivered',
  },
  'replied by the reporter': {
    steps: [...atAgency, ...told, step('reporter-replied')],
    officer: 'delivered reporter-replied closed withdrawn',
    coordinator: 'disposed answered closed withdrawn',
    liaison: 'followed-up answered delivered',
    elsewhere: 'delivered',
  },
  closed: {
    steps: [...atAgency, ...told, step('closed')],
    officer: 'delivered reopened rated',
    coordinator: 'reopened rated',
    liaison: 'delivered',
    elsewhere: 'delivered',
  },
  reopened: {
    steps: [...atAgency, ...told, step('closed'), step('reopened')],
    officer: 'delivered reporter-replied withdrawn',
    coordinator: 'disposed answered withdrawn',
    liaison: 'followed-up answered delivered',
    elsewhere: 'delivered',
  },
};

describe.each(Object.entries(STATES))('a case that is %s', (_name, { steps, ...expected }) => {
  const access = accessAfter(steps);
  test.each([
    ['an officer', ['officer'], 'PPID', expected.officer],
    ['the coordinator', ['coordinator'], 'PPID', expected.coordinator],
    ["a liaison of the agency's", ['liaison'], 'DPUPR', expected.liaison],
    ['a liaison of another agency', ['liaison'], 'DLH', expected.elsewhere],
  ] as const)('%s', (_who, roles, unit, kinds) => {
    const allowed = allowedKinds(roles, unit, access).filter((kind) => MOVING.includes(kind));
    expect(allowed.join(' ')).toBe(kinds);
  });

  test('every kind allowed is one that the fold takes', () => {
    for (const [roles, unit] of [
      [['officer'], 'PPID'],
      [['coordinator'], 'PPID'],
      [['liaison'], 'DPUPR'],
      [['officer', 'coordinator', 'liaison'], 'PPID'],
    ] as const) {
      for (const kind of allowedKinds(roles, unit, access)) {
        const nth = steps.findLastIndex((one) => one.kind === 'answered');
        const answer = entryId(SERIAL, nth + 3, steps[nth]?.workstation);
        const next = step(kind, kind === 'delivered' ? { unit, data: { ...SAMPLE_DATA.delivered, answer } } : { unit });
        expect(fold(ticketOf(SERIAL), aCase({ steps: [...steps, next] })).notices).toEqual([]);
      }
    }
  });
});

test('what nobody but the role may, whatever the state', () => {
  for (const { steps } of Object.values(STATES)) {
    const access = accessAfter(steps);
    expect(allowedKinds(['leader'], 'PPID', access)).toEqual([]);
    expect(allowedKinds(['auditor'], 'INSPEKTORAT', access)).toEqual(['identity-revealed']);
    expect(allowedKinds(['administrator'], 'PPID', access)).toEqual(['erased']);
    expect(allowedKinds(['officer', 'coordinator', 'liaison'], 'PPID', access)).not.toContain('received');
  }
});

test('a case whose beginning has not arrived takes nothing', () => {
  const [, ...rest] = aCase({ steps: atAgency });
  const access = accessOf(fold(ticketOf(SERIAL), rest));
  expect(access.status).toBeNull();
  expect(allowedKinds(['officer', 'coordinator', 'liaison'], 'DPUPR', access)).toEqual([]);
});

test('a person of several roles has the rights of each, but binds an agency only where it has the case', () => {
  const several = ['officer', 'liaison'] as const;
  expect(allowedKinds(several, 'PPID', accessAfter(atAgency))).not.toContain('followed-up');
  expect(allowedKinds(several, 'DPUPR', accessAfter(atAgency))).toContain('followed-up');
});

test('an urgent case is disposed by the officer on duty, before its verification', () => {
  expect(allowedKinds(['officer'], 'PPID', accessAfter([], true))).toContain('disposed');
  expect(allowedKinds(['officer'], 'PPID', accessAfter([]))).not.toContain('disposed');
  expect(allowedKinds(['coordinator'], 'PPID', accessAfter([disposedTo('BPBD')], true))).toContain('verified');
  expect(mayWrite(['officer'], 'disposed', true)).toBe(true);
  expect(mayWrite(['liaison'], 'disposed', true)).toBe(false);
});

test('a dispute between dispositions is decided by the coordinator', () => {
  const rival: Step = { ...disposedTo('DLH'), workstation: 'TBN-P2', after: [3] };
  expect(allowedKinds(['coordinator'], 'PPID', accessAfter([...atAgency, rival]))).toContain('disposed');
  expect(allowedKinds(['coordinator'], 'PPID', accessAfter(atAgency))).not.toContain('disposed');
});

test('kinds of a newer version pass', () => {
  expect(mayWrite(['officer'], 'mediated')).toBe(true);
  expect(mayWrite(['officer'], 'constructor')).toBe(true);
});

test('nobody who handled a case rates it', () => {
  const access = accessAfter([...(STATES.closed?.steps ?? [])]);
  expect(allowedKinds(['officer'], 'PPID', access, 'officer-1')).not.toContain('rated');
  expect(allowedKinds(['officer'], 'PPID', access, 'officer-2')).toContain('rated');
  expect(accessAfter([...atAgency, followedUp]).handledBy).toEqual(['officer-1', 'liaison-1']);
});

test('only a coordinator closes because the reporter kept silent', () => {
  const barred = (role: 'officer' | 'coordinator', basis: string) => isBarred([role], 'x', 'closed', { basis }, []);
  expect(barred('officer', 'silence')).toBe(true);
  expect(barred('officer', 'reporter-confirmed')).toBe(false);
  expect(barred('coordinator', 'silence')).toBe(false);
});
