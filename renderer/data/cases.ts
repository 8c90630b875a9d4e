import { combineLatest, concatMap, filter, merge, type Observable, startWith } from 'rxjs';
import { accessOf, allowedKinds } from '#shared/access/permission.ts';
import type { Entry } from '#shared/complaint/entry.ts';
import type { Classification, EntryData } from '#shared/complaint/entry-data.ts';
import { fold } from '#shared/complaint/fold.ts';
import { inCausalOrder } from '#shared/complaint/order.ts';
import { receiptLink } from '#shared/complaint/receipt.ts';
import type { Bytes } from '#shared/crypto/bytes.ts';
import type { CaseCollection } from '#shared/replication/protocol.ts';
import type { Attachments } from './attachments.ts';
import { CaseRows, type RowSources } from './case-rows.ts';
import {
  type AnyEntryInput,
  type CaseDetail,
  type CaseRow,
  type Cases,
  DeskError,
  type Drafts,
  type EntryView,
  type NewCase,
  type Photo,
  type SearchOptions,
} from './desk.ts';
import type { SaveContext, Saver } from './save.ts';

/** More than anybody reads through. */
const FOUND = 50;

export interface CasesParts extends RowSources {
  saver: Saver;
  attachments: Attachments;
  drafts: Drafts;
  context: SaveContext;
  /** PC clock minus hub clock when last compared, ms. */
  clockSkewMs(): number | null;
  /** Bytes from the hub; null when it cannot give them now. */
  download(file: string): Promise<Bytes | null>;
}

/** The cases as the screens know them: reads from memory and store, writes through the journal. */
export class LocalCases implements Cases {
  readonly #parts: CasesParts;
  readonly #rows: CaseRows;
  readonly rows$: Observable<readonly CaseRow[]>;

  constructor(parts: CasesParts) {
    this.#parts = parts;
    this.#rows = new CaseRows(parts);
    this.rows$ = this.#rows.rows$;
  }

  start(): void {
    this.#rows.start();
  }

  stop(): void {
    this.#rows.stop();
  }

