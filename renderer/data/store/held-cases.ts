import type { Entry } from '#shared/complaint/entry.ts';
import type { CaseCollection } from '#shared/replication/protocol.ts';
import { type SearchableCase, searchableText } from '../search/search-index.ts';
import { headOf, newestKey, type Sealing } from './seal.ts';
import { type StoredCase, storedCase } from './stored-case.ts';

interface Held {
  head: StoredCase;
  entries: readonly Entry[];
  isListed: boolean;
}

/**
 * Cases with entries that only the journal holds: the store could not take them, or the person may not open them
 * again. In memory until the store takes them, or until lock.
 */
export class HeldCases {
  readonly #sealing: Pick<Sealing, 'workstation' | 'version'>;
  readonly #held = new Map<string, Held>();

  constructor(sealing: Pick<Sealing, 'workstation' | 'version'>) {
    this.#sealing = sealing;
  }

  /** `isListed`: whether lists show the case. What it is searched by. */
  hold(collection: CaseCollection, id: string, entries: readonly Entry[], isListed: boolean): SearchableCase {
    const head = headOf(id, entries, this.#sealing);
    const newest = newestKey(head.summary);
    this.#held.set(id, { head: storedCase({ id, collection, digest: '', newest }, head), entries, isListed });
    return { id, newest, text: searchableText(head.summary) };
  }

  has = (id: string): boolean => this.#held.has(id);
  head = (id: string): StoredCase | null => this.#held.get(id)?.head ?? null;
  entries = (id: string): readonly Entry[] => this.#held.get(id)?.entries ?? [];
  isHidden = (id: string): boolean => this.#held.get(id)?.isListed === false;
  release = (id: string): boolean => this.#held.delete(id);
  clear = (): void => this.#held.clear();

  /** Those that wait for the store. */
  listed(): { head: StoredCase; entries: readonly Entry[] }[] {
    return [...this.#held.values()].filter((held) => held.isListed);
  }
}
