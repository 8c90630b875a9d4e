import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';

const TEMPORARY = /^\..*\.tmp$/;

/** Replaces a file so that a power cut leaves the old or the new one, never half of either: temp, fsync, rename, fsync. */
export async function writeDurably(file: string, content: string | Uint8Array): Promise<void> {
  const folder = path.dirname(file);
  await makeFolder(folder);
  const temporary = path.join(folder, `.${path.basename(file)}.${randomUUID()}.tmp`);
  try {
    const handle = await open(temporary, 'wx', 0o600);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(folder);
}

/** Creates what is missing of a folder's path, durably: a file is only as safe as the folders that it is found through. */
export async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true });
  if (first === undefined) return;
  for (let made = folder; made.length >= first.length; made = path.dirname(made)) await syncFolder(path.dirname(made));
}

/** Makes new and removed names in a folder durable. Windows has no such call and orders its own metadata. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Null when there is no such file. */
export const readIfThere = (file: string): Promise<Buffer | null> => unlessAbsent(readFile(file), null);

/** Names of the finished files in a folder, sorted; sweeps out what a crash left half-written. */
export async function listFinished(folder: string): Promise<string[]> {
  const names = await unlessAbsent(readdir(folder), []);
  for (const name of names.filter((name) => TEMPORARY.test(name))) await rm(path.join(folder, name), { force: true });
  return names.filter((name) => !TEMPORARY.test(name)).sort();
}

async function unlessAbsent<Result, Absent>(work: Promise<Result>, absent: Absent): Promise<Result | Absent> {
  try {
    return await work;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return absent;
    throw error;
  }
}
