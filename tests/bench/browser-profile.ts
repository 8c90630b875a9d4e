import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import sparticuz from '@sparticuz/chromium';
import react from '@vitejs/plugin-react';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import type { BenchContext } from './bench.ts';

type Search = '' | '?large' | '?fill' | '?peers';

/** A browser profile on disk, open. */
export interface BrowserProfile {
  context: BrowserContext;
  /** A tab at `/` or one of its searches of an address, once it is ready. */
  open(address: string, search?: Search, onFault?: (error: Error, page: Page) => void): Promise<Page>;
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
    async open(address, search = '', onFault) {
      const page = await context.newPage();
      // Whatever waits for the page fails with it.
      page.on('pageerror', (error) => {
        if (onFault) return onFault(error, page);
        console.error(error);
        context.close().catch(() => {});
      });
      await page.goto(`${address}/${search}`);
      await page.waitForFunction(() => document.title === 'ready');
      return page;
    },
    close: () => context.close(),
  };
}

let built: Promise<string> | null = null;

/** Folder of the page of the benches, built once in a run with the product's own settings. */
export function builtPage({ runFolder }: BenchContext): Promise<string> {
  built ??= buildPage(runFolder);
  return built;
}

async function buildPage(folder: string): Promise<string> {
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
