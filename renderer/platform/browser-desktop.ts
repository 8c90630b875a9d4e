import { Value } from 'typebox/value';
import { type Desktop, Settings } from '#shared/desktop/contract.ts';
import { version } from '../../package.json';
import { openBrowserVault } from './browser-vault.ts';
import { openStorageWorker } from './storage-client.ts';

const SETTINGS_KEY = 'loket-aduan-settings';
const DEFAULTS: Settings = { hubAddress: null, language: 'id', theme: 'auto' };

/** The desktop contract by OPFS, IndexedDB, WebCrypto and localStorage. Weaker than Electron's: see `app.info().vault`. */
export function openBrowserDesktop(): Desktop {
  const storage = openStorageWorker();
  // Without it the browser may empty OPFS and IndexedDB when the disk fills.
  navigator.storage.persist().catch(() => false);
  return {
    app: {
      info: async () => {
        const { quota, usage } = await navigator.storage.estimate();
        const freeBytes = quota === undefined ? null : quota - (usage ?? 0);
        return { shell: 'browser', version, vault: 'browser', freeBytes };
      },
    },
    settings: {
      read: async () => readSettings(),
      write: async (settings) => localStorage.setItem(SETTINGS_KEY, JSON.stringify(settings)),
    },
    vault: openBrowserVault(storage.records),
    journal: storage.journal,
    files: storage.files,
    printer: {
      print: async () => {
        print();
        return true;
      },
      pdf: async () => {
        // The browser's own dialog offers the file.
        print();
        return null;
      },
    },
  };
}

function readSettings(): Settings {
  try {
    const value: unknown = { ...DEFAULTS, ...JSON.parse(localStorage.getItem(SETTINGS_KEY) ?? '{}') };
    return Value.Check(Settings, value) ? value : DEFAULTS;
  } catch {
    return DEFAULTS;
  }
}
