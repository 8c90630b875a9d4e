import { BehaviorSubject } from 'rxjs';
import { type CaseDocument, type Checkpoint, type Collection, PullAnswer } from '#shared/replication/protocol.ts';
import type { HubLine } from './hub-line.ts';
import type { HubSession } from './hub-session.ts';

export interface Pages {
  documents: unknown[];
  checkpoint: Checkpoint;
  /** The hub has begun a new epoch since the checkpoint. */
  restarted: boolean;
}

const START: Checkpoint = { epoch: '', sequence: 0, mark: '' };

/** Pulls from the hub, waiting out a bad line. */
export class Puller {
  readonly #session: HubSession;
  readonly #line: HubLine;
  readonly #received$ = new BehaviorSubject(0);
  /** Documents pulled since the start. */
  readonly received$ = this.#received$.asObservable();
  readonly #pulling$ = new BehaviorSubject(0);
  /** Pulls under way. */
  readonly pulling$ = this.#pulling$.asObservable();

  constructor(session: HubSession, line: HubLine) {
    this.#session = session;
    this.#line = line;
  }

  /** At least `size` documents unless there are no more: RxDB takes a shorter page for the last one. */
  async pull(collection: Collection, from: Checkpoint | undefined, size: number): Promise<Pages> {
    const pages: Pages = { documents: [], checkpoint: from ?? START, restarted: false };
    this.#pulling$.next(this.#pulling$.value + 1);
    try {
      for (let more = true; more && pages.documents.length < size; ) {
        const page = await this.#line.persist(() => this.#page(collection, pages.checkpoint, size));
        pages.documents.push(...page.documents);
        pages.checkpoint = page.checkpoint;
        pages.restarted ||= page.restarted;
        more = page.more;
        this.#received$.next(this.#received$.value + page.documents.length);
      }
    } finally {
      this.#pulling$.next(this.#pulling$.value - 1);
    }
    return pages;
  }

  #page(collection: Collection, { epoch, sequence, mark }: Checkpoint, size: number): Promise<PullAnswer> {
    const query = new URLSearchParams({ epoch, sequence: String(sequence), mark, limit: String(size) });
    const path = `/replication/${collection}/pull?${query}`;
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
