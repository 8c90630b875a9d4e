/**
 * `npm run bench`: measures the product beside its peers and prints the table of docs/performance.md.
 * `--quick` small sizes, under two minutes; `--only first-fill,save`; `--sizes 5000,20000,100000`; `--repetitions 3`.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { launchBrowser } from '../fixtures/browser.ts';
import type { Bench, BenchContext } from './bench.ts';
import { catchUp } from './catch-up.ts';
import { firstFill } from './first-fill.ts';
import { firstScreen } from './first-screen.ts';
import { heap } from './heap.ts';
import { hubPush } from './hub-push.ts';
import { hubReturn } from './hub-return.ts';
import { newestFifty } from './newest-fifty.ts';
import { type Measured, markdownOf, type Report, thisCommit, thisMachine } from './report.ts';
import { save } from './save.ts';
import { searchKeys } from './search-keys.ts';
import { thinLine } from './thin-line.ts';
import { unlock } from './unlock.ts';

/** The order of the table. */
const BENCHES: readonly Bench[] = [
  firstFill,
  catchUp,
  newestFifty,
  searchKeys,
  save,
  unlock,
  hubPush,
  hubReturn,
  thinLine,
  firstScreen,
  heap,
];

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    sizes: { type: 'string' },
    repetitions: { type: 'string' },
  },
});
const { quick } = values;
const sizes = (values.sizes ?? (quick ? '2000' : '5000,20000,100000')).split(',').map(Number);
const repetitions = Number(values.repetitions ?? (quick ? 1 : 3));
const names = values.only?.split(',');
const unknown = names?.filter((name) => !BENCHES.some((bench) => bench.name === name)) ?? [];
if (unknown.length > 0) throw new Error(`no bench ${unknown}; there are ${BENCHES.map(({ name }) => name).join(', ')}`);

const runFolder = await mkdtemp(join(tmpdir(), 'loket-bench-'));
const endsOfRun: (() => Promise<unknown>)[] = [() => removed(runFolder)];
const removed = (folder: string) => rm(folder, { recursive: true, force: true, maxRetries: 5 });

async function finish(ends: (() => Promise<unknown>)[]): Promise<void> {
  for (const end of ends.reverse()) await end().catch((error: unknown) => console.error(error));
}

async function measure({ name, what, run }: Bench): Promise<Measured> {
  const started = performance.now();
  const folder = join(runFolder, name);
  await mkdir(folder);
  const ends: (() => Promise<unknown>)[] = [() => removed(folder)];
  const say = (text: string) => console.error(`  ${text}`);
  const after = (work: () => Promise<unknown>) => ends.push(work);
  const afterAll = (work: () => Promise<unknown>) => endsOfRun.push(work);
  const context: BenchContext = { quick, sizes, repetitions, folder, runFolder, after, afterAll, say };
  console.error(`${name}: ${what}`);
  const measured: Measured = { name, what, rows: [], seconds: 0 };
  try {
    measured.rows = await run(context);
  } catch (error) {
    process.exitCode = 1;
    measured.error = error instanceof Error ? error.message : String(error);
    console.error(error);
  }
  await finish(ends);
  measured.seconds = Math.round((performance.now() - started) / 1_000);
  return measured;
}

const browser = await launchBrowser();
const machine = thisMachine(browser.version());
await browser.close();
const report: Report = {
  date: new Date().toISOString().slice(0, 10),
  commit: thisCommit(),
  quick,
  machine,
  benches: [],
};
for (const bench of BENCHES) if (names?.includes(bench.name) ?? true) report.benches.push(await measure(bench));
await finish(endsOfRun);

const results = join(import.meta.dirname, 'results');
await mkdir(results, { recursive: true });
const file = join(results, `${new Date().toISOString().replaceAll(':', '-').slice(0, 19)}.json`);
await writeFile(file, `${JSON.stringify(report, null, 2)}\n`);
console.log(`\n${markdownOf(report)}\n`);
