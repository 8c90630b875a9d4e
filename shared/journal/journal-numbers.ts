import type { Base } from './journal-payload.ts';
import type { JournalHead, JournalLine } from './journal-schema.ts';

/** The numbers that a journal has given out: entries in one chain, ticket serials per year. They never go back. */
export class Numbers {
  #head: JournalHead = { n: 0, hash: null };
  #serials = new Map<number, number>();

  get head(): JournalHead {
    return { ...this.#head };
  }

  nextSerial(year: number): number {
    return (this.#serials.get(year) ?? 0) + 1;
  }

  take({ n, hash, serial }: JournalLine): void {
    this.#head = { n, hash };
    if (serial) this.#serials.set(serial.year, serial.number);
  }

  /** The first of these lines that does not follow. */
  firstOutOfSequence(lines: readonly JournalLine[]): JournalLine | null {
    const serials = new Map(this.#serials);
    for (const [index, line] of lines.entries()) {
      const { n, serial } = line;
      const isNextSerial = serial === null || serial.number === (serials.get(serial.year) ?? 0) + 1;
      if (n !== this.#head.n + 1 + index || !isNextSerial) return line;
      if (serial) serials.set(serial.year, serial.number);
    }
    return null;
  }

  toBase(from: number): Base {
    return { head: this.head, serials: [...this.#serials], from };
  }

  /** Also makes up for lines before the base that do not verify any more. */
  takeBase({ head, serials }: Base): void {
    if (head.n > this.#head.n) this.#head = head;
    for (const [year, serial] of serials) this.#serials.set(year, Math.max(serial, this.#serials.get(year) ?? 0));
  }
}
