import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { build, mergeConfig } from 'vite';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import rendererConfig from '../../../build/vite.renderer.config.ts';
import { launchBrowser } from '../../fixtures/browser.ts';
import { type RendererServer, serveRenderer } from '../../fixtures/renderer-server.ts';

let browser: Browser;
let folder: string;
let server: RendererServer;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'loket-offline-'));
  await buildPage('first');
  server = await serveRenderer(folder);
  page = await browser.newPage();
  await page.goto(server.origin);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (navigator.serviceWorker.controller) return;
    await new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve));
  });
});
afterEach(async () => {
  await page.context().close();
  await server.stop().catch(() => {});
  await rm(folder, { recursive: true });
});

/** The product's own build of a small page that reports what its policies let it do. */
const buildPage = (version: string) =>
  build(
    mergeConfig(rendererConfig, {
      configFile: false,
      root: 'tests/fixtures/offline-page',
      logLevel: 'warn',
      define: { PAGE_VERSION: JSON.stringify(version) },
      build: { outDir: folder },
    }),
  );

const shown = async (id: string) => {
  await page.locator(`#${id}`).filter({ hasText: /./ }).waitFor({ state: 'attached' });
  return page.locator(`#${id}`).textContent();
};

const update = () => page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));
const stateOf = (which: 'installing' | 'waiting') =>
  page.evaluate(async (key) => (await navigator.serviceWorker.ready)[key]?.state ?? null, which);

test('the page opens without a server, each part under its own policy', async () => {
  await server.stop();
  await page.reload();
  expect(await shown('version')).toBe('first');
  expect(await shown('style')).toBe('rgb(11, 106, 105)');
  expect(await shown('worker')).toBe('compiled');
  const inPage = await page.evaluate(() =>
    WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).then(
      () => 'compiled',
      () => 'refused',
    ),
  );
  expect(inPage).toBe('refused');
});

test('data is never answered from the cache', async () => {
  await page.evaluate(() => fetch('/api/v1/health').catch(() => {}));
  expect(server.asked).toContain('/api/v1/health');
  await server.stop();
  const refused = await page.evaluate(() =>
    fetch('/api/v1/health').then(
      () => false,
      () => true,
    ),
  );
  expect(refused).toBe(true);
});

test('a new version waits until it is told, then replaces the old one whole', async () => {
  await buildPage('second');
  await update();
  await expect.poll(() => stateOf('waiting')).toBe('installed');
  await page.reload();
  expect(await shown('version')).toBe('first');

  await page.evaluate(async () => {
    const changed = new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve));
    (await navigator.serviceWorker.ready).waiting?.postMessage('SKIP_WAITING');
    await changed;
  });
  await server.stop();
  await page.reload();
  expect(await shown('version')).toBe('second');
  expect(await page.evaluate(() => caches.keys())).toHaveLength(1);
});

test('a version that does not arrive whole never replaces the one that works', async () => {
  await buildPage('second');
  server.missing.add('/index.html');
  await update().catch(() => {});
  await expect.poll(() => stateOf('installing')).toBeNull();
  expect(await stateOf('waiting')).toBeNull();
  await server.stop();
  await page.reload();
  expect(await shown('version')).toBe('first');
});

test('an unchanged build changes nothing', async () => {
  await buildPage('first');
  await update();
  await expect.poll(() => stateOf('installing')).toBeNull();
  expect(await stateOf('waiting')).toBeNull();
});
