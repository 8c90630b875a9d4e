import { execFileSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import { type Bench, isMet, type Row, ratioOf } from './bench.ts';

export interface Machine {
  cpu: string;
  cores: number;
  memoryGb: number;
  platform: string;
  node: string;
  chromium: string;
}

export interface Measured extends Pick<Bench, 'name' | 'what'> {
  rows: Row[];
  seconds: number;
  /** Why there are no rows. */
  error?: string;
}

export interface Report {
  date: string;
  commit: string;
  quick: boolean;
  machine: Machine;
  benches: Measured[];
}

export const thisMachine = (chromium: string): Machine => ({
  cpu: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memoryGb: Math.round(totalmem() / 2 ** 30),
  platform: `${process.platform} ${process.arch}`,
  node: process.version,
  chromium,
});

export function thisCommit(): string {
  const git = (...words: string[]) => execFileSync('git', words, { encoding: 'utf8' }).trim();
  return git('rev-parse', '--short', 'HEAD') + (git('status', '--porcelain') === '' ? '' : ', changed');
}

/** The table of docs/performance.md. */
export function markdownOf(report: Report): string {
  const { machine, date, commit, quick, benches } = report;
  const { cpu, cores, memoryGb, platform, node, chromium } = machine;
  return [
    `${date}, commit ${commit}${quick ? ', quick' : ''}. ${cpu}, ${cores} cores, ${memoryGb} GB, ${platform}; Node ${node}, Chromium ${chromium}.`,
    '',
    '| what | at | ours | against | ratio | bar | |',
    '|---|---|---:|---:|---:|---:|---|',
    ...benches.flatMap(({ what, rows, error }) =>
      error ? [`| ${what} | | | | | | failed: ${error} |`] : rows.map((row) => lineOf(what, row)),
    ),
  ].join('\n');
}

function lineOf(what: string, row: Row): string {
  const { at, unit, ours, peer, bar, note } = row;
  const met = isMet(row);
  const cells = [
    what,
    at,
    `${short(ours)} ${unit}`,
    peer ? `${peer.name} ${short(peer.value)} ${unit}` : '',
    peer ? `${short(ratioOf(row))}×` : '',
    bar ? ('least' in bar ? `≥ ${short(bar.least)}` : `≤ ${short(bar.most)}`) + (peer ? '×' : ` ${unit}`) : '',
    [met === null ? '' : met ? 'met' : '**not met**', note].filter(Boolean).join('; '),
  ];
  return `| ${cells.join(' | ')} |`;
}

/** Three digits are as many as a run on a shared machine is good for. */
const short = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)));
