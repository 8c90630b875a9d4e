import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MAX_PARENTS } from '#shared/complaint/entry.ts';
import { fold } from '#shared/complaint/fold.ts';
import { FINISHED } from '#shared/complaint/kind.ts';
import { merge } from '#shared/complaint/merge.ts';
import { anEntry, aReceived, ticketOf } from '../../fixtures/a-case.ts';
import { copiesOf, entrySet } from '../../fixtures/random-entries.ts';

const ID = ticketOf(1);

test('any set of entries, in any order, gives the same summary, and is left as it was', () => {
  fc.assert(
    fc.property(
      entrySet.chain((entries) =>
        fc.tuple(fc.constant(entries), fc.shuffledSubarray(entries, { minLength: entries.length })),
      ),
      ([entries, arrived]) => {
        const before = structuredClone(entries);
        const summary = fold(ID, entries);
        expect(fold(ID, arrived)).toEqual(summary);
        expect(entries).toEqual(before);
        expect(summary.entryCount).toBe(entries.length);
      },
    ),
    { numRuns: 500 },
  );
});

test('machines that hold the same union show the same', () => {
  fc.assert(
    fc.property(copiesOf(3), ([a = [], b = [], c = []]) => {
      expect(fold(ID, merge(c, a, b))).toEqual(fold(ID, merge(merge(a, b), c)));
    }),
  );
});

test('every entry is taken, replaced, or named in a notice once the beginning is there', () => {
  fc.assert(
    fc.property(entrySet, (entries) => {
      const summary = fold(ID, entries);
      const ids = new Set(entries.map((entry) => entry.id));
      for (const notice of summary.notices) for (const id of notice.entries) expect(ids.has(id)).toBe(true);
      expect(summary.notices.some((notice) => notice.kind === 'incomplete')).toBe(!summary.complete);
      if (FINISHED.includes(summary.status)) {
        expect(summary.box).toBe('');
        expect(summary.needsVerification).toBe(false);
      }
      // A case is finished exactly while its clock is.
      expect(summary.clock.finishedAt !== null).toBe(FINISHED.includes(summary.status));
      // Only a case that waits for its reporter is paused.
      const isPaused = summary.clock.pauses.some((pause) => pause.until === null);
      expect(isPaused).toBe(summary.status === 'awaiting-completion');
      expect(summary.completionRequest !== null).toBe(summary.status === 'awaiting-completion');
      expect(summary.units).toEqual([...new Set(summary.units)].sort());
    }),
    { numRuns: 500 },
  );
});

test('a case with thousands of entries, most of them hostile, folds', () => {
  const received = anEntry({
    id: 'TBN-K7.1',
    ticket: ID,
    kind: 'received',
    at: '2026-11-24T09:51:00+07:00',
    by: 'o',
    unit: 'PPID',
    data: aReceived({ priority: 'urgent' }),
  });
  const kinds = ['disposed', 'answered', 'noted', 'archived', 'returned', 'delivered'];
  const flood = Array.from({ length: 5_000 }, (_, index) =>
    anEntry({
      id: `TBN-P2.${index + 1}`,
      ticket: ID,
      kind: kinds[index % kinds.length] as string,
      at: '2026-11-24T10:00:00+07:00',
      by: 'h',
      unit: `U${index}`,
      parents: index % 2 === 0 ? ['TBN-K7.1'] : [`TBN-P2.${index}`],
      data: {
        units: [`U${index}`],
        instruction: '',
        text: 'x',
        answer: `TBN-P2.${index}`,
        replaces: `TBN-P2.${index + 2}`,
      },
    }),
  );
  const summary = fold(ID, [received, ...flood]);
  expect(summary.entryCount).toBe(5_001);
  expect(summary.latest).toHaveLength(MAX_PARENTS);
});
