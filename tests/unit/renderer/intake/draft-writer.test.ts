import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createDraftWriter } from '../../../../renderer/features/intake/draft-writer.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('writes while somebody types without a pause, not only after one', async () => {
  const written: string[] = [];
  const writer = createDraftWriter<string>(async (text) => void written.push(text), 400);
  for (let length = 1; length <= 20; length += 1) {
    writer.keep('x'.repeat(length));
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(written.length).toBeGreaterThanOrEqual(4);
  await vi.advanceTimersByTimeAsync(400);
  expect(written.at(-1)).toBe('x'.repeat(20));
});

test('never writes an older form after a newer one', async () => {
  const ended: string[] = [];
  const ends: (() => void)[] = [];
  const write = (text: string) =>
    new Promise<void>((resolve) => {
      ends.push(() => {
        ended.push(text);
        resolve();
      });
    });
  const writer = createDraftWriter(write, 400);
  writer.keep('first');
  void writer.flush();
  writer.keep('second');
  const all = writer.flush();
  await vi.advanceTimersByTimeAsync(0);
  expect(ends).toHaveLength(1);
  ends[0]?.();
  await vi.advanceTimersByTimeAsync(0);
  ends[1]?.();
  await all;
  expect(ended).toEqual(['first', 'second']);
});

test('flush writes at once and waits for it; without news it writes nothing', async () => {
  const written: string[] = [];
  const writer = createDraftWriter<string>(async (text) => void written.push(text), 400);
  writer.keep('a');
  await writer.flush();
  await writer.flush();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(written).toEqual(['a']);
});

test('stopped, it forgets what waits and takes nothing more', async () => {
  const written: string[] = [];
  const writer = createDraftWriter<string>(async (text) => void written.push(text), 400);
  writer.keep('a');
  await writer.stop();
  writer.keep('b');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(written).toEqual([]);
});
