import { Subject } from 'rxjs';
import { type Entry, levelOf, workstationOf } from '#shared/complaint/entry.ts';
import type { CaseCollection, CaseDocument, PushAnswer, Rejection } from '#shared/replication/protocol.ts';
import type { CaseStore } from '../store/case-store.ts';
import type { HubSession } from './hub-session.ts';
import type { Mending, Rejected } from './mending.ts';
import type { Outbox } from './outbox.ts';
import { type Parcel, parcelOf } from './parcel.ts';
import { push } from './push.ts';

export interface SenderParts {
  session: HubSession;
  store: CaseStore;
  outbox: Outbox;
  mending: Mending;
  /** Of this PC, former ones included. */
  workstations: readonly string[];
  /** The hub knows other entries under this PC's numbers. */
  onForked(): Promise<void>;
  /** Certificates of signing keys, with those of their workstations. */
  certificatesOf(keys: readonly string[]): string[];
  /** The PC's time as ISO. */
  isoNow(): string;
}

const CASES_PER_PUSH = 100;

/** Sends entries to the hub and takes its answers: the only way by which anything leaves this PC. One push at a time. */
export class Sender {
  readonly #parts: SenderParts;
  readonly #sent = new Subject<number>();
  /** Numbers of entries that the hub took or judged, as its answers come in. */
  readonly sent$ = this.#sent.asObservable();
  /** Refused outright since sign-in: sending them again at once would change nothing. */
  readonly #refused = new Set<string>();
  #sending: Promise<unknown> = Promise.resolve();

  constructor(parts: SenderParts) {
    this.#parts = parts;
  }

  /** Sends entries of a case that the hub was found to lack, whoever wrote them. */
  refill(collection: CaseCollection, parcels: readonly Parcel[]): Promise<CaseDocument[]> {
    const full = parcels.map((parcel) => ({
      ...parcel,
      entries: parcel.entries.filter((entry) => levelOf(entry) === 'full'),
    }));
    return this.#exclusively(() => this.#push(collection, full));
  }

  /** Takes what the hub says of entries that it got in another way. */
  receive(acknowledged: readonly string[], rejected: readonly Rejection[]): Promise<void> {
    return this.#exclusively(async () => {
      const entries = await this.#parts.outbox.open(rejected.map(({ entryId }) => entryId).filter(this.#isOwn));
      const answer = { conflicts: [], acknowledged: [{ id: '', entries: [...acknowledged] }], rejected: [...rejected] };
      await this.#take(answer, new Map(entries.map((entry) => [entry.id, entry])));
    });
  }

  /** Sends everything unsent that the person signed in can open, and takes in what the hub answers. */
  async sweep(): Promise<void> {
    for (const collection of this.#parts.store.collections) {
      const waiting = this.#parts.outbox.all().filter((one) => one.collection === collection && this.#maySend(one));
      const ids = [...new Set(waiting.map((one) => one.ticket))];
      for (let start = 0; start < ids.length; start += CASES_PER_PUSH) {
        const conflicts = await this.#exchange(collection, ids.slice(start, start + CASES_PER_PUSH));
        for (const { id, entries } of conflicts) await this.#parts.store.receive(collection, id, entries);
      }
    }
  }

  /** How many entries a sweep would send. */
  get waiting(): number {
    return this.#parts.outbox.all().filter((one) => this.#maySend(one)).length;
  }

  /** Sends what is unsent of these cases, and says what is here of them; the hub's views that have more. */
  #exchange(collection: CaseCollection, ids: readonly string[]): Promise<CaseDocument[]> {
    return this.#exclusively(async () => {
      const parcels = await Promise.all(ids.map((id) => parcelOf(this.#parts, collection, id, this.#toSend(id))));
      return this.#push(collection, parcels);
    });
  }

  #maySend({ id, isClosed }: { id: string; isClosed: boolean }): boolean {
    return !isClosed && !this.#refused.has(id);
  }

  #toSend(ticket: string): string[] {
    return this.#parts.outbox
      .ofTicket(ticket)
      .filter((one) => this.#maySend(one))
      .map((one) => one.id);
  }

  async #push(collection: CaseCollection, parcels: readonly Parcel[]): Promise<CaseDocument[]> {
    const conflicts = new Map<string, CaseDocument>();
    const pushed = new Map(
      parcels.flatMap(({ entries }) => entries.map((entry): [string, Entry] => [entry.id, entry])),
    );
    const unknown = new Map<string, Rejection>();
    const take = async (answer: PushAnswer) => {
      for (const conflict of answer.conflicts) conflicts.set(conflict.id, conflict);
      await this.#take(answer, pushed);
    };
    await push(this.#parts.session, collection, parcels, [], async (answer) => {
      for (const one of answer.rejected) if (one.code === 'unknown-key') unknown.set(one.entryId, one);
      await take({ ...answer, rejected: answer.rejected.filter((one) => one.code !== 'unknown-key') });
    });
    if (unknown.size > 0) {
      // A restored hub has forgotten who signed in since; the certificates bear its own signature.
      const again = parcels.map((parcel) => ({
        ...parcel,
        entries: parcel.entries.filter(({ id }) => unknown.has(id)),
      }));
      const keys = [...unknown.keys()].map((id) => pushed.get(id)?.key ?? '');
      const certificates = this.#parts.certificatesOf([...new Set(keys)]);
      await push(
        this.#parts.session,
        collection,
        again.filter(({ entries }) => entries.length > 0),
        certificates,
        take,
      );
    }
    return [...conflicts.values()];
  }

  async #take(answer: PushAnswer, pushed: ReadonlyMap<string, Entry>): Promise<void> {
    const { outbox, mending, onForked, isoNow } = this.#parts;
    const acknowledged = answer.acknowledged.flatMap(({ entries }) => entries);
    const own = answer.rejected.filter(({ entryId }) => this.#isOwn(entryId));
    // Nobody can mend these: they are issued anew once this PC is enrolled anew (reissue.ts).
    const rejected = own.filter(({ code }) => code !== 'altered');
    const isForked = rejected.length < own.length;
    for (const { entryId, kept } of rejected) if (!kept) this.#refused.add(entryId);
    // Written before the acknowledgement: after a crash in between it is only asked once more.
    await mending.add(rejected.map((one): Rejected => ({ ...one, kind: pushed.get(one.entryId)?.kind ?? '' })));
    const isRejected = new Set(rejected.map(({ entryId }) => entryId));
    await mending.taken(acknowledged.filter((id) => !isRejected.has(id)));
    const kept = rejected.filter((one) => one.kept).map(({ entryId }) => entryId);
    await outbox.acknowledge([...acknowledged, ...kept], isoNow());
    this.#sent.next(acknowledged.length + rejected.length);
    if (isForked) await onForked();
  }

  readonly #isOwn = (entryId: string): boolean => this.#parts.workstations.includes(workstationOf(entryId));

  #exclusively<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#sending.then(work, work);
    this.#sending = result.catch(() => {});
    return result;
  }
}
