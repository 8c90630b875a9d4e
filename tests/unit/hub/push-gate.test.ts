import { beforeEach, expect, test } from 'vitest';
import { PushGate } from '../../../hub/replication/push-gate.ts';

let nowMs: number;
let gate: PushGate;
let begun: number[];
let ends: Map<number, () => void>;
beforeEach(() => {
  nowMs = 0;
  begun = [];
  ends = new Map();
  gate = new PushGate({ running: 2, withinMs: 200 }, () => nowMs);
});

const push = (n: number) =>
  gate.through(() => {
    begun.push(n);
    return new Promise<number>((resolve) => ends.set(n, () => resolve(n)));
  });
const BUSY = { code: 'hub-busy', status: 429, details: { retryAfterMs: 2_000 } };

test('a few run, a few wait in their order, whoever comes then is asked to come back', async () => {
  const pushes = [1, 2, 3, 4].map(push);
  expect(begun).toEqual([1, 2]);
  expect(gate.waiting).toBe(2);
  await expect(push(5)).rejects.toMatchObject(BUSY);
  expect(() => gate.check()).toThrow('many workstations push at once');
  nowMs = 200;
  ends.get(2)?.();
  expect(await pushes[1]).toBe(2);
  expect(begun).toEqual([1, 2, 3]);
  expect(() => gate.check()).not.toThrow();
  for (const n of [1, 3]) ends.get(n)?.();
  await Promise.all([pushes[0], pushes[2]]);
  expect(begun).toEqual([1, 2, 3, 4]);
  ends.get(4)?.();
  await pushes[3];
});

test('the slower pushes have been, the fewer may wait', async () => {
  for (let n = 0; n < 20; n++) {
    const slow = push(n);
    nowMs += 1_000;
    ends.get(n)?.();
    await slow;
  }
  const running = [push(21), push(22)];
  await expect(push(23)).rejects.toMatchObject(BUSY);
  for (const n of [21, 22]) ends.get(n)?.();
  await Promise.all(running);
});

test('a push that fails makes room as well', async () => {
  for (let n = 0; n < 5; n++) await expect(gate.through(() => Promise.reject(new Error('x')))).rejects.toThrow('x');
  expect(await gate.through(async () => 'in')).toBe('in');
});
