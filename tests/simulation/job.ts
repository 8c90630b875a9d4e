import type { Action, Operation } from './schedule.ts';

export interface Job {
  seed: number;
  schedule: readonly Operation[];
  isTraced: boolean;
  /** Mechanisms that are switched off; only a mutable crew has switches. */
  off?: readonly string[];
}

export interface Result {
  seed: number;
  /** What was wrong when everything had healed; empty: nothing. */
  wrong: string[];
  /** Saves that somebody was told of. */
  saved: number;
  /** How often each thing has really happened; `dies`: PCs that died in the middle of something. */
  did: Partial<Record<Action | 'dies', number>>;
  cpuMs: number;
  traceHash: string;
  trace: string[];
}
