import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { argon2id } from 'hash-wasm';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { build, mergeConfig } from 'vite';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { verifySignature } from '#shared/crypto/signature.ts';
import rendererConfig from '../../../build/vite.renderer.config.ts';
import { launchBrowser } from '../../fixtures/browser.ts';
import { aLine } from '../../fixtures/journal-lines.ts';
import type {} from '../../fixtures/platform-page/page.ts';
import { type RendererServer, serveRenderer } from '../../fixtures/renderer-server.ts';

let browser: Browser;
let folder: string;
let server: RendererServer;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'loket-platform-'));
  await build(
    mergeConfig(rendererConfig, {
      configFile: false,
      root: 'tests/fixtures/platform-page',
      logLevel: 'warn',
      build: { outDir: folder },
    }),
  );
  server = await serveRenderer(folder);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.stop();
  await rm(folder, { recursive: true });
});

beforeEach(async () => {
  context = await browser.newContext();
  page = await context.newPage();
  await open();
});
afterEach(() => context.close());

/** As the next start of the app in the same profile. */
async function open(): Promise<void> {
  await page.goto(server.origin);
  await page.waitForFunction(() => 'platform' in window);
}

test('the workstation keeps its keys, and none of them can be exported', async () => {
  const sign = () =>
    page.evaluate(async () => {
      const { vault } = window.platform.desktop;
      return {
        publicKey: await vault.publicKey(),
        signature: await vault.sign('teks'),
        mixed: await vault.mix('AAECAw'),
      };
    });
  const first = await sign();
  expect(await verifySignature(first.publicKey, 'teks', first.signature)).toBe(true);
  expect(first.mixed).toHaveLength(43);
  await open();
  expect(await sign()).toEqual(first);
  const exported = await page.evaluate(async () => {
    const request = indexedDB.open('loket-aduan-vault');
    const database = await new Promise<IDBDatabase>((resolve) => {
      request.onsuccess = () => resolve(request.result);
    });
    const read = database.transaction('identity').objectStore('identity').get('workstation');
    const { signing, secret } = await new Promise<{ signing: CryptoKeyPair; secret: CryptoKey }>((resolve) => {
      read.onsuccess = () => resolve(read.result);
    });
    return [signing.privateKey.extractable, secret.extractable];
  });
  expect(exported).toEqual([false, false]);
});

test('texts and files survive, are replaced whole and removed', async () => {
  await page.evaluate(async () => {
    const { vault, files } = window.platform.desktop;
    await vault.write('slots', 'satu');
    await vault.write('slots', 'dua');
    await files.write('foto-1', 's1.main.abc');
    await files.write('foto-2', 's1.main.def');
    await files.remove('foto-2');
    await files.remove('foto-9');
  });
  await open();
  const kept = await page.evaluate(async () => {
    const { vault, files } = window.platform.desktop;
    const texts = [await vault.read('slots'), await vault.read('enrolment'), await files.read('foto-1')];
    return { texts, missing: await files.read('foto-2'), names: await files.list() };
  });
  expect(kept).toEqual({ texts: ['dua', null, 's1.main.abc'], missing: null, names: ['foto-1'] });
});

test('the journal goes on where it was, and cuts a torn last record', async () => {
  const append = (from: number, count: number) =>
    page.evaluate(
      async ({ lines }) => {
        const { journal } = window.platform.desktop;
        await journal.open('TBN-K7');
        const { lease } = await journal.reserve(2026);
        return journal.append(lease, lines);
      },
      { lines: Array.from({ length: count }, (_, index) => aLine(from + index)) },
    );
  await append(1, 2);
  await open();
  expect((await append(3, 1)).n).toBe(3);
  await page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const folder = await (await root.getDirectoryHandle('journal')).getDirectoryHandle('TBN-K7');
    for await (const file of folder.values()) {
      const writable = await (file as FileSystemFileHandle).createWritable({ keepExistingData: true });
      const { size } = await (file as FileSystemFileHandle).getFile();
      await writable.write({ type: 'write', position: size, data: new Uint8Array([40, 0, 0, 0, 1, 2, 3]) });
      await writable.close();
    }
  });
  await open();
  const state = await page.evaluate(() => window.platform.desktop.journal.open('TBN-K7'));
  expect(state).toMatchObject({ head: { n: 3 }, unacknowledged: 3, cutBytes: 7, damaged: [] });
  const failure = await page.evaluate(async () => {
    const { journal } = window.platform.desktop;
    return journal.append('no-such-lease', []).catch((error: unknown) => error);
  });
  expect(failure).toMatchObject({ code: 'lease-lost' });
});

test('the passphrase is stretched as everywhere else, under the policy of its own worker', async () => {
  const salt = Uint8Array.from({ length: 16 }, (_, index) => index);
  const stretched = await page.evaluate(
    async (bytes) => [...(await window.platform.stretchPassphrase('kata sandi contoh', Uint8Array.from(bytes)))],
    [...salt],
  );
  const expected = await argon2id({
    password: 'kata sandi contoh',
    salt,
    parallelism: 1,
    iterations: 3,
    memorySize: 65_536,
    hashLength: 32,
    outputType: 'binary',
  });
  expect(stretched).toEqual([...expected]);
});

test('one window owns the store', async () => {
  const own = (one: Page) =>
    one.evaluate(() => {
      const state = { isWaiting: false, isOwner: false };
      Object.assign(window, { state });
      const owned = window.platform.ownStore(() => {
        state.isWaiting = true;
      });
      owned.then(() => {
        state.isOwner = true;
      });
    });
  const state = (one: Page) => one.evaluate(() => (window as unknown as { state: unknown }).state);
  await own(page);
  await expect.poll(() => state(page)).toEqual({ isWaiting: false, isOwner: true });
  const second = await context.newPage();
  await second.goto(server.origin);
  await second.waitForFunction(() => 'platform' in window);
  await own(second);
  await expect.poll(() => state(second)).toEqual({ isWaiting: true, isOwner: false });
  await page.close();
  await expect.poll(() => state(second)).toEqual({ isWaiting: true, isOwner: true });
});
