import { statfs } from 'node:fs/promises';
import path from 'node:path';
import { app, type BrowserWindow, dialog, net } from 'electron';
import { APP_ORIGIN, registerAppScheme, serveApp } from './app-protocol.ts';
import { openFiles } from './files.ts';
import { createHubProxy } from './hub-proxy.ts';
import { routeDesktop } from './ipc-router.ts';
import { openJournals } from './journal.ts';
import { installMenu } from './menu.ts';
import { guardNavigation, limitPermissions } from './navigation-guard.ts';
import { openPrinter } from './printer.ts';
import { openSettings } from './settings.ts';
import { openVault, vaultProtection } from './vault.ts';
import { openWindow } from './window.ts';

/** Where development and tests keep their data and find their hub; a packaged application hears nothing of it. */
const { LOKET_USER_DATA, LOKET_HUB } = app.isPackaged ? {} : process.env;
if (LOKET_USER_DATA) app.setPath('userData', LOKET_USER_DATA);

let window: BrowserWindow | null = null;

function show(): void {
  if (!window) {
    window = openWindow();
    window.on('closed', () => {
      window = null;
    });
    return;
  }
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

async function start(): Promise<void> {
  const data = app.getPath('userData');
  const settings = await openSettings(path.join(data, 'settings.json'), LOKET_HUB ?? null);
  limitPermissions();
  installMenu();
  const hub = { origin: settings.hubOrigin, fetch: (url: string, init: RequestInit) => net.fetch(url, init) };
  serveApp(path.join(import.meta.dirname, '../renderer'), createHubProxy(hub));
  routeDesktop(
    {
      app: {
        info: async () => {
          const { bavail, bsize } = await statfs(data);
          return { shell: 'electron', version: app.getVersion(), vault: vaultProtection(), freeBytes: bavail * bsize };
        },
      },
      settings: settings.handlers,
      vault: openVault(path.join(data, 'vault')),
      journal: openJournals(path.join(data, 'journal')),
      files: openFiles(path.join(data, 'attachments')),
      printer: openPrinter(() => window),
    },
    APP_ORIGIN,
  );
  app.on('second-instance', show);
  app.on('activate', show);
  show();
}

// Two processes would write one journal and one IndexedDB.
if (app.requestSingleInstanceLock()) {
  app.enableSandbox();
  registerAppScheme();
  guardNavigation();
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app
    .whenReady()
    .then(start)
    .catch((error: Error) => {
      dialog.showErrorBox('Loket Aduan', error.message);
      app.exit(1);
    });
} else {
  app.quit();
}
