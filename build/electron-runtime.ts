import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writePlaceholderRuntime } from './placeholder-runtime.ts';

export type PackagedPlatform = 'linux' | 'win32';

export interface Runtime {
  folder: string;
  isPlaceholder: boolean;
}

const root = join(import.meta.dirname, '..');
const electron = join(root, 'node_modules/electron');

export const electronVersion: string = JSON.parse(readFileSync(join(electron, 'package.json'), 'utf8')).version;

/**
 * The installed Electron when it is of that platform, else a placeholder. Reads path.txt and never asks the electron
 * package itself, whose index.js starts a download.
 */
export async function runtimeFor(platform: PackagedPlatform): Promise<Runtime> {
  const pathFile = join(electron, 'path.txt');
  const binary = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : '';
  const folder = join(electron, 'dist');
  if (binary === nameOf(platform) && existsSync(join(folder, binary))) return { folder, isPlaceholder: false };
  const placeholder = join(root, '.loket/placeholder-runtime', platform);
  await writePlaceholderRuntime(platform, placeholder, electronVersion);
  return { folder: placeholder, isPlaceholder: true };
}

const nameOf = (platform: PackagedPlatform) => (platform === 'win32' ? 'electron.exe' : 'electron');
