import { rename } from 'node:fs/promises';
import { Value } from 'typebox/value';
import { type Desktop, Settings } from '#shared/desktop/contract.ts';
import { readIfThere, writeDurably } from './durable-file.ts';
import { DesktopError } from './failure.ts';

const DEFAULTS: Settings = { hubAddress: null, language: 'id', theme: 'auto' };
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

export interface SettingsService {
  handlers: Desktop['settings'];
  /** Origin of the hub, null until one is set. */
  hubOrigin(): string | null;
}

/** `developmentHub` stands in for a hub address that nobody has entered yet; packaged applications pass null. */
export async function openSettings(file: string, developmentHub: string | null): Promise<SettingsService> {
  const stored = await read(file);
  let current: Settings = { ...stored, hubAddress: stored.hubAddress ?? developmentHub };
  return {
    hubOrigin: () => (current.hubAddress === null ? null : new URL(current.hubAddress).origin),
    handlers: {
      read: async () => ({ ...current }),
      write: async (settings) => {
        if (settings.hubAddress !== null) checkHubAddress(settings.hubAddress);
        await writeDurably(file, `${JSON.stringify(settings, null, 2)}\n`);
        current = settings;
      },
    },
  };
}

async function read(file: string): Promise<Settings> {
  const text = (await readIfThere(file))?.toString('utf8');
  if (text === undefined) return DEFAULTS;
  const value = { ...DEFAULTS, ...parse(text) };
  if (Value.Check(Settings, value)) return value;
  await rename(file, `${file}.unreadable`); // kept for whoever has to find out what happened
  return DEFAULTS;
}

function parse(text: string): object {
  try {
    return JSON.parse(text) as object;
  } catch {
    return { hubAddress: 0 }; // fails the check, and so the file is set aside
  }
}

/** Sign-ins and cases cross this line, so it is encrypted unless it stays inside this machine. */
function checkHubAddress(address: string): void {
  const { protocol, hostname } = new URL(address);
  if (protocol === 'https:' || (protocol === 'http:' && LOOPBACK.includes(hostname))) return;
  throw new DesktopError('hub-address-refused', 'the hub must be reached by https');
}
