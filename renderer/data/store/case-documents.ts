import type { Entry } from '#shared/complaint/entry.ts';
import type { CaseCollection } from '#shared/replication/protocol.ts';
import type { CaseRecord, Database } from './database.ts';
import { insertCases } from './insert-cases.ts';
import { type Head, headOf, openEntries, openHead, type SealedCase, type Sealing, sealWithHead } from './seal.ts';

/** A write of the storage: `previous` is what it replaces, and must be what is there. */
export interface CaseWrite {
  document: CaseRecord;
  previous?: CaseRecord;
}

/** More than are sealed before the store's events tell of them. */
const MAX_FRESH = 5_000;

/** Cases as documents: sealed, opened, read and written many at once. */
export class CaseDocuments {
  readonly #database: Database;
  readonly #sealing: Sealing;
  /** Heads just sealed, by their sealed form: they need not be opened again when RxDB tells of them. */
  readonly #fresh = new Map<string, Head>();

  constructor(database: Database, sealing: Sealing) {
    this.#database = database;
    this.#sealing = sealing;
  }

  async seal(collection: CaseCollection, id: string, entries: readonly Entry[]): Promise<SealedCase> {
    const { sealed, head } = await sealWithHead(this.#sealing, collection, id, entries);
    if (this.#fresh.size === MAX_FRESH) this.#fresh.clear();
    this.#fresh.set(sealed.head, head);
    return sealed;
  }

  openEntries(collection: CaseCollection, document: SealedCase): Promise<Entry[]> {
    return openEntries(this.#sealing.keys, collection, document);
  }

  /** Folded anew when another version of the app has sealed it, which `onOutdated` is told. */
  async head(collection: CaseCollection, document: SealedCase, onOutdated: () => void): Promise<Head> {
    const fresh = this.#fresh.get(document.head);
    if (fresh && this.#fresh.delete(document.head)) return fresh;
    const head = await openHead(this.#sealing.keys, collection, document);
    if (head.version === this.#sealing.version) return head;
    onOutdated();
    return headOf(document.id, await this.openEntries(collection, document), this.#sealing);
  }

  /** Stored documents by id, also those of cases that have left. */
  async read(collection: CaseCollection, ids: readonly string[]): Promise<Map<string, CaseRecord>> {
    if (ids.length === 0) return new Map();
    const found = await this.#database[collection].storageInstance.findDocumentsById([...ids], true);
    return new Map(found.map((document) => [document.id, document]));
  }

  /**
   * Ids of those whose `previous` is not what is stored, which are left as they are. `context` tells RxDB whence the
   * writes come.
   */
  async write(collection: CaseCollection, writes: readonly CaseWrite[], context: string): Promise<Set<string>> {
    const { new: inserts = [], other: others = [] } = Object.groupBy(writes, ({ document, previous }) =>
      previous || document._deleted ? 'other' : 'new',
    );
    const documents = inserts.map(({ document }) => document);
    const isIn = documents.length === 0 || (await insertCases(this.#database[collection], documents, context));
    return this.#writeOver(collection, isIn ? others : writes, context);
  }

  async #writeOver(collection: CaseCollection, writes: readonly CaseWrite[], context: string): Promise<Set<string>> {
    if (writes.length === 0) return new Set();
    const { error } = await this.#database[collection].storageInstance.bulkWrite([...writes], context);
    const failed = error.find(({ status }) => status !== 409);
    if (failed) throw new Error(`the store refused ${failed.documentId}`, { cause: failed });
    return new Set(error.map(({ documentId }) => documentId));
  }

  forget(): void {
    this.#fresh.clear();
  }
}