  detail$(id: string): Observable<CaseDetail | null> {
    const { store, outbox, mending, directory, today$ } = this.#parts;
    const changed$ = merge(
      store.changed$.pipe(filter((ids) => ids.some((changed) => this.#concerns(id, changed)))),
      outbox.changed$,
      mending.rejected$,
      directory.changed$,
    );
    return combineLatest([changed$.pipe(startWith(null)), today$]).pipe(concatMap(() => this.#detail(id)));
  }

  async receive(input: NewCase): Promise<{ id: string }> {
    const { saver, drafts, context } = this.#parts;
    const { received, reporter, then, photos, draft } = input;
    const collection = received.secret ? 'secretComplaints' : 'complaints';
    const skew = this.#parts.clockSkewMs();
    const data = {
      ...received,
      limits: this.receiptLimits(received.classification),
      ...(skew !== null && { clockSkewMs: skew }),
    };
    const id = await this.#withFiles(collection, photos, async (attached) => {
      const identified: AnyEntryInput[] = reporter ? [{ kind: 'reporter-identified', data: reporter }] : [];
      return saver.receive(data, [...identified, ...then, ...attached]);
    });
    // The report is safe by now: a draft that stays behind is a nuisance, not a loss.
    if (draft !== null) await drafts.remove(draft).catch(context.onFault);
    return { id };
  }

  async add(id: string, ...entries: readonly AnyEntryInput[]): Promise<void> {
    if (entries.length === 0) return;
    if (!this.#parts.store.readable(id)) throw new DeskError('not-found', id);
    await this.#parts.saver.add(id, entries);
  }

  async attach(id: string, photo: Photo): Promise<void> {
    const known = this.#parts.store.readable(id);
    if (!known) throw new DeskError('not-found', id);
    await this.#withFiles(known.collection, [photo], async (attached) => {
      await this.#parts.saver.add(id, attached);
      return id;
    });
  }

  async openAttachment(id: string, file: string): Promise<Blob | null> {
    const { store, attachments, download } = this.#parts;
    const known = store.readable(id);
    const attached = known?.summary.attachments.find((one) => one.file === file);
    if (!known || !attached) return null;
    let bytes = await attachments.open(file, attached.sha256);
    if (!bytes) {
      bytes = await download(file);
      if (!bytes || !(await attachments.cache(known.collection, id, attached, bytes))) return null;
    }
    return new Blob([bytes], { type: attached.type });
  }

  async search(text: string, { limit = FOUND, signal }: SearchOptions = {}): Promise<readonly CaseRow[]> {
    const found = await this.#parts.store.find(text, limit, signal);
    return found.map((id) => this.#rows.listed(id)).filter((row) => row !== null);
  }

  receiptLimits(classification: Classification) {
    const { legalClock, context } = this.#parts;
    return legalClock.onReceipt(context.at(), classification);
  }

  async receiptLink(id: string): Promise<string | null> {
    const { store, directory, context } = this.#parts;
    if (!store.readable(id)) return null;
    const received = (await store.entries(id)).find((entry) => entry.kind === 'received');
    const limits = (received?.data as Partial<EntryData<'received'>> | undefined)?.limits;
    if (!received || !limits) return null;
    const { at, unit, hash } = received;
    const receipt = { v: 1 as const, ticket: id, receivedAt: at, due: limits.finish, unit, entryHash: hash };
    return receiptLink({ ...receipt, key: context.keys.key }, directory.district.trackingAddress, context.keys.sign);
  }

  /** The bytes are durable before an entry names them; they go again when it was not saved. */
  async #withFiles(
    collection: CaseCollection,
    photos: readonly Photo[],
    save: (attached: AnyEntryInput[]) => Promise<string>,
  ): Promise<string> {
    const { attachments, context } = this.#parts;
    const kept: EntryData<'attached'>[] = [];
    try {
      for (const photo of photos) kept.push(await attachments.keep(collection, photo));
      const id = await save(kept.map((data) => ({ kind: 'attached', data })));
      await attachments.note(collection, id, kept, 'unsent').catch(context.onFault);
      return id;
    } catch (error) {
      // After a failed write nobody can say whether the journal holds the entry: then the bytes stay.
      const isRefused = error instanceof DeskError && error.code !== 'not-saved';
      if (isRefused) for (const { file } of kept) await attachments.discard(file).catch(context.onFault);
      throw error;
    }
  }

  /** The case itself, the lead whose answers it has to tell, and those that follow it. */
  #concerns(id: string, changed: string): boolean {
    const { store } = this.#parts;
    return changed === id || store.get(id)?.summary.joinedTo === changed || store.get(changed)?.summary.joinedTo === id;
  }

  async #detail(id: string): Promise<CaseDetail | null> {
    const { store, legalClock, context } = this.#parts;
    const row = this.#rows.rowOf(id);
    if (!row) return null;
    const entries = inCausalOrder(await store.entries(id));
    if (entries.length === 0) return null;
    const summary = fold(id, entries);
    const { id: staff, roles, unit } = context.staff;
    return {
      id,
      summary,
      limit: row.limit,
      delivery: row.delivery,
      unsentEntries: row.unsentEntries,
      toTell: row.toTell,
      entries: entries.map((entry) => this.#viewOf(entry)),
      limits: legalClock.open(summary),
      allowed: allowedKinds(roles, unit, accessOf(summary), staff),
      followers: this.#rows.rows.filter((other) => other.summary.joinedTo === id).map((other) => other.id),
    };
  }

  #viewOf(entry: Entry): EntryView {
    const { outbox, mending, directory } = this.#parts;
    const rejected = mending.of(entry.id);
    const isUnsent = outbox.has(entry.id);
    return {
      entry,
      byName: directory.staff(entry.by)?.name ?? entry.by,
      unitName: directory.unit(entry.unit)?.shortName ?? entry.unit,
      delivery: rejected ? 'needs-mending' : isUnsent ? 'unsent' : 'hub',
      sentAt: isUnsent ? null : (outbox.sentAt.get(entry.id) ?? null),
      rejection: rejected && { code: rejected.code, message: rejected.message },
    };
  }
}
