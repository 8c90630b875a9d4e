import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import { linesAt, type Place, Saved } from './journal-lines.ts';
import { encodeRecord, scanRecords } from './journal-record.ts';
import type { JournalHead, JournalLine, JournalState, Lease } from './journal-schema.ts';
import { firstRecordOf, type SegmentStore, segmentName } from './segment-store.ts';

const Acknowledged = Type.Object({ acknowledged: Type.Array(Type.String()), value: Type.Boolean() });
type JournalRecord = Saved | Static<typeof Acknowledged>;

const SEGMENT_BYTES = 8 * 1024 * 1024;

export class JournalError extends Error {
  readonly code: 'lease-lost' | 'not-in-sequence' | 'malformed';
  constructor(code: JournalError['code'], message: string) {
    super(message);
    this.code = code;
  }
}

/**
 * The workstation's own copy of every entry written on it, and the only place that gives out entry numbers and
 * ticket serials. Records are only ever appended; an acknowledgement is a record as well.
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
  #head: JournalHead = { n: 0, hash: null };
  #serials = new Map<number, number>();
  /** Ascending by n. */
  #places = new Map<string, Place>();
  #open = new Set<string>();
  #lease: string | null = null;
  #bytes = 0;
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
    let isWhole = true;
    for (const [index, name] of names.entries()) {
      const first = firstRecordOf(name);
      // A segment that is gone is reported by the name that it had.
      if (isWhole && first > this.#nextRecord) this.#damaged.add(segmentName(this.#nextRecord));
      const bytes = await this.#store.read(name);
      const { records, goodBytes, isDamaged } = scanRecords(bytes, first);
      for (const { number, value, offset, length } of records) {
        this.#take(value, { segment: name, record: number, offset, length });
      }
      this.#nextRecord = Math.max(this.#nextRecord, first, (records.at(-1)?.number ?? 0) + 1);
      isWhole = !isDamaged && goodBytes === bytes.length;
      this.#bytes += goodBytes;
      this.#segment = name;
      this.#segmentBytes = goodBytes;
      if (isDamaged) this.#damaged.add(name);
      if (goodBytes === bytes.length) continue;
      if (index < names.length - 1) {
        this.#damaged.add(name);
      } else {
        // Only the record that was being written when the power went can be torn; nobody was told it was saved.
        this.#cutBytes = bytes.length - goodBytes;
        await this.#store.truncate(name, goodBytes);
      }
    }
  }

  #take(value: unknown, place: Omit<Place, 'n'>): void {
    if (Value.Check(Saved, value)) {
      for (const line of value.entries) this.#takeLine(line, place);
    } else if (Value.Check(Acknowledged, value)) {
      for (const id of value.acknowledged) {
        if (value.value) this.#open.delete(id);
        else if (this.#places.has(id)) this.#open.add(id);
      }
    }
  }

  #takeLine(line: JournalLine, place: Omit<Place, 'n'>): void {
    this.#places.set(line.id, { n: line.n, ...place });
    this.#open.add(line.id);
    this.#head = { n: line.n, hash: line.hash };
    if (line.serial) this.#serials.set(line.serial.year, line.serial.number);
  }

  state(): JournalState {
    return {
      head: { ...this.#head },
      unacknowledged: this.#open.size,
      bytes: this.#bytes,
      cutBytes: this.#cutBytes,
      damaged: [...this.#damaged],
    };
  }

  reserve(year: number): Promise<Lease> {
    return this.#exclusively(async () => {
      this.#lease = this.#newId();
      return {
        lease: this.#lease,
        n: this.#head.n + 1,
        prev: this.#head.hash,
        serial: (this.#serials.get(year) ?? 0) + 1,
      };
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
      return { ...this.#head };
    });
  }

  #checkSequence(lines: readonly JournalLine[]): void {
    if (!Value.Check(Saved, { entries: lines })) throw new JournalError('malformed', 'not lines of a journal');
    const serials = new Map(this.#serials);
    for (const [index, { id, n, serial }] of lines.entries()) {
      const isNext = n === this.#head.n + 1 + index && !this.#places.has(id);
      const isNextSerial = serial === null || serial.number === (serials.get(serial.year) ?? 0) + 1;
      if (!isNext || !isNextSerial) throw new JournalError('not-in-sequence', `entry ${id} out of sequence`);
      if (serial) serials.set(serial.year, serial.number);
    }
  }

  /** Ids that this journal does not have, and those that are so already, are passed over. */
  acknowledge(ids: readonly string[], value: boolean): Promise<void> {
    return this.#exclusively(async () => {
      const changed = ids.filter((id) => this.#places.has(id) && this.#open.has(id) === value);
      if (changed.length === 0) return;
      await this.#write({ acknowledged: changed, value });
      for (const id of changed) value ? this.#open.delete(id) : this.#open.add(id);
    });
  }

  unacknowledged(): string[] {
    const numberOf = (id: string): number => this.#places.get(id)?.n ?? 0;
    return [...this.#open].sort((left, right) => numberOf(left) - numberOf(right));
  }

  /** Lines from entry number `from` on. One that does not verify any more is left out, its segment named as damaged. */
  async read(from: number, limit: number): Promise<JournalLine[]> {
    const wanted = [...this.#places].filter(([, place]) => place.n >= from).slice(0, limit);
    const lines = await linesAt(this.#store, wanted);
    for (const [index, [, { segment }]] of wanted.entries()) if (!lines[index]) this.#damaged.add(segment);
    return lines.filter((line) => line !== null);
  }

  async #write(record: JournalRecord): Promise<Omit<Place, 'n'>> {
    await this.#mend();
    if (this.#segment === '' || this.#segmentBytes >= this.#maxSegmentBytes) {
      this.#segment = segmentName(this.#nextRecord);
      this.#segmentBytes = 0;
    }
    const bytes = encodeRecord(this.#nextRecord, record);
    this.#isTorn = true;
    try {
      await this.#store.append(this.#segment, bytes);
      this.#isTorn = false;
    } catch (error) {
      await this.#mend().catch(() => {});
      throw error;
    }
    const place = {
      segment: this.#segment,
      record: this.#nextRecord,
      offset: this.#segmentBytes,
      length: bytes.length,
    };
    this.#nextRecord += 1;
    this.#segmentBytes += bytes.length;
    this.#bytes += bytes.length;
    return place;
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
