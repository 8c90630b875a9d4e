import type { SearchableCase, SearchIndex } from './search-index.ts';

export type SearchCall =
  | { kind: 'put'; cases: readonly SearchableCase[] }
  | { kind: 'remove'; ids: readonly string[] }
  | { kind: 'find'; call: number; query: string; limit: number }
  | { kind: 'cancel'; call: number };

export interface SearchAnswer {
  call: number;
  ids: string[];
}

interface Waiting {
  resolve(ids: string[]): void;
  reject(reason: unknown): void;
}

/** The index in a worker of its own, so that typing never waits for a scan; with the worker every text goes. */
export function openSearchWorker(): SearchIndex {
  const worker = new Worker(new URL('./search-worker.ts', import.meta.url), { type: 'module', name: 'search' });
  const waiting = new Map<number, Waiting>();
  const send = (call: SearchCall) => worker.postMessage(call);
  const failAll = (reason: unknown) => {
    for (const { reject } of waiting.values()) reject(reason);
    waiting.clear();
  };
  let calls = 0;
  worker.onmessage = ({ data: { call, ids } }: MessageEvent<SearchAnswer>) => {
    waiting.get(call)?.resolve(ids);
    waiting.delete(call);
  };
  worker.onerror = (event) => failAll(new Error(`the search worker failed: ${event.message}`));
  return {
    put: (cases) => send({ kind: 'put', cases }),
    remove: (ids) => send({ kind: 'remove', ids }),
    find: (query, limit, signal) =>
      new Promise((resolve, reject) => {
        signal?.throwIfAborted();
        calls += 1;
        const call = calls;
        waiting.set(call, { resolve, reject });
        signal?.addEventListener('abort', () => {
          if (!waiting.delete(call)) return;
          send({ kind: 'cancel', call });
          reject(signal.reason);
        });
        send({ kind: 'find', call, query, limit });
      }),
    close() {
      worker.terminate();
      failAll(new DOMException('the desk was locked', 'AbortError'));
    },
  };
}
