/** One row of the speed table: measures the product and its peers in one run. */
export interface Bench {
  /** File name and `--only`, kebab-case. */
  name: string;
  /** What it measures, for the table. */
  what: string;
  run(context: BenchContext): Promise<Row[]>;
}

export interface BenchContext {
  /** Small sizes and few repetitions: the whole suite in under two minutes. */
  quick: boolean;
  /** Cases in the store, ascending. */
  sizes: readonly number[];
  /** Repetitions of whatever is measured, ours and the peer's in turn; the median counts. */
  repetitions: number;
  /** Throw-away folder of this bench. */
  folder: string;
  /** Runs when the bench is over, the last one given first, also when it failed. */
  after(work: () => Promise<unknown>): void;
  /** Throw-away folder of the whole run, for what several benches use. */
  runFolder: string;
  /** Runs when all benches are over. */
  afterAll(work: () => Promise<unknown>): void;
  say(text: string): void;
}

/** Of the ratio ours : peer, or of our own figure where there is no peer. */
export type Bar = { least: number } | { most: number };

export type Unit = 'cases/s' | 'rows/s' | 'ms' | 's' | 'MB' | 'KB' | 'cases' | 'cuts' | '×';

export interface Row {
  /** What was varied, e.g. `20,000 cases`. */
  at: string;
  unit: Unit;
  ours: number;
  peer: { name: string; value: number } | null;
  /** Null: quoted, not judged. */
  bar: Bar | null;
  note?: string;
}

/** `ours : peer`; our own figure where there is no peer. */
export const ratioOf = ({ ours, peer }: Row): number => (peer ? ours / peer.value : ours);

/** Null for a row that is only quoted. */
export function isMet(row: Row): boolean | null {
  if (!row.bar) return null;
  const ratio = ratioOf(row);
  return 'least' in row.bar ? ratio >= row.bar.least : ratio <= row.bar.most;
}

export const median = (values: readonly number[]): number => percentile(values, 50);

/** Nearest rank. Throws when there are no values. */
export function percentile(values: readonly number[], percent: number): number {
  const ascending = [...values].sort((left, right) => left - right);
  const value = ascending[Math.max(0, Math.ceil((percent / 100) * ascending.length) - 1)];
  if (value === undefined) throw new Error('nothing was measured');
  return value;
}

export const thousands = (count: number): string => count.toLocaleString('en');
