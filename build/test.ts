/**
 * Runs every check in order, goes on after a failure so that all of them are seen, and ends with the one line
 * "N passed, N failed". A static check counts as one.
 *
 *   node build/test.ts                 everything
 *   node build/test.ts check           everything but the bundles and the browser
 *   node build/test.ts types unit      only the steps named
 */
import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const reports = '.loket/test-results';
const minute = 60_000;
/** An unattended run ends by itself and keeps its report; a quiet machine with two cores needs a third of this. */
const budgetMs = process.env.CI ? 30 * minute : Number.POSITIVE_INFINITY;

interface Step {
  name: string;
  command: string[];
  limitMs: number;
  /** The tool's own report of how many tests it ran; a step without one is a single check. */
  count?: () => Count;
}

interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

const report = (name: string): unknown => JSON.parse(readFileSync(join(root, reports, `${name}.json`), 'utf8'));

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
}

/** A file that does not even load has no failed test in it, and counts as one. */
function countVitest(name: string): Count {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = report(name) as VitestReport;
  const unloadable = testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  return {
    passed: numPassedTests,
    failed: numFailedTests + unloadable.length,
    skipped: numPendingTests + numTodoTests,
  };
}

function countPlaywright(name: string): Count {
  const { stats, errors } = report(name) as {
    stats: { expected: number; unexpected: number; flaky: number; skipped: number };
    errors: unknown[];
  };
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length, skipped: stats.skipped };
}

function vitest(name: string, projects: string[], limitMs: number): Step {
  const selected = projects.flatMap((project) => ['--project', project]);
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${reports}/${name}.json`];
  return { name, command: ['vitest', 'run', ...selected, ...reporters], limitMs, count: () => countVitest(name) };
}

const layers = ['shared', 'hub', 'renderer', 'electron', 'build', 'tests'];
const checks: Step[] = [
  { name: 'format', command: ['biome', 'check', '--error-on-warnings'], limitMs: minute },
  { name: 'types', command: ['tsc', '-b'], limitMs: 4 * minute },
  { name: 'layers', command: ['depcruise', '--config', '.dependency-cruiser.mjs', ...layers], limitMs: minute },
  { name: 'unused', command: ['knip'], limitMs: minute },
  vitest('unit', ['unit', 'dom', 'architecture'], 8 * minute),
  vitest('integration', ['integration'], 12 * minute),
  vitest('simulation', ['simulation'], 10 * minute),
];
const beyond: Step[] = [
  { name: 'bundle', command: ['node', 'build/bundle.ts'], limitMs: 4 * minute },
  { name: 'e2e', command: ['playwright', 'test'], limitMs: 10 * minute, count: () => countPlaywright('e2e') },
];

/** Runs one tool in a process group of its own, so that a step that hangs takes its browsers and databases with it. */
function run(command: string[], limitMs: number): Promise<number> {
  const [tool = '', ...parameters] = command;
  const isWindows = process.platform === 'win32';
  const child = spawn(join(root, 'node_modules/.bin', tool), parameters, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    // Colours only where somebody looks: a log of dots is read by a program or not at all.
    env: process.stdout.isTTY ? process.env : { ...process.env, NO_COLOR: '1' },
    detached: !isWindows,
    shell: isWindows,
  });
  const stop = () => {
    if (child.pid === undefined) return;
    if (isWindows) spawn('taskkill', ['/pid', String(child.pid), '/t', '/f']);
    else process.kill(-child.pid, 'SIGKILL');
  };
  const interrupt = () => {
    stop();
    process.exit(130);
  };
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      console.log(`stopped: ${tool} took longer than ${Math.round(limitMs / 1000)} s`);
      stop();
    }, limitMs);
    process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
    const settle = (code: number) => {
      clearTimeout(timer);
      process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
      resolve(code);
    };
    child.on('error', (error) => {
      console.log(error.message);
      settle(1);
    });
    child.on('close', (code) => settle(code ?? 1));
  });
}

/** A tool that fails without naming a test (a crash, an unhandled error, no report) is one failure. */
function countOf(step: Step, code: number): Count {
  let count: Count = { passed: code === 0 && !step.count ? 1 : 0, failed: 0, skipped: 0 };
  try {
    if (step.count) count = step.count();
  } catch {
    console.log(`${step.name}: no report was written`);
    return { ...count, failed: 1 };
  }
  return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
}

function stepsNamed(names: string[]): Step[] {
  const all = [...checks, ...beyond];
  if (names.length === 0) return all;
  if (names.length === 1 && names[0] === 'check') return checks;
  const unknown = names.filter((name) => !all.some((step) => step.name === name));
  if (unknown.length > 0) {
    console.error(
      `no such step: ${unknown.join(', ')}; there are ${all.map((step) => step.name).join(', ')}, and check`,
    );
    process.exit(2);
  }
  return all.filter((step) => names.includes(step.name));
}

const total: Count = { passed: 0, failed: 0, skipped: 0 };
const summary: string[] = [];
const steps = stepsNamed(process.argv.slice(2));
rmSync(join(root, reports), { recursive: true, force: true });

for (const step of steps) {
  console.log(`\n── ${step.name}`);
  const startedAt = performance.now();
  const count = countOf(step, await run(step.command, Math.min(step.limitMs, budgetMs - performance.now())));
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : '';
  summary.push(
    `${step.name.padEnd(12)} ${seconds.padStart(6)} s   ${count.passed} passed, ${count.failed} failed${skipped}`,
  );
  total.passed += count.passed;
  total.failed += count.failed;
}

console.log(`\n${summary.join('\n')}\n`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
