import { type Entry, levelOf, numberOf, workstationOf } from '#shared/complaint/entry.ts';
import { serialOfTicket } from '#shared/complaint/ticket-number.ts';
import { SealBroken } from '#shared/crypto/sealed-value.ts';
import type { JournalLine } from '#shared/journal/journal-schema.ts';
import type { CaseCollection } from '#shared/replication/protocol.ts';
import type { Desktop } from '../../platform/desktop.ts';
import { type Attached, Attachments } from '../attachments.ts';
import type { Drafts } from '../desk.ts';
import { LocalDrafts } from '../drafts.ts';
import { type Enrolment, recordsOf } from '../enrolment.ts';
import type { KeyRing } from '../keys.ts';
import { Mending } from '../replication/mending.ts';
import type { CaseStore } from '../store/case-store.ts';
import { type Database, readAll } from '../store/database.ts';
import { openEntries, openLine, sealLine } from '../store/seal.ts';
import { renamed } from './former.ts';

export interface BringParts {
  desktop: Desktop;
  /** Of the workstation that this PC is now. */
  records: Desktop['vault'];
  keys: KeyRing;
  staff: string;
  store: CaseStore;
  attachments: Attachments;
  drafts: Drafts;
  mending: Mending;
  /** Of whatever workstation this PC is or was. */
  openStoreOf(enrolment: Enrolment): Promise<Database>;
}

/** What of a former workstation is neither in its journal nor at the hub: drafts, photos on their way, what is to be mended. */
export class FormerStore {
  readonly #parts: BringParts;
  readonly #enrolment: Enrolment;
  readonly #keys: KeyRing;
  readonly #database: Database;
  readonly #attachments: Attachments;

  private constructor(parts: BringParts, enrolment: Enrolment, keys: KeyRing, database: Database) {
    this.#parts = parts;
    this.#enrolment = enrolment;
    this.#keys = keys;
    this.#database = database;
    this.#attachments = new Attachments(parts.desktop.files, database.attachments, keys);
  }

  static async open(parts: BringParts, enrolment: Enrolment, keys: KeyRing): Promise<FormerStore> {
    return new FormerStore(parts, enrolment, keys, await parts.openStoreOf(enrolment));
  }

  close(): Promise<unknown> {
    return this.#database.close();
  }

  /** Lines for the workstation's own entries in its store, ascending: its journal may have been lost. */
  async ownLines(): Promise<JournalLine[]> {
    const { workstation } = this.#enrolment;
    const lines: JournalLine[] = [];
    for (const collection of this.#keys.secret
      ? (['complaints', 'secretComplaints'] as const)
      : (['complaints'] as const)) {
      for (const document of await readAll(this.#database[collection])) {
        const entries = await openEntries(this.#keys, collection, document).catch((error: unknown) => {
          if (error instanceof SealBroken) return [];
          throw error;
        });
        const own = entries.filter((entry) => workstationOf(entry.id) === workstation && levelOf(entry) === 'full');
        for (const entry of own) lines.push(await lineOf(this.#keys, collection, entry));
      }
    }
    return lines.sort((left, right) => left.n - right.n);
  }

  /** A photo or document under this workstation's keys, and its name from now on; it is sent once the hub has its entry. */
  async takeFile(collection: CaseCollection, ticket: string, attached: Attached, file = attached.file): Promise<void> {
    const { attachments } = this.#parts;
    const bytes = await this.#attachments.open(attached.file, attached.sha256).catch((error: unknown) => {
      // Taken before under its own name.
      if (error instanceof SealBroken) return attachments.open(attached.file, attached.sha256);
      throw error;
    });
    if (bytes) await attachments.take(collection, ticket, { ...attached, file }, bytes);
  }

  /** Files of entries that the hub has, without their bytes. */
  async takeUnsentFiles(others: ReadonlySet<string>): Promise<void> {
    for (const row of await this.#attachments.unsent()) {
      const attached = others.has(row.id) ? null : await this.#attachments.describe(row);
      const collection = this.#parts.store.get(row.ticket)?.collection ?? 'complaints';
      if (attached) await this.takeFile(collection, row.ticket, attached);
    }
  }

  /** The drafts of the person signed in, with their photos. */
  async takeDrafts(): Promise<void> {
    const { drafts, staff } = this.#parts;
    const former = new LocalDrafts(this.#database.drafts, this.#attachments, this.#keys, staff, () => '');
    await former.load();
    const rows = await readAll(this.#database.attachments);
    for (const id of former.ids().reverse()) {
      const draft = await former.read(id);
      if (!draft || (await drafts.read(id))) continue;
      const names = new Map<string, string>();
      for (const row of rows.filter((one) => one.draft === id)) {
        const photo = await former.readPhoto(row.id);
        if (photo) names.set(row.id, await drafts.writePhoto(id, photo));
      }
      await drafts.write({ id, title: draft.title, form: renamed(draft.form, names) });
    }
    former.close();
  }

  /** Entries that the hub keeps, though not in their case: they wait to be mended, and no pull brings them. */
  async takeMending(): Promise<void> {
    const { desktop, store, mending } = this.#parts;
    const { workstation } = this.#enrolment;
    const former = new Mending(recordsOf(desktop.vault, this.#enrolment), this.#keys);
    await former.load();
    const kept = former.all().filter((one) => one.kept);
    for (const { id, entryId } of kept) {
      const [line] = await desktop.journal.readOf(workstation, { from: numberOf(entryId), limit: 1 });
      if (line?.id !== entryId || !store.collections.includes(line.collection)) continue;
      await store.add(store.get(id)?.collection ?? line.collection, id, [await openLine(this.#keys, line)]);
    }
    await mending.add(kept);
  }
}

/** As the save has written it. */
async function lineOf(keys: KeyRing, collection: CaseCollection, entry: Entry): Promise<JournalLine> {
  const { id, hash, ticket, kind, data } = entry;
  const isOpening = kind === 'received' && data?.replaces === undefined;
  const serial = isOpening ? serialOfTicket(ticket) : null;
  return { id, n: numberOf(id), hash, ticket, collection, serial, sealed: await sealLine(keys, collection, entry) };
}
