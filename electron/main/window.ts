import path from 'node:path';
import { app, BrowserWindow } from 'electron';
import { APP_URL } from './app-protocol.ts';

/** The one window. Electron's security checklist, points 2 to 12, is what these preferences are. */
export function openWindow(): BrowserWindow {
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 600,
    show: false,
    title: 'Loket Aduan',
    webPreferences: {
      preload: path.join(import.meta.dirname, '../preload/preload.cjs'),
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
      // On Linux Chromium would fetch its dictionary from a foreign host; Windows and macOS bring their own.
      spellcheck: process.platform !== 'linux',
      // Replication goes on while the window is minimised.
      backgroundThrottling: false,
      devTools: !app.isPackaged,
    },
  });
  window.setMenuBarVisibility(false);
  window.once('ready-to-show', () => window.show());
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    // Everything saved is in the journal and every draft in IndexedDB, so a fresh page goes on where the old one fell.
    if (reason !== 'clean-exit') void window.loadURL(APP_URL);
  });
  void window.loadURL(APP_URL);
  return window;
}
