import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import sparticuz from '@sparticuz/chromium';
import react from '@vitejs/plugin-react';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { build } from 'vite';

/** A browser profile on disk, open. */
export interface BrowserProfile {
  context: BrowserContext;
  /** A tab at `/`, `/?app` or `/?peers` of an address, once it is ready. */
  open(address: string, search?: '' | '?app' | '?peers'): Promise<Page>;
  close(): Promise<void>;
}

export async function openProfile(folder: string): Promise<BrowserProfile> {
  await mkdir(folder, { recursive: true });
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: process.env.CHROMIUM_PATH ?? (await sparticuz.executablePath()),
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--no-first-run'],
    viewport: { width: 1366, height: 768 },
    locale: 'id-ID',
    timezoneId: 'Asia/Jakarta',
    // Built pages differ from run to run at one address.
    serviceWorkers: 'block',
  });
  return {
    context,
    async open(address, search = '') {
      const page = await context.newPage();
      const failed = new Promise<never>((_resolve, reject) => page.once('pageerror', reject));
      failed.catch(() => {});
      await page.goto(`${address}/${search}`);
      await Promise.race([page.waitForFunction(() => document.title === 'ready'), failed]);
      return page;
    },
    close: () => context.close(),
  };
}

/** Builds the page of the benches with the product's own settings. */
export async function buildPage(folder: string): Promise<string> {
  const output = { entryFileNames: 'assets/[name]-[hash].js', chunkFileNames: 'assets/[name]-[hash].js' };
  const outDir = join(folder, 'page');
  await build({
    configFile: false,
    logLevel: 'error',
    root: join(import.meta.dirname, 'page'),
    base: './',
    plugins: [react()],
    build: { target: 'chrome150', outDir, emptyOutDir: true, assetsInlineLimit: 0, rolldownOptions: { output } },
    worker: { format: 'es', rolldownOptions: { output } },
  });
  return outDir;
}
