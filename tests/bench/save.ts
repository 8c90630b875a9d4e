import { type Bench, percentile, type Row, thousands } from './bench.ts';
import { onLargeDesk } from './large-desk.ts';

export const save: Bench = {
  name: 'save',
  what: 'save, from the call to durable in journal and store, p95',
  async run(context) {
    const rows: Row[] = [];
    for (const size of context.sizes) {
      const { saveMs, putMs, flushMs } = await onLargeDesk(context, size, async (page) => {
        await page.evaluate((total) => window.large.unlock(total), size);
        return page.evaluate((count) => window.large.saves(count), context.quick ? 20 : 100);
      });
      const p95 = (values: readonly number[]) => percentile(values, 95);
      rows.push({
        at: `${thousands(size)} cases`,
        unit: 'ms',
        ours: p95(saveMs),
        peer: { name: 'strict Dexie put + flush, p95 each', value: p95(putMs) + p95(flushMs) },
        bar: { most: 3 },
        note: `median ${percentile(saveMs, 50).toFixed(1)} against ${(percentile(putMs, 50) + percentile(flushMs, 50)).toFixed(1)} ms`,
      });
    }
    return rows;
  },
};
