import type { RxCollection } from 'rxdb';
import { type Observable, Subject, Subscription } from 'rxjs';
import type { Entry } from '#shared/complaint/entry.ts';
import { merge, receive } from '#shared/complaint/merge.ts';
import { SealBroken } from '#shared/crypto/sealed-value.ts';
import type { CaseCollection } from '#shared/replication/protocol.ts';
import type { MayRead } from '../reading-scope.ts';
import { type SearchableCase, type SearchIndex, searchableText, TextIndex } from '../search/search-index.ts';
import { CaseDocuments } from './case-documents.ts';
import { readNewest, readPages } from './case-reader.ts';
import type { CaseRecord, Database } from './database.ts';
import { HeldCases } from './held-cases.ts';
import { emptyCase, type SealedCase, type Sealing } from './seal.ts';
import { type StoredCase, storedCase } from './stored-case.ts';

/** More than any screen shows at once. */
const FIRST_HEADS = 200;
/** While the rest is opened, lists are told each time that half as much again is known: each telling draws them anew. */
const TOLD_AFTER = 0.5;

interface CaseChange {
  documentData: SealedCase & { _deleted: boolean };
}

/**
 * The cases of the store, their heads unsealed in memory while somebody is signed in. Every change of RxDB's collections
 * comes in as an event, whoever wrote it: this store, or RxDB's replication.
 */
