import type { Role } from '../access/role.ts';

export type Status =
  | 'received'
  | 'awaiting-completion'
  | 'verified'
  | 'disposed'
  | 'in-progress'
  | 'replied-by-reporter'
  | 'scheduled'
  | 'returned'
  | 'closed'
  | 'reopened'
  | 'transferred'
  | 'withdrawn'
  | 'archived';

export const FINISHED: readonly Status[] = ['closed', 'transferred', 'withdrawn', 'archived'];

export const OPEN = [
  'received',
  'awaiting-completion',
  'verified',
  'disposed',
  'in-progress',
  'replied-by-reporter',
  'scheduled',
  'returned',
  'reopened',
] as const satisfies readonly Status[];

export interface Transition {
  /** Who may write the entry. `system` is the hub's own workstation H0. */
  readonly roles: readonly (Role | 'system')[];
  /** States in which it is legal; `any` includes the finished ones, `none` means that no case exists yet. */
  readonly from: readonly Status[] | 'open' | 'any' | 'none';
  /** The state it leads to; null leaves the state as it is. */
  readonly to: Status | null;
}

const anyone = ['officer', 'coordinator', 'liaison', 'agency-head', 'information-officer'] as const;
const desk = ['officer', 'coordinator'] as const;

/**
 * The transition table of the field as data. Source: SP4N process as used by district administrators
 * (Permen PANRB 62/2018 and 5/2025), UU 25/2009 ps. 42–50. legality.ts adds the rules that need more than a state
 * (an answer must exist before `delivered`, and be told before `closed`), apply.ts the states that depend on the past.
 */
export const TRANSITIONS = {
  received: { roles: ['officer', 'coordinator', 'system'], from: 'none', to: 'received' },
  'receipt-issued': { roles: desk, from: 'any', to: null },
  verified: { roles: ['coordinator'], from: ['received', 'returned'], to: 'verified' },
  // Asked again when the first request did not reach the reporter.
  'completion-requested': {
    roles: desk,
    from: ['received', 'verified', 'awaiting-completion'],
    to: 'awaiting-completion',
  },
  completed: { roles: desk, from: ['awaiting-completion'], to: 'received' },
  disposed: {
    roles: ['coordinator'],
    from: ['verified', 'returned', 'in-progress', 'replied-by-reporter', 'scheduled', 'reopened'],
    to: 'disposed',
  },
  delegated: { roles: ['liaison'], from: ['disposed'], to: 'disposed' },
  returned: { roles: ['liaison'], from: ['disposed', 'in-progress'], to: 'returned' },
  'followed-up': {
    roles: ['liaison'],
    from: ['disposed', 'scheduled', 'replied-by-reporter', 'reopened', 'in-progress'],
    to: 'in-progress',
  },
  scheduled: {
    roles: ['liaison', 'coordinator', 'officer'],
    from: ['received', 'verified', 'disposed', 'in-progress'],
    to: 'scheduled',
  },
  answered: { roles: ['liaison', 'coordinator', 'officer'], from: 'open', to: 'in-progress' },
  delivered: { roles: ['officer', 'liaison'], from: 'any', to: null },
  'reporter-replied': { roles: ['officer', 'system'], from: 'open', to: 'replied-by-reporter' },
  closed: { roles: desk, from: 'open', to: 'closed' },
  reopened: { roles: [...desk, 'system'], from: ['closed'], to: 'reopened' },
  rated: { roles: [...desk, 'system'], from: ['closed'], to: null },
  transferred: { roles: ['coordinator'], from: ['verified', 'returned', 'disposed'], to: 'transferred' },
  withdrawn: { roles: desk, from: 'open', to: 'withdrawn' },
  archived: { roles: ['coordinator'], from: 'any', to: 'archived' },
  joined: { roles: desk, from: 'open', to: null },
  unjoined: { roles: desk, from: 'open', to: null },
  'access-changed': { roles: desk, from: 'any', to: null },
  'identity-revealed': { roles: [...anyone, 'auditor'], from: 'any', to: null },
  erased: { roles: ['administrator', 'system'], from: 'any', to: null },
  'reporter-identified': { roles: desk, from: 'any', to: null },
  corrected: { roles: anyone, from: 'any', to: null },
  attached: { roles: [...anyone, 'system'], from: 'any', to: null },
  noted: { roles: [...anyone, 'system'], from: 'any', to: null },
  reminded: { roles: ['coordinator', 'system'], from: 'open', to: null },
  recused: { roles: anyone, from: 'any', to: null },
  'sp4n-linked': { roles: desk, from: 'any', to: null },
  'deadline-recomputed': { roles: ['system'], from: 'any', to: null },
} as const satisfies Record<string, Transition>;

export type EntryKind = keyof typeof TRANSITIONS;

export const isKnownKind = (kind: string): kind is EntryKind => Object.hasOwn(TRANSITIONS, kind);

export function isLegalFrom(kind: EntryKind, status: Status | null): boolean {
  const { from }: Transition = TRANSITIONS[kind];
  if (from === 'none') return status === null;
  if (status === null) return false;
  if (from === 'any') return true;
  return from === 'open' ? (OPEN as readonly Status[]).includes(status) : from.includes(status);
}

/** The five counters of the field's monthly recap. */
export type ReportCounter = 'unverified' | 'not-followed-up' | 'in-process' | 'finished' | 'archived';

export const COUNTER_OF: Record<Status, ReportCounter> = {
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
};
