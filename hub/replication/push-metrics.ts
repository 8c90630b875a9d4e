import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { PushAnswer } from '#shared/replication/protocol.ts';
import type { Database } from '../database/database.ts';
import { allDistricts } from '../repositories/district-repository.ts';
import { feedHead } from '../repositories/feed-repository.ts';
import { quarantineCounts } from '../repositories/quarantine-repository.ts';
import type { PushGate } from './push-gate.ts';

export interface PushMetrics {
  registry: Registry;
  pushed(seconds: number, cases: number, answer: PushAnswer): void;
  /** A page was served that begins so many changes behind the head of the feed. */
  pulled(behind: number): void;
}

/** Figures of replication for /metrics; of counts and times alone, never of content. */
export function pushMetrics(database: Database, gate: PushGate): PushMetrics {
  const registry = new Registry();
  const registers = [registry];
  const duration = new Histogram({
    name: 'loket_push_seconds',
    help: 'Time to take a push in, waiting for its turn included',
    buckets: [0.02, 0.05, 0.1, 0.3, 1, 2, 5, 15],
    registers,
  });
  const cases = new Counter({ name: 'loket_push_cases_total', help: 'Cases in pushes', registers });
  const entries = new Counter({
    name: 'loket_push_entries_total',
    help: 'Entries in pushes by what became of them',
    labelNames: ['outcome'],
    registers,
  });
  const lag = new Histogram({
    name: 'loket_feed_lag_rows',
    help: 'Changes between the checkpoint of a pull and the head of its feed',
    buckets: [0, 10, 100, 1_000, 10_000, 100_000],
    registers,
  });
  new Gauge({
    name: 'loket_push_waiting',
    help: 'Pushes waiting for their turn',
    registers,
    collect() {
      this.set(gate.waiting);
    },
  });
  const head = new Gauge({
    name: 'loket_feed_head',
    help: 'Last sequence of the feed of cases',
    labelNames: ['district'],
    registers,
  });
  new Gauge({
    name: 'loket_quarantine_entries',
    help: 'Entries in karantina by reason',
    labelNames: ['district', 'code'],
    registers,
    async collect() {
      this.reset();
      for (const { district } of await database.within(null, allDistricts)) {
        const [counts, last] = await database.within(
          district,
          async (tx) => [await quarantineCounts(tx, district), await feedHead(tx, district, 'cases')] as const,
        );
        head.set({ district }, last.sequence);
        for (const [code, count] of Object.entries(counts)) this.set({ district, code }, count);
      }
    },
  });
  return {
    registry,
    pushed(seconds, count, { acknowledged, rejected }) {
      duration.observe(seconds);
      cases.inc(count);
      entries.inc(
        { outcome: 'acknowledged' },
        acknowledged.reduce((sum, one) => sum + one.entries.length, 0),
      );
      entries.inc({ outcome: 'karantina' }, rejected.filter(({ kept }) => kept).length);
      entries.inc({ outcome: 'refused' }, rejected.filter(({ kept }) => !kept).length);
    },
    pulled: (behind) => lag.observe(behind),
  };
}
