import { setCheckpoint } from 'rxdb';
import { type RxReplicationState, replicateRxCollection } from 'rxdb/plugins/replication';
import { Subject } from 'rxjs';
import type { HybridClock } from '#shared/clock.ts';
import { workstationOf } from '#shared/complaint/entry.ts';
import type { CaseCollection, Checkpoint, Collection } from '#shared/replication/protocol.ts';
import type { Attachments } from './attachments.ts';
import type { CaseStore } from './case-store.ts';
import { takeIn } from './case-union.ts';
import type { Database } from './database.ts';
import { type Directory, sealDirectoryDocument } from './directory-view.ts';
import type { DiskGuard } from './disk-guard.ts';
import type { HubLine } from './hub-line.ts';
import type { HubSession } from './hub-session.ts';
import type { KeyRing } from './keys.ts';
import type { Mending } from './mending.ts';
import type { Outbox } from './outbox.ts';
import type { Page } from './page.ts';
import { PagesUnderWay } from './pages-under-way.ts';
import { isCaseDocument, isDirectoryDocument, Puller } from './pull-pages.ts';
import type { SealedCase } from './seal.ts';
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
  disk: DiskGuard;
  clock: HybridClock;
  /** The hub lacks what it had: it was restored, or an entry is gone there that the journal does not hold any more. */
  onRestarted(): void;
  onFault(error: unknown): void;
}

/** A shorter answer of a handler is the last one. */
const BATCH = 200;
/** RxDB's own retry, for what the line does not wait out: a call that the hub refuses. */
const RETRY_MS = 60_000;

type Deletable<Document> = Document & { _deleted: boolean };

/**
 * RxDB's replication of the collections from the hub. It pushes nothing: RxDB would find what is unsent by its own clock;
 * that is the outbox's (sender.ts). Cases it does not write either: it would overwrite what was saved since the pull, and
 * reads each document three times. The handler takes them in by itself (case-union.ts), moves RxDB's checkpoint on after
 * every page, and leaves to RxDB when to pull, from where, and when to try again.
 */
export class Replication {
  readonly #parts: ReplicationParts;
  readonly #resync = new Map<Collection, Subject<'RESYNC'>>();
  readonly #states: RxReplicationState<never, Checkpoint>[] = [];
  readonly #following = new Set<Promise<void>>();
  readonly puller: Puller;

  constructor(parts: ReplicationParts) {
    this.#parts = parts;
    this.puller = new Puller(parts.session, parts.line, parts.disk);
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
      const state: RxReplicationState<SealedCase, Checkpoint> = replicateRxCollection<SealedCase, Checkpoint>({
        ...this.#common(collection),
        collection: database[collection],
        pull: {
          batchSize: BATCH,
          stream$: this.#hints(collection),
          handler: async (from) => {
            const following = this.#follow(collection, state, from);
            this.#following.add(following);
            await following.finally(() => this.#following.delete(following));
            return { documents: [], checkpoint: from };
          },
        },
      });
      this.#begin(state);
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
    await Promise.allSettled(this.#following);
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

  /** Takes in what the hub has after RxDB's checkpoint, and moves that on page by page. */
  async #follow(
    collection: CaseCollection,
    { internalReplicationState: state }: RxReplicationState<SealedCase, Checkpoint>,
    asked: Checkpoint | undefined,
  ): Promise<void> {
    if (!state) throw new Error('RxDB pulls before it has started');
    const context = await state.downstreamBulkWriteFlag;
    // After a failure RxDB asks once more from where it began.
    const from: Checkpoint | undefined = state.lastCheckpointDoc.down?.checkpointData ?? asked;
    const pages = new PagesUnderWay();
    const begin = (page: Page) =>
      pages.begin(
        page.documents.filter(isCaseDocument).map(({ id }) => id),
        () => this.#take(collection, page, context),
        () => setCheckpoint(state, 'down', page.checkpoint),
      );
    // Also when the line was closed: what is being written is written before the store is closed.
    await this.puller.follow(collection, from, begin).finally(() => pages.done());
  }

  /** A pulled case never loses an entry, and an own one that the hub did not name is sent again. */
  async #take(collection: CaseCollection, page: Page, context: string): Promise<void> {
    const { store, outbox, mending, attachments, clock, workstation } = this.#parts;
    // A case that changed while the pages were fetched may come twice; the later one counts.
    const pulled = [...new Map(page.documents.filter(isCaseDocument).map((one) => [one.id, one])).values()];
    if (page.restarted) {
      await outbox.reopenAll();
      await attachments.reopenAll();
    }
    await this.#forgetFiles(
      collection,
      pulled.filter(({ _deleted }) => _deleted).map(({ id }) => id),
    );
    const missing = await takeIn(store, collection, pulled, context);
    const lost = missing.filter((id) => workstationOf(id) === workstation && !mending.isKept(id));
    await outbox.reopen(lost);
    if (lost.some((id) => !outbox.has(id))) this.#parts.onRestarted();
    const entries = pulled.flatMap((document) => document.entries);
    await mending.taken(entries.map((entry) => entry.id));
    for (const { hlc } of entries) clock.receive(hlc);
    if (page.restarted) this.#parts.onRestarted();
  }

  /** The files of cases that left this person's scope; what of them is unsent stays in journal and outbox. */
  async #forgetFiles(collection: CaseCollection, ids: readonly string[]): Promise<void> {
    const { store, attachments } = this.#parts;
    const other = store.inCollection(collection === 'complaints' ? 'secretComplaints' : 'complaints');
    await attachments.forget(ids.filter((id) => !other.has(id)));
  }
}
