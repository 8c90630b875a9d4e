import { BehaviorSubject, type Observable, Subscription } from 'rxjs';
import { FINISHED } from '#shared/complaint/kind.ts';
import { type AnswerToTell, answersToTell, handlingUnits } from '#shared/complaint/summary.ts';
import type { Limit } from '#shared/deadline/due.ts';
import type { CaseRow, Delivery } from './desk.ts';
import type { Directory } from './directory-view.ts';
import type { LegalClock } from './legal-clock.ts';
import type { Mending } from './replication/mending.ts';
import type { Outbox } from './replication/outbox.ts';
import { type Keyed, replaced } from './sorted-rows.ts';
import type { CaseStore } from './store/case-store.ts';
import type { RowSummary, StoredCase } from './store/stored-case.ts';

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

class Row implements CaseRow, Keyed {
  readonly id: string;
  readonly newest: string;
  readonly summary: RowSummary;
  readonly delivery: Delivery;
  readonly unsentEntries: number;
  readonly #clock: LegalClock;
  readonly #store: Pick<CaseStore, 'get'>;
  #limit: Limit | null | undefined;

  constructor({ id, newest, summary }: StoredCase, sending: Sending, clock: LegalClock, store: Pick<CaseStore, 'get'>) {
    this.id = id;
    this.newest = newest;
    this.summary = summary;
    this.delivery = deliveryOf(summary, sending);
    this.unsentEntries = sending.unsent;
    this.#clock = clock;
    this.#store = store;
  }

  /** Read when asked: it changes with the lead, which this row does not follow. */
  get toTell(): AnswerToTell[] {
    const { joinedTo } = this.summary;
    return answersToTell(this.summary, joinedTo === null ? null : (this.#store.get(joinedTo)?.summary ?? null));
  }

  /** Computed when a list asks: most rows of a large store are never shown. */
  get limit(): Limit | null {
    if (this.#limit === undefined) this.#limit = this.#clock.next(this.summary);
    return this.#limit;
  }
}

function deliveryOf(summary: RowSummary, { isNew, isRejected }: Sending): Delivery {
  if (isRejected) return 'needs-mending';
  if (isNew) return 'unsent';
  const isWithAgency = !FINISHED.includes(summary.status) && handlingUnits(summary).length > 0;
  return isWithAgency ? 'agency' : 'hub';
}

/** The rows of every list, newest first, kept up to date by store, outbox, karantina, directory and day. */
export class CaseRows {
  readonly #sources: RowSources;
  readonly #rows$ = new BehaviorSubject<readonly Row[]>([]);
  readonly rows$: Observable<readonly CaseRow[]> = this.#rows$.asObservable();
  readonly #subscription = new Subscription();
  #byId = new Map<string, Row>();
  #sending = new Map<string, Sending>();

  constructor(sources: RowSources) {
    this.#sources = sources;
  }

  start(): void {
    const { store, outbox, mending, directory, today$ } = this.#sources;
    this.#sending = this.#readSending();
    this.#place([...store.all()].map(({ id }) => id));
    this.#subscription.add(store.changed$.subscribe((ids) => this.#place(ids)));
    this.#subscription.add(outbox.changed$.subscribe(() => this.#resend()));
    this.#subscription.add(mending.rejected$.subscribe(() => this.#resend()));
    this.#subscription.add(directory.changed$.subscribe(() => this.#renew()));
    this.#subscription.add(today$.subscribe(() => this.#renew()));
  }

  stop(): void {
    this.#subscription.unsubscribe();
    this.#byId.clear();
    this.#rows$.next([]);
  }

  get rows(): readonly CaseRow[] {
    return this.#rows$.value;
  }

  /** The row of a case that lists show. */
  listed(id: string): CaseRow | null {
    return this.#byId.get(id) ?? null;
  }

  /** The row of a case, also of one that lists do not show. */
  rowOf(id: string): CaseRow | null {
    const known = this.#sources.store.readable(id);
    return this.listed(id) ?? (known && this.#rowOf(known));
  }

  #rowOf(known: StoredCase): Row {
    const { store, legalClock } = this.#sources;
    return new Row(known, this.#sending.get(known.id) ?? NOTHING, legalClock, store);
  }

  /** What a row says beside its case has changed. */
  #renew(): void {
    // Other roles show other cases.
    this.#place([...this.#byId.keys(), ...[...this.#sources.store.all()].map(({ id }) => id)]);
  }

  /** Only these rows are made anew: in a large store a save must not cost what a start costs. */
  #place(ids: Iterable<string>): void {
    const gone: Row[] = [];
    const come: Row[] = [];
    for (const id of new Set(ids)) {
      const before = this.#byId.get(id);
      if (before) gone.push(before);
      const known = this.#sources.store.listed(id);
      if (known) {
        const row = this.#rowOf(known);
        come.push(row);
        this.#byId.set(id, row);
      } else {
        this.#byId.delete(id);
      }
    }
    this.#rows$.next(replaced(this.#rows$.value, gone, come));
  }

  #resend(): void {
    const before = this.#sending;
    this.#sending = this.#readSending();
    const concerned = new Set([...before.keys(), ...this.#sending.keys()]);
    this.#place([...concerned].filter((id) => !isSame(before.get(id), this.#sending.get(id))));
  }

  #readSending(): Map<string, Sending> {
    const { outbox, mending } = this.#sources;
    const sending = new Map<string, Sending>();
    const of = (ticket: string): Sending => {
      const known = sending.get(ticket) ?? { ...NOTHING };
      sending.set(ticket, known);
      return known;
    };
    const rejected = mending.all();
    const rejectedIds = new Set(rejected.map((one) => one.entryId));
    for (const { id } of rejected) of(id).isRejected = true;
    for (const { id, ticket, isOpening } of outbox.all()) {
      if (rejectedIds.has(id)) continue;
      const known = of(ticket);
      known.unsent += 1;
      known.isNew ||= isOpening;
    }
    return sending;
  }
}

const isSame = (left: Sending = NOTHING, right: Sending = NOTHING): boolean =>
  left.unsent === right.unsent && left.isNew === right.isNew && left.isRejected === right.isRejected;
