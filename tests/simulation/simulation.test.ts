import { afterAll, beforeAll, expect, test } from 'vitest';
import { Crew } from './crew.ts';
import { readFailures } from './failing-seeds.ts';
import { scheduleOf } from './schedule.ts';

/** A small part of what `npm run simulate` runs by the ten thousand. */
const SEEDS = Array.from({ length: 40 }, (_, index) => index + 1);

let crew: Crew;
beforeAll(() => {
  crew = new Crew(2);
});
afterAll(() => crew.close());

test('five PCs and a hub lose nothing and converge, whatever happens on the way', async () => {
  const results = await Promise.all(
    SEEDS.map((seed) => crew.run({ seed, schedule: scheduleOf(seed), isTraced: false })),
  );
  expect(results.filter(({ wrong }) => wrong.length > 0)).toEqual([]);
  // Schedules in which nobody gets to save anything would prove nothing.
  const saved = results.map((result) => result.saved);
  expect(Math.min(...saved)).toBeGreaterThan(2);
  expect(saved.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(SEEDS.length * 8);
});

test('a seed is one run: the same steps in the same order, in every process', async () => {
  const job = { seed: 7, schedule: scheduleOf(7), isTraced: true };
  const [one, other, again] = await Promise.all([crew.run(job), crew.run(job), crew.run(job)]);
  expect(one?.trace.length).toBeGreaterThan(20);
  expect([other?.trace, again?.trace]).toEqual([one?.trace, one?.trace]);
});

test('what once went wrong goes well', async () => {
  const failures = await readFailures();
  const results = await Promise.all(
    failures.map(({ seed, schedule }) => crew.run({ seed, schedule, isTraced: false })),
  );
  expect(results.filter(({ wrong }) => wrong.length > 0)).toEqual([]);
});
