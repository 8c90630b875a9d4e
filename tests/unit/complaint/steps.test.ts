import { describe, expect, test } from 'vitest';
import { MAX_PARENTS } from '#shared/complaint/entry.ts';
import { COORDINATOR_BOX, fold } from '#shared/complaint/fold.ts';
import { parentsFor, untoldAnswers } from '#shared/complaint/summary.ts';
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
/** Entry ids: 1 received, 2 reporter, 3 the first step. */
const id = (nth: number, workstation?: string) => entryId(SERIAL, nth, workstation);
const caseOf = (...steps: Step[]) => fold(ticketOf(SERIAL), aCase({ steps }));
const step = (kind: keyof typeof SAMPLE_DATA, more: Partial<Step> = {}): Step => ({
  kind,
  data: SAMPLE_DATA[kind],
  ...more,
});
const delivered = (answer: string, reached = true, at?: string): Step =>
  step('delivered', { data: { ...SAMPLE_DATA.delivered, answer, reached }, ...(at ? { at } : {}) });
const noon = '2026-11-24T12:00:00+07:00';

describe('an answer at the counter before verification', () => {
  const counter = step('answered');

  test('leaves the verification owed', () => {
    const summary = caseOf(counter, delivered(id(3)));
    expect(summary).toMatchObject({ status: 'in-progress', needsVerification: true, notices: [] });
    expect(summary.clock.verifiedAt).toBeNull();
    expect(summary.box).toBe(COORDINATOR_BOX);
  });

  test('verified and disposed still work', () => {
    const isVerified = caseOf(counter, delivered(id(3)), verified);
    expect(isVerified).toMatchObject({
      status: 'in-progress',
      needsVerification: false,
      notices: [],
      supervisory: false,
    });
    const isDisposed = caseOf(counter, delivered(id(3)), verified, disposedTo('DPUPR'));
    expect(isDisposed).toMatchObject({ status: 'disposed', box: 'DPUPR', notices: [] });
  });

  test('also when it is a date, or when the reporter has replied meanwhile', () => {
    expect(caseOf(step('scheduled'), verified)).toMatchObject({
      status: 'scheduled',
      needsVerification: false,
      notices: [],
    });
    const replied = caseOf(counter, delivered(id(3)), step('reporter-replied'), verified, disposedTo('DPUPR'));
    expect(replied).toMatchObject({ status: 'disposed', needsVerification: false, notices: [] });
  });

  test('a second verification is a notice', () => {
    expect(caseOf(counter, verified, verified).notices).toMatchObject([{ kind: 'illegal', entries: [id(5)] }]);
  });

  test('once the case is finished nobody owes it', () => {
    const closed = [counter, delivered(id(3)), step('closed')];
    expect(caseOf(...closed)).toMatchObject({ status: 'closed', needsVerification: false });
    expect(caseOf(...closed, step('reopened'))).toMatchObject({ status: 'reopened', needsVerification: true });
  });
});

