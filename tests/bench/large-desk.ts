import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { serveRenderer } from '../fixtures/renderer-server.ts';
import type { BenchContext } from './bench.ts';
import { builtPage, openProfile } from './browser-profile.ts';

interface FilledDesk {
  address: string;
  profile: string;
}

const filled = new Map<number, Promise<FilledDesk>>();

/** Runs work on a PC whose store holds `size` sealed cases, started anew and locked. Filled once in a run. */
export async function onLargeDesk<Result>(
  context: BenchContext,
  size: number,
  work: (page: Page) => Promise<Result>,
): Promise<Result> {
  const known = filled.get(size) ?? fill(context, size);
  filled.set(size, known);
  const { address, profile } = await known;
  const browser = await openProfile(profile);
  try {
    return await work(await browser.open(address, '?large'));
  } finally {
    await browser.close();
  }
}

async function fill(context: BenchContext, size: number): Promise<FilledDesk> {
  const server = await serveRenderer(await builtPage(context));
  context.afterAll(() => server.stop());
  const profile = join(context.runFolder, `large-desk-${size}`);
  const browser = await openProfile(profile);
  const page = await browser.open(server.origin, '?fill');
  const startedMs = performance.now();
  await page.evaluate((total) => window.fill(total), size);
  await browser.close();
  context.say(`a store of ${size} cases filled in ${Math.round((performance.now() - startedMs) / 1_000)} s`);
  return { address: server.origin, profile };
}
