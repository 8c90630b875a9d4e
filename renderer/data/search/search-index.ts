import type { Summary } from '#shared/complaint/summary.ts';
import { foldPlace, villageLabel } from '#shared/directory/places.ts';

/** A case as it is searched. */
export interface SearchableCase {
  id: string;
  /** Ascending newest-first key. */
  newest: string;
  text: string;
}

/** The text of every case while somebody is signed in. Calls take effect in their order: what was put is found next. */
export interface SearchIndex {
  put(cases: readonly SearchableCase[]): void;
  remove(ids: readonly string[]): void;
  /** Ids of the newest cases that hold every word, at most `limit`. Rejects once `signal` is aborted. */
  find(query: string, limit: number, signal?: AbortSignal): Promise<string[]>;
  /** Forgets every text. */
  close(): void;
}

/** What is searched of a case: ticket with and without hyphens, words, places, the reporter's initials, SP4N number. */
export function searchableText(summary: Summary): string {
  const { id, title, chronology, place, reporter, sp4n, formerNumber } = summary;
  const initials = (reporter?.name ?? '').replace(/(\p{L})\p{L}*\s*/gu, '$1');
  const parts = [id, id.replaceAll('-', ''), title, chronology, ...place.villages.map(villageLabel)];
  return [...parts, formerNumber?.ticket, place.landmark, initials, sp4n?.trackingId].filter(Boolean).join('\n');
}

/** Texts between two looks at whether the question still stands: a few ms. */
const CHUNK = 4_000;

/** A scan from the newest on: nothing to build, and typing one more letter never waits for an index. */
export class TextIndex implements SearchIndex {
  readonly #known = new Map<string, SearchableCase>();
  #ordered: SearchableCase[] | null = null;

  put(cases: readonly SearchableCase[]): void {
    for (const { id, newest, text } of cases) this.#known.set(id, { id, newest, text: inOneByte(foldPlace(text)) });
    this.#ordered = null;
  }

  remove(ids: readonly string[]): void {
    for (const id of ids) this.#known.delete(id);
    this.#ordered = null;
  }

  async find(query: string, limit: number, signal?: AbortSignal): Promise<string[]> {
    const words = foldPlace(query).split(' ').filter(Boolean);
    const found: string[] = [];
    if (words.length === 0) return found;
    for (const [at, { id, text }] of this.#order().entries()) {
      if (at % CHUNK === CHUNK - 1) await aTurn();
      signal?.throwIfAborted();
      if (words.every((word) => text.includes(word)) && found.push(id) >= limit) break;
    }
    return found;
  }

  close(): void {
    this.#known.clear();
    this.#ordered = null;
  }

  #order(): SearchableCase[] {
    this.#ordered ??= [...this.#known.values()].sort((left, right) => (left.newest < right.newest ? -1 : 1));
    return this.#ordered;
  }
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** A text that once had a letter beyond Latin-1 keeps two bytes for each letter, and the piece it was cut from. */
const inOneByte = (text: string): string => decoder.decode(encoder.encode(text));

/** Lets waiting messages in; a timer would wait 4 ms each time. */
const aTurn = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
