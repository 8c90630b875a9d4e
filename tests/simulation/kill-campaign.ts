/**
 * Kills the real app at random moments while it saves, with and without a network, and looks after each start whether
 * everything that it had acknowledged is in the journal and in the store, also when the store was emptied in between;
 * at the end, whether the hub has it all.
 *
 *   node tests/simulation/kill-campaign.ts --kills 1000 [--shell desktop|browser] [--seed 1]
 */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Page } from '@playwright/test';
import { build, mergeConfig } from 'vite';
import { bundle } from '../../build/bundle.ts';
import rendererConfig from '../../build/vite.renderer.config.ts';
import { createEnrolmentCode } from '../../hub/administration.ts';
import { DEMO_STAFF } from '../../hub/demo/demo-staff.ts';
import { seedDemo } from '../../hub/demo/seed-demo.ts';
import { lockComplaints } from '../../hub/repositories/complaint-repository.ts';
import { type RunningHub, startHub } from '../../hub/server.ts';
import type { Acknowledged } from '../fixtures/kill-page/page.ts';
import { type Desk, killDesk, launchDesk, prepareDesk, removeDesk, runtime } from '../fixtures/launch-desktop.ts';
import { random } from '../fixtures/random.ts';
import { openWorkstationBrowser } from '../fixtures/workstation-browser.ts';

export interface KillOptions {
  kills: number;
  seed: number;
  shell: 'desktop' | 'browser';
}

export interface KillReport {
  kills: number;
  /** Kills that fell into the start or the sign-in, before anything could be saved. */
  early: number;
  acknowledged: number;
  /** Entries that were acknowledged and are not where they must be: place, ticket and kind. */
  lost: string[];
  /** Starts that found entries in the journal which the store lacked, and put them there. */
  replayed: number;
  /** Starts with an emptied store. */
  emptied: number;
}

/** Acknowledgements that arrive in one start of the app. */
interface Start {
  page: Page;
  acknowledged: Acknowledged[];
  kill(): Promise<void>;
}

const OFFICER = DEMO_STAFF.find((person) => person.id === 'petugas-1') as (typeof DEMO_STAFF)[number];
const DISTRICT = '35.23';
/** Longest time from the beginning of a sign-in or of a burst of saves to the kill. */
const SIGN_IN_MS = 1_500;
const BURST_MS = 1_200;
/** Kills of one PC: with many more, every emptied store takes its time to be filled from the journal. */
const LOT = 100;

export async function killCampaign({ kills, seed, shell }: KillOptions): Promise<KillReport> {
  const below = random(seed);
  const folder = await mkdtemp(path.join(os.tmpdir(), 'loket-kills-'));
  const rendererFolder = path.join(folder, 'page');
  await buildPage(rendererFolder);
  if (shell === 'desktop') await bundle(['main', 'preload']);
  const hub = await startHub({ dataFolder: path.join(folder, 'hub'), host: '127.0.0.1', port: 0, rendererFolder });
  await seedDemo(hub);
  const desk = shell === 'desktop' ? await prepareDesk(path.relative('.', rendererFolder)) : null;
  const start = () => (desk ? startDesktop(desk) : startBrowser(path.join(folder, 'profile'), hub.address));
  const report: KillReport = { kills: 0, early: 0, acknowledged: 0, lost: [], replayed: 0, emptied: 0 };
  const expected = new Map<string, string[]>();
  /** Not yet looked at since they were acknowledged. */
  let fresh: string[] = [];
  /** The store was emptied, and nobody has looked since. */
  let isUnsure = false;

  const first = await start();
  const { code } = await createEnrolmentCode(hub, { district: DISTRICT, unit: OFFICER.unit });
  await first.page.evaluate(() => window.officer.goOnline());
  await first.page.evaluate(([code, address]) => window.officer.enrol(code as string, address), [
    code,
    shell === 'desktop' ? hub.address : undefined,
  ] as const);
  await signIn(first.page);
  await first.page.evaluate(() => window.officer.drain());
  await first.kill();

  const check = async (page: Page, tickets: readonly string[]) => {
    const inStore = await page.evaluate((ids) => window.officer.inStore(ids), tickets);
    const inJournal = await page.evaluate(() => window.officer.inJournal());
    for (const ticket of tickets) {
      const kinds = expected.get(ticket) ?? [];
      const missing = without(kinds, inStore[ticket] ?? []);
      report.lost.push(...missing.map((kind) => `store ${ticket} ${kind}`));
      if ((inJournal[ticket] ?? 0) < kinds.length) report.lost.push(`journal ${ticket}`);
    }
    const { journal, replayed } = await page.evaluate(() => window.officer.health());
    if (replayed > 0) report.replayed += 1;
    report.lost.push(...journal.damaged.map((place) => `damaged ${place}`));
  };

  for (; report.kills < kills; report.kills++) {
    const { page, acknowledged, kill } = await start();
    const isEarly = below(5) === 0;
    const isEmptied = below(5) === 0;
    if (below(2) === 0) await page.evaluate(() => window.officer.goOnline());
    if (isEmptied) await page.evaluate(() => window.officer.emptyStore());
    report.emptied += isEmptied ? 1 : 0;
    const signedIn = signIn(page);
    if (isEarly) {
      signedIn.catch(() => {}); // ends with the process
      await wait(below(SIGN_IN_MS));
      report.early += 1;
      isUnsure ||= isEmptied;
    } else {
      await signedIn;
      await check(page, isUnsure || isEmptied ? [...expected.keys()] : fresh);
      fresh = [];
      isUnsure = false;
      const begun = page.waitForEvent('console', (message) => message.text().startsWith('acknowledged'));
      page.evaluate(() => window.officer.saveForEver()).catch(() => {}); // ends with the process
      await begun;
      await wait(below(BURST_MS));
    }
    await kill();
    for (const { ticket, kinds } of acknowledged) expected.set(ticket, kinds);
    fresh = [...new Set([...fresh, ...acknowledged.map(({ ticket }) => ticket)])];
    report.acknowledged += acknowledged.length;
  }

  const last = await start();
  await last.page.evaluate(() => window.officer.goOnline());
  await signIn(last.page);
  await check(last.page, [...expected.keys()]);
  await last.page.evaluate(() => window.officer.drain());
  await last.kill();
  report.lost.push(...(await missingInHub(hub, expected)));
  await hub.close();
  if (desk) await removeDesk(desk);
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  return report;
}

