import { afterAll, beforeAll, test } from 'vitest';
import { Crew } from './crew.ts';
import { readFailures } from './failing-seeds.ts';
import { isLoss, MUTATIONS } from './mutations.ts';
import { ACTIONS, scheduleOf } from './schedule.ts';

/**
 * A small part of what `npm run simulate` runs by the thousand: the fewest operations in which, by the schedules of the
 * first 3,000 seeds, everything that can happen does at least twice.
 */
const SEEDS = [70, 2050, 571, 2359, 2237, 2174, 619, 111, 2827];

/** Each runs beside the other; a process of the second can do without single mechanisms. */
let plain: Crew;
let mutable: Crew;
beforeAll(() => {
  plain = new Crew(1);
  mutable = new Crew(1, 'mutable');
});
afterAll(() => {
  plain.close();
  mutable.close();
});

const runMutable = async (schedule: (typeof MUTATIONS)[number]['schedule'], off: readonly string[]) =>
  (await mutable.run({ seed: 1, schedule, isTraced: false, off })).wrong;

test.concurrent('five PCs and a hub lose nothing and converge, whatever happens on the way', async ({ expect }) => {
  const results = await Promise.all(
    SEEDS.map((seed) => plain.run({ seed, schedule: scheduleOf(seed), isTraced: false })),
  );
  expect(results.filter(({ wrong }) => wrong.length > 0)).toEqual([]);
  // Schedules in which nobody gets to save anything, or nothing goes wrong on the way, would prove nothing.
  expect(results.filter(({ saved }) => saved < 3)).toEqual([]);
  expect(results.reduce((sum, { saved }) => sum + saved, 0)).toBeGreaterThan(SEEDS.length * 8);
  expect([...ACTIONS, 'dies' as const].filter((action) => !results.some(({ did }) => did[action]))).toEqual([]);
});

test.concurrent('a seed is one run: the same steps in the same order, in every process', async ({ expect }) => {
  const job = { seed: 70, schedule: scheduleOf(70), isTraced: true };
  const [one, other, again] = await Promise.all([plain.run(job), plain.run(job), mutable.run(job)]);
  expect(one.trace.length).toBeGreaterThan(20);
  expect([other.trace, again.trace]).toEqual([one.trace, one.trace]);
});

test.concurrent('what once went wrong goes well', async ({ expect }) => {
  const failures = await readFailures();
  const results = await Promise.all(
    failures.map(({ seed, schedule }) => plain.run({ seed, schedule, isTraced: false })),
  );
  expect(results.filter(({ wrong }) => wrong.length > 0)).toEqual([]);
});

test.concurrent.for(MUTATIONS)('unless $mechanism, something is lost', async ({ off, schedule }, { expect }) => {
  expect((await runMutable(schedule, off)).filter(isLoss)).not.toEqual([]);
  // It was the mechanism that was missing, not the layers behind it, which are off all the same.
  expect(await runMutable(schedule, off.slice(1))).toEqual([]);
});

test.concurrent('with all of them nothing is lost', async ({ expect }) => {
  const schedules = new Map(MUTATIONS.map(({ schedule }) => [JSON.stringify(schedule), schedule]));
  const wrong = await Promise.all([...schedules.values()].map((schedule) => runMutable(schedule, [])));
  expect(wrong.flat()).toEqual([]);
});
