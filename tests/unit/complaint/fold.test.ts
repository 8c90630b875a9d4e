import { describe, expect, test } from 'vitest';
import type { Entry } from '#shared/complaint/entry.ts';
import { fold } from '#shared/complaint/fold.ts';
import { lowered } from '#shared/complaint/merge.ts';
import {
  aCase,
  anEntry,
  answered,
  aReporter,
  disposedTo,
  type EntryParts,
  entryId,
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
const noon = '2026-11-24T12:00:00+07:00';

describe('tying cases together', () => {
  test('and untying them', () => {
    expect(caseOf(step('joined')).joinedTo).toBe(ticketOf(999));
    expect(caseOf(step('joined'), step('unjoined'))).toMatchObject({ joinedTo: null, status: 'received', notices: [] });
    const other = step('unjoined', { data: { lead: ticketOf(998), reason: 'Lain.' } });
    expect(caseOf(step('joined'), other).joinedTo).toBe(ticketOf(999));
  });

  test('not to itself', () => {
    const self = step('joined', { data: { lead: ticketOf(SERIAL) } });
    expect(caseOf(self)).toMatchObject({ joinedTo: null, notices: [{ kind: 'illegal' }] });
  });
});

describe('the reporter', () => {
  const entries = aCase();
  const summaryOf = (level: 'withheld' | 'redacted') =>
    fold(
      ticketOf(SERIAL),
      entries.map((entry) => (entry.kind === 'reporter-identified' ? lowered(entry, level) : entry)),
    );

  test('is known, withheld or erased', () => {
    expect(caseOf()).toMatchObject({ reporter: aReporter(), reporterEntry: id(2) });
    for (const level of ['withheld', 'redacted'] as const) {
      expect(summaryOf(level)).toMatchObject({ reporter: null, reporterEntry: id(2), notices: [] });
    }
  });

  test('counts as erased as soon as the erasure is known, also while the data is still here', () => {
    const erased = step('erased', { data: { entries: [id(2)], legalBasis: 'UU 27/2022' }, by: 'administrator-1' });
    expect(caseOf(erased)).toMatchObject({ reporter: null, notices: [] });
    const later = aCase({ steps: [erased] }).map((entry) => (entry.id === id(2) ? lowered(entry, 'redacted') : entry));
    expect(fold(ticketOf(SERIAL), later)).toEqual(caseOf(erased));
  });

  test('a state moves on although the reader may not see why', () => {
    const entries = aCase({ steps: [verified, disposedTo('DPUPR'), answered] });
    const hidden = entries.map((entry) => (entry.kind === 'answered' ? lowered(entry, 'withheld') : entry));
    expect(fold(ticketOf(SERIAL), hidden)).toMatchObject({
      status: 'in-progress',
      answers: [{ text: '' }],
      notices: [],
    });
  });
});

describe('mending', () => {
  const bad: Step = { kind: 'noted', data: { text: '' } };

  test('a new entry takes the place of a rejected one', () => {
    expect(caseOf(bad).notices).toMatchObject([{ kind: 'illegal' }]);
    expect(caseOf(bad, step('noted', { data: { text: 'Catatan.', replaces: id(3) } })).notices).toEqual([]);
    const twice = [
      bad,
      { kind: 'noted', data: { text: '', replaces: id(3) } },
      { kind: 'noted', data: { text: 'x', replaces: id(4) } },
    ];
    expect(caseOf(...twice).notices).toEqual([]);
  });

  test('a `received` is replaced without losing the case', () => {
    const [received, reporter] = aCase();
    const title = 'Jalan rusak di Sumberagung';
    const steps = [{ kind: 'received', data: { ...received?.data, title, replaces: id(1) } }];
    expect(reporter).toBeDefined();
    expect(caseOf(...steps)).toMatchObject({ complete: true, title, notices: [{ kind: 'illegal', entries: [id(2)] }] });
  });

  test('only an entry of the same kind and workstation, and none that comes after', () => {
    const replacing = (nth: number, more: Partial<Step> = {}): Step =>
      step('receipt-issued', { data: { ...SAMPLE_DATA['receipt-issued'], replaces: id(nth) }, ...more });
    const issued = (...steps: Step[]) => caseOf(...steps).receiptsIssued;
    expect(issued(step('receipt-issued'), replacing(3))).toBe(1);
    expect(issued(step('receipt-issued'), replacing(3, { workstation: 'TBN-P2' }))).toBe(2);
    expect(issued(replacing(4), replacing(3))).toBe(1);
    const note = step('noted', { data: { text: 'x', replaces: id(3) } });
    expect(issued(step('receipt-issued'), note)).toBe(1);
  });
});

describe('notices', () => {
  test('a kind of a newer version is kept and named', () => {
    expect(caseOf({ kind: 'mediated', data: { text: 'x' } })).toMatchObject({
      status: 'received',
      notices: [{ kind: 'unknown-kind', entries: [id(3)] }],
      entryCount: 3,
    });
    expect(caseOf({ kind: 'constructor' }).notices).toMatchObject([{ kind: 'unknown-kind' }]);
  });

  test('data that does not fit its kind is a notice, members of a newer version are not', () => {
    expect(caseOf({ kind: 'closed', data: { outcome: 'fine' } }).notices).toMatchObject([{ kind: 'illegal' }]);
    expect(caseOf(step('noted', { data: { text: 'x', mood: 'calm' } })).notices).toEqual([]);
  });

  test('a note settles them by naming their entries', () => {
    const note = step('noted', { data: { text: 'Salah tekan.', resolves: [id(4)] } });
    expect(caseOf(verified, verified).notices).toHaveLength(1);
    expect(caseOf(verified, verified, note).notices).toEqual([]);
    expect(caseOf(verified, verified, step('noted')).notices).toHaveLength(1);
  });

  test('a case without its beginning is incomplete, no more', () => {
    const [, ...rest] = aCase({ steps: [verified, disposedTo('DPUPR')] });
    expect(fold(ticketOf(SERIAL), rest)).toMatchObject({
      complete: false,
      notices: [{ kind: 'incomplete', entries: [] }],
      box: '',
      entryCount: 3,
    });
    expect(fold(ticketOf(SERIAL), [])).toMatchObject({ complete: false, latest: [], updatedHlc: '' });
  });

  test('only the workstation whose ticket number it is begins a case', () => {
    const [received, ...rest] = aCase();
    const foreign = anEntry({ ...aCase()[0], id: 'TBN-P2.1', at: '2026-11-23T08:00:00+07:00' } as EntryParts);
    const squatted = fold(ticketOf(SERIAL), [foreign, received as Entry, ...rest]);
    expect(squatted).toMatchObject({ complete: true, receivedAt: '2026-11-24T09:51:00+07:00' });
    expect(squatted.notices).toMatchObject([{ kind: 'illegal', entries: ['TBN-P2.1'] }]);
    expect(fold(ticketOf(SERIAL), [foreign]).complete).toBe(false);
  });

  test('a second beginning is a notice', () => {
    expect(caseOf(step('received')).notices).toMatchObject([{ kind: 'illegal', entries: [id(3)] }]);
  });
});

test('units are those that received it or had it: a word from elsewhere does not make one of them', () => {
  const steps = [verified, disposedTo('DPUPR'), step('returned', { unit: 'DPUPR' }), disposedTo('DLH')];
  const summary = caseOf(...steps, step('noted', { unit: 'DISHUB', workstation: 'TBN-P2' }), disposedTo('DISHUB'));
  expect(summary.units).toEqual(['DLH', 'DPUPR', 'PPID']);
});

describe('what is said of the case', () => {
  test('is corrected by an entry, if the value fits the field', () => {
    const correct = (field: string, value: unknown) =>
      step('corrected', { data: { field, value, reason: 'Salah ketik.' } });
    expect(caseOf(correct('title', 'Jalan poros')).title).toBe('Jalan poros');
    expect(caseOf(correct('place', { kind: 'unknown', villages: [] })).place).toEqual({
      kind: 'unknown',
      villages: [],
    });
    for (const [field, value] of [
      ['title', ''],
      ['place', 'x'],
      ['channel', 'pigeon'],
      ['status', 'closed'],
      ['title', undefined],
    ] as const) {
      const summary = caseOf(correct(field, value));
      expect(summary).toMatchObject({ title: caseOf().title, status: 'received', notices: [{ kind: 'illegal' }] });
    }
  });

  test('a quick receipt is completed by its chronology, or by being verified as it is', () => {
    const quick = (...steps: Step[]) => fold(ticketOf(SERIAL), aCase({ received: { quick: true }, steps })).quick;
    expect(quick()).toBe(true);
    expect(quick(step('corrected'))).toBe(true);
    expect(
      quick(
        step('corrected', { data: { field: 'chronology', value: 'Sejak awal musim hujan.', reason: 'Dilengkapi.' } }),
      ),
    ).toBe(false);
    expect(quick(verified)).toBe(false);
  });

  test('changes with verification and access', () => {
    const summary = caseOf(
      step('verified', {
        data: { classification: 'aspiration', category: 'park', supervisory: true, proposedUnit: 'DLH' },
      }),
    );
    expect(summary).toMatchObject({
      classification: 'aspiration',
      category: 'park',
      supervisory: true,
      proposedUnit: 'DLH',
    });
    expect(summary.clock).toMatchObject({ classification: 'aspiration', supervisory: true });
    const opened = caseOf(
      step('access-changed'),
      step('access-changed', { data: { supervisory: true, reason: 'KKN.' } }),
    );
    expect(opened).toMatchObject({ secret: true, anonymous: false, supervisory: true, clock: { supervisory: true } });
  });

  test('the code on the receipt', () => {
    expect(caseOf().trackingCode).toBe('7Q4KM2RT9XHV');
  });

  test('counts and lists what was done', () => {
    const summary = caseOf(
      step('receipt-issued'),
      step('attached'),
      step('reminded'),
      step('sp4n-linked', { at: noon }),
      step('attached'),
    );
    expect(summary).toMatchObject({
      receiptsIssued: 1,
      reminders: 1,
      sp4n: SAMPLE_DATA['sp4n-linked'],
      status: 'received',
    });
    expect(summary.attachments).toEqual([4, 7].map((nth) => ({ ...SAMPLE_DATA.attached, entry: id(nth) })));
    expect(summary.clock.sp4nLinkedAt).toBe(noon);
    expect(summary.latest).toEqual([id(7)]);
  });

  test.each(['transferred', 'withdrawn'] as const)('%s ends the clock', (kind) => {
    const summary = caseOf(verified, step(kind, { at: noon }));
    expect(summary).toMatchObject({ status: kind, box: '', clock: { finishedAt: noon }, notices: [] });
  });
});
