import { describe, expect, test } from 'vitest';
import { COORDINATOR_BOX, fold } from '#shared/complaint/fold.ts';
import { aCase, disposedTo, entryId, followedUp, type Step, ticketOf, verified } from '../../fixtures/a-case.ts';
import { SAMPLE_DATA } from '../../fixtures/sample-data.ts';

const SERIAL = 124;
/** Entry ids: 1 received, 2 reporter, 3 the first step. */
const id = (nth: number, workstation?: string) => entryId(SERIAL, nth, workstation);
const caseOf = (...steps: Step[]) => fold(ticketOf(SERIAL), aCase({ steps }));
const urgent = (...steps: Step[]) => fold(ticketOf(SERIAL), aCase({ received: { priority: 'urgent' }, steps }));
const standing = ({ assignments }: ReturnType<typeof fold>) =>
  assignments.filter((one) => !one.returned).map((one) => one.unit);
const returned = (unit: string, at?: string): Step => ({
  kind: 'returned',
  by: 'liaison-1',
  unit,
  ...(at ? { at } : {}),
  data: SAMPLE_DATA.returned,
});
const resolved = (units: string[], resolves: string[], more: Partial<Step> = {}): Step => ({
  kind: 'disposed',
  by: 'coordinator-1',
  data: { units, instruction: '', resolves },
  ...more,
});
const otherDesk = (step: Step, ...after: number[]): Step => ({
  ...step,
  workstation: 'TBN-P2',
  by: 'coordinator-2',
  after,
});

