/// <reference lib="webworker" />
import { fromUtf8, utf8 } from '#shared/crypto/bytes.ts';
import { Journal } from '#shared/journal/journal.ts';
import { openFolder, segmentStore } from './private-files.ts';

export interface StorageCall {
  call: number;
  group: 'journal' | 'files' | 'records';
  name: string;
  input: unknown[];
}
export type StorageReply = { call: number } & ({ value: unknown } | { failure: { code: string; message: string } });

const journals = new Map<string, Promise<Journal>>();
let current: Promise<Journal> | null = null;

const opened = (): Promise<Journal> =>
  current ?? Promise.reject(Object.assign(new Error('open the journal first'), { code: 'journal-closed' }));

/** One folder per workstation id, so that a browser enrolled anew keeps its former journal beside the new one. */
function openJournal(workstation: string): Promise<Journal> {
  const journal =
    journals.get(workstation) ??
    openFolder('journal', workstation).then((folder) => Journal.open(segmentStore(folder)));
  journals.set(workstation, journal);
  journal.catch(() => journals.delete(workstation));
  return journal;
}

const journal = {
  open: async (workstation: string) => {
    current = openJournal(workstation);
    return (await current).state();
  },
  reserve: async (year: number) => (await opened()).reserve(year),
  append: async (...input: Parameters<Journal['append']>) => (await opened()).append(...input),
  read: async ({ from, limit }: { from: number; limit: number }) => (await opened()).read(from, limit),
  readOf: async (workstation: string, { from, limit }: { from: number; limit: number }) =>
    (await openJournal(workstation)).read(from, limit),
  acknowledge: async (...input: Parameters<Journal['acknowledge']>) => (await opened()).acknowledge(...input),
  unacknowledged: async () => (await opened()).unacknowledged(),
  prune: async (...input: Parameters<Journal['prune']>) => (await opened()).prune(...input),
};

const texts = (folder: string) => ({
  write: async (name: string, text: string) => (await openFolder(folder)).replace(name, utf8(text)),
  read: async (name: string) => {
    const bytes = await (await openFolder(folder)).read(name);
    return bytes && fromUtf8(bytes);
  },
  remove: async (name: string) => (await openFolder(folder)).remove(name),
  list: async () => (await openFolder(folder)).list(),
});

const groups = { journal, files: texts('attachments'), records: texts('records') };

addEventListener('message', async ({ data: { call, group, name, input } }: MessageEvent<StorageCall>) => {
  const methods = groups[group] as unknown as Record<string, (...input: unknown[]) => Promise<unknown>>;
  try {
    postMessage({ call, value: await methods[name]?.(...input) } satisfies StorageReply);
  } catch (error) {
    postMessage({ call, failure: failureOf(error) } satisfies StorageReply);
  }
});

function failureOf(error: unknown): { code: string; message: string } {
  const { code, name, message } = error as { code?: unknown; name?: string; message?: string };
  if (name === 'QuotaExceededError') return { code: 'disk-full', message: String(message) };
  return { code: typeof code === 'string' ? code : 'internal', message: String(message ?? error) };
}
