import { type Bench, median, type Row, thousands } from './bench.ts';
import { onLargeDesk } from './large-desk.ts';

export const unlock: Bench = {
  name: 'unlock',
  what: 'unlock, from the passphrase to a painted list',
  async run(context) {
    const rows: Row[] = [];
    for (const size of context.sizes) {
      const times: { argon2Ms: number; listMs: number; allRowsMs: number }[] = [];
      for (let turn = 0; turn < context.repetitions; turn++) {
        times.push(
          await onLargeDesk(context, size, (page) => page.evaluate((total) => window.large.unlock(total), size)),
        );
      }
      const argon2Ms = median(times.map((one) => one.argon2Ms));
      rows.push({
        at: `${thousands(size)} cases`,
        unit: 'ms',
        ours: median(times.map((one) => one.listMs)),
        peer: { name: '2 × argon2id alone + 1 s', value: 2 * argon2Ms + 1_000 },
        bar: { most: 1 },
        note: `argon2id ${argon2Ms.toFixed(0)} ms, every row after ${median(times.map((one) => one.allRowsMs)).toFixed(0)} ms`,
      });
    }
    return rows;
  },
};
