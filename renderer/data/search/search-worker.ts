/// <reference lib="webworker" />
import type { SearchAnswer, SearchCall } from './search-client.ts';
import { TextIndex } from './search-index.ts';

const index = new TextIndex();
const asked = new Map<number, AbortController>();

async function answer({ call, query, limit }: Extract<SearchCall, { kind: 'find' }>): Promise<void> {
  const control = new AbortController();
  asked.set(call, control);
  try {
    postMessage({ call, ids: await index.find(query, limit, control.signal) } satisfies SearchAnswer);
  } catch (error) {
    if (!control.signal.aborted) throw error;
  } finally {
    asked.delete(call);
  }
}

addEventListener('message', ({ data }: MessageEvent<SearchCall>) => {
  switch (data.kind) {
    case 'put':
      return index.put(data.cases);
    case 'remove':
      return index.remove(data.ids);
    case 'find':
      return answer(data);
    case 'cancel':
      return asked.get(data.call)?.abort();
  }
});
