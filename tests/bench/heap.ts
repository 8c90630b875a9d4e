import type { CDPSession, Page } from 'playwright-core';
import { type Bench, type Row, thousands } from './bench.ts';
import { onLargeDesk } from './large-desk.ts';

const MEGABYTE = 2 ** 20;

export const heap: Bench = {
  name: 'heap',
  what: 'memory after garbage collection, store open and searched',
  async run(context) {
    const rows: Row[] = [];
    for (const size of context.sizes) {
      const { pageMb, searchMb } = await onLargeDesk(context, size, (page) => heapsOf(page, size));
      const at = `${thousands(size)} cases`;
      rows.push(
        { at: `${at}, renderer`, unit: 'MB', ours: pageMb, peer: null, bar: { most: 350 } },
        { at: `${at}, search worker`, unit: 'MB', ours: searchMb, peer: null, bar: { most: 250 } },
      );
    }
    return rows;
  },
};

async function heapsOf(page: Page, size: number): Promise<{ pageMb: number; searchMb: number }> {
  const session = await page.context().newCDPSession(page);
  const workers = await attachedWorkers(session);
  await page.evaluate((total) => window.large.unlock(total), size);
  await page.evaluate(() => window.large.search('ka'));
  const search = workers.get('search');
  if (!search) throw new Error('there is no search worker');
  return { pageMb: await heapMb((method) => session.send(method as never)), searchMb: await heapMb(search) };
}

type Send = (method: string) => Promise<unknown>;

async function heapMb(send: Send): Promise<number> {
  await send('HeapProfiler.collectGarbage');
  const usage = (await send('Runtime.getHeapUsage')) as { usedSize: number; backingStorageSize?: number };
  // Typed arrays and buffers lie outside the heap.
  return (usage.usedSize + (usage.backingStorageSize ?? 0)) / MEGABYTE;
}

/** The page's workers by name, as they start; each takes calls of the DevTools protocol. */
async function attachedWorkers(session: CDPSession): Promise<Map<string, Send>> {
  const workers = new Map<string, Send>();
  const answers = new Map<number, (result: unknown) => void>();
  let calls = 0;
  session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    workers.set(targetInfo.title, async (method) => {
      calls += 1;
      const answer = new Promise((resolve) => answers.set(calls, resolve));
      const message = JSON.stringify({ id: calls, method });
      await session.send('Target.sendMessageToTarget', { sessionId, message });
      return answer;
    });
  });
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id, result } = JSON.parse(message) as { id: number; result: unknown };
    answers.get(id)?.(result);
  });
  await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
  return workers;
}
