import type { Crew } from './crew.ts';
import type { Result } from './job.ts';
import type { Operation } from './schedule.ts';

/** Drops operations, and the deaths in them, while it still goes wrong. */
export async function shrunk(
  crew: Crew,
  seed: number,
  schedule: readonly Operation[],
): Promise<{ schedule: Operation[]; result: Result }> {
  let best = [...schedule];
  let result = await crew.run({ seed, schedule: best, isTraced: true });
  const tryOut = async (candidate: Operation[]): Promise<boolean> => {
    const tried = await crew.run({ seed, schedule: candidate, isTraced: true });
    if (tried.wrong.length === 0) return false;
    [best, result] = [candidate, tried];
    return true;
  };
  for (let size = best.length >> 1; size >= 1; size >>= 1) {
    for (let start = 0; start < best.length; ) {
      const isSmaller = await tryOut([...best.slice(0, start), ...best.slice(start + size)]);
      if (!isSmaller) start += size;
    }
  }
  for (const [index, operation] of best.entries()) {
    if (operation.diesAfter === null) continue;
    await tryOut(best.with(index, { ...operation, diesAfter: null }));
  }
  return { schedule: best, result };
}
