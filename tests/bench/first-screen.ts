import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { launchBrowser } from '../fixtures/browser.ts';
import { serveRenderer } from '../fixtures/renderer-server.ts';
import type { Bench } from './bench.ts';

const BAR_KB = 350;

/** Scripts that the browser asks for until the first screen shows, counted as a hub sends them. */
export const firstScreen: Bench = {
  name: 'first-screen',
  what: 'first screen, JavaScript as gzip',
  async run({ folder, after }) {
    const configFile = join(import.meta.dirname, '../../build/vite.renderer.config.ts');
    await build({ configFile, logLevel: 'warn', build: { outDir: folder } });
    const server = await serveRenderer(folder);
    after(() => server.stop());
    const browser = await launchBrowser();
    after(() => browser.close());
    // The service worker would fetch what later screens need.
    const context = await browser.newContext({ serviceWorkers: 'block', locale: 'id-ID' });
    const page = await context.newPage();
    // What is loaded ahead while nothing else is to do is no part of the first screen.
    await page.addInitScript(() => {
      window.requestIdleCallback = () => 0;
    });
    await page.goto(server.origin);
    await page.getByRole('heading').first().waitFor();
    const scripts = [...new Set(server.asked)].filter((path) => path.endsWith('.js'));
    const sizes = await Promise.all(
      scripts.map(async (path) => gzipSync(await readFile(join(folder, path)), { level: 9 }).length),
    );
    const kilobytes = sizes.reduce((sum, size) => sum + size, 0) / 1_024;
    return [{ at: `${scripts.length} files`, unit: 'KB', ours: kilobytes, peer: null, bar: { most: BAR_KB } }];
  },
};
