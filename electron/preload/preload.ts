import { contextBridge, ipcRenderer } from 'electron';
import type { Answer } from '#shared/desktop/answer.ts';
import type { Desktop } from '#shared/desktop/contract.ts';

/** Every method of the contract: one missing or one too many does not compile. */
const METHODS = {
  app: { info: true },
  settings: { read: true, write: true },
  vault: { publicKey: true, sign: true, mix: true, read: true, write: true },
  journal: {
    open: true,
    reserve: true,
    append: true,
    read: true,
    readOf: true,
    acknowledge: true,
    unacknowledged: true,
    prune: true,
  },
  files: { write: true, read: true, remove: true, list: true },
  printer: { print: true, pdf: true },
} satisfies { [Group in keyof Desktop]: Record<keyof Desktop[Group], true> };

async function call(channel: string, input: unknown[]): Promise<unknown> {
  const answer: Answer = await ipcRenderer.invoke(channel, ...input);
  // A plain object, because contextBridge would strip an Error of its code.
  return 'failure' in answer ? Promise.reject(answer.failure) : answer.value;
}

const desktop = Object.fromEntries(
  Object.entries(METHODS).map(([group, names]) => [
    group,
    Object.fromEntries(
      Object.keys(names).map((name) => [name, (...input: unknown[]) => call(`${group}.${name}`, input)]),
    ),
  ]),
);

contextBridge.exposeInMainWorld('desktop', desktop);