describe('telling the answer', () => {
  const given = [verified, disposedTo('DPUPR'), answered];
  const answer = id(5, 'TBN-P1');

  test('waits at the counter that received the case', () => {
    expect(caseOf(...given)).toMatchObject({ box: 'PPID', told: false });
  });

  test('needs an answer, and the one it names', () => {
    expect(caseOf(verified, delivered(id(3))).notices).toMatchObject([{ kind: 'illegal', entries: [id(4)] }]);
    expect(caseOf(...given, delivered(id(99))).notices).toHaveLength(1);
  });

  test('one that reached the reporter starts the silence clock, their reply stops it', () => {
    const reached = caseOf(...given, delivered(answer, true, noon));
    expect(reached.clock.answerReachedAt).toBe(noon);
    expect(reached.answers).toMatchObject([{ entry: answer, deliveredAt: noon }]);
    expect(reached).toMatchObject({ status: 'in-progress', box: 'DPUPR', told: true });
    const replied = caseOf(...given, delivered(answer, true, noon), step('reporter-replied'));
    expect(replied).toMatchObject({ status: 'replied-by-reporter', box: 'DPUPR' });
    expect(replied.clock.answerReachedAt).toBeNull();
  });

  test('one that did not reach keeps the answer at the counter and starts nothing', () => {
    const missed = caseOf(...given, delivered(answer, false));
    expect(missed.clock.answerReachedAt).toBeNull();
    expect(missed).toMatchObject({ box: 'PPID', told: true, answers: [{ deliveredAt: null }] });
  });

  test('a newer answer of the same unit takes the place of the older, not that of another unit', () => {
    const again = caseOf(...given, answered, delivered(id(6, 'TBN-P1')));
    expect(untoldAnswers(again)).toEqual([]);
    const other = caseOf(
      verified,
      disposedTo('DPUPR', 'DLH'),
      answered,
      step('answered', { unit: 'DLH' }),
      delivered(id(6)),
    );
    expect(untoldAnswers(other).map((one) => one.unit)).toEqual(['DPUPR']);
  });

  test('a case is closed only when an answer was told, for silence only when one reached', () => {
    const silence = step('closed', { data: { ...SAMPLE_DATA.closed, basis: 'silence' } });
    expect(caseOf(...given, step('closed'))).toMatchObject({ status: 'in-progress', notices: [{ kind: 'illegal' }] });
    expect(caseOf(...given, delivered(answer, false), step('closed'))).toMatchObject({ status: 'closed', notices: [] });
    expect(caseOf(...given, delivered(answer, false), silence).status).toBe('in-progress');
    expect(caseOf(...given, delivered(answer), silence)).toMatchObject({ status: 'closed', outcome: 'handled' });
    expect(caseOf(...given, delivered(answer), step('reporter-replied'), silence).status).toBe('replied-by-reporter');
  });

  test('reopened, it needs a new answer', () => {
    const reopened = [...given, delivered(answer), step('closed', { at: noon }), step('reopened')];
    expect(caseOf(...reopened)).toMatchObject({ status: 'reopened', told: false, outcome: null, box: 'DPUPR' });
    expect(caseOf(...reopened).clock).toMatchObject({ finishedAt: null, answerReachedAt: null });
    expect(caseOf(...reopened, followedUp, step('closed')).status).toBe('in-progress');
    const again = caseOf(...reopened, answered, delivered(id(9, 'TBN-P1')), step('closed'));
    expect(again).toMatchObject({ status: 'closed', notices: [] });
  });

  test('it counts as told from its first delivery', () => {
    const twice = caseOf(...given, delivered(answer, true, noon), delivered(answer, true, '2026-11-25T08:00:00+07:00'));
    expect(twice.answers).toMatchObject([{ deliveredAt: noon }]);
    expect(twice.clock.answerReachedAt).toBe('2026-11-25T08:00:00+07:00');
  });

  test('the first word of the agency, whatever it is, stops its first limit', () => {
    const words = caseOf(verified, disposedTo('DPUPR'), { ...followedUp, at: noon }, answered);
    expect(words.assignments).toMatchObject([{ followedUpAt: noon }]);
    expect(words.clock.forwarded).toMatchObject([{ followedUpAt: noon }]);
    for (const word of [answered, followedUp, step('scheduled', { unit: 'DPUPR' })]) {
      const { clock } = caseOf(verified, disposedTo('DPUPR', 'DLH'), { ...word, at: noon });
      expect(clock.forwarded).toMatchObject([
        { unit: 'DPUPR', followedUpAt: noon },
        { unit: 'DLH', followedUpAt: null },
      ]);
    }
  });
});

describe('planned work', () => {
  test('a case stays scheduled when it is answered, and keeps the promised dates', () => {
    const summary = caseOf(verified, disposedTo('DPUPR'), step('scheduled', { unit: 'DPUPR' }), answered);
    expect(summary).toMatchObject({ status: 'scheduled', work: { id: 'DPA-2026-0147' }, notices: [] });
    const { work } = SAMPLE_DATA.scheduled;
    expect(caseOf(step('answered', { data: { text: 'Sudah dianggarkan.', work } }))).toMatchObject({
      work,
      answers: [{ work }],
    });
    expect(summary.clock.promise).toEqual({ nextUpdate: '2027-01-15', target: '2027-03-31' });
  });
});

