import { type RxCollection, setCheckpoint } from 'rxdb';
import { type RxReplicationState, replicateRxCollection } from 'rxdb/plugins/replication';
import { Subject } from 'rxjs';
import type { HybridClock } from '#shared/clock.ts';
import { workstationOf } from '#shared/complaint/entry.ts';
import type { CaseCollection, Checkpoint, Collection } from '#shared/replication/protocol.ts';
import type { Attachments } from '../attachments.ts';
import type { Directory } from '../directory-view.ts';
import type { DiskGuard } from '../disk-guard.ts';
import type { KeyRing } from '../keys.ts';
import { forgetFilesOfOthers } from '../leaving-files.ts';
import type { CaseStore } from '../store/case-store.ts';
import { takeIn } from '../store/case-union.ts';
import type { Database } from '../store/database.ts';
import { storeDirectory } from '../store/directory-store.ts';
import type { SealedCase } from '../store/seal.ts';
import type { SealedDocument } from '../store/store-schema.ts';
import type { HubLine } from './hub-line.ts';
import type { HubSession } from './hub-session.ts';
import type { Mending } from './mending.ts';
import type { Outbox } from './outbox.ts';
import type { Page } from './page.ts';
import { PagesUnderWay } from './pages-under-way.ts';
import { isCaseDocument, isDirectoryDocument, Puller } from './pull-pages.ts';

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

/** RxDB's own retry, for what nothing waits out: a call that the hub refuses, a store that takes no more. */
export const RETRY_MS = 45_000;

type Progress<Document> = NonNullable<RxReplicationState<Document, Checkpoint>['internalReplicationState']>;

/**
 * RxDB writes its checkpoints one after the other, mostly without waiting, and none any more once one has failed, as in a
 * store that is full. Here a failure is told and the next one is tried: until then only more is pulled than need be.
 */
function keepRecording<Document>(state: Progress<Document>, onFault: (error: unknown) => void): void {
  let queue = state.checkpointQueue.catch(onFault);
  Object.defineProperty(state, 'checkpointQueue', {
    get: () => queue,
    set(next: Promise<unknown>) {
      queue = next.catch(onFault);
    },
  });
}

/**
 * RxDB's replication of the collections from the hub. It pushes nothing: RxDB would find what is unsent by its own clock;
 * that is the outbox's (sender.ts). It writes nothing either: it would overwrite cases that were saved since the pull, read
 * each document three times, and pull no more after a write that failed. The handlers take in what comes by themselves
 * (case-union.ts), move RxDB's checkpoint on after every page, and leave to RxDB when to pull, from where, and when to try
 * again.
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
    this.#begin('directory', database.directory, (...from) => this.#followDirectory(...from));
    for (const collection of store.collections) {
      this.#begin(collection, database[collection], (...from) => this.#follow(collection, ...from));
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

  /** `follow` takes in what the hub has from there on, and rejects to be called once more later. */
  #begin<Document>(
    collection: Collection,
    documents: RxCollection<Document>,
    follow: (state: Progress<Document>, from: Checkpoint | undefined) => Promise<void>,
  ): void {
    const hints = new Subject<'RESYNC'>();
    this.#resync.set(collection, hints);
    const state: RxReplicationState<Document, Checkpoint> = replicateRxCollection<Document, Checkpoint>({
      replicationIdentifier: `hub-${collection}`,
      live: true,
      retryTime: RETRY_MS,
      waitForLeadership: false,
      autoStart: false,
      collection: documents,
      pull: {
        stream$: hints,
        handler: async (asked) => {
          const { internalReplicationState: progress } = state;
          if (!progress) throw new Error('RxDB pulls before it has started');
          // After a failure RxDB asks once more from where it began.
          const following = follow(progress, progress.lastCheckpointDoc.down?.checkpointData ?? asked);
          this.#following.add(following);
          await following.finally(() => this.#following.delete(following));
          return { documents: [], checkpoint: asked };
        },
      },
    });
    const onFault = (error: unknown) => {
      if (!this.#parts.line.signal.aborted) this.#parts.onFault(error);
    };
    state.error$.subscribe(onFault);
    const started = state.start().then(() => {
      if (state.internalReplicationState) keepRecording(state.internalReplicationState, onFault);
    });
    started.catch(() => {}); // told by error$
    this.#states.push(state as unknown as RxReplicationState<never, Checkpoint>);
  }

  async #followDirectory(state: Progress<SealedDocument>, from: Checkpoint | undefined): Promise<void> {
    const { keys, directory, database } = this.#parts;
    const { documents, checkpoint } = await this.puller.pull('directory', from);
    const known = documents
      .filter(isDirectoryDocument)
      .map(({ id, kind, data, _deleted }) => ({ id, kind, data: _deleted ? null : data }));
    directory.put(known);
    await storeDirectory(database, keys, known);
    await setCheckpoint(state, 'down', checkpoint);
  }

  /** Takes in what the hub has after RxDB's checkpoint, and moves that on page by page. */
  async #follow(collection: CaseCollection, state: Progress<SealedCase>, from: Checkpoint | undefined): Promise<void> {
    const context = await state.downstreamBulkWriteFlag;
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
    const leaving = pulled.filter(({ _deleted }) => _deleted).map(({ id }) => id);
    await forgetFilesOfOthers(store, attachments, collection, leaving);
    const missing = await takeIn(store, collection, pulled, context);
    const lost = missing.filter((id) => workstationOf(id) === workstation && !mending.isKept(id));
    await outbox.reopen(lost);
    if (lost.some((id) => !outbox.has(id))) this.#parts.onRestarted();
    const entries = pulled.flatMap((document) => document.entries);
    await mending.taken(entries.map((entry) => entry.id));
    for (const { hlc } of entries) clock.receive(hlc);
    if (page.restarted) this.#parts.onRestarted();
  }
}
