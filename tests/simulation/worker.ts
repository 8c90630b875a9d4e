import { editLoaded } from './edits.ts';
import type { Job, Result } from './job.ts';
import { DESK_EDITS, HUB_EDITS } from './switches.ts';

/** A process that runs one schedule after the other, as its parent asks, over one office. */

const isMutable = process.argv[2] === 'mutable';
const unread = editLoaded(isMutable ? HUB_EDITS : []);
const switches = globalThis as unknown as { off: ReadonlySet<string> };
switches.off = new Set();
const { steadyCrypto } = await import('./steady-crypto.ts');
Object.defineProperty(globalThis, 'crypto', { value: steadyCrypto, configurable: true });
const { deskCode } = await import('./desk-code.ts');
const { fillDisks } = await import('./disk.ts');
const { anOffice } = await import('./office.ts');
const { takeImmediates } = await import('./turns.ts');
const { Simulation } = await import('./simulation.ts');
const { verdictOf } = await import('./verdict.ts');

fillDisks();
const openPage = await deskCode(isMutable ? DESK_EDITS : []);
takeImmediates();
const office = await anOffice(openPage);
const missing = unread();
if (missing.length > 0) throw new Error(`nothing loads ${missing.map(({ file }) => file).join(', ')}`);

let current: InstanceType<typeof Simulation> | null = null;
const stray = (error: unknown) => {
  current?.faults.push(`nobody handled: ${(error as Error)?.stack ?? String(error)}`);
};
process.on('unhandledRejection', stray).on('uncaughtException', stray);

async function run({ seed, schedule, isTraced, off }: Job): Promise<Result> {
  switches.off = new Set();
  const before = process.cpuUsage();
  await office.hub.reset();
  switches.off = new Set(off);
  const simulation = new Simulation(office, seed);
  current = simulation;
  const wrong: string[] = [];
  try {
    await simulation.run(schedule);
    wrong.push(...(await verdictOf(simulation)));
  } catch (error) {
    wrong.push(...simulation.faults, `the simulation itself failed: ${(error as Error).stack ?? String(error)}`);
  }
  await simulation.end();
  current = null;
  const { saved, did } = simulation;
  const { user, system } = process.cpuUsage(before);
  return {
    seed,
    wrong,
    saved: saved.length,
    did: Object.fromEntries(did),
    cpuMs: (user + system) / 1_000,
    traceHash: simulation.traceHash(),
    trace: isTraced ? simulation.trace : [],
  };
}

process.on('message', (job: Job) => {
  run(job).then((result) => process.send?.(result), stray);
});
process.send?.('ready');