describe('concurrent dispositions', () => {
  const dispute: Step[] = [verified, disposedTo('DPUPR'), otherDesk(disposedTo('DLH'), 3)];
  const rivals = [id(4), id(5, 'TBN-P2')];

  test('both stand under one notice, whichever clock was ahead', () => {
    for (const at of ['2026-11-23T08:00:00+07:00', '2026-11-25T08:00:00+07:00']) {
      const [first, second, third] = dispute as [Step, Step, Step];
      const summary = caseOf(first, second, { ...third, at });
      expect(summary.status).toBe('disposed');
      expect(standing(summary).sort()).toEqual(['DLH', 'DPUPR']);
      expect(summary.clock.forwarded.map((one) => one.unit).sort()).toEqual(['DLH', 'DPUPR']);
      expect(summary.notices).toMatchObject([{ kind: 'concurrent-disposition' }]);
      expect(summary.notices[0]?.entries.toSorted()).toEqual(rivals);
      expect(summary.units).toEqual(['DLH', 'DPUPR', 'PPID']);
    }
  });

  test('a third one joins the notice', () => {
    const third = { ...otherDesk(disposedTo('DISHUB'), 3), workstation: 'TBN-P3' };
    const { notices } = caseOf(...dispute, third);
    expect(notices).toHaveLength(1);
    expect(notices[0]?.entries).toEqual([...rivals, id(6, 'TBN-P3')]);
  });

  test('going on at one side is still unknown to the other', () => {
    const onward: Step = { ...otherDesk(disposedTo('DISHUB'), 5), at: '2026-11-25T08:00:00+07:00' };
    const { notices } = caseOf(...dispute, onward);
    expect(notices).toEqual([{ kind: 'concurrent-disposition', entries: [...rivals, id(6, 'TBN-P2')] }]);
  });

  test("one that could not stand is nobody's rival", () => {
    const illegal: Step = { ...disposedTo('DISHUB'), after: [4] };
    const late: Step = { ...otherDesk(disposedTo('DLH'), 3), at: '2026-11-25T08:00:00+07:00' };
    expect(caseOf(verified, disposedTo('DPUPR'), illegal, late).notices).toEqual([
      { kind: 'illegal', entries: [id(5)], status: 'disposed' },
      { kind: 'concurrent-disposition', entries: [id(4), id(6, 'TBN-P2')] },
    ]);
    const malformed: Step = { ...otherDesk(disposedTo(), 3), at: '2026-11-25T08:00:00+07:00' };
    expect(caseOf(verified, disposedTo('DPUPR'), malformed).notices).toMatchObject([{ kind: 'illegal' }]);
  });

  test('saying the same is no contradiction', () => {
    const summary = caseOf(verified, disposedTo('DPUPR'), otherDesk(disposedTo('DPUPR'), 3));
    expect(summary.notices).toEqual([]);
    expect(standing(summary)).toEqual(['DPUPR']);
  });

  test('a decision settles it: the chosen unit keeps its clock, the other leaves', () => {
    const late = '2026-11-26T08:00:00+07:00';
    const summary = caseOf(...dispute, resolved(['DPUPR'], rivals, { at: late, after: [4, 5] }));
    expect(summary.notices).toEqual([]);
    expect(summary.status).toBe('disposed');
    expect(summary.assignments).toMatchObject([{ unit: 'DPUPR', at: '2026-11-24T09:51:00+07:00' }]);
    expect(summary.clock.forwarded).toMatchObject([{ unit: 'DPUPR', at: '2026-11-24T09:51:00+07:00' }]);
  });

  test('it may come while the agency works already, and does not set it back', () => {
    const working = [...dispute, { ...followedUp, after: [4, 5] }];
    const summary = caseOf(...working, resolved(['DPUPR'], rivals));
    expect(summary.status).toBe('in-progress');
    expect(summary.assignments).toMatchObject([{ unit: 'DPUPR', followedUpAt: '2026-11-24T09:51:00+07:00' }]);
  });

  test('to a third unit, or to one that had handed it back: it begins there', () => {
    expect(standing(caseOf(...dispute, resolved(['DISHUB'], rivals, { after: [4, 5] })))).toEqual(['DISHUB']);
    const summary = caseOf(...dispute, { ...returned('DLH'), after: [4, 5] }, resolved(['DLH'], rivals));
    expect(summary.assignments).toMatchObject([{ unit: 'DLH', returned: false }]);
    expect(summary.status).toBe('disposed');
    expect(summary.hops).toBe(1);
  });

  test('two decisions that do not know of each other are a new dispute; equal ones are none', () => {
    const decide = (unit: string, more: Partial<Step>) => resolved([unit], rivals, { after: [4, 5], ...more });
    const differing = caseOf(...dispute, decide('DPUPR', {}), decide('DLH', { workstation: 'TBN-P3' }));
    expect(differing.notices).toMatchObject([{ kind: 'concurrent-disposition', entries: [id(6), id(7, 'TBN-P3')] }]);
    const equal = caseOf(...dispute, decide('DPUPR', {}), decide('DPUPR', { workstation: 'TBN-P3' }));
    expect(equal.notices).toEqual([]);
  });

  test('resolving what is not in dispute is no way around the table', () => {
    const summary = caseOf(verified, disposedTo('DPUPR'), resolved(['DLH'], [id(4)]));
    expect(summary.notices).toMatchObject([{ kind: 'illegal', entries: [id(5)], status: 'disposed' }]);
    expect(standing(summary)).toEqual(['DPUPR']);
  });

  test('an agency that handed back while another coordinator disposed is out of it', () => {
    const summary = caseOf(verified, disposedTo('DPUPR'), returned('DPUPR'), {
      ...otherDesk(disposedTo('DLH'), 3),
      at: '2026-11-26T08:00:00+07:00',
    });
    expect(summary).toMatchObject({ status: 'disposed', notices: [], hops: 1 });
    expect(standing(summary)).toEqual(['DLH']);
  });

  test('one that reaches a finished case is a notice and changes nothing', () => {
    const summary = caseOf(
      verified,
      disposedTo('DPUPR'),
      { kind: 'answered', data: SAMPLE_DATA.answered },
      { kind: 'delivered', data: { ...SAMPLE_DATA.delivered, answer: id(5) } },
      { kind: 'closed', data: SAMPLE_DATA.closed },
      { ...otherDesk(disposedTo('DLH'), 3), at: '2026-11-30T08:00:00+07:00' },
    );
    expect(summary).toMatchObject({ status: 'closed', box: '', notices: [{ kind: 'illegal', status: 'closed' }] });
    expect(standing(summary)).toEqual(['DPUPR']);
  });
});

