import { Value } from 'typebox/value';
import { concatBytes } from '../crypto/bytes.ts';
import { JournalError } from './journal-error.ts';
import { linesAt, type Place } from './journal-lines.ts';
import { Numbers } from './journal-numbers.ts';
import { Acknowledged, Base, Compared, type JournalPayload, Saved } from './journal-payload.ts';
import { encodeRecord, scanRecords } from './journal-record.ts';
import { type Gap, Retention } from './journal-retention.ts';
import type { Confirmed, JournalHead, JournalLine, JournalState, Lease } from './journal-schema.ts';
import { firstRecordOf, type SegmentStore, segmentName } from './segment-store.ts';

const SEGMENT_BYTES = 8 * 1024 * 1024;

/**
 * The workstation's own copy of every entry written on it, and the only place that gives out entry numbers and
 * ticket serials. Records are only ever appended; an acknowledgement is a record as well. What the hub has held for long
 * goes segment by segment, and leaves its sum in a base record.
 */
export class Journal {
  readonly #store: SegmentStore;
  readonly #newId: () => string;
  readonly #maxSegmentBytes: number;
  #segment = '';
  #segmentBytes = 0;
  /** An append failed: the segment may end in half a record. */
  #isTorn = false;
  #nextRecord = 1;
  readonly #numbers = new Numbers();
  /** Ascending by n. */
  #places = new Map<string, Place>();
  #open = new Set<string>();
  #lease: string | null = null;
  readonly #retention = new Retention();
  #cutBytes = 0;
  #damaged = new Set<string>();
  #writing: Promise<unknown> = Promise.resolve();

  private constructor(store: SegmentStore, newId: () => string, maxSegmentBytes: number) {
    this.#store = store;
    this.#newId = newId;
    this.#maxSegmentBytes = maxSegmentBytes;
  }

  static async open(
    store: SegmentStore,
    newId: () => string = () => crypto.randomUUID(),
    maxSegmentBytes = SEGMENT_BYTES,
  ): Promise<Journal> {
    const journal = new Journal(store, newId, maxSegmentBytes);
    await journal.#load();
    return journal;
  }

  async #load(): Promise<void> {
    const names = await this.#store.list();
    const gaps: Gap[] = [];
    let isWhole = true;
    for (const [index, name] of names.entries()) {
      const first = firstRecordOf(name);
      if (isWhole && first > this.#nextRecord) gaps.push({ from: this.#nextRecord, to: first });
      const bytes = await this.#store.read(name);
      const { records, goodBytes, isDamaged } = scanRecords(bytes, first);
      const last = records.at(-1)?.number ?? first;
      this.#retention.grew(name, last, goodBytes);
      for (const { number, value, offset, length } of records) {
        this.#take(value, { segment: name, record: number, offset, length });
      }
      this.#nextRecord = Math.max(this.#nextRecord, first, records.length > 0 ? last + 1 : 0);
      isWhole = !isDamaged && goodBytes === bytes.length;
      this.#segment = name;
      this.#segmentBytes = goodBytes;
      const isLast = index === names.length - 1;
      if (isDamaged || !(isWhole || isLast)) this.#damaged.add(name);
      if (isLast && goodBytes < bytes.length) await this.#cut(name, goodBytes, bytes.length);
    }
    // A segment that is gone is reported by the name that it had, unless it was removed on purpose.
    for (const name of this.#retention.lost(gaps)) this.#damaged.add(name);
  }

  /** Only the record that was being written when the power went can be torn; nobody was told it was saved. */
  async #cut(name: string, goodBytes: number, length: number): Promise<void> {
    this.#cutBytes = length - goodBytes;
    await this.#store.truncate(name, goodBytes);
  }

