import { type Bench, median, type Row, thousands } from './bench.ts';
import { onLargeDesk } from './large-desk.ts';

/** Typed letter by letter: frequent and rare words, a place, initials, a ticket, two words, and what nobody wrote. */
const TYPED = ['jaba', 'tuban', 'plumpang', 'wc1', 'TBN-K7-25-00042', 'baka rada', 'xyzzy ka'];
const BARS_MS: Record<number, number> = { 20000: 50, 100000: 150 };
const TURNS = 3;

export const searchKeys: Bench = {
  name: 'search-keys',
  what: 'search as you type, first 50 hits, worst key',
  async run(context) {
    const rows: Row[] = [];
    for (const size of context.sizes) rows.push(...(await onLargeDesk(context, size, (page) => ofSize(page, size))));
    return rows;
  },
};

async function ofSize(page: import('playwright-core').Page, size: number): Promise<Row[]> {
  await page.evaluate((total) => window.large.unlock(total), size);
  const keys = TYPED.flatMap((text) => Array.from(text, (_, index) => text.slice(0, index + 1)));
  const find = (key: string) => page.evaluate((query) => window.large.search(query), key);
  const first = await find('k');
  const times = new Map<string, number[]>();
  for (let turn = 0; turn < TURNS; turn++) {
    for (const key of keys) times.set(key, [...(times.get(key) ?? []), (await find(key)).tookMs]);
  }
  const worst = [...times].map(([key, all]) => ({ key, tookMs: median(all) }));
  const [slowest] = worst.sort((left, right) => right.tookMs - left.tookMs);
  if (!slowest) throw new Error('nothing was typed');
  const most = BARS_MS[size];
  return [
    {
      at: `${thousands(size)} cases, “${slowest.key}”`,
      unit: 'ms',
      ours: slowest.tookMs,
      peer: null,
      bar: most === undefined ? null : { most },
      note: `first key after unlock ${first.tookMs.toFixed(0)} ms, worst single one ${Math.max(...[...times.values()].flat()).toFixed(0)} ms`,
    },
  ];
}
