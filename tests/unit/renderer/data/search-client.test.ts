import { beforeEach, expect, test, vi } from 'vitest';
import {
  openSearchWorker,
  type SearchAnswer,
  type SearchCall,
} from '../../../../renderer/data/search/search-client.ts';

/** The worker's side of the line, answered by hand. */
class FakeWorker {
  static readonly opened: FakeWorker[] = [];
  readonly sent: SearchCall[] = [];
  isTerminated = false;
  onmessage: (event: { data: SearchAnswer }) => void = () => {};
  onerror: (event: { message: string }) => void = () => {};
  constructor() {
    FakeWorker.opened.push(this);
  }
  postMessage(call: SearchCall) {
    this.sent.push(call);
  }
  terminate() {
    this.isTerminated = true;
  }
}

beforeEach(() => vi.stubGlobal('Worker', FakeWorker));

function open() {
  const index = openSearchWorker();
  return { index, worker: FakeWorker.opened.at(-1) as FakeWorker };
}

test('what was put before is there when the question arrives', () => {
  const { index, worker } = open();
  index.put([{ id: 'a', newest: '1', text: 'jalan' }]);
  void index.find('jalan', 50);
  index.remove(['a']);
  expect(worker.sent.map(({ kind }) => kind)).toEqual(['put', 'find', 'remove']);
});

test('each answer reaches its own question', async () => {
  const { index, worker } = open();
  const [first, second] = [index.find('a', 50), index.find('b', 50)];
  worker.onmessage({ data: { call: 2, ids: ['of b'] } });
  worker.onmessage({ data: { call: 1, ids: ['of a'] } });
  expect(await Promise.all([first, second])).toEqual([['of a'], ['of b']]);
});

test('a superseded question ends at once, the worker is told, and its late answer is dropped', async () => {
  const { index, worker } = open();
  const control = new AbortController();
  const asked = index.find('ja', 50, control.signal);
  control.abort();
  await expect(asked).rejects.toThrow('aborted');
  expect(worker.sent.at(-1)).toEqual({ kind: 'cancel', call: 1 });
  worker.onmessage({ data: { call: 1, ids: ['late'] } });
  await expect(index.find('jalan', 50, control.signal)).rejects.toThrow('aborted');
  expect(worker.sent).toHaveLength(2);
});

test('closing ends the worker, and with it every text', async () => {
  const { index, worker } = open();
  const asked = index.find('jalan', 50);
  index.close();
  expect(worker.isTerminated).toBe(true);
  await expect(asked).rejects.toThrow('locked');
});

test('a worker that fails answers nobody with silence', async () => {
  const { index, worker } = open();
  const asked = index.find('jalan', 50);
  worker.onerror({ message: 'out of memory' });
  await expect(asked).rejects.toThrow('out of memory');
});
