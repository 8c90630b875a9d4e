import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import type { Bytes } from '../crypto/bytes.ts';
import { encodeRecord, scanRecords } from './journal-record.ts';
import { type JournalHead, JournalLine, type JournalState, type Lease } from './journal-schema.ts';

/** Where segments live: files with fsync in Electron's main, OPFS in the browser. */
export interface SegmentStore {
  /** Names in ascending order. */
  list(): Promise<string[]>;
  read(name: string): Promise<Bytes>;
  /** Appends and makes durable before it resolves; creates the segment when absent. */
  append(name: string, bytes: Bytes): Promise<void>;
  truncate(name: string, length: number): Promise<void>;
}

const Acknowledged = Type.Object({ acknowledged: Type.Array(Type.String()), value: Type.Boolean() });
type Record = { entry: JournalLine } | Static<typeof Acknowledged>;

const SEGMENT_BYTES = 8 * 1024 * 1024;

export class JournalError extends Error {
  readonly code: 'lease-lost' | 'not-in-sequence' | 'journal-damaged';
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
  #segment = '';
  #segmentBytes = 0;
  #nextRecord = 1;
  #head: JournalHead = { n: 0, hash: null };
  #serials = new Map<number, number>();
  #lines: JournalLine[] = [];
  #open = new Set<string>();
  #lease: string | null = null;
  #state = { bytes: 0, cutBytes: 0, damaged: [] as string[] };
  #writing: Promise<unknown> = Promise.resolve();

  private constructor(store: SegmentStore, newId: () => string) {
    this.#store = store;
    this.#newId = newId;
  }

  static async open(store: SegmentStore, newId: () => string = () => crypto.randomUUID()): Promise<Journal> {
    const journal = new Journal(store, newId);
    await journal.#load();
    return journal;
  }

  async #load(): Promise<void> {
    const names = await this.#store.list();
    for (const [index, name] of names.entries()) {
      const bytes = await this.#store.read(name);
      const { records, goodBytes } = scanRecords(bytes, this.#nextRecord);
      for (const record of records) this.#take(record.value);
      this.#nextRecord += records.length;
      this.#state.bytes += goodBytes;
      this.#segment = name;
      this.#segmentBytes = goodBytes;
      if (goodBytes === bytes.length) continue;
      if (index === names.length - 1) {
        // Only the record that was being written when the power went can be torn; nobody was told it was saved.
        this.#state.cutBytes = bytes.length - goodBytes;
        await this.#store.truncate(name, goodBytes);
      } else {
        this.#state.damaged.push(name);
        const next = names[index + 1] as string;
        this.#nextRecord = firstRecordOf(next);
      }
    }
  }

  #take(value: unknown): void {
    if (Value.Check(Acknowledged, value)) {
      for (const id of value.acknowledged) value.value ? this.#open.delete(id) : this.#open.add(id);
      return;
    }
    const entry = (value as { entry?: unknown } | null)?.entry;
    if (Value.Check(JournalLine, entry)) this.#takeLine(entry);
  }

  #takeLine(line: JournalLine): void {
    this.#lines.push(line);
    this.#open.add(line.id);
    this.#head = { n: line.n, hash: line.hash };
    if (line.serial) {
      const last = this.#serials.get(line.serial.year) ?? 0;
      this.#serials.set(line.serial.year, Math.max(last, line.serial.number));
    }
  }

  state(): JournalState {
    return { head: { ...this.#head }, unacknowledged: this.#open.size, ...this.#state };
  }

  reserve(year: number): Lease {
    this.#lease = this.#newId();
    return {
      lease: this.#lease,
      n: this.#head.n + 1,
      prev: this.#head.hash,
      serial: (this.#serials.get(year) ?? 0) + 1,
    };
  }

  append(lease: string, lines: readonly JournalLine[]): Promise<JournalHead> {
    return this.#exclusively(async () => {
      if (lease !== this.#lease) throw new JournalError('lease-lost', 'another save has begun since');
      for (const [index, line] of lines.entries()) {
        if (line.n !== this.#head.n + 1 + index)
          throw new JournalError('not-in-sequence', `entry ${line.n} out of sequence`);
      }
      // A lease is good for one append; after a failed write the caller must reserve anew.
      this.#lease = null;
      await this.#write(lines.map((entry) => ({ entry })));
      for (const line of lines) this.#takeLine(line);
      return { ...this.#head };
    });
  }

  acknowledge(ids: readonly string[], value: boolean): Promise<void> {
    return this.#exclusively(async () => {
      const known = new Set(this.#lines.map((line) => line.id));
      const changed = ids.filter((id) => known.has(id) && this.#open.has(id) === value);
      if (changed.length === 0) return;
      await this.#write([{ acknowledged: changed, value }]);
      for (const id of changed) value ? this.#open.delete(id) : this.#open.add(id);
    });
  }

  unacknowledged(): string[] {
    return this.#lines.filter((line) => this.#open.has(line.id)).map((line) => line.id);
  }

  read(from: number, limit: number): JournalLine[] {
    return this.#lines.filter((line) => line.n >= from).slice(0, limit);
  }

  async #write(records: Record[]): Promise<void> {
    if (this.#segment === '' || this.#segmentBytes >= SEGMENT_BYTES) {
      this.#segment = segmentName(this.#nextRecord);
      this.#segmentBytes = 0;
    }
    const encoded = records.map((record, index) => encodeRecord(this.#nextRecord + index, record));
    const length = encoded.reduce((sum, part) => sum + part.length, 0);
    const bytes = new Uint8Array(length);
    let offset = 0;
    for (const part of encoded) {
      bytes.set(part, offset);
      offset += part.length;
    }
    try {
      await this.#store.append(this.#segment, bytes);
    } catch (error) {
      // A full disk may have taken half of it: cut back, so that the next record does not follow a torn one.
      await this.#store.truncate(this.#segment, this.#segmentBytes).catch(() => {});
      throw error;
    }
    this.#nextRecord += records.length;
    this.#segmentBytes += length;
    this.#state.bytes += length;
  }

  #exclusively<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#writing.then(work);
    this.#writing = result.catch(() => {});
    return result;
  }
}

const segmentName = (firstRecord: number): string => `journal-${String(firstRecord).padStart(12, '0')}`;
const firstRecordOf = (name: string): number => Number(name.slice('journal-'.length));