async function buildPage(folder: string): Promise<void> {
  const own = { configFile: false as const, root: 'tests/fixtures/kill-page', logLevel: 'warn' as const };
  await build(mergeConfig(rendererConfig, { ...own, build: { outDir: folder } }));
}

const signIn = (page: Page) =>
  page.evaluate(([staff, passphrase]) => window.officer.signIn(staff as string, passphrase as string), [
    OFFICER.id,
    OFFICER.passphrase,
  ] as const);

async function startDesktop(desk: Desk): Promise<Start> {
  const { app, page } = await launchDesk(desk);
  return { ...(await listen(page)), kill: () => killDesk(app) };
}

async function startBrowser(profile: string, address: string): Promise<Start> {
  const { page, kill } = await openWorkstationBrowser({ folder: profile, address });
  return { ...(await listen(page)), kill };
}

/** What is not heard before the kill counts as not acknowledged. */
async function listen(page: Page): Promise<Omit<Start, 'kill'>> {
  const acknowledged: Acknowledged[] = [];
  page.on('console', (message) => {
    const [, told] = /^acknowledged (.*)$/.exec(message.text()) ?? [];
    if (told) acknowledged.push(JSON.parse(told) as Acknowledged);
  });
  await page.waitForFunction(() => 'officer' in window);
  return { page, acknowledged };
}

/** What of the first is not in the second, counted. */
function without(wanted: readonly string[], there: readonly string[]): string[] {
  const rest = [...there];
  return wanted.filter((one) => {
    const at = rest.indexOf(one);
    if (at !== -1) rest.splice(at, 1);
    return at === -1;
  });
}

async function missingInHub(hub: RunningHub, expected: ReadonlyMap<string, string[]>): Promise<string[]> {
  const tickets = [...expected.keys()];
  const missing: string[] = [];
  for (let from = 0; from < tickets.length; from += 500) {
    const rows = await hub.database.within(DISTRICT, (tx) =>
      lockComplaints(tx, DISTRICT, tickets.slice(from, from + 500)),
    );
    for (const { id, entries } of rows) {
      const kinds = entries.map((entry) => entry.kind);
      missing.push(...without(expected.get(id) ?? [], kinds).map((kind) => `hub ${id} ${kind}`));
    }
  }
  return missing;
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      kills: { type: 'string', default: '1000' },
      seed: { type: 'string', default: '1' },
      shell: { type: 'string', default: 'desktop' },
    },
  });
  const shell = values.shell === 'browser' ? 'browser' : 'desktop';
  const startedAt = performance.now();
  const kills = Number(values.kills);
  console.log(
    `${kills} kills, seed ${values.seed}, ${shell === 'desktop' ? runtime : 'Chromium, browser workstation'}`,
  );
  const sum: KillReport = { kills: 0, early: 0, emptied: 0, acknowledged: 0, replayed: 0, lost: [] };
  for (let seed = Number(values.seed); sum.kills < kills; seed++) {
    const lot = await killCampaign({ kills: Math.min(LOT, kills - sum.kills), seed, shell });
    for (const key of ['kills', 'early', 'emptied', 'acknowledged', 'replayed'] as const) sum[key] += lot[key];
    sum.lost.push(...lot.lost.map((one) => `seed ${seed}: ${one}`));
    console.log(`${sum.kills} kills, ${sum.acknowledged} saves acknowledged, ${sum.lost.length} lost`);
  }
  for (const one of sum.lost.slice(0, 50)) console.log(`lost: ${one}`);
  const minutes = ((performance.now() - startedAt) / 60_000).toFixed(1);
  console.log(
    `${sum.kills} kills (${sum.early} before sign-in ended, ${sum.emptied} starts with an emptied store) in ${minutes} min: ` +
      `${sum.acknowledged} saves acknowledged, ${sum.replayed} starts replayed from the journal, ${sum.lost.length} lost`,
  );
  process.exitCode = sum.lost.length > 0 ? 1 : 0;
}
