import { type Bench, median, type Row, thousands } from './bench.ts';
import { onLargeDesk } from './large-desk.ts';

const TURNS = 9;

export const newestFifty: Bench = {
  name: 'newest-fifty',
  what: 'newest 50 with the slowest saved filter',
  async run(context) {
    const rows: Row[] = [];
    const worstMs: number[] = [];
    for (const size of context.sizes) {
      const { slowest, rawMs } = await onLargeDesk(context, size, async (page) => {
        await page.evaluate((total) => window.large.unlock(total), size);
        const views = await page.evaluate(() => window.large.views());
        const times = views.map((view) => ({ view, firstMs: [] as number[], againMs: [] as number[] }));
        const rawMs: number[] = [];
        for (let turn = 0; turn < TURNS; turn++) {
          rawMs.push(await page.evaluate(() => window.large.rawNewest()));
          for (const { view, firstMs, againMs } of times) {
            const read = await page.evaluate((name) => window.large.newest(name), view);
            firstMs.push(read.firstMs);
            againMs.push(read.againMs);
          }
        }
        const medians = times.map(({ view, firstMs, againMs }) => ({
          view,
          firstMs: median(firstMs),
          againMs: median(againMs),
        }));
        const [slowest] = medians.sort((left, right) => right.firstMs - left.firstMs);
        if (!slowest) throw new Error('no saved filters');
        return { slowest, rawMs: median(rawMs) };
      });
      worstMs.push(slowest.firstMs);
      rows.push({
        at: `${thousands(size)} cases, ${slowest.view}`,
        unit: 'ms',
        ours: slowest.firstMs,
        peer: { name: 'Dexie, indexed', value: rawMs },
        bar: { most: 2 },
        note: `${slowest.againMs.toFixed(1)} ms when asked again`,
      });
    }
    const [smallest, largest] = [worstMs[0], worstMs.at(-1)];
    if (context.sizes.length > 1 && smallest && largest) {
      const [from, to] = [context.sizes[0] ?? 0, context.sizes.at(-1) ?? 0].map(thousands);
      rows.push({
        at: `${to} cases`,
        unit: 'ms',
        ours: largest,
        peer: { name: `at ${from}`, value: smallest },
        bar: { most: 1.5 },
        note: 'flat',
      });
    }
    return rows;
  },
};
