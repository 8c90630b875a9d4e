import { Value } from 'typebox/value';
import { Saved } from './journal-payload.ts';
import { recordAt } from './journal-record.ts';
import type { JournalLine } from './journal-schema.ts';
import type { SegmentStore } from './segment-store.ts';

/** Where a line lies: the lines themselves stay on the disk. */
export interface Place {
  n: number;
  segment: string;
  record: number;
  offset: number;
  length: number;
}

/** Reads lines, in the order given, by one read of each segment; null for one that does not verify any more. */
export async function linesAt(
  store: SegmentStore,
  places: readonly [id: string, place: Place][],
): Promise<(JournalLine | null)[]> {
  const lines: (JournalLine | null)[] = [];
  for (const [segment, group] of Map.groupBy(places, ([, place]) => place.segment)) {
    const start = Math.min(...group.map(([, { offset }]) => offset));
    const end = Math.max(...group.map(([, { offset, length }]) => offset + length));
    const bytes = await store.readPart(segment, start, end - start);
    const records = new Map<number, JournalLine[]>();
    for (const [id, { record, offset }] of group) {
      const entries = records.get(record) ?? entriesOf(recordAt(bytes, offset - start, record)?.value);
      records.set(record, entries);
      lines.push(entries.find((entry) => entry.id === id) ?? null);
    }
  }
  return lines;
}

const entriesOf = (value: unknown): JournalLine[] => (Value.Check(Saved, value) ? value.entries : []);
