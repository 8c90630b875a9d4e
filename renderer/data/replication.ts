import { type RxReplicationState, replicateRxCollection } from 'rxdb/plugins/replication';
import { BehaviorSubject, Subject } from 'rxjs';
import type { HybridClock } from '#shared/clock.ts';
import { type Entry, workstationOf } from '#shared/complaint/entry.ts';
import {
  type CaseCollection,
  type CaseDocument,
  type Checkpoint,
  type Collection,
  PullAnswer,
} from '#shared/replication/protocol.ts';
import type { Attachments } from './attachments.ts';
import type { CaseStore } from './case-store.ts';
import type { Database, SealedDocument } from './database.ts';
import { type Directory, sealDirectoryDocument } from './directory-view.ts';
import { HubRefusal } from './hub-calls.ts';
import type { HubLine } from './hub-line.ts';
import type { HubSession } from './hub-session.ts';
import type { KeyRing } from './keys.ts';
import type { Mending } from './mending.ts';
import type { Outbox } from './outbox.ts';
import { emptyCase, type SealedCase } from './seal.ts';
import type { Sender } from './sender.ts';

export interface ReplicationParts {
  database: Database;
  keys: KeyRing;
  workstation: string;
  session: HubSession;
  line: HubLine;
  store: CaseStore;
  outbox: Outbox;
  mending: Mending;
  sender: Sender;
  directory: Directory;
  attachments: Attachments;
  clock: HybridClock;
  /** The hub has begun a new epoch: it was restored, and may lack whole cases that no pull names. */
  onRestarted(): void;
  onFault(error: unknown): void;
}

/** Documents of one page; the hub gives no more than this. */
const BATCH = 200;
/** RxDB's own retry, for what the line does not wait out: a call that the hub refuses. */
const RETRY_MS = 60_000;

type Deletable<Document> = Document & { _deleted: boolean };

/**
 * RxDB's replication of the collections with the hub. Its handlers wait out a bad line themselves (HubLine), unite
 * what is pulled with what is here, and send by way of the sender.
 */
export class Replication {
  readonly #parts: ReplicationParts;
  readonly #resync = new Map<Collection, Subject<'RESYNC'>>();
  readonly #states: RxReplicationState<never, Checkpoint>[] = [];
  readonly #received$ = new BehaviorSubject(0);
  /** Documents pulled since the start. */
  readonly received$ = this.#received$.asObservable();
  readonly #pulling$ = new BehaviorSubject(0);
  /** Pulls under way. */
  readonly pulling$ = this.#pulling$.asObservable();

  constructor(parts: ReplicationParts) {
    this.#parts = parts;
  }