  #take(value: unknown, place: Omit<Place, 'n'>): void {
    if (Value.Check(Saved, value)) {
      for (const line of value.entries) this.#takeLine(line, place);
    } else if (Value.Check(Acknowledged, value)) {
      this.#takeAcknowledged(value.acknowledged, value.value, place.record);
    } else if (Value.Check(Compared, value)) {
      this.#retention.mark(place.record, value.compared);
    } else if (Value.Check(Base, value)) {
      this.#numbers.takeBase(value.base);
      this.#retention.from = Math.max(this.#retention.from, value.base.from);
    }
  }

  #takeLine(line: JournalLine, place: Omit<Place, 'n'>): void {
    this.#places.set(line.id, { n: line.n, ...place });
    this.#open.add(line.id);
    this.#retention.holds(place.segment, line.collection);
    this.#numbers.take(line);
  }

  #takeAcknowledged(ids: readonly string[], isAcknowledged: boolean, record: number): void {
    for (const id of ids) {
      const place = this.#places.get(id);
      if (!place) continue;
      if (isAcknowledged) this.#open.delete(id);
      else this.#open.add(id);
      this.#retention.settled(place.segment, record);
    }
  }

  state(): JournalState {
    return {
      head: this.#numbers.head,
      unacknowledged: this.#open.size,
      bytes: this.#retention.bytes,
      cutBytes: this.#cutBytes,
      damaged: [...this.#damaged],
    };
  }

  reserve(year: number): Promise<Lease> {
    return this.#exclusively(async () => {
      this.#lease = this.#newId();
      const { n, hash } = this.#numbers.head;
      return { lease: this.#lease, n: n + 1, prev: hash, serial: this.#numbers.nextSerial(year) };
    });
  }

  /** All lines are durable when it resolves, or none is when it throws. A lease is good for one append. */
  append(lease: string, lines: readonly JournalLine[]): Promise<JournalHead> {
    return this.#exclusively(async () => {
      if (lease !== this.#lease) throw new JournalError('lease-lost', 'another save has begun since');
      this.#checkSequence(lines);
      this.#lease = null;
      const place = await this.#write({ entries: [...lines] });
      for (const line of lines) this.#takeLine(line, place);
      return this.#numbers.head;
    });
  }

  #checkSequence(lines: readonly JournalLine[]): void {
    if (!Value.Check(Saved, { entries: lines })) throw new JournalError('malformed', 'not lines of a journal');
    const wrong = lines.find((line) => this.#places.has(line.id)) ?? this.#numbers.firstOutOfSequence(lines);
    if (wrong) throw new JournalError('not-in-sequence', `entry ${wrong.id} out of sequence`);
  }

  /** Ids that this journal does not have, and those that are so already, are passed over. */
  acknowledge(ids: readonly string[], value: boolean): Promise<void> {
    return this.#exclusively(async () => {
      const changed = ids.filter((id) => this.#places.has(id) && this.#open.has(id) === value);
      if (changed.length === 0) return;
      const { record } = await this.#write({ acknowledged: changed, value });
      this.#takeAcknowledged(changed, value, record);
    });
  }

  /**
   * For when a comparison with the hub has just found nothing to repair: notes the hub's time, and removes the segments
   * whose every entry has been acknowledged for 30 days by it. Never the last segment, nor a damaged one. How many.
   */
  prune(confirmed: Confirmed): Promise<number> {
    return this.#exclusively(async () => {
      if (this.#retention.isMarkDue(confirmed.hubMs)) {
        const { record } = await this.#write({ compared: confirmed.hubMs });
        this.#retention.mark(record, confirmed.hubMs);
      }
      const open = new Set([...this.#open].map((id) => this.#places.get(id)?.segment));
      const isKept = (name: string) => open.has(name) || this.#damaged.has(name);
      const removed = this.#retention.removable(confirmed, isKept);
      if (removed.length === 0) return 0;
      // Durable before the first of them goes: what is missing afterwards was removed, not lost.
      const from = this.#retention.firstAfter(removed);
      await this.#write({ base: this.#numbers.toBase(from) });
      this.#retention.from = from;
      for (const name of removed) await this.#remove(name);
      return removed.length;
    });
  }

  async #remove(name: string): Promise<void> {
    await this.#store.remove(name);
    this.#retention.forget(name);
    for (const [id, { segment }] of this.#places) if (segment === name) this.#places.delete(id);
  }

  unacknowledged(): string[] {
    const numberOf = (id: string): number => this.#places.get(id)?.n ?? 0;
    return [...this.#open].sort((left, right) => numberOf(left) - numberOf(right));
  }

  /** Lines from entry number `from` on. One that does not verify any more is left out, its segment named as damaged. */
  async read(from: number, limit: number): Promise<JournalLine[]> {
    const wanted = [...this.#places].filter(([, place]) => place.n >= from).slice(0, limit);
    const lines = await linesAt(this.#store, wanted).catch((error: unknown) => {
      if (wanted.every(([id]) => this.#places.has(id))) throw error;
      return null; // a segment was removed meanwhile
    });
    if (!lines) return this.read(from, limit);
    for (const [index, [, { segment }]] of wanted.entries()) if (!lines[index]) this.#damaged.add(segment);
    return lines.filter((line) => line !== null);
  }

  async #write(payload: JournalPayload): Promise<Omit<Place, 'n'>> {
    await this.#mend();
    if (this.#segment === '' || this.#segmentBytes >= this.#maxSegmentBytes) {
      this.#segment = segmentName(this.#nextRecord);
      this.#segmentBytes = 0;
    }
    const needsBase = this.#segmentBytes === 0 && this.#nextRecord > 1;
    const base: JournalPayload[] = needsBase ? [{ base: this.#numbers.toBase(this.#retention.from) }] : [];
    const records = [...base, payload].map((one, index) => encodeRecord(this.#nextRecord + index, one));
    const bytes = concatBytes(...records);
    this.#isTorn = true;
    try {
      await this.#store.append(this.#segment, bytes);
      this.#isTorn = false;
    } catch (error) {
      await this.#mend().catch(() => {});
      throw error;
    }
    const record = this.#nextRecord + records.length - 1;
    const { length } = records.at(-1) as Uint8Array;
    this.#nextRecord = record + 1;
    this.#segmentBytes += bytes.length;
    this.#retention.grew(this.#segment, record, bytes.length);
    return { segment: this.#segment, record, offset: this.#segmentBytes - length, length };
  }

  /** A full disk may have taken half of a record: cut it off, so that the next one does not follow it. */
  async #mend(): Promise<void> {
    if (!this.#isTorn) return;
    const names = await this.#store.list();
    if (names.includes(this.#segment)) await this.#store.truncate(this.#segment, this.#segmentBytes);
    this.#isTorn = false;
  }

  #exclusively<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#writing.then(work);
    this.#writing = result.catch(() => {});
    return result;
  }
}
