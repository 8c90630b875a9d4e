import type { Confirmed, JournalLine } from './journal-schema.ts';
import { firstRecordOf, segmentName } from './segment-store.ts';

/** By the hub's clock, how long an acknowledged entry stays in the journal. */
const KEPT_MS = 30 * 86_400_000;
/** Comparisons are marked about daily, however often the app starts. */
const BETWEEN_MARKS_MS = 12 * 3_600_000;

interface Segment {
  bytes: number;
  /** Number of its last record, or of a later one that changed what is known of the delivery of its entries. */
  settledBy: number;
  collections: Set<JournalLine['collection']>;
}

/** Numbers of records that no segment has: from the first, up to the one that is there again. */
export interface Gap {
  from: number;
  to: number;
}

/**
 * Which segments may go. Time is the hub's alone: each clean comparison leaves a mark with it, and what was acknowledged
 * before a mark that is 30 days old has been acknowledged for 30 days, whatever the PC's clock says.
 */
export class Retention {
  /** In the order of the journal. */
  readonly #segments = new Map<string, Segment>();
  #marks: { record: number; hubMs: number }[] = [];
  /** Records before this number were removed on purpose. */
  from = 1;

  get bytes(): number {
    return [...this.#segments.values()].reduce((sum, { bytes }) => sum + bytes, 0);
  }

  forget = (name: string): boolean => this.#segments.delete(name);

  grew(name: string, record: number, bytes: number): void {
    const known = this.#segments.get(name) ?? { bytes: 0, settledBy: 0, collections: new Set() };
    this.#segments.set(name, { ...known, bytes: known.bytes + bytes, settledBy: Math.max(known.settledBy, record) });
  }

  holds(name: string, collection: JournalLine['collection']): void {
    this.#segments.get(name)?.collections.add(collection);
  }

  settled(name: string, record: number): void {
    const segment = this.#segments.get(name);
    if (segment) segment.settledBy = Math.max(segment.settledBy, record);
  }

  isMarkDue(hubMs: number): boolean {
    const last = this.#marks.at(-1);
    return last === undefined || Math.abs(hubMs - last.hubMs) >= BETWEEN_MARKS_MS;
  }

  mark(record: number, hubMs: number): void {
    this.#marks.push({ record, hubMs });
  }

  /**
   * The oldest segments, as far as each may go; never the last one, which ends at or behind every mark. Oldest first and
   * without a gap, so that one number tells what was removed, and no acknowledgement goes before its entry.
   */
  removable({ hubMs, collections }: Confirmed, isKept: (name: string) => boolean): string[] {
    const confirmed = this.#marks.findLast((mark) => mark.hubMs <= hubMs - KEPT_MS)?.record ?? 0;
    const names = [...this.#segments.keys()];
    const mayGo = (name: string): boolean => {
      const segment = this.#segments.get(name);
      if (!segment || segment.settledBy >= confirmed || isKept(name)) return false;
      return [...segment.collections].every((collection) => collections.includes(collection));
    };
    const end = names.findIndex((name) => !mayGo(name));
    return end === -1 ? names : names.slice(0, end);
  }

  /** The segments of these gaps that were not removed on purpose. */
  lost(gaps: readonly Gap[]): string[] {
    return gaps.filter(({ to }) => to > this.from).map(({ from }) => segmentName(Math.max(from, this.from)));
  }

  /** Of segments that go, the first record that stays. */
  firstAfter(removed: readonly string[]): number {
    const next = [...this.#segments.keys()][removed.length];
    return next === undefined ? this.from : firstRecordOf(next);
  }
}
