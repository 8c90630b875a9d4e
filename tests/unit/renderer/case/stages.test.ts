import { expect, test } from 'vitest';
import { doneStages } from '../../../../renderer/features/case/stages.ts';
import { aClock, calendars, standard } from '../../../fixtures/legal-clock.ts';

const stages = (facts: Parameters<typeof aClock>[0]) =>
  doneStages({ clock: aClock(facts) }, standard, calendars).map(
    ({ name, unit, doneOn, lateBy }) => `${name} ${unit ?? '-'} ${doneOn} +${lateBy}`,
  );

test('nothing is done on the day of receipt', () => {
  expect(stages({})).toEqual([]);
});

test('each stage is compared with the limit that it had', () => {
  // Received Tuesday 24 November 2026: verification and forwarding by Friday 27 November.
  expect(
    stages({
      verifiedAt: '2026-11-27T15:00:00+07:00',
      forwarded: [
        { unit: 'DPUPR', at: '2026-12-01T08:00:00+07:00', followedUpAt: '2026-12-08T10:00:00+07:00' },
        { unit: 'DLHP', at: '2026-12-01T08:00:00+07:00', followedUpAt: null },
      ],
    }),
  ).toEqual(['verification - 2026-11-27 +0', 'forwarding - 2026-12-01 +2', 'first-response DPUPR 2026-12-08 +0']);
});

test('the answer that reached the reporter ends the limit of the whole, before anybody closes the case', () => {
  const answerReachedAt = '2026-12-16T09:00:00+07:00';
  expect(stages({ verifiedAt: '2026-11-24T10:00:00+07:00', answerReachedAt })).toContain('finish - 2026-12-16 +2');
});

test('a case that ended otherwise is judged by its end', () => {
  expect(stages({ finishedAt: '2026-12-14T09:00:00+07:00' })).toEqual(['finish - 2026-12-14 +0']);
});

test('a moment that cannot be read is left out', () => {
  expect(stages({ verifiedAt: 'kemarin' })).toEqual([]);
});
