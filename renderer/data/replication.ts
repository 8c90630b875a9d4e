import { type RxReplicationState, replicateRxCollection } from 'rxdb/plugins/replication';
import { Subject } from 'rxjs';
import type { HybridClock } from '#shared/clock.ts';
import { workstationOf } from '#shared/complaint/entry.ts';
import type { CaseCollection, CaseDocument, Checkpoint, Collection } from '#shared/replication/protocol.ts';
import type { Attachments } from './attachments.ts';
import type { CaseStore } from './case-store.ts';
import { unite } from './case-union.ts';
import type { Database } from './database.ts';
import { type Directory, sealDirectoryDocument } from './directory-view.ts';
import type { HubLine } from './hub-line.ts';
import type { HubSession } from './hub-session.ts';
import type { KeyRing } from './keys.ts';
import type { Mending } from './mending.ts';
import type { Outbox } from './outbox.ts';
import { isCaseDocument, isDirectoryDocument, Puller } from './pull-pages.ts';
import { emptyCase, type SealedCase } from './seal.ts';
import type { SealedDocument } from './store-schema.ts';

export interface ReplicationParts {
  database: Database;
  keys: KeyRing;
  workstation: string;
  session: HubSession;
  line: HubLine;
  store: CaseStore;
  outbox: Outbox;
  mending: Mending;
  directory: Directory;
  attachments: Attachments;
  clock: HybridClock;
  /** The hub lacks what it had: it was restored, or an entry is gone there that the journal does not hold any more. */
  onRestarted(): void;
  onFault(error: unknown): void;
}

/** Documents of one page; the hub gives no more than this. */
const BATCH = 200;
/** RxDB's own retry, for what the line does not wait out: a call that the hub refuses. */
const RETRY_MS = 60_000;

type Deletable<Document> = Document & { _deleted: boolean };

/**
 * RxDB's replication of the collections from the hub. Its handlers wait out a bad line themselves (HubLine) and unite
 * what is pulled with what is here. It pushes nothing: RxDB would find what is unsent by its own clock, hold pulls back
 * while a push waits, and pass over what it pulls of a case with unsent entries. All of that is the outbox's (sender.ts).
 */
export class Replication {
  readonly #parts: ReplicationParts;
  readonly #resync = new Map<Collection, Subject<'RESYNC'>>();
  readonly #states: RxReplicationState<never, Checkpoint>[] = [];
  readonly puller: Puller;

  constructor(parts: ReplicationParts) {
    this.#parts = parts;
    this.puller = new Puller(parts.session, parts.line);
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
    const { documents, checkpoint } = await this.puller.pull('directory', from, size);
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
    const { documents, checkpoint, restarted } = await this.puller.pull(collection, from, size);
    // A case that changed while the pages were fetched comes twice; the later one counts.
    const pulled = new Map(documents.filter(isCaseDocument).map((document) => [document.id, document]));
    const gone = [...pulled.values()].filter((document) => document._deleted).map(({ id }) => id);
    const present = [...pulled.values()].filter((document) => !document._deleted);
    if (restarted) await outbox.reopenAll();
    await this.#forgetFiles(collection, gone);
    const sealed = await this.#unite(collection, present);
    for (const { entries } of present) for (const entry of entries) clock.receive(entry.hlc);
    if (restarted) this.#parts.onRestarted();
    // Nothing is left of them but the id, by which the journal's copy stays away (recovery.ts).
    const tombstones = gone.map((id) => ({ ...emptyCase(id), _deleted: true }));
    return { documents: [...sealed, ...tombstones] as Deletable<SealedCase>[], checkpoint };
  }

  /** A pulled case never loses an entry, and an own one that the hub did not name is sent again. */
  async #unite(collection: CaseCollection, pulled: readonly CaseDocument[]): Promise<Deletable<SealedCase>[]> {
    const { store, outbox, mending, workstation } = this.#parts;
    const united = await Promise.all(pulled.map(({ id, entries }) => unite(store, collection, id, entries)));
    const missing = united.flatMap((one) => one.missing).filter((id) => workstationOf(id) === workstation);
    const lost = missing.filter((id) => !mending.isKept(id));
    await outbox.reopen(lost);
    if (lost.some((id) => !outbox.has(id))) this.#parts.onRestarted();
    await mending.taken(pulled.flatMap(({ entries }) => entries.map((entry) => entry.id)));
    return united.map(({ sealed }) => ({ ...sealed, _deleted: false }));
  }

  /** The files of cases that left this person's scope; what of them is unsent stays in journal and outbox. */
  async #forgetFiles(collection: CaseCollection, ids: readonly string[]): Promise<void> {
    const { store, attachments } = this.#parts;
    const other = store.inCollection(collection === 'complaints' ? 'secretComplaints' : 'complaints');
    await attachments.forget(ids.filter((id) => !other.has(id)));
  }
}
