import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { build, mergeConfig } from 'vite';
import rendererConfig from '../../build/vite.renderer.config.ts';
import { serveRenderer } from '../fixtures/renderer-server.ts';
import { openWorkstationBrowser } from '../fixtures/workstation-browser.ts';
import type { Bench } from './search-page/large-desk.tsx';

declare const bench: Bench;

const QUERIES = ['k', 'ka', 'jaba', 'tuban', 'plumpang', 'wc1', 'TBN-K7-25-00042', 'baka rada', 'xyzzy', 'xyzzy ka'];

/** Profiles are filled once and used again where a folder is named; else they go with the run. */
const kept = process.env.BENCH_PROFILES;
const folder = kept ?? (await mkdtemp(path.join(os.tmpdir(), 'loket-bench-')));
await build(
  mergeConfig(rendererConfig, {
    configFile: false,
    root: 'tests/bench/search-page',
    logLevel: 'warn',
    build: { outDir: path.join(folder, 'page') },
  }),
);
// IndexedDB belongs to an origin.
const server = await serveRenderer(path.join(folder, 'page'), kept ? 47_123 : 0);

for (const total of process.argv.slice(2).map(Number)) {
  const profile = path.join(folder, `profile-${total}`);
  if (!existsSync(profile)) {
    const first = await openWorkstationBrowser({ folder: profile, address: server.origin });
    first.page.on('pageerror', (error) => console.error(error));
    await first.page.waitForFunction(() => 'bench' in globalThis);
    await first.page.evaluate((count) => bench.fill(count), total);
    await first.close();
  }

  const pc = await openWorkstationBrowser({ folder: profile, address: server.origin });
  const { page } = pc;
  page.on('pageerror', (error) => console.error(error));
  await page.waitForFunction(() => 'bench' in globalThis);
  const cdp = await page.context().newCDPSession(page);
  const heapMb = async () => {
    await cdp.send('HeapProfiler.collectGarbage');
    const { usedSize } = await cdp.send('Runtime.getHeapUsage');
    return Math.round(usedSize / 1e6);
  };
  await page.evaluate(() => bench.open());
  const lockedMb = await heapMb();
  const unlock = await page.evaluate((count) => bench.unlock(count), total);
  const openMb = await heapMb();
  const raw = await page.evaluate(() => bench.rawNewest());
  const search = await page.evaluate((queries) => bench.search(queries), QUERIES);
  const searchedMb = await heapMb();
  const saves = await page.evaluate(() => bench.saves(40));
  console.log(JSON.stringify({ total, lockedMb, unlock, openMb, raw, search, searchedMb, saves }, null, 1));
  await pc.close();
}
await server.stop();
if (!kept) await rm(folder, { recursive: true });
