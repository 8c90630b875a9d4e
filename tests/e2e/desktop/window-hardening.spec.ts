import { expect } from '@playwright/test';
import { CONTRACT, type Desktop } from '#shared/desktop/contract.ts';
import { test } from '../../fixtures/desktop-test.ts';

/** Global in the page, where the functions given to `evaluate` run. */
declare const desktop: Desktop;

// https://www.electronjs.org/docs/latest/tutorial/security: the points that a running window can show.

/** Not in electron.d.ts, but the only way to read what a window really runs with. */
interface Undocumented {
  getLastWebPreferences(): { preload: string };
}

test('the window runs with the preferences of the checklist (2-4, 6, 8-12)', async ({ launch }) => {
  const { app } = await launch();
  const [preferences] = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map(({ webContents }) =>
      (webContents as unknown as Undocumented).getLastWebPreferences(),
    ),
  );
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
  });
  expect(preferences).not.toHaveProperty('enableBlinkFeatures');
});

test('the page sees the contract and nothing of Node or Electron (2, 3, 20)', async ({ launch }) => {
  const { page } = await launch();
  const seen = await page.evaluate(() => ({
    globals: ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer'].filter((name) => name in globalThis),
    methods: Object.fromEntries(Object.entries(desktop).map(([group, api]) => [group, Object.keys(api)])),
    isFrozen: Object.isFrozen(desktop) && Object.values(desktop).every(Object.isFrozen),
    isSecureContext,
  }));
  expect(seen).toEqual({
    globals: [],
    methods: Object.fromEntries(Object.entries(CONTRACT).map(([group, methods]) => [group, Object.keys(methods)])),
    isFrozen: true,
    isSecureContext: true,
  });
});

test('permissions are refused but for copying and durable storage (5)', async ({ launch }) => {
  const { page } = await launch();
  const states = await page.evaluate(async () => {
    const names = [
      'geolocation',
      'notifications',
      'camera',
      'microphone',
      'clipboard-read',
      'clipboard-write',
    ] as PermissionName[];
    return Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state));
  });
  expect(states).toEqual(['denied', 'denied', 'denied', 'denied', 'denied', 'granted']);
  const requests = await page.evaluate(async () => ({
    notifications: await Notification.requestPermission(),
    storage: await navigator.storage.persist(),
    position: await new Promise((resolve) => {
      navigator.geolocation.getCurrentPosition(resolve, ({ code }) => resolve(code));
    }),
  }));
  expect(requests).toEqual({ notifications: 'denied', position: 1, storage: true });
});

test('the page stays where it is and opens nothing (13-15, 18)', async ({ launch }) => {
  const { app, page } = await launch();
  await app.evaluate(({ shell }) => {
    Object.assign(globalThis, { opened: [] });
    shell.openExternal = async (url) => void (globalThis as unknown as { opened: string[] }).opened.push(url);
  });
  await page.evaluate(() => Object.assign(window, { marked: true }));
  const address = page.url();
  await page.click('#outside');
  await page.evaluate(() => {
    location.href = 'https://example.com/';
  });
  await page.evaluate(() => {
    location.href = 'file:///etc/passwd';
  });
  await page.click('#new-window');
  expect(await page.evaluate(() => window.open('https://example.com/'))).toBe(null);
  expect(await page.evaluate(() => [location.href, 'marked' in window])).toEqual([address, true]);
  expect(app.windows()).toHaveLength(1);
  expect(await app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened)).toEqual([]);
});

test('another page with the same preload is not answered (17)', async ({ launch }) => {
  const { app } = await launch();
  const opened = app.waitForEvent('window');
  await app.evaluate(({ BrowserWindow }) => {
    const [preload] = BrowserWindow.getAllWindows().map(
      ({ webContents }) => (webContents as unknown as Undocumented).getLastWebPreferences().preload,
    );
    const stranger = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
    return stranger.loadURL('data:text/html,<title>stranger</title>');
  });
  const stranger = await opened;
  await expect(stranger).toHaveTitle('stranger');
  const failure = await stranger.evaluate(() => desktop.vault.publicKey().catch((error: unknown) => error));
  expect(failure).toMatchObject({ code: 'wrong-sender' });
});

test('a crashed page comes back by itself', async ({ launch }) => {
  const { app } = await launch();
  const loadedAgain = app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    return new Promise<string>((resolve) => {
      contents?.once('did-finish-load', () => resolve(contents.getURL()));
      contents?.forcefullyCrashRenderer();
    });
  });
  expect(await loadedAgain).toBe('app://desk/');
});
