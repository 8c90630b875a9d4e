/**
 * Every task of this process in one order. What IndexedDB queues waits until nothing else is under way, and runs alone:
 * so a run depends on its seed, and not on which thread was faster.
 */
const realTurn = setImmediate;
const realClear = clearImmediate;
const waiting: (() => void)[] = [];
let underWay = 0;
let hubCalls = 0;
let isTaken = false;

/** From now on immediates wait for `settled`, except those of the hub. */
export function takeImmediates(): void {
  isTaken = true;
  const queue = (task: (...values: unknown[]) => void, ...values: unknown[]) => {
    if (!isTaken || hubCalls > 0) return realTurn(task, ...values);
    waiting.push(() => task(...values));
    return undefined;
  };
  globalThis.setImmediate = queue as unknown as typeof setImmediate;
  globalThis.clearImmediate = (task) => task && realClear(task);
}

/** Work on other threads: tasks wait for it. */
export async function underway<Result>(work: () => Promise<Result>): Promise<Result> {
  underWay += 1;
  try {
    return await work();
  } finally {
    underWay -= 1;
  }
}

/** Work of the hub and of its administrator. */
export async function atHub<Result>(work: () => Promise<Result>): Promise<Result> {
  hubCalls += 1;
  try {
    return await underway(work);
  } finally {
    hubCalls -= 1;
  }
}

/** Runs tasks until there is nothing left to run; `onTask` before each. */
export async function settled(onTask: () => void): Promise<void> {
  for (let quiet = 0; quiet < 2; ) {
    await new Promise<void>((resolve) => realTurn(resolve));
    if (underWay > 0) continue;
    const task = waiting.shift();
    if (!task) quiet += 1;
    else {
      quiet = 0;
      onTask();
      task();
    }
  }
}
