import { describe, expect, test } from 'vitest';
import { inCollection, isOpenTo, scopesOf, scopesOfReader } from '#shared/access/scope.ts';
import type { Entry } from '#shared/complaint/entry.ts';
import { fold } from '#shared/complaint/fold.ts';
import { lowered } from '#shared/complaint/merge.ts';
import { type Access, accessOf, seesReporter } from '../../../hub/replication/access-policy.ts';
import { aCase, disposedTo, type Step, verified } from '../../fixtures/a-case.ts';

const scopes = (entries: readonly Entry[], before: Access | null = null) => {
  const summary = fold(entries[0]?.ticket ?? '', entries);
  const access = accessOf(summary, entries, before);
  const opening = scopesOf(summary, access);
  for (const scope of [...opening, 'district', 'secret:district', 'inspectorate', 'unit:DPUPR', 'secret:unit:PPID'])
    expect(isOpenTo(new Set([scope]), summary, access)).toBe(opening.includes(scope));
  return opening;
};
const returned: Step = { kind: 'returned', unit: 'DPUPR', by: 'liaison-1', data: { reason: 'bukan wewenang' } };
const changed = (data: Record<string, unknown>): Step => ({
  kind: 'access-changed',
  data: { reason: 'diminta', ...data },
});

describe('scopes of a case', () => {
  test.each<[string, Parameters<typeof aCase>[0], string[]]>([
    ['at the desk', {}, ['district', 'unit:PPID']],
    ['with an agency', { steps: [verified, disposedTo('DPUPR')] }, ['district', 'unit:DPUPR', 'unit:PPID']],
    ['secret', { received: { secret: true } }, ['secret:district', 'secret:unit:PPID']],
    [
      'secret, with an agency',
      { received: { secret: true }, steps: [verified, disposedTo('DPUPR')] },
      ['secret:district', 'secret:unit:DPUPR', 'secret:unit:PPID'],
    ],
    [
      'secret, disposed anew',
      { received: { secret: true }, steps: [verified, disposedTo('DPUPR'), returned, disposedTo('DLHP')] },
      ['secret:district', 'secret:unit:DLHP', 'secret:unit:PPID'],
    ],
    ['on conduct', { steps: [changed({ supervisory: true })] }, ['inspectorate']],
    [
      'secret, on conduct',
      { received: { secret: true }, steps: [changed({ supervisory: true })] },
      ['secret:inspectorate'],
    ],
    ['made secret', { steps: [changed({ secret: true })] }, ['secret:district', 'secret:unit:PPID']],
  ])('%s', (_name, parts, expected) => {
    expect(scopes(aCase(parts))).toEqual(expected);
  });

  test('what nobody has described yet is as good as secret', () => {
    expect(scopes(aCase({ steps: [verified, disposedTo('DPUPR')] }).slice(1))).toEqual(['secret:district']);
  });

  test.each([
    ['received', { received: { secret: true } }, 0],
    ['access-changed', { steps: [changed({ secret: true })] }, 2],
  ] as const)('erasing the %s entry of a secret case opens nothing', (_kind, parts, index) => {
    const entries = aCase(parts).map((entry, at) => (at === index ? lowered(entry, 'redacted') : entry));
    const secret: Access = { secret: true, supervisory: false, anonymous: false };
    expect(scopes(entries, secret).every((scope) => scope.startsWith('secret:'))).toBe(true);
    // Of a case that was open before, it closes nothing either.
    expect(scopes(entries, { ...secret, secret: false })).toContain('district');
  });
});

describe('scopes of a reader', () => {
  const reader = (roles: string[], unit: string, unitKind: string, cleared = false) =>
    scopesOfReader({ roles: roles as never, unit, unitKind, cleared });
  test.each([
    [reader(['officer'], 'PPID', 'desk'), ['district', 'unit:PPID']],
    [reader(['officer'], 'PPID', 'desk', true), ['district', 'unit:PPID', 'secret:unit:PPID']],
    [reader(['coordinator'], 'PPID', 'desk', true), ['district', 'unit:PPID', 'secret:district', 'secret:unit:PPID']],
    [reader(['officer'], 'DPUPR', 'agency'), ['unit:DPUPR']],
    [reader(['liaison'], 'DPUPR', 'agency', true), ['unit:DPUPR', 'secret:unit:DPUPR']],
    [reader(['liaison'], 'INSPEKTORAT', 'inspectorate'), ['unit:INSPEKTORAT', 'inspectorate']],
    [reader(['leader', 'auditor', 'administrator'], 'PPID', 'desk', true), []],
  ])('%j', (given, expected) => {
    expect(given).toEqual(expected);
  });

  test('belong to one collection each', () => {
    const all = reader(['coordinator'], 'PPID', 'desk', true);
    expect(inCollection(all, 'complaints')).toEqual(['district', 'unit:PPID']);
    expect(inCollection(all, 'secretComplaints')).toEqual(['secret:district', 'secret:unit:PPID']);
  });
});

test('the name of a reporter of nobody knows where is for the coordinator', () => {
  expect(seesReporter({ roles: ['officer'], unit: '' }, '')).toBe(false);
  expect(seesReporter({ roles: ['officer'], unit: 'PPID' }, 'PPID')).toBe(true);
  expect(seesReporter({ roles: ['coordinator'], unit: 'DPUPR' }, 'PPID')).toBe(true);
});