  start(): void {
    const { database, store } = this.#parts;
    this.#begin(
      replicateRxCollection<SealedDocument, Checkpoint>({
        ...this.#common('directory'),
        collection: database.directory,
        pull: {
          batchSize: BATCH,
          stream$: this.#hints('directory'),
          handler: (from, size) => this.#pullDirectory(from, size),
        },
      }),
    );
    for (const collection of store.collections) {
      this.#begin(
        replicateRxCollection<SealedCase, Checkpoint>({
          ...this.#common(collection),
          collection: database[collection],
          pull: {
            batchSize: BATCH,
            stream$: this.#hints(collection),
            handler: (from, size) => this.#pullCases(collection, from, size),
          },
          push: {
            batchSize: BATCH,
            handler: (rows) =>
              this.#push(
                collection,
                rows.map(({ newDocumentState }) => newDocumentState),
              ),
          },
        }),
      );
    }
  }

  resync(collection?: Collection): void {
    for (const [name, hints] of this.#resync) if (!collection || name === collection) hints.next('RESYNC');
  }

  /** Resolves when every collection has been pulled once. */
  async firstFill(): Promise<void> {
    await Promise.all(this.#states.map((state) => state.awaitInitialReplication()));
  }

  async stop(): Promise<void> {
    await Promise.all(this.#states.map((state) => state.cancel()));
  }

  #common(collection: Collection) {
    return { replicationIdentifier: `hub-${collection}`, live: true, retryTime: RETRY_MS, waitForLeadership: false };
  }

  #hints(collection: Collection): Subject<'RESYNC'> {
    const hints = new Subject<'RESYNC'>();
    this.#resync.set(collection, hints);
    return hints;
  }

  #begin<Document>(state: RxReplicationState<Document, Checkpoint>): void {
    state.error$.subscribe((error) => {
      if (!this.#parts.line.signal.aborted) this.#parts.onFault(error);
    });
    this.#states.push(state as unknown as RxReplicationState<never, Checkpoint>);
  }

  async #pullDirectory(from: Checkpoint | undefined, size: number) {
    const { keys, directory } = this.#parts;
    const { documents, checkpoint } = await this.#pages('directory', from, size);
    const known = documents.filter(isDirectoryDocument);
    const sealed = await Promise.all(known.map((document) => sealDirectoryDocument(keys, document)));
    directory.put(known.map(({ id, kind, data, _deleted }) => ({ id, kind, data: _deleted ? null : data })));
    return {
      documents: sealed.map(
        (document, index): Deletable<SealedDocument> => ({ ...document, _deleted: known[index]?._deleted === true }),
      ),
      checkpoint,
    };
  }

  async #pullCases(collection: CaseCollection, from: Checkpoint | undefined, size: number) {
    const { outbox, clock } = this.#parts;
    const { documents, checkpoint, restarted } = await this.#pages(collection, from, size);
    // A case that changed while the pages were fetched comes twice; the later one counts.
    const pulled = new Map(documents.filter(isCaseDocument).map((document) => [document.id, document]));
    const gone = [...pulled.values()].filter((document) => document._deleted).map(({ id }) => id);
    const present = [...pulled.values()].filter((document) => !document._deleted);
    if (restarted) await outbox.reopenAll();
    if (gone.length > 0) await this.#forget(collection, gone);
    const sealed = await this.#unite(collection, present);
    for (const { entries } of present) for (const entry of entries) clock.receive(entry.hlc);
    if (restarted) this.#parts.onRestarted();
    const tombstones = gone.map((id) => ({ ...emptyCase(id), _deleted: true }));
    return { documents: [...sealed, ...tombstones] as Deletable<SealedCase>[], checkpoint };
  }

  /** RxDB ends a pull at a page shorter than it asked for, so the pages are gathered here until there are no more. */
  async #pages(collection: Collection, from: Checkpoint | undefined, size: number) {
    const { line, session } = this.#parts;
    const documents: unknown[] = [];
    let checkpoint = from ?? { epoch: '', sequence: 0, mark: '' };
    let restarted = false;
    this.#pulling$.next(this.#pulling$.value + 1);
    try {
      for (let more = true; more && documents.length < size; ) {
        const { epoch, sequence, mark } = checkpoint;
        const query = new URLSearchParams({ epoch, sequence: String(sequence), mark, limit: String(size) });
        const path = `/replication/${collection}/pull?${query}`;
        const page = await line.persist(() => session.call(path, { answer: PullAnswer, signal: line.signal }));
        documents.push(...page.documents);
        ({ checkpoint, more } = page);
        restarted ||= page.restarted;
        this.#received$.next(this.#received$.value + page.documents.length);
      }
    } finally {
      this.#pulling$.next(this.#pulling$.value - 1);
    }
    return { documents, checkpoint, restarted };
  }

  /** A pulled case never loses an entry, and what the hub did not name it gets again. */
  async #unite(collection: CaseCollection, pulled: readonly CaseDocument[]): Promise<Deletable<SealedCase>[]> {
    const { store, outbox, mending, workstation } = this.#parts;
    const united = await Promise.all(
      pulled.map(async ({ id, entries }) => ({ id, view: entries, ...(await store.united(collection, id, entries)) })),
    );
    const isKept = (entry: Entry) => mending.of(entry.id)?.kept === true;
    const own = united.flatMap(({ missing }) => missing.filter((entry) => workstationOf(entry.id) === workstation));
    await outbox.reopen(own.filter((entry) => !isKept(entry)).map(({ id }) => id));
    const named = united.flatMap(({ view }) => view.map((entry) => entry.id));
    await mending.remove(named.filter((id) => mending.of(id) !== null));
    await this.#refill(
      collection,
      united.map(({ id, view, missing }) => ({
        id,
        entries: missing.filter((entry) => workstationOf(entry.id) !== workstation),
        held: view,
      })),
    );
    return united.map(({ sealed }) => ({ ...sealed, _deleted: false }));
  }

  /** Entries of other workstations that a restored hub has lost: nobody else may have them any more. */
  async #refill(collection: CaseCollection, parcels: Parameters<Sender['refill']>[1]): Promise<void> {
    const { line, sender, onFault } = this.#parts;
    const lacking = parcels.filter(({ entries }) => entries.length > 0);
    if (lacking.length === 0) return;
    try {
      await line.persist(() => sender.refill(collection, lacking));
    } catch (error) {
      // What the hub refuses to take back must not stop the pull; comparing digests will find it again.
      if (!(error instanceof HubRefusal)) throw error;
      onFault(error);
    }
  }

  async #push(
    collection: CaseCollection,
    documents: readonly Deletable<SealedCase>[],
  ): Promise<Deletable<SealedCase>[]> {
    const { line, sender, store } = this.#parts;
    // Cases go by the hub's word alone: a deletion here is never pushed.
    const ids = documents.filter((document) => !document._deleted).map(({ id }) => id);
    if (ids.length === 0) return [];
    const conflicts = await line.persist(() => sender.exchange(collection, ids));
    return Promise.all(
      conflicts.map(async ({ id, entries }) => ({ ...(await store.seal(collection, id, entries)), _deleted: false })),
    );
  }

  /** Cases that left this person's scope; what of them is unsent stays in the journal, and so in the outbox. */
  async #forget(collection: CaseCollection, ids: readonly string[]): Promise<void> {
    const { store, attachments } = this.#parts;
    const here = ids.filter((id) => store.inCollection(collection).has(id));
    if (here.length === 0) return;
    await store.remove(collection, here);
    await attachments.forget(here.filter((id) => store.get(id) === null));
  }
}

const isCaseDocument = (document: unknown): document is CaseDocument => {
  const { id, entries, _deleted } = document as Partial<CaseDocument>;
  return typeof id === 'string' && Array.isArray(entries) && typeof _deleted === 'boolean';
};

interface PulledDirectoryDocument {
  id: string;
  kind: never;
  data: never;
  _deleted: boolean;
}

const isDirectoryDocument = (document: unknown): document is PulledDirectoryDocument => {
  const { id, kind } = document as Partial<Record<'id' | 'kind', unknown>>;
  return typeof id === 'string' && typeof kind === 'string';
};
