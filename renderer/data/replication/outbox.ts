import { type Observable, Subject } from 'rxjs';
import type { Entry } from '#shared/complaint/entry.ts';
import { numberOf, workstationOf } from '#shared/complaint/entry.ts';
import type { JournalLine } from '#shared/journal/journal-schema.ts';
import type { CaseCollection } from '#shared/replication/protocol.ts';
import type { Desktop } from '../../platform/desktop.ts';
import type { KeyRing } from '../keys.ts';
import { linesOf } from '../store/journal-pages.ts';
import { KeyMissing, openLine } from '../store/seal.ts';

/** An entry of the journal that the hub has not acknowledged. */
export interface Unsent {
  id: string;
  ticket: string;
  collection: CaseCollection;
  /** Length of its sealed form. */
  bytes: number;
  /** It is the `received` entry of its case. */
  isOpening: boolean;
  /** In a box that the person signed in cannot open. */
  isClosed: boolean;
}

/**
 * Every entry of the journal that the hub has not acknowledged: what has to be sent, whoever wrote it and whatever
 * RxDB believes of its document. The journal is the truth, this its index in memory.
 */
export class Outbox {
  readonly #journal: Desktop['journal'];
  readonly #keys: KeyRing;
  readonly #workstation: string;
  readonly #unsent = new Map<string, Unsent>();
  readonly #changed = new Subject<void>();
  readonly changed$: Observable<void> = this.#changed;
  /** When the hub acknowledged an entry, ISO; of this sign-in only. */
  readonly sentAt = new Map<string, string>();

  constructor(journal: Desktop['journal'], keys: KeyRing, workstation: string) {
    this.#journal = journal;
    this.#keys = keys;
    this.#workstation = workstation;
  }

  async load(): Promise<void> {
    const ids = new Set(await this.#journal.unacknowledged());
    this.#unsent.clear();
    for await (const line of linesAround(this.#journal, [...ids])) if (ids.has(line.id)) this.#take(line);
    this.#changed.next();
  }

  /** Lines that were appended to the journal just now. */
  added(lines: readonly JournalLine[]): void {
    for (const line of lines) this.#take(line);
    this.#changed.next();
  }

  async acknowledge(ids: readonly string[], at: string): Promise<void> {
    const open = ids.filter((id) => this.#unsent.has(id));
    if (open.length === 0) return;
    await this.#mark(open, true);
    for (const id of open) {
      this.#unsent.delete(id);
      this.sentAt.set(id, at);
    }
    this.#changed.next();
  }

  /** The hub does not have these any more: they wait to be sent again. Entries of other workstations are passed over. */
  async reopen(ids: readonly string[]): Promise<void> {
    const own = ids.filter((id) => workstationOf(id) === this.#workstation && !this.#unsent.has(id));
    if (own.length === 0) return;
    await this.#mark(own, false);
    await this.load();
  }

  /** A new epoch of the hub: nothing may be taken as acknowledged. */
  async reopenAll(): Promise<void> {
    const { head } = await this.#journal.open(this.#workstation);
    const all = Array.from({ length: head.n }, (_, index) => `${this.#workstation}.${index + 1}`);
    await this.reopen(all);
  }

  has(id: string): boolean {
    return this.#unsent.has(id);
  }

  ids(): ReadonlySet<string> {
    return new Set(this.#unsent.keys());
  }

  all(): Unsent[] {
    return [...this.#unsent.values()];
  }

  ofTicket(ticket: string): Unsent[] {
    return this.all().filter((unsent) => unsent.ticket === ticket);
  }

  /** The entries themselves, from the journal; those in a closed box are left out. */
  async open(ids: readonly string[]): Promise<Entry[]> {
    const wanted = new Set(ids);
    const entries: Entry[] = [];
    for await (const line of linesAround(this.#journal, ids)) {
      if (!wanted.has(line.id)) continue;
      try {
        entries.push(await openLine(this.#keys, line));
      } catch (error) {
        if (!(error instanceof KeyMissing)) throw error;
      }
    }
    return entries;
  }

  #take({ id, ticket, collection, serial, sealed }: JournalLine): void {
    const isClosed = collection === 'secretComplaints' && this.#keys.secret === null;
    this.#unsent.set(id, { id, ticket, collection, bytes: sealed.length, isOpening: serial !== null, isClosed });
  }

  async #mark(ids: readonly string[], isAcknowledged: boolean): Promise<void> {
    for (let start = 0; start < ids.length; start += 5_000) {
      await this.#journal.acknowledge(ids.slice(start, start + 5_000), isAcknowledged);
    }
  }
}

/** Lines of the journal from the first to the last of these ids. */
async function* linesAround(journal: Desktop['journal'], ids: readonly string[]): AsyncGenerator<JournalLine> {
  let [first, last] = [Number.POSITIVE_INFINITY, 0];
  // Not Math.min(...numbers): after a restore of the hub they may be more than a call takes arguments.
  for (const number of ids.map(numberOf)) [first, last] = [Math.min(first, number), Math.max(last, number)];
  yield* linesOf(journal.read, first, last);
}

/** Reports with something unsent while nobody is signed in; `secret` of them go out only once somebody cleared signs in. */
export async function unsentReports(journal: Desktop['journal']): Promise<{ unsent: number; secret: number }> {
  const ids = new Set(await journal.unacknowledged());
  const unsent = new Set<string>();
  const secret = new Set<string>();
  for await (const { id, ticket, collection } of linesAround(journal, [...ids])) {
    if (!ids.has(id)) continue;
    unsent.add(ticket);
    if (collection === 'secretComplaints') secret.add(ticket);
  }
  return { unsent: unsent.size, secret: secret.size };
}
