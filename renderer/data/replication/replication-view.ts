import { combineLatest, map, type Observable, shareReplay, startWith } from 'rxjs';
import type { Desktop } from '../../platform/desktop.ts';
import {
  type ConnectionState,
  DeskError,
  type MachineHealth,
  type MendingLine,
  type OutboxLine,
  type ReissueStatus,
  type ReplicationStatus,
  type ReplicationView,
} from '../desk.ts';
import type { CaseStore } from '../store/case-store.ts';
import { lastSetAside } from '../store/store-opening.ts';
import type { AttachmentRow } from '../store/store-schema.ts';
import type { Contact, Contacts } from './contact.ts';
import type { Burst, Delivery } from './delivery.ts';
import type { HubLine, LineStatus } from './hub-line.ts';
import type { Mending, Rejected } from './mending.ts';
import type { Outbox, Unsent } from './outbox.ts';
import type { Received } from './pull-pages.ts';
import type { Replication } from './replication.ts';

export interface ViewParts {
  desktop: Desktop;
  workstation: string;
  /** Of this workstation. */
  records: Desktop['vault'];
  line: HubLine;
  outbox: Outbox;
  mending: Mending;
  store: CaseStore;
  delivery: Delivery;
  replication: Replication;
  contacts: Contacts;
  reissue$: Observable<ReissueStatus | null>;
  unsentFiles$: Observable<readonly AttachmentRow[]>;
  /** Entries replayed from the journal at this start. */
  replayed(): number;
  /** Compares the clocks: whoever has set this PC's clock asks. */
  measureClock(): Promise<void>;
  compare(): Promise<number>;
}

interface Waiting {
  entries: readonly Unsent[];
  files: readonly AttachmentRow[];
  rejected: readonly Rejected[];
  /** Tickets of what the person signed in cannot open, and so not send. */
  closed: ReadonlySet<string>;
}

/** What the strip and the page Sinkronisasi show of the replication. */
export class LocalReplicationView implements ReplicationView {
  readonly #parts: ViewParts;
  readonly status$: Observable<ReplicationStatus>;
  readonly outbox$: Observable<readonly OutboxLine[]>;
  readonly mending$: Observable<readonly MendingLine[]>;
  readonly reissue$: Observable<ReissueStatus | null>;

  constructor(parts: ViewParts) {
    this.#parts = parts;
    this.reissue$ = parts.reissue$;
    const { line, outbox, mending, delivery, replication, contacts, store } = parts;
    const unsent$ = combineLatest([outbox.changed$.pipe(startWith(undefined)), mending.rejected$, parts.unsentFiles$]);
    const waiting$: Observable<Waiting> = unsent$.pipe(
      map(([, rejected, files]) => {
        const entries = outbox.all().filter((one) => !rejected.some(({ entryId }) => entryId === one.id));
        const isClosed = new Set(entries.filter((one) => one.isClosed).map(({ ticket }) => ticket));
        const closed = new Set([...isClosed, ...files.map(({ ticket }) => ticket).filter((id) => !store.get(id))]);
        return { entries, files, rejected, closed };
      }),
      shareReplay({ bufferSize: 1, refCount: true }),
    );
    this.status$ = combineLatest([
      line.status$,
      waiting$,
      delivery.burst$,
      contacts.contact$,
      replication.puller.pulling$,
      replication.puller.received$,
    ]).pipe(
      map(([state, waiting, burst, contact, pulling, received]) => {
        const isForked = contact.forked === parts.workstation;
        return statusOf(state, waiting, burst, { ...contact, isForked }, pulling > 0 ? received : null);
      }),
    );
    this.outbox$ = waiting$.pipe(map((waiting) => outboxLines(waiting, store)));
    this.mending$ = mending.rejected$.pipe(
      map((rejected) =>
        rejected.map(({ id, entryId, kind, code, message }) => {
          return { id, title: store.readable(id)?.summary.title ?? '', entry: entryId, kind, code, message };
        }),
      ),
    );
  }

  async health(): Promise<MachineHealth> {
    const { desktop, workstation, records, store, replayed } = this.#parts;
    const { head, bytes, cutBytes, damaged } = await desktop.journal.open(workstation);
    const { freeBytes } = await desktop.app.info();
    const journal = { entries: head.n, bytes, cutBytes, damaged: [...damaged, ...store.broken] };
    return { journal, freeBytes, replayed: replayed(), setAside: await lastSetAside(records) };
  }

  async sendNow(): Promise<void> {
    const { line, delivery, replication, measureClock } = this.#parts;
    line.tryNow();
    replication.resync();
    try {
      await delivery.sendNow();
      await line.attempt(measureClock);
    } catch (error) {
      // The status says what came of it.
      if (!(error instanceof DeskError)) throw error;
    }
  }

  async compare(): Promise<number> {
    this.#parts.line.tryNow();
    return this.#parts.line.attempt(() => this.#parts.compare());
  }
}

function statusOf(
  { state, nextTryMs }: LineStatus,
  { entries, files, rejected, closed }: Waiting,
  burst: Burst | null,
  { lastContact, offsetMs, isForked }: Contact & { isForked: boolean },
  received: Received | null,
): ReplicationStatus {
  const all = [...entries, ...files];
  const unsent = all.filter(({ ticket }) => !closed.has(ticket)).length;
  const isSending = burst !== null && burst.toSend > 0;
  const isFilling = received !== null && received.total !== null && received.documents < received.total;
  const calm: ConnectionState = isSending ? 'sending' : unsent > 0 || lastContact === null ? 'waiting' : 'all-sent';
  return {
    connection: isForked ? 'must-enrol' : state === 'up' ? calm : state,
    unsentCases: new Set(all.map(({ ticket }) => ticket)).size,
    waitForCleared: closed.size,
    unsentEntries: entries.length,
    unsentFiles: files.length,
    sent: burst?.sent ?? 0,
    toSend: burst?.toSend ?? 0,
    needsMending: new Set(rejected.map(({ id }) => id)).size,
    lastContact,
    nextTryAt: nextTryMs === null ? null : new Date(nextTryMs).toISOString(),
    clockSkewMs: offsetMs === null ? null : -offsetMs,
    receiving: received !== null,
    received: isFilling ? { done: received.documents, total: received.total ?? 0 } : null,
  };
}

function outboxLines({ entries, files }: Waiting, store: CaseStore): OutboxLine[] {
  const lines = new Map<string, OutboxLine>();
  const add = (id: string, more: Pick<OutboxLine, 'entries' | 'files' | 'bytes'>) => {
    const known = lines.get(id) ?? {
      id,
      title: store.readable(id)?.summary.title ?? '',
      entries: 0,
      files: 0,
      bytes: 0,
    };
    lines.set(id, {
      ...known,
      entries: known.entries + more.entries,
      files: known.files + more.files,
      bytes: known.bytes + more.bytes,
    });
  };
  for (const { ticket, bytes } of entries) add(ticket, { entries: 1, files: 0, bytes });
  for (const { ticket } of files) add(ticket, { entries: 0, files: 1, bytes: 0 });
  return [...lines.values()];
}
