import type { Desktop } from '#shared/desktop/contract.ts';
import type { StorageCall, StorageReply } from './storage-worker.ts';

export interface StorageClient {
  journal: Desktop['journal'];
  files: Desktop['files'];
  records: Pick<Desktop['vault'], 'read' | 'write'>;
}

/** Journal, files and named texts live in one worker: only a worker gets OPFS handles that flush to the disk. */
export function openStorageWorker(): StorageClient {
  const worker = new Worker(new URL('./storage-worker.ts', import.meta.url), { type: 'module', name: 'storage' });
  const waiting = new Map<number, { resolve(value: unknown): void; reject(failure: unknown): void }>();
  let calls = 0;
  worker.onmessage = ({ data }: MessageEvent<StorageReply>) => {
    const call = waiting.get(data.call);
    waiting.delete(data.call);
    if ('failure' in data) call?.reject(data.failure);
    else call?.resolve(data.value);
  };
  worker.onerror = (event) => {
    for (const { reject } of waiting.values()) reject({ code: 'internal', message: event.message });
    waiting.clear();
  };
  const ask =
    (group: StorageCall['group'], name: string) =>
    (...input: unknown[]) =>
      new Promise<unknown>((resolve, reject) => {
        calls += 1;
        waiting.set(calls, { resolve, reject });
        worker.postMessage({ call: calls, group, name, input } satisfies StorageCall);
      });
  const bridge = <Group>(group: StorageCall['group'], ...names: (keyof Group & string)[]) =>
    Object.fromEntries(names.map((name) => [name, ask(group, name)])) as Group;
  return {
    journal: bridge('journal', 'open', 'reserve', 'append', 'read', 'readOf', 'acknowledge', 'unacknowledged', 'prune'),
    files: bridge('files', 'write', 'read', 'remove', 'list'),
    records: bridge('records', 'read', 'write'),
  };
}
