import { BehaviorSubject, type Observable, Subscription } from 'rxjs';
import { FINISHED } from '#shared/complaint/kind.ts';
import { type AnswerToTell, answersToTell, handlingUnits, type Summary } from '#shared/complaint/summary.ts';
import type { Limit } from '#shared/deadline/due.ts';
import type { CaseStore } from './case-store.ts';
import type { CaseRow, Delivery } from './desk.ts';
import type { Directory } from './directory-view.ts';
import type { LegalClock } from './legal-clock.ts';
import type { Mending } from './mending.ts';
import type { Outbox } from './outbox.ts';
import type { StoredCase } from './stored-case.ts';

export interface RowSources {
  store: CaseStore;
  outbox: Outbox;
  mending: Mending;
  legalClock: LegalClock;
  directory: Directory;
  today$: Observable<string>;
}

/** What the outbox and the karantina say of one case. */
interface Sending {
  unsent: number;
  isNew: boolean;
  isRejected: boolean;
}

const NOTHING: Sending = { unsent: 0, isNew: false, isRejected: false };

class Row implements CaseRow {
  readonly id: string;
  readonly summary: Summary;
  readonly delivery: Delivery;
  readonly unsentEntries: number;
  readonly #clock: LegalClock;
  readonly #summaryOf: (id: string) => Summary | null;
  #limit: Limit | null | undefined;

  constructor(
    { id, summary }: StoredCase,
    sending: Sending,
    clock: LegalClock,
    summaryOf: (id: string) => Summary | null,
  ) {
    this.id = id;
    this.summary = summary;
    this.delivery = deliveryOf(summary, sending);
    this.unsentEntries = sending.unsent;
    this.#clock = clock;
    this.#summaryOf = summaryOf;
  }

  /** Read when asked: it changes with the lead, which this row does not follow. */
  get toTell(): AnswerToTell[] {
    const { joinedTo } = this.summary;
    return answersToTell(this.summary, joinedTo === null ? null : this.#summaryOf(joinedTo));
  }

  /** Computed when a list asks: most rows of a large store are never shown. */
  get limit(): Limit | null {
    if (this.#limit === undefined) this.#limit = this.#clock.next(this.summary);
    return this.#limit;
  }
}

function deliveryOf(summary: Summary, { isNew, isRejected }: Sending): Delivery {
  if (isRejected) return 'needs-mending';
  if (isNew) return 'unsent';
  const isWithAgency = !FINISHED.includes(summary.status) && handlingUnits(summary).length > 0;
  return isWithAgency ? 'agency' : 'hub';
}

/** The rows of every list, newest first, kept up to date by store, outbox, karantina, directory and day. */
export class CaseRows {
  readonly #sources: RowSources;
  readonly #rows$ = new BehaviorSubject<readonly CaseRow[]>([]);
  readonly rows$ = this.#rows$.asObservable();
  readonly #subscription = new Subscription();
  /** Newest first. */
  #order: StoredCase[] = [];
  #rows = new Map<StoredCase, Row>();
  #sending = new Map<string, Sending>();

  constructor(sources: RowSources) {
    this.#sources = sources;
  }

  start(): void {
    const { store, outbox, mending, directory, today$ } = this.#sources;
    this.#order = [...store.all()].sort(newestFirst);
    this.#sending = this.#readSending();
    this.#subscription.add(store.changed$.subscribe((ids) => this.#place(ids)));
    this.#subscription.add(outbox.changed$.subscribe(() => this.#resend()));
    this.#subscription.add(mending.rejected$.subscribe(() => this.#resend()));
    this.#subscription.add(directory.changed$.subscribe(() => this.#renew()));
    this.#subscription.add(today$.subscribe(() => this.#renew()));
  }

  stop(): void {
    this.#subscription.unsubscribe();
    this.#order = [];
    this.#renew();
  }

  get rows(): readonly CaseRow[] {
    return this.#rows$.value;
  }

  /** The row of a case, also of one that lists do not show. */
  rowOf(id: string): CaseRow | null {
    const known = this.#sources.store.get(id);
    return known && this.#row(known);
  }

  #row(known: StoredCase): Row {
    const existing = this.#rows.get(known);
    if (existing) return existing;
    const { store, legalClock } = this.#sources;
    const sending = this.#sending.get(known.id) ?? NOTHING;
    const row = new Row(known, sending, legalClock, (id) => store.get(id)?.summary ?? null);
    this.#rows.set(known, row);
    return row;
  }

  #emit(): void {
    this.#rows$.next(this.#order.map((known) => this.#row(known)));
  }

  #renew(): void {
    this.#rows.clear();
    this.#emit();
  }

  #place(ids: readonly string[]): void {
    const changed = new Set(ids);
    for (const known of this.#order) if (changed.has(known.id)) this.#rows.delete(known);
    const kept = this.#order.filter((known) => !changed.has(known.id));
    const arrived = [...changed].map((id) => this.#sources.store.listed(id)).filter((known) => known !== null);
    this.#order = merged(kept, arrived.sort(newestFirst));
    this.#emit();
  }

  #resend(): void {
    const before = this.#sending;
    this.#sending = this.#readSending();
    for (const known of this.#rows.keys()) {
      if (before.has(known.id) || this.#sending.has(known.id)) this.#rows.delete(known);
    }
    this.#emit();
  }

  #readSending(): Map<string, Sending> {
    const { outbox, mending } = this.#sources;
    const sending = new Map<string, Sending>();
    const of = (ticket: string): Sending => {
      const known = sending.get(ticket) ?? { ...NOTHING };
      sending.set(ticket, known);
      return known;
    };
    for (const { id } of mending.all()) of(id).isRejected = true;
    for (const { id, ticket, isOpening } of outbox.all()) {
      if (mending.of(id)) continue;
      const known = of(ticket);
      known.unsent += 1;
      known.isNew ||= isOpening;
    }
    return sending;
  }
}

const newestFirst = (left: StoredCase, right: StoredCase): number =>
  left.newest < right.newest ? -1 : left.newest > right.newest ? 1 : left.id < right.id ? 1 : -1;

/** Two ascending lists as one: sorting anew at every save would cost more than the save. */
function merged(left: readonly StoredCase[], right: readonly StoredCase[]): StoredCase[] {
  const both: StoredCase[] = [];
  let next = 0;
  for (const one of left) {
    for (let other = right[next]; other && newestFirst(other, one) < 0; other = right[++next]) both.push(other);
    both.push(one);
  }
  both.push(...right.slice(next));
  return both;
}
