import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Desktop } from '#shared/desktop/contract.ts';
import { listFinished, readIfThere, syncFolder, writeDurably } from './durable-file.ts';

/** Sealed attachments, one file each. The contract's names are no paths, so nothing outside the folder can be named. */
export function openFiles(folder: string): Desktop['files'] {
  const at = (name: string) => path.join(folder, name);
  return {
    write: (name, sealed) => writeDurably(at(name), sealed),
    read: async (name) => (await readIfThere(at(name)))?.toString('utf8') ?? null,
    remove: async (name) => {
      await rm(at(name), { force: true });
      await syncFolder(folder).catch(() => {}); // nothing was ever written there
    },
    list: () => listFinished(folder),
  };
}
