import { open, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Bytes } from '#shared/crypto/bytes.ts';
import type { Desktop } from '#shared/desktop/contract.ts';
import { Journal } from '#shared/journal/journal.ts';
import type { SegmentStore } from '#shared/journal/segment-store.ts';
import { listFinished, makeFolder, syncFolder } from './durable-file.ts';
import { DesktopError } from './failure.ts';

/** One folder per workstation id, so that a machine enrolled anew keeps its former journal beside the new one. */
export function openJournals(folder: string): Desktop['journal'] {
  const journals = new Map<string, Promise<Journal>>();
  let current: Promise<Journal> | null = null;

  const openOne = (workstation: string): Promise<Journal> => {
    if (!/^[A-Za-z0-9-]+$/.test(workstation)) throw new DesktopError('wrong-arguments', 'not a workstation id');
    const opened = journals.get(workstation) ?? Journal.open(segmentFiles(path.join(folder, workstation)));
    journals.set(workstation, opened);
    opened.catch(() => journals.delete(workstation));
    return opened;
  };
  const opened = (): Promise<Journal> => {
    if (!current) throw new DesktopError('journal-closed', 'open the journal of a workstation first');
    return current;
  };

  return {
    open: async (workstation) => {
      current = openOne(workstation);
      return (await current).state();
    },
    reserve: async (year) => (await opened()).reserve(year),
    append: async (lease, lines) => (await opened()).append(lease, lines),
    read: async ({ from, limit }) => (await opened()).read(from, limit),
    readOf: async (workstation, { from, limit }) => (await openOne(workstation)).read(from, limit),
    acknowledge: async (ids, value) => (await opened()).acknowledge(ids, value),
    unacknowledged: async () => (await opened()).unacknowledged(),
    prune: async (confirmed) => (await opened()).prune(confirmed),
  };
}

/** Segments as plain files; an append has reached the disk when it resolves. */
function segmentFiles(folder: string): SegmentStore {
  const at = (name: string) => path.join(folder, name);
  return {
    list: async () => (await listFinished(folder)).filter((name) => /^journal-\d{12}$/.test(name)),
    read: async (name) => new Uint8Array(await readFile(at(name))) as Bytes,
    readPart: async (name, offset, length) => {
      const handle = await open(at(name), 'r');
      try {
        const { buffer, bytesRead } = await handle.read(new Uint8Array(length), 0, length, offset);
        return buffer.subarray(0, bytesRead);
      } finally {
        await handle.close();
      }
    },
    append: async (name, bytes) => {
      await makeFolder(folder);
      const handle = await open(at(name), 'a', 0o600);
      try {
        const isNew = (await handle.stat()).size === 0;
        await handle.writeFile(bytes);
        await handle.sync();
        if (isNew) await syncFolder(folder);
      } finally {
        await handle.close();
      }
    },
    truncate: async (name, length) => {
      const handle = await open(at(name), 'r+');
      try {
        await handle.truncate(length);
        await handle.sync();
      } finally {
        await handle.close();
      }
    },
    remove: async (name) => {
      await rm(at(name), { force: true });
      await syncFolder(folder);
    },
  };
}