export class CaseStore {
  readonly #database: Database;
  readonly #sealing: Sealing;
  /** Entries that the hub may not lower: those that it has not acknowledged. */
  readonly keep: () => ReadonlySet<string>;
  readonly #onFault: (error: unknown) => void;
  readonly #index: SearchIndex;
  readonly mayRead: MayRead;
  readonly #cases: Record<CaseCollection, Map<string, StoredCase>> = {
    complaints: new Map(),
    secretComplaints: new Map(),
  };
  readonly #held: HeldCases;
  readonly documents: CaseDocuments;
  readonly #subscription = new Subscription();
  readonly #changed = new Subject<readonly string[]>();
  /** Ids of cases that changed, after memory knows of it. */
  readonly changed$: Observable<readonly string[]> = this.#changed;
  #taking: Promise<unknown> = Promise.resolve();
  /** Cases that left while the store was being read: a page read before must not bring them back. */
  readonly #gone = new Set<string>();
  #isStopped = false;

  readonly #outdated: { collection: CaseCollection; id: string }[] = [];
  /** Documents that do not open, by place. */
  readonly broken: string[] = [];

  constructor(
    database: Database,
    sealing: Sealing,
    keep: () => ReadonlySet<string>,
    onFault: (error: unknown) => void,
    index: SearchIndex = new TextIndex(),
    mayRead: MayRead = () => true,
  ) {
    this.#database = database;
    this.#sealing = sealing;
    this.keep = keep;
    this.#onFault = onFault;
    this.#index = index;
    this.mayRead = mayRead;
    this.#held = new HeldCases(sealing);
    this.documents = new CaseDocuments(database, sealing);
  }

  /** Collections that the person signed in may open. */
  get collections(): CaseCollection[] {
    return this.#sealing.keys.secret ? ['complaints', 'secretComplaints'] : ['complaints'];
  }

  /** Opens the newest heads, which lists show first, and listens from now on; true when there are no others. */
  async loadNewest(): Promise<boolean> {
    let isAll = true;
    for (const collection of this.collections) {
      const documents = this.#database[collection];
      this.#listen(collection, documents);
      const newest = await readNewest(documents, FIRST_HEADS);
      await this.#open(collection, newest);
      isAll &&= newest.length < FIRST_HEADS;
    }
    return isAll;
  }

  /** Opens all other heads, page by page, so that the screen stays alive; false when it was stopped before the end. */
  async loadRest(): Promise<boolean> {
    let arrived: string[] = [];
    for (const collection of this.collections) {
      const known = this.#cases[collection];
      for await (const page of readPages(this.#database[collection])) {
        if (this.#isStopped) return false;
        const others = page.filter(({ id }) => !known.has(id) && !this.#gone.has(id));
        await this.#open(collection, others, true);
        arrived.push(...others.map(({ id }) => id));
        if (arrived.length < TOLD_AFTER * known.size) continue;
        this.#changed.next(arrived);
        arrived = [];
      }
    }
    this.#gone.clear();
    if (arrived.length > 0) this.#changed.next(arrived);
    return true;
  }

  /** A lock does not wait for a store that is being read. */
  stopLoading(): void {
    this.#isStopped = true;
  }

  /** Seals the heads of another version of the app anew, so that the next start need not fold them again. */
  async renewHeads(): Promise<void> {
    for (const { collection, id } of this.#outdated.splice(0)) {
      if (this.#subscription.closed) return;
      const document = await this.#database[collection].findOne(id).exec();
      await document?.incrementalModify(async (before) => {
        const entries = await this.#readable(collection, before);
        return entries ? { ...before, ...(await this.documents.seal(collection, id, entries)) } : before;
      });
    }
  }

  get(id: string): StoredCase | null {
    const { complaints, secretComplaints } = this.#cases;
    return this.#held.head(id) ?? secretComplaints.get(id) ?? complaints.get(id) ?? null;
  }

  /** As `get`, but null for a case that is not for the person signed in. */
  readable(id: string): StoredCase | null {
    const known = this.get(id);
    return known && this.mayRead(known) ? known : null;
  }

  /** As `readable`, but null for a case that lists do not show. */
  listed(id: string): StoredCase | null {
    return this.#held.isHidden(id) ? null : this.readable(id);
  }

  /** In no order; a case on its way from one collection to the other comes once. */
  *all(): Generator<StoredCase> {
    const { complaints, secretComplaints } = this.#cases;
    for (const { head } of this.#held.listed()) yield head;
    for (const one of secretComplaints.values()) if (!this.#held.has(one.id)) yield one;
    for (const one of complaints.values()) if (!this.#held.has(one.id) && !secretComplaints.has(one.id)) yield one;
  }

  inCollection(collection: CaseCollection): ReadonlyMap<string, StoredCase> {
    return this.#cases[collection];
  }

  /** The newest cases that hold every word, at most `limit`; see SearchIndex. */
  find(query: string, limit: number, signal?: AbortSignal): Promise<string[]> {
    return this.#index.find(query, limit, signal);
  }

  /** Empty when there is no such case here, and when its document was altered. */
  async entries(id: string, collection = this.get(id)?.collection): Promise<Entry[]> {
    const held = this.#held.entries(id);
    if (!collection || !this.#cases[collection].has(id)) return [...held];
    const document = await this.#database[collection].findOne(id).exec();
    return merge(document ? ((await this.#readable(collection, document)) ?? []) : [], held);
  }

  /** Adds entries of this workstation or from its journal; the union with what is there. */
  async add(collection: CaseCollection, id: string, entries: readonly Entry[]): Promise<void> {
    await this.#write(collection, id, (known) => merge(known, entries));
    if (this.#held.release(id)) this.#changed.next([id]);
  }

  /** Keeps entries that the journal has in memory only, see HeldCases. */
  async hold(collection: CaseCollection, id: string, entries: readonly Entry[], isListed: boolean): Promise<void> {
    const held = this.#held.hold(collection, id, merge(await this.entries(id, collection), entries), isListed);
    if (isListed) this.#index.put([held]);
    this.#changed.next([id]);
  }

  /** Gives what is held to the store again; throws when it still fails. */
  async storeHeld(): Promise<void> {
    for (const { head, entries } of this.#held.listed()) await this.add(head.collection, head.id, entries);
  }

  /** Takes the hub's view of a case in. */
  receive(collection: CaseCollection, id: string, view: readonly Entry[]): Promise<void> {
    return this.#write(collection, id, (known) => receive(known, view, this.keep()));
  }

  /** The hub has taken the case out of this person's scope: nothing is left of it but the id. */
  async leave(collection: CaseCollection, id: string): Promise<void> {
    const document = await this.#database[collection].findOne(id).exec();
    await document?.incrementalModify(() => ({ ...emptyCase(id), _deleted: true }));
    await this.settled();
  }

  /** The hub has taken the case out of this person's scope, and not brought it back. */
  async hasLeft(collection: CaseCollection, id: string): Promise<boolean> {
    return (await this.documents.read(collection, [id])).get(id)?._deleted === true;
  }

  /** What is here of a case whose document is given; null when that was altered. */
  async known(collection: CaseCollection, id: string, document: CaseRecord | undefined): Promise<Entry[] | null> {
    const held = this.#held.entries(id);
    if (!document || document._deleted) return [...held];
    const stored = await this.#readable(collection, document);
    return stored && merge(stored, held);
  }

  /** Resolves when memory knows of every write that has resolved before. */
  async settled(): Promise<void> {
    await this.#taking;
  }

  close(): void {
    this.#subscription.unsubscribe();
    this.#changed.complete();
    this.#index.close();
    for (const cases of Object.values(this.#cases)) cases.clear();
    this.#held.clear();
    this.#gone.clear();
    this.documents.forget();
  }

  async #write(collection: CaseCollection, id: string, change: (known: Entry[]) => Entry[]): Promise<void> {
    const documents = this.#database[collection];
    for (;;) {
      const document = await documents.findOne(id).exec();
      if (document) {
        await document.incrementalModify(async (before) => {
          const known = await this.#readable(collection, before);
          const after = await this.documents.seal(collection, id, change(known ?? []));
          const isWhole = known !== null && this.#cases[collection].has(id);
          return isWhole && after.digest === before.digest ? before : { ...before, ...after };
        });
        break;
      }
      const { error } = await documents.bulkInsert([await this.documents.seal(collection, id, change([]))]);
      const [failed] = error;
      if (!failed) break;
      // Somebody else brought the case in just now: then it is a change of that one.
      if (failed.status !== 409) throw new Error(`the store refused ${id}`, { cause: failed });
    }
    await this.settled();
  }

  /** Null for an altered document: journal and hub fill it again. */
  async #readable(collection: CaseCollection, document: SealedCase): Promise<Entry[] | null> {
    try {
      return await this.documents.openEntries(collection, document);
    } catch (error) {
      if (!(error instanceof SealBroken)) throw error;
      this.#broke(collection, document.id, error);
      return null;
    }
  }

  #broke(collection: CaseCollection, id: string, { place }: SealBroken): void {
    if (!this.broken.includes(place)) this.broken.push(place);
    this.#forget(collection, id);
  }

  #forget(collection: CaseCollection, id: string): void {
    this.#cases[collection].delete(id);
    if (this.get(id) === null) this.#index.remove([id]);
  }

  #listen(collection: CaseCollection, documents: RxCollection<SealedCase>): void {
    const events = documents.eventBulks$.subscribe(({ events: changes }) => {
      // One after the other: an older state that takes longer to open must not overtake a newer one.
      const taken = this.#taking.then(() => this.#take(collection, changes as unknown as CaseChange[]));
      this.#taking = taken.catch(this.#onFault);
    });
    this.#subscription.add(events);
  }

  async #take(collection: CaseCollection, changes: readonly CaseChange[]): Promise<void> {
    const documents = changes.map((change) => change.documentData);
    for (const { id, _deleted } of documents) {
      if (!_deleted) continue;
      this.#forget(collection, id);
      this.#gone.add(id);
    }
    await this.#open(
      collection,
      documents.filter((document) => !document._deleted),
    );
    this.#changed.next(changes.map((change) => change.documentData.id));
  }

  /** `isBehind`: read a while ago, so that whatever is known by now is newer. */
  async #open(collection: CaseCollection, documents: readonly SealedCase[], isBehind = false): Promise<void> {
    const cases = this.#cases[collection];
    const searchable: SearchableCase[] = [];
    const unreadable: string[] = [];
    const heads = await Promise.allSettled(
      documents.map((document) =>
        this.documents.head(collection, document, () => this.#outdated.push({ collection, id: document.id })),
      ),
    );
    for (const [index, head] of heads.entries()) {
      const { id, digest, newest } = documents[index] as SealedCase;
      if (isBehind && (cases.has(id) || this.#gone.has(id))) continue;
      if (head.status === 'fulfilled') {
        const known = storedCase({ id, collection, digest, newest }, head.value);
        cases.set(id, known);
        if (this.mayRead(known)) searchable.push({ id, newest, text: searchableText(head.value.summary) });
        else unreadable.push(id);
      } else if (head.reason instanceof SealBroken) {
        this.#broke(collection, id, head.reason);
      } else {
        throw head.reason;
      }
    }
    if (searchable.length > 0) this.#index.put(searchable);
    if (unreadable.length > 0) this.#index.remove(unreadable);
  }
}
