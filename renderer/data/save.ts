import { Value } from 'typebox/value';
import { accessOf, allowedKinds, mayWrite } from '#shared/access/permission.ts';
import type { HybridClock } from '#shared/clock.ts';
import { type Entry, numberOf } from '#shared/complaint/entry.ts';
import { EntryTooLarge, signEntry } from '#shared/complaint/entry-bytes.ts';
import { ENTRY_DATA, type EntryData } from '#shared/complaint/entry-data.ts';
import { fold } from '#shared/complaint/fold.ts';
import type { EntryKind } from '#shared/complaint/kind.ts';
import { parentsFor, type Summary } from '#shared/complaint/summary.ts';
import { ticketNumber } from '#shared/complaint/ticket-number.ts';
import { createTrackingCode } from '#shared/complaint/tracking-code.ts';
import { chainStart } from '#shared/directory/certificate.ts';
import type { Staff } from '#shared/directory/directory-document.ts';
import type { JournalLine, Lease } from '#shared/journal/journal-schema.ts';
import type { CaseCollection } from '#shared/replication/protocol.ts';
import type { Desktop } from '../platform/desktop.ts';
import { type AnyEntryInput, DeskError } from './desk.ts';
import type { KeyRing } from './keys.ts';
import type { Mending } from './replication/mending.ts';
import type { Outbox } from './replication/outbox.ts';
import type { CaseStore } from './store/case-store.ts';
import { sealLine } from './store/seal.ts';

export interface SaveContext {
  journal: Desktop['journal'];
  keys: KeyRing;
  staff: Staff;
  /** e.g. TBN-K7, and its certificate. */
  workstation: string;
  certificate: string;
  clock: HybridClock;
  /** The PC's time with the district's offset. */
  at(): string;
  store: CaseStore;
  outbox: Outbox;
  mending: Mending;
  onFault(error: unknown): void;
}

/** The members of `received` that only the save itself can know. */
export type ReceivedInput = Omit<EntryData<'received'>, 'trackingCode'>;

/**
 * Saves, one at a time: only the journal gives out numbers. A save has happened once the journal holds it. Should the
 * store then fail, it is not undone, or the citizen would get a second number for one report: the entries stay in
 * memory until the store takes them, at the latest at the next start (recovery.ts).
 */
export class Saver {
  readonly #context: SaveContext;
  #saving: Promise<unknown>;
  #isRefusing = false;

  /** `ready`: no save begins before. */
  constructor(context: SaveContext, ready: Promise<unknown> = Promise.resolve()) {
    this.#context = context;
    this.#saving = ready.catch(() => {});
  }

