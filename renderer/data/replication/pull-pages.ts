import { BehaviorSubject } from 'rxjs';
import {
  type CaseCollection,
  type CaseDocument,
  type Checkpoint,
  type Collection,
  PullAnswer,
} from '#shared/replication/protocol.ts';
import type { DiskGuard } from '../disk-guard.ts';
import { HubRefusal } from './hub-calls.ts';
import type { HubLine } from './hub-line.ts';
import type { HubSession } from './hub-session.ts';
import { checkpointQuery, type Page, START } from './page.ts';
import { SnapshotStream } from './snapshot-stream.ts';

/** Documents of one page; the hub gives no more than this. */
const PAGE = 200;

/** Of what streams under way have brought. */
export interface Received {
  documents: number;
  /** Null before the hub has said. */
  total: number | null;
}

/** Pulls from the hub, waiting out a bad line and a full disk. */
export class Puller {
  readonly #session: HubSession;
  readonly #line: HubLine;
  readonly #disk: DiskGuard;
  readonly #received$ = new BehaviorSubject<Received>({ documents: 0, total: null });
  /** Cases pulled since the start, by streams of all collections. */
  readonly received$ = this.#received$.asObservable();
  readonly #pulling$ = new BehaviorSubject(0);
  /** Pulls under way. */
  readonly pulling$ = this.#pulling$.asObservable();

  constructor(session: HubSession, line: HubLine, disk: DiskGuard) {
    this.#session = session;
    this.#line = line;
    this.#disk = disk;
  }

  /** All pages at once: of the directory, which is small. */
  async pull(collection: Collection, from: Checkpoint | undefined): Promise<Page> {
    const pages: Page = { documents: [], checkpoint: from ?? START, more: true, restarted: false };
    await this.#counted(async () => {
      while (pages.more) {
        const page = await this.#persist(() => this.#page(collection, pages.checkpoint));
        pages.documents.push(...page.documents);
        pages.checkpoint = page.checkpoint;
        pages.restarted ||= page.restarted;
        pages.more = page.more;
      }
    });
    return pages;
  }

  /** Gives `take` page after page until there are no more: by a stream from the start, or when the first page was not all. */
  async follow(
    collection: CaseCollection,
    from: Checkpoint | undefined,
    take: (page: Page) => Promise<void>,
  ): Promise<void> {
    await this.#counted(async () => {
      let page: Page | null = null;
      if (from) {
        page = await this.#persist(() => this.#page(collection, from));
        await take(page);
        if (!page.more) return;
      }
      const stream = new SnapshotStream(this.#session, collection, this.#line.signal);
      try {
        for (let at = page?.checkpoint ?? START, more = true; more; ) {
          const next: Page = await this.#persist(() => this.#streamed(stream, collection, at));
          await take(next);
          at = next.checkpoint;
          more = next.more;
        }
      } finally {
        stream.close();
      }
    });
  }

  async #streamed(stream: SnapshotStream, collection: CaseCollection, at: Checkpoint): Promise<Page> {
    const before = stream.total;
    const page = await stream.page(at).catch((error: unknown) => {
      // A hub that was not updated yet knows no streams.
      if (error instanceof HubRefusal && error.status === 404) return this.#page(collection, at);
      throw error;
    });
    const { documents, total } = this.#received$.value;
    const isFirst = before === null && stream.total !== null;
    this.#received$.next({
      documents: documents + page.documents.length,
      total: isFirst ? (total ?? documents) + (stream.total ?? 0) : total,
    });
    return page;
  }

  async #persist(work: () => Promise<Page>): Promise<Page> {
    await this.#disk.room(this.#line.signal);
    return this.#line.persist(work);
  }

  async #counted(work: () => Promise<void>): Promise<void> {
    this.#pulling$.next(this.#pulling$.value + 1);
    try {
      await work();
    } finally {
      this.#pulling$.next(this.#pulling$.value - 1);
    }
  }

  #page(collection: Collection, from: Checkpoint): Promise<Page> {
    const path = `/replication/${collection}/pull?${checkpointQuery(from)}&limit=${PAGE}`;
    return this.#session.call(path, { answer: PullAnswer, signal: this.#line.signal });
  }
}

/** Documents of a newer protocol may have more members, and are passed over when they lack these. */
export const isCaseDocument = (document: unknown): document is CaseDocument => {
  const { id, entries, _deleted } = document as Partial<CaseDocument>;
  return typeof id === 'string' && Array.isArray(entries) && typeof _deleted === 'boolean';
};

export interface PulledDirectoryDocument {
  id: string;
  kind: string;
  data: unknown;
  _deleted?: boolean;
}

export const isDirectoryDocument = (document: unknown): document is PulledDirectoryDocument => {
  const { id, kind } = document as Partial<PulledDirectoryDocument>;
  return typeof id === 'string' && typeof kind === 'string';
};