describe('handing back', () => {
  test('hops count; the coordinator has it again, and forwarding is owed again', () => {
    const once = caseOf(verified, disposedTo('DPUPR'), returned('DPUPR'));
    expect(once).toMatchObject({ status: 'returned', hops: 1, box: COORDINATOR_BOX });
    expect(once.clock.forwarded).toEqual([]);
    const twice = caseOf(verified, disposedTo('DPUPR'), returned('DPUPR'), disposedTo('DLH'), returned('DLH'));
    expect(twice).toMatchObject({ status: 'returned', hops: 2, box: COORDINATOR_BOX });
  });

  test('one of several units leaves, the case stays with the others', () => {
    const summary = caseOf(verified, disposedTo('DPUPR', 'DLH'), returned('DPUPR'));
    expect(summary).toMatchObject({ status: 'disposed', hops: 1, box: 'DLH' });
    expect(summary.clock.forwarded.map((one) => one.unit)).toEqual(['DLH']);
  });

  test('by a unit that does not have it: a notice', () => {
    const summary = caseOf(verified, disposedTo('DPUPR'), returned('DLH'));
    expect(summary).toMatchObject({ status: 'disposed', hops: 0, notices: [{ kind: 'illegal' }] });
    const again = caseOf(verified, disposedTo('DPUPR', 'DLH'), returned('DPUPR'), returned('DPUPR'));
    expect(again).toMatchObject({ hops: 1, notices: [{ kind: 'illegal' }] });
  });
});

describe('disposing again', () => {
  const later = '2026-11-27T09:00:00+07:00';

  test('from the work: a unit that keeps the case keeps its clock, one that leaves owes nothing', () => {
    const summary = caseOf(verified, disposedTo('DPUPR', 'DLH'), followedUp, {
      ...disposedTo('DPUPR', 'DISHUB'),
      at: later,
    });
    expect(summary.status).toBe('disposed');
    expect(summary.clock.forwarded).toEqual([
      { unit: 'DPUPR', at: '2026-11-24T09:51:00+07:00', followedUpAt: '2026-11-24T09:51:00+07:00' },
      { unit: 'DISHUB', at: later, followedUpAt: null },
    ]);
    expect(standing(summary)).toEqual(['DPUPR', 'DISHUB']);
  });

  test('a unit that had answered and leaves is still known to have had it', () => {
    const summary = caseOf(verified, disposedTo('DPUPR'), followedUp, disposedTo('DLH'));
    expect(summary.clock.forwarded.map((one) => one.unit)).toEqual(['DPUPR', 'DLH']);
    expect(standing(summary)).toEqual(['DLH']);
  });

  test('after a reopening every clock starts anew', () => {
    const summary = caseOf(
      verified,
      disposedTo('DPUPR'),
      { kind: 'answered', unit: 'DPUPR', data: SAMPLE_DATA.answered },
      { kind: 'delivered', data: { ...SAMPLE_DATA.delivered, answer: id(5) } },
      { kind: 'closed', data: SAMPLE_DATA.closed },
      { kind: 'reopened', data: SAMPLE_DATA.reopened },
      { ...disposedTo('DPUPR'), at: later },
    );
    expect(summary.notices).toEqual([]);
    expect(summary.assignments).toEqual([{ unit: 'DPUPR', at: later, followedUpAt: null, returned: false }]);
    expect(summary.clock.forwarded.at(-1)).toEqual({ unit: 'DPUPR', at: later, followedUpAt: null });
  });

  test('a unit named twice is one', () => {
    expect(standing(caseOf(verified, disposedTo('DPUPR', 'DPUPR')))).toEqual(['DPUPR']);
  });
});

describe('an urgent case', () => {
  test('is disposed before its verification, which is still owed and still possible', () => {
    const byOfficer: Step = { ...disposedTo('BPBD'), by: 'officer-1' };
    const summary = urgent(byOfficer);
    expect(summary).toMatchObject({ status: 'disposed', needsVerification: true, box: 'BPBD', notices: [] });
    expect(summary.clock.verifiedAt).toBeNull();
    const later = urgent(byOfficer, verified);
    expect(later).toMatchObject({ status: 'disposed', needsVerification: false, notices: [] });
    expect(later.clock.verifiedAt).not.toBeNull();
  });

  test('an ordinary one is not', () => {
    expect(caseOf(disposedTo('BPBD'))).toMatchObject({ status: 'received', notices: [{ kind: 'illegal' }] });
  });

  test('two officers on duty who dispose it at once are in dispute', () => {
    const summary = urgent(disposedTo('BPBD'), otherDesk(disposedTo('DPUPR'), 2));
    expect(summary.notices).toMatchObject([{ kind: 'concurrent-disposition' }]);
  });
});
