import { firstValueFrom } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { offeredActions } from '../../../../renderer/features/case/actions.ts';
import {
  aCase,
  answered,
  type CaseParts,
  disposedTo,
  entryId,
  followedUp,
  type Step,
  ticketOf,
  verified,
} from '../../../fixtures/a-case.ts';
import { aDesk } from '../../../fixtures/a-desk.ts';

async function actionsOf(as: string, parts: CaseParts = {}) {
  const desk = aDesk({ as, cases: [aCase(parts)] });
  const detail = await firstValueFrom(desk.cases.detail$(ticketOf(parts.serial ?? 124)));
  const { session } = desk;
  if (!detail || !session) throw new Error('no case');
  const { likely, often, rest } = offeredActions(detail, { unit: session.unit.id, staff: session.staff.id });
  return { likely, often, all: [...(likely ? [likely] : []), ...often, ...rest] };
}

const receipt: Step = { kind: 'receipt-issued', data: { sheets: 'both', medium: 'printer', size: 'A5' } };
const told: Step = {
  kind: 'delivered',
  data: { answer: entryId(124, 6, 'TBN-P1'), channel: 'telephone', reached: true, text: '' },
};

describe('what is likely next', () => {
  it('an officer prints the receipt of a new report', async () => {
    expect((await actionsOf('officer-1')).likely).toBe('print');
    expect((await actionsOf('officer-1', { steps: [receipt] })).likely).toBe(null);
  });
  it('an officer completes a quick receipt before printing again', async () => {
    expect((await actionsOf('officer-1', { received: { quick: true } })).likely).toBe('correct');
  });
  it('a coordinator verifies, then disposes', async () => {
    expect((await actionsOf('coordinator-1')).likely).toBe('verify');
    expect((await actionsOf('coordinator-1', { steps: [verified] })).likely).toBe('dispose');
  });
  it('a coordinator still verifies what was answered at the counter', async () => {
    const steps: Step[] = [{ kind: 'answered', data: { text: 'Sudah dianggarkan.' } }];
    expect((await actionsOf('coordinator-1', { steps })).likely).toBe('verify');
  });
  it('a liaison follows up, then answers', async () => {
    expect((await actionsOf('liaison-1', { steps: [verified, disposedTo('DPUPR')] })).likely).toBe('follow-up');
    expect((await actionsOf('liaison-1', { steps: [verified, disposedTo('DPUPR'), followedUp] })).likely).toBe(
      'answer',
    );
  });
  it('an officer tells the reporter what the agency answered', async () => {
    const steps = [receipt, verified, disposedTo('DPUPR'), answered];
    expect((await actionsOf('officer-1', { steps })).likely).toBe('deliver');
    expect((await actionsOf('officer-1', { steps: [...steps, told] })).all).not.toContain('deliver');
  });
  it('of two dispositions the notice has the filled button', async () => {
    const steps: Step[] = [
      verified,
      { ...disposedTo('DPUPR'), after: [3] },
      { ...disposedTo('DLHP'), after: [3], workstation: 'TBN-K2' },
    ];
    expect((await actionsOf('coordinator-1', { steps })).likely).toBe('settle');
    expect((await actionsOf('officer-1', { steps })).likely).not.toBe('settle');
  });
});

describe('what is offered at all', () => {
  it('an officer never verifies, disposes, reminds or archives', async () => {
    const { all } = await actionsOf('officer-1', { steps: [verified] });
    for (const action of ['verify', 'dispose', 'remind', 'archive', 'transfer']) expect(all).not.toContain(action);
  });
  it('an officer does not answer for an agency', async () => {
    expect((await actionsOf('officer-1', { steps: [verified, disposedTo('DPUPR')] })).all).not.toContain('answer');
  });
  it('a liaison of another agency may do nothing for this one', async () => {
    const { all } = await actionsOf('liaison-2', { steps: [verified, disposedTo('DPUPR')] });
    for (const action of ['follow-up', 'answer', 'schedule', 'return']) expect(all).not.toContain(action);
  });
  it('the one who proposed archiving does not confirm it', async () => {
    const archived: Step = { kind: 'archived', by: 'coordinator-1', data: { reason: 'test-or-typo', text: '' } };
    expect((await actionsOf('coordinator-1', { steps: [archived] })).all).not.toContain('archive');
    expect((await actionsOf('coordinator-2', { steps: [archived] })).all).toContain('archive');
  });
  it('a secret report is linked with nothing', async () => {
    expect((await actionsOf('officer-1')).all).toContain('join');
    expect((await actionsOf('officer-1', { received: { secret: true } })).all).not.toContain('join');
  });
  it('an auditor changes nothing', async () => {
    expect((await actionsOf('auditor-1')).all).toEqual([]);
  });
  it('never shows more than two buttons beside printing', async () => {
    const { likely, often } = await actionsOf('coordinator-1', { steps: [verified, disposedTo('DPUPR'), followedUp] });
    expect([likely, ...often].filter((action) => action && action !== 'print')).toEqual(['answer', 'join']);
  });
});