  /** Opens a case; its ticket number. Throws DeskError. */
  receive(received: ReceivedInput, further: readonly AnyEntryInput[]): Promise<string> {
    return this.#one(async () => {
      const { workstation, at } = this.#context;
      const year = Number(at().slice(0, 4));
      const lease = await this.#context.journal.reserve(year);
      const ticket = ticketNumber(workstation, year, lease.serial);
      const collection = received.secret ? 'secretComplaints' : 'complaints';
      const data = { ...received, trackingCode: createTrackingCode() };
      const inputs = [{ kind: 'received' as const, data }, ...further];
      await this.#write(lease, { ticket, collection, serial: { year, number: lease.serial } }, [], inputs);
      return ticket;
    });
  }

  /** Adds entries to a case. Throws DeskError with `not-allowed` when role or state forbid one. */
  add(ticket: string, inputs: readonly AnyEntryInput[]): Promise<void> {
    return this.#one(async () => {
      const known = this.#context.store.get(ticket);
      if (!known) throw new DeskError('not-found', ticket);
      const lease = await this.#context.journal.reserve(Number(this.#context.at().slice(0, 4)));
      const entries = await this.#context.store.entries(ticket);
      await this.#write(lease, { ticket, collection: known.collection, serial: null }, entries, inputs);
    });
  }

  /**
   * Issues an entry of a former workstation of this PC anew, signed by the person signed in; its new id and ticket.
   * Without a ticket it opens a case of its own. The journal line names the former entry, so that it is never done twice.
   */
  reissue(
    former: Entry,
    {
      ticket,
      collection,
      parents,
      data,
    }: { ticket: string | null } & Pick<JournalLine, 'collection'> & Pick<Entry, 'parents' | 'data'>,
  ): Promise<{ id: string; ticket: string }> {
    return this.#one(async () => {
      const { workstation, journal, keys, staff, clock } = this.#context;
      const year = Number(former.at.slice(0, 4));
      const lease = await journal.reserve(year);
      const into = ticket ?? ticketNumber(workstation, year, lease.serial);
      const unsigned = {
        id: `${workstation}.${lease.n}`,
        ticket: into,
        kind: former.kind,
        parents: [...parents],
        at: former.at,
        hlc: clock.tick(),
        by: staff.id,
        unit: staff.unit,
        key: keys.key,
        prev: await this.#prevOf(lease),
      };
      const entry = await signEntry({ ...unsigned, data: data ?? {} }, keys.sign);
      const serial = ticket === null ? { year, number: lease.serial } : null;
      const line = await this.#line(collection, entry, serial);
      await this.#commit(lease, collection, into, [{ ...line, former: former.id }], [entry]);
      return { id: entry.id, ticket: into };
    });
  }

  /** From now on nothing is saved here: this PC's numbers are in use elsewhere (chain-check.ts). */
  refuse(): void {
    this.#isRefusing = true;
  }

  /** Resolves when no save is under way. */
  async settled(): Promise<void> {
    await this.#saving.catch(() => {});
  }

  #one<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#saving.then(() => {
      if (this.#isRefusing) throw new DeskError('must-enrol', 'this workstation must be enrolled anew');
      return work();
    });
    this.#saving = result.catch(() => {});
    return result;
  }

  async #write(
    lease: Lease,
    { ticket, collection, serial }: Pick<JournalLine, 'ticket' | 'collection' | 'serial'>,
    known: readonly Entry[],
    inputs: readonly AnyEntryInput[],
  ): Promise<void> {
    const entries: Entry[] = [];
    const lines: JournalLine[] = [];
    let prev = await this.#prevOf(lease);
    for (const [index, input] of inputs.entries()) {
      const entry = await this.#sign(ticket, lease.n + index, prev, [...known, ...entries], input);
      entries.push(entry);
      lines.push(await this.#line(collection, entry, index === 0 ? serial : null));
      prev = entry.hash;
    }
    await this.#commit(lease, collection, ticket, lines, entries);
  }

  async #prevOf({ prev }: Lease): Promise<string> {
    return prev ?? chainStart(this.#context.certificate);
  }

  async #line(collection: CaseCollection, entry: Entry, serial: JournalLine['serial']): Promise<JournalLine> {
    const { id, hash, ticket } = entry;
    const sealed = await sealLine(this.#context.keys, collection, entry);
    return { id, n: numberOf(id), hash, ticket, collection, serial, sealed };
  }

  async #commit(
    { lease }: Lease,
    collection: CaseCollection,
    ticket: string,
    lines: readonly JournalLine[],
    entries: readonly Entry[],
  ): Promise<void> {
    const { journal, outbox, mending, onFault } = this.#context;
    await journal.append(lease, [...lines]).catch((error: unknown) => {
      throw notSaved(error);
    });
    outbox.added(lines);
    await this.#store(collection, ticket, entries);
    const replaced = entries.flatMap((entry) =>
      typeof entry.data?.replaces === 'string' ? [entry.data.replaces] : [],
    );
    await mending.mend(replaced).catch(onFault);
  }

  async #sign(
    ticket: string,
    n: number,
    prev: string,
    known: readonly Entry[],
    { kind, data }: AnyEntryInput,
  ): Promise<Entry> {
    const { keys, staff, workstation, clock, at } = this.#context;
    if (!Value.Check(ENTRY_DATA[kind], data)) throw new DeskError('bad-request', `${kind}: not its data`);
    const replaced = known.find((entry) => entry.id === data.replaces);
    // What the hub has refused is not in its copy of the case: the new entry is judged without it, and names it no parent.
    const others = replaced ? known.filter((entry) => entry !== replaced) : known;
    const summary = fold(ticket, others);
    if (!this.#mayAdd(kind, others, summary)) throw new DeskError('not-allowed', kind);
    // A case begins when it was received, also when that had to be put right.
    const beginning = kind === 'received' && replaced ? replaced : null;
    try {
      return await signEntry(
        {
          id: `${workstation}.${n}`,
          ticket,
          kind,
          parents: beginning?.parents ?? parentsFor(kind, summary),
          at: beginning?.at ?? at(),
          hlc: beginning?.hlc ?? clock.tick(),
          by: staff.id,
          unit: staff.unit,
          key: keys.key,
          prev,
          data,
        },
        keys.sign,
      );
    } catch (error) {
      if (error instanceof EntryTooLarge) throw new DeskError('too-large', kind);
      throw error;
    }
  }

  #mayAdd(kind: EntryKind, known: readonly Entry[], summary: Summary): boolean {
    const { id, roles, unit } = this.#context.staff;
    if (kind === 'received') return !known.some((entry) => entry.kind === kind) && mayWrite(roles, kind);
    return allowedKinds(roles, unit, accessOf(summary), id).includes(kind);
  }

  async #store(collection: CaseCollection, ticket: string, entries: readonly Entry[]): Promise<void> {
    const { store, keys, onFault } = this.#context;
    const isMine = collection === 'complaints' || keys.secret !== null;
    if (!isMine) return store.hold(collection, ticket, entries, false);
    try {
      await store.storeHeld();
      await store.add(collection, ticket, entries);
    } catch (error) {
      onFault(error);
      await store.hold(collection, ticket, entries, true);
    }
  }
}

function notSaved(error: unknown): DeskError {
  const { code, message } = error as { code?: unknown; message?: unknown };
  return new DeskError(code === 'disk-full' ? 'disk-full' : 'not-saved', String(message), { cause: error });
}