test('the day of the first verification counts', () => {
  const again = caseOf({ ...verified, at: noon }, disposedTo('DPUPR'), step('returned', { unit: 'DPUPR' }), verified);
  expect(again).toMatchObject({ status: 'verified', notices: [], clock: { verifiedAt: noon } });
});

describe('completion', () => {
  const asked = step('completion-requested', { at: noon });

  test('pauses the clock and waits at the counter', () => {
    const summary = caseOf(asked);
    expect(summary).toMatchObject({ status: 'awaiting-completion', box: 'PPID', completionRequest: id(3) });
    expect(summary.clock).toMatchObject({ pauses: [{ from: noon, until: null }], completionRequestedAt: noon });
  });

  test('one that did not reach the reporter starts no limit for them; asking again does', () => {
    const missed = step('completion-requested', { data: { ...SAMPLE_DATA['completion-requested'], reached: false } });
    expect(caseOf(missed).clock.completionRequestedAt).toBeNull();
    const again = caseOf({ ...missed, at: '2026-11-24T10:00:00+07:00' }, asked);
    expect(again.clock).toMatchObject({
      pauses: [{ from: '2026-11-24T10:00:00+07:00', until: null }],
      completionRequestedAt: noon,
    });
  });

  test.each([
    ['completed', 'received'],
    ['answered', 'in-progress'],
    ['withdrawn', 'withdrawn'],
  ] as const)('%s ends the pause', (kind, status) => {
    const evening = '2026-11-24T18:00:00+07:00';
    const summary = caseOf(asked, step(kind, { at: evening }));
    expect(summary).toMatchObject({ status, completionRequest: null, notices: [] });
    expect(summary.clock).toMatchObject({ pauses: [{ from: noon, until: evening }], completionRequestedAt: null });
  });

  test('a completed case is verified again', () => {
    expect(caseOf(verified, asked, step('completed'))).toMatchObject({ status: 'received', needsVerification: true });
  });

  test('while the reporter is awaited nobody verifies', () => {
    expect(caseOf(asked, verified)).toMatchObject({ status: 'awaiting-completion', notices: [{ kind: 'illegal' }] });
  });
});

describe('archiving takes two people', () => {
  const first = step('archived', { by: 'coordinator-1' });
  const second = step('archived', { by: 'coordinator-2' });

  test('the second names the first', () => {
    expect(caseOf(first)).toMatchObject({ status: 'received', archiveProposal: { entry: id(3), by: 'coordinator-1' } });
    const summary = caseOf(first, { ...second, at: noon });
    expect(summary).toMatchObject({ status: 'archived', archiveProposal: null, notices: [] });
    expect(summary.clock.finishedAt).toBe(noon);
  });

  test('the same person twice, or two who did not know of each other, archive nothing', () => {
    expect(caseOf(first, first).status).toBe('received');
    expect(caseOf(first, { ...second, after: [2], workstation: 'TBN-P2' }).status).toBe('received');
  });

  test('a note in between does not hide the proposal', () => {
    const steps = [first, step('noted')];
    const summary = caseOf(...steps);
    expect(parentsFor('archived', summary)).toEqual([id(3), id(4)]);
    expect(parentsFor('archived', caseOf(first))).toEqual([id(3)]);
    expect(parentsFor('archived', caseOf())).toEqual([id(2)]);
    expect(parentsFor('noted', summary)).toEqual([id(4)]);
    expect(caseOf(...steps, { ...second, after: [4, 3] }).status).toBe('archived');
    expect(caseOf(...steps, { ...second, after: [4] }).status).toBe('received');
  });

  test('the proposal fits among the parents of a case with very many loose ends', () => {
    const loose = Array.from({ length: 60 }, (): Step => step('noted', { after: [3] }));
    const parents = parentsFor('archived', caseOf(first, ...loose));
    expect(parents).toHaveLength(MAX_PARENTS);
    expect(parents).toContain(id(3));
  });

  test('a closed case keeps the day on which it was closed', () => {
    const closed = [step('answered'), delivered(id(3)), step('closed', { at: noon })];
    const summary = caseOf(...closed, first, { ...second, at: '2027-01-05T08:00:00+07:00' }, first);
    expect(summary).toMatchObject({ status: 'archived', archiveProposal: null, clock: { finishedAt: noon } });
  });
});
