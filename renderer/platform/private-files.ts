/// <reference lib="webworker" />
import type { Bytes } from '#shared/crypto/bytes.ts';
import type { SegmentStore } from '#shared/journal/segment-store.ts';

/** Chromium's rename inside the origin's private file system, not yet in TypeScript's library. */
interface Movable {
  move(name: string): Promise<void>;
}

const TEMPORARY = '.tmp';

export interface Folder {
  list(): Promise<string[]>;
  /** Null when there is no such file. */
  read(name: string): Promise<Bytes | null>;
  readPart(name: string, offset: number, length: number): Promise<Bytes>;
  /** Leaves the old or the new content, never half of either: temp, flush, rename. */
  replace(name: string, bytes: Bytes): Promise<void>;
  append(name: string, bytes: Bytes): Promise<void>;
  truncate(name: string, length: number): Promise<void>;
  remove(name: string): Promise<void>;
}

/** A folder of the origin's private file system. Every write has been flushed when it resolves. */
export async function openFolder(...path: string[]): Promise<Folder> {
  let folder = await navigator.storage.getDirectory();
  for (const part of path) folder = await folder.getDirectoryHandle(part, { create: true });

  async function change(
    name: string,
    work: (handle: FileSystemSyncAccessHandle) => void,
  ): Promise<FileSystemFileHandle> {
    const file = await folder.getFileHandle(name, { create: true });
    const handle = await file.createSyncAccessHandle();
    try {
      work(handle);
      handle.flush();
    } finally {
      handle.close();
    }
    return file;
  }

  return {
    list: async () => {
      const names: string[] = [];
      for await (const name of folder.keys()) if (!name.endsWith(TEMPORARY)) names.push(name);
      return names.sort();
    },
    read: async (name) => {
      try {
        const file = await folder.getFileHandle(name);
        return new Uint8Array(await (await file.getFile()).arrayBuffer());
      } catch (error) {
        if ((error as Error).name === 'NotFoundError') return null;
        throw error;
      }
    },
    readPart: async (name, offset, length) => {
      const file = await (await folder.getFileHandle(name)).getFile();
      return new Uint8Array(await file.slice(offset, offset + length).arrayBuffer());
    },
    replace: async (name, bytes) => {
      const temporary = await change(`${name}.${crypto.randomUUID()}${TEMPORARY}`, (handle) =>
        writeAll(handle, bytes, 0),
      );
      await (temporary as unknown as Movable).move(name);
    },
    append: async (name, bytes) => {
      await change(name, (handle) => writeAll(handle, bytes, handle.getSize()));
    },
    truncate: async (name, length) => {
      await change(name, (handle) => handle.truncate(length));
    },
    remove: async (name) => {
      await folder.removeEntry(name).catch((error: Error) => {
        if (error.name !== 'NotFoundError') throw error;
      });
    },
  };
}

/** A short write is how a full disk shows itself here. */
function writeAll(handle: FileSystemSyncAccessHandle, bytes: Bytes, at: number): void {
  if (handle.write(bytes, { at }) < bytes.length) throw new DOMException('the disk is full', 'QuotaExceededError');
}

export const segmentStore = (folder: Folder): SegmentStore => ({
  list: async () => (await folder.list()).filter((name) => /^journal-\d{12}$/.test(name)),
  read: async (name) => (await folder.read(name)) ?? new Uint8Array(),
  readPart: folder.readPart,
  append: folder.append,
  truncate: folder.truncate,
  remove: folder.remove,
});
