import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { Crew } from './crew.ts';
import { keepFailure } from './failing-seeds.ts';
import { isLoss, MUTATIONS, type Mutation, seedsFor } from './mutations.ts';
import { scheduleOf } from './schedule.ts';
import { shrunk } from './shrink.ts';

/**
 *   npm run simulate -- --schedules 10000 [--seed 1] [--minutes 60]
 *   npm run simulate -- --mutations --schedules 200
 *
 * Runs schedules on every core, one seed after the other; each that goes wrong is shrunk, printed and kept in
 * failing-seeds.json, which the tests replay from then on. Ends with 1 when any went wrong.
 *
 * With --mutations it switches each mechanism off, and prints how many schedules it takes to see that; 1 when too many.
 */
const { values } = parseArgs({
  options: {
    schedules: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
    minutes: { type: 'string' },
    mutations: { type: 'boolean', default: false },
  },
});

const first = Number(values.seed);
const count = Number(values.schedules);
const untilMs = values.minutes ? Date.now() + Number(values.minutes) * 60_000 : Number.POSITIVE_INFINITY;
const size = Math.min(availableParallelism(), count);
const crew = new Crew(size, values.mutations ? 'mutable' : 'plain');
const startedAt = performance.now();
let next = first;
let done = 0;
let saved = 0;
let failures = 0;

async function runSeeds(): Promise<void> {
  while (next < first + count && Date.now() < untilMs) {
    const seed = next++;
    const result = await crew.run({ seed, schedule: scheduleOf(seed), isTraced: false });
    done += 1;
    saved += result.saved;
    if (result.wrong.length > 0) await report(seed, result.wrong);
    if (done % 100 === 0) console.log(`${done} schedules, ${failures} went wrong, ${saved} saves, ${seconds()} s`);
  }
}

async function report(seed: number, wrong: readonly string[]): Promise<void> {
  failures += 1;
  console.log(`\nseed ${seed} went wrong:\n  ${wrong.join('\n  ')}`);
  const { schedule, result } = await shrunk(crew, seed, scheduleOf(seed));
  console.log(
    `shrunk to ${schedule.length} operations:\n  ${result.trace.join('\n  ')}\n  ${result.wrong.join('\n  ')}\n`,
  );
  await keepFailure({ seed, schedule, wrong: result.wrong });
}

const seconds = (): string => ((performance.now() - startedAt) / 1_000).toFixed(0);

/** Schedules until the first that loses something without the mechanism, and nothing with it. */
async function hunt(mutation: Mutation): Promise<void> {
  const { mechanism, off } = mutation;
  const seeds = seedsFor(mutation, first);
  let found: { seed: number; wrong: string } | null = null;
  let tried = 0;
  const search = async () => {
    while (!found && tried < count) {
      const { value: seed } = seeds.next();
      tried += 1;
      const schedule = scheduleOf(seed);
      const { wrong } = await crew.run({ seed, schedule, isTraced: false, off });
      if (found || !wrong.some(isLoss)) continue;
      // It must be the mechanism that was missing, not the layers behind it.
      const behind = await crew.run({ seed, schedule, isTraced: false, off: off.slice(1) });
      if (behind.wrong.some(isLoss)) continue;
      const whole = await crew.run({ seed, schedule, isTraced: false });
      if (whole.wrong.length === 0) found ??= { seed, wrong: wrong.find(isLoss) ?? '' };
    }
  };
  await Promise.all(Array.from({ length: size }, search));
  const { seed, wrong } = found ?? { seed: '-', wrong: 'NOT FOUND' };
  console.log(`${mechanism.padEnd(50)} ${String(tried).padStart(4)} schedules, seed ${seed}: ${wrong.slice(0, 100)}`);
  done += tried;
  if (!found) failures += 1;
}

if (values.mutations) for (const mutation of MUTATIONS) await hunt(mutation);
else await Promise.all(Array.from({ length: size }, runSeeds));
crew.close();
console.log(
  `${done} schedules from seed ${first}: ${failures} went wrong, ${saved} acknowledged saves, ${seconds()} s`,
);
process.exitCode = failures > 0 || done === 0 ? 1 : 0;
