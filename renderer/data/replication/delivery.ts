import { BehaviorSubject, distinctUntilChanged, filter, map, type Observable, Subject, Subscription } from 'rxjs';
import type { AttachmentRow } from '../store/store-schema.ts';
import { type HubLine, LineClosed } from './hub-line.ts';
import type { HubSession } from './hub-session.ts';
import type { Outbox } from './outbox.ts';
import type { Sender } from './sender.ts';
import type { Uploads } from './uploads.ts';

export interface DeliveryParts {
  line: HubLine;
  session: HubSession;
  outbox: Outbox;
  unsentFiles$: Observable<readonly AttachmentRow[]>;
  sender: Sender;
  uploads: Uploads;
  onFault(error: unknown): void;
}

/** A burst of sending: entries taken by the hub, of those that waited when it began. */
export interface Burst {
  sent: number;
  toSend: number;
}

/** Sees to it that whatever is unsent is sent, whenever there is a line. */
export class Delivery {
  readonly #parts: DeliveryParts;
  readonly #subscription = new Subscription();
  readonly #burst$ = new BehaviorSubject<Burst | null>(null);
  /** Null while nothing is being sent. */
  readonly burst$ = this.#burst$.asObservable();
  readonly #wanted = new Subject<void>();
  #running: Promise<void> | null = null;
  #isWanted = false;

  constructor(parts: DeliveryParts) {
    this.#parts = parts;
  }

  start(): void {
    const { outbox, sender, unsentFiles$ } = this.#parts;
    const waiting$ = outbox.changed$.pipe(filter(() => sender.waiting > 0));
    this.#subscription.add(waiting$.subscribe(() => this.kick()));
    // A file is noted a moment after the save that names it: by then the hub may have the entry, and the sweep be over.
    const files$ = unsentFiles$.pipe(
      map((rows) => rows.map(({ id }) => id).join()),
      distinctUntilChanged(),
      filter((ids) => ids !== ''),
    );
    this.#subscription.add(files$.subscribe(() => this.kick()));
    this.#subscription.add(this.#wanted.subscribe(() => this.#begin()));
    this.#subscription.add(sender.sent$.subscribe((sent) => this.#count(sent)));
    this.kick();
  }

  stop(): void {
    this.#subscription.unsubscribe();
  }

  /** Asks for a sweep as soon as the line allows. */
  kick(): void {
    this.#wanted.next();
  }

  /** Asks the hub at once, also when there is nothing to send; throws when the line fails. */
  async sendNow(): Promise<void> {
    const { line, session } = this.#parts;
    await line.attempt(async () => {
      await session.open();
      await this.#sweep();
    });
  }

  #begin(): void {
    this.#isWanted = true;
    this.#running ??= this.#run().finally(() => {
      this.#running = null;
    });
  }

  async #run(): Promise<void> {
    try {
      while (this.#isWanted) {
        this.#isWanted = false;
        await this.#parts.line.persist(() => this.#sweep());
      }
    } catch (error) {
      if (!(error instanceof LineClosed)) this.#parts.onFault(error);
    }
  }

  async #sweep(): Promise<void> {
    const { sender, uploads } = this.#parts;
    this.#burst$.next({ sent: 0, toSend: sender.waiting });
    try {
      await sender.sweep();
      await uploads.sweep();
    } finally {
      this.#burst$.next(null);
    }
  }

  #count(sent: number): void {
    const burst = this.#burst$.value;
    if (burst) this.#burst$.next({ ...burst, sent: Math.min(burst.sent + sent, burst.toSend) });
  }
}
