import { firstValueFrom } from 'rxjs';
import { describe, expect, test } from 'vitest';
import type { Viewer } from '../../../../renderer/data/case-query.ts';
import {
  type NextAction,
  nextAction,
  openedAtFirst,
  type WorkGroup,
  workGroups,
} from '../../../../renderer/features/today/work-list.ts';
import type { Role } from '../../../../shared/access/role.ts';
import {
  aCase,
  answered,
  type CaseParts,
  disposedTo,
  followedUp,
  type Step,
  ticketOf,
  verified,
} from '../../../fixtures/a-case.ts';
import { aDesk } from '../../../fixtures/a-desk.ts';
import { districtDesk } from './district-desk.ts';

const viewer = (unit: string, ...roles: Role[]): Viewer => ({ unit, roles, today: '2026-11-24' });
const officer = viewer('PPID', 'officer');
const coordinator = viewer('PPID', 'coordinator');
const liaison = viewer('DPUPR', 'liaison');
const printed: Step = { kind: 'receipt-issued', data: { sheets: 'both', medium: 'printer', size: 'A5' } };
const asked: Step = {
  kind: 'completion-requested',
  data: { text: 'Mohon foto.', channel: 'telephone', reached: true },
};
const returned: Step = { kind: 'returned', by: 'liaison-1', unit: 'DPUPR', data: { reason: 'Jalan provinsi.' } };

const stories: Record<string, CaseParts> = {
  new: {},
  printed: { steps: [printed] },
  quick: { received: { quick: true } },
  awaited: { steps: [printed, asked] },
  verified: { steps: [printed, verified] },
  disposed: { steps: [printed, verified, disposedTo('DPUPR')] },
  followed: { steps: [printed, verified, disposedTo('DPUPR'), followedUp] },
  answered: { steps: [printed, verified, disposedTo('DPUPR'), followedUp, answered] },
  returned: { steps: [printed, verified, disposedTo('DPUPR'), returned] },
  disputed: {
    steps: [printed, verified, disposedTo('DPUPR'), { ...disposedTo('DLHP'), after: [4], workstation: 'TBN-P2' }],
  },
};

describe.each<[string, Viewer, Record<string, NextAction>]>([
  [
    'an officer',
    officer,
    {
      new: 'print',
      printed: 'note',
      quick: 'complete',
      awaited: 'complete',
      verified: 'note',
      disposed: 'note',
      answered: 'deliver',
      returned: 'note',
      disputed: 'note',
    },
  ],
  [
    'a coordinator',
    coordinator,
    {
      new: 'verify',
      quick: 'verify',
      verified: 'dispose',
      disposed: 'remind',
      followed: 'remind',
      answered: 'deliver',
      returned: 'dispose',
      disputed: 'settle',
    },
  ],
  ['a liaison', liaison, { disposed: 'follow', followed: 'follow' }],
  ['a leader', viewer('PPID', 'leader'), { new: 'open', answered: 'open', disposed: 'open' }],
])('the next step of %s', (_, who, expected) => {
  test.each(Object.entries(expected))('with a report that is %s: %s', async (state, action) => {
    const [row] = await firstValueFrom(aDesk({ cases: [aCase(stories[state])] }).cases.rows$);
    expect(row && nextAction(row, who)).toBe(action);
  });
});

test('one who is officer and coordinator first does what only a coordinator can', async () => {
  const [row] = await firstValueFrom(aDesk({ cases: [aCase()] }).cases.rows$);
  expect(row && nextAction(row, viewer('PPID', 'officer', 'coordinator'))).toBe('verify');
});

test('groups are in the order of their days, and rows within by limit; finished reports are in none', async () => {
  const rows = await firstValueFrom(districtDesk('coordinator-1').cases.rows$);
  const groups = workGroups(rows, coordinator);
  const days = groups.map(({ key }) => key);
  expect(days.slice(0, 2)).toEqual(['late', 'today']);
  expect(days.slice(2)).toEqual(days.slice(2).toSorted());
  const late = groups[0]?.rows.map((row) => row.limit?.due ?? '') ?? [];
  expect(late).toEqual(late.toSorted());
  expect(groups.flatMap((group) => group.rows.map(({ id }) => id))).not.toContain(ticketOf(9));
});

test('at first what is due is open, and the next day that has work', () => {
  const groups = (...keys: string[]): WorkGroup[] => keys.map((key) => ({ key, rows: [] }));
  expect(openedAtFirst(groups('late', 'today', '2026-11-26', '2026-11-27'))).toEqual(['late', 'today', '2026-11-26']);
  expect(openedAtFirst(groups('2026-11-26', '2026-11-27', 'none'))).toEqual(['2026-11-26']);
  expect(openedAtFirst(groups('late'))).toEqual(['late']);
  expect(openedAtFirst([])).toEqual([]);
});
