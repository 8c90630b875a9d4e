import type { RxCollection } from 'rxdb';
import { firstValueFrom, map, type Observable } from 'rxjs';
import type { EntryData } from '#shared/complaint/entry-data.ts';
import { type Bytes, fromUtf8, sha, utf8 } from '#shared/crypto/bytes.ts';
import { openBox, sealBox } from '#shared/crypto/sealed-box.ts';
import { dataKeyIdOf, openBytes, sealBytes } from '#shared/crypto/sealed-value.ts';
import type { CaseCollection } from '#shared/replication/protocol.ts';
import type { Desktop } from '../platform/desktop.ts';
import type { Photo } from './desk.ts';
import type { KeyRing } from './keys.ts';
import { keyIdOf, placeOf } from './store/seal.ts';
import type { AttachmentRow } from './store/store-schema.ts';

export type Attached = EntryData<'attached'>;

const bytesPlace = (file: string): string => placeOf('files', file, 'bytes', '');
const descriptionPlace = (file: string): string => placeOf('attachments', file, 'body', '');

/** Bytes of photos and documents: sealed files of random names, with a row for each that says where they are. */
export class Attachments {
  readonly #files: Desktop['files'];
  readonly #rows: RxCollection<AttachmentRow>;
  readonly #keys: KeyRing;

  constructor(files: Desktop['files'], rows: RxCollection<AttachmentRow>, keys: KeyRing) {
    this.#files = files;
    this.#rows = rows;
    this.#keys = keys;
  }

  /** Durable before the entry that names the file is journalled. */
  async keep(collection: CaseCollection, photo: Photo): Promise<Attached> {
    const file = crypto.randomUUID();
    await this.#files.write(file, await this.#seal(collection, bytesPlace(file), photo.bytes));
    const { name, type, bytes } = photo;
    return { file, name, type, size: bytes.length, sha256: await sha(bytes) };
  }

  /** Notes what entries of a case attach; known rows stay as they are. */
  async note(
    collection: CaseCollection,
    ticket: string,
    files: readonly Attached[],
    state: 'unsent' | 'held',
  ): Promise<void> {
    for (const attached of files) {
      const body = await this.#describe(collection, attached);
      await this.#rows.insertIfNotExists({ id: attached.file, ticket, draft: '', state, upload: '', body });
    }
  }

  /** Name, type, size and hash; null when this person may not know them. */
  async describe({ id, body }: Pick<AttachmentRow, 'id' | 'body'>): Promise<Attached | null> {
    const bytes = await this.#open(body, descriptionPlace(id));
    return bytes && (JSON.parse(fromUtf8(bytes)) as Attached);
  }

  get unsent$(): Observable<AttachmentRow[]> {
    const rows$ = this.#rows.find({ selector: { state: 'unsent' } }).$;
    return rows$.pipe(map((rows) => rows.map((row) => row.toJSON() as AttachmentRow)));
  }

  unsent(): Promise<AttachmentRow[]> {
    return firstValueFrom(this.unsent$);
  }

  /** Whether the person signed in has the key for it. */
  isOpenable({ body }: Pick<AttachmentRow, 'body'>): boolean {
    const keyId = dataKeyIdOf(body);
    return (keyId ? this.#keys[keyId] : this.#keys.secretBox) !== null;
  }

  /** The bytes are here and match; null when they are not here, or not openable by this person. */
  async open(file: string, sha256: string): Promise<Bytes | null> {
    const sealed = await this.#files.read(file);
    if (sealed === null) return null;
    const bytes = await this.#open(sealed, bytesPlace(file));
    return bytes && (await sha(bytes)) === sha256 ? bytes : null;
  }

  /** Downloaded bytes, kept from now on; false when they are not what the entry says. */
  async cache(collection: CaseCollection, ticket: string, attached: Attached, bytes: Bytes): Promise<boolean> {
    if ((await sha(bytes)) !== attached.sha256) return false;
    await this.#files.write(attached.file, await this.#seal(collection, bytesPlace(attached.file), bytes));
    await this.note(collection, ticket, [attached], 'held');
    return true;
  }

  /** Bytes that lay here under a former workstation's keys. */
  async take(collection: CaseCollection, ticket: string, attached: Attached, bytes: Bytes): Promise<void> {
    await this.#files.write(attached.file, await this.#seal(collection, bytesPlace(attached.file), bytes));
    await this.note(collection, ticket, [attached], 'unsent');
  }

  /** A restored hub may have lost files that it had: each that is here is offered to it again. */
  async reopenAll(): Promise<void> {
    const held = await this.#rows.find({ selector: { state: 'held' } }).exec();
    for (const row of held) await row.incrementalPatch({ state: 'unsent', upload: '' });
  }

  /** Bytes that no entry names. */
  discard = (file: string): Promise<void> => this.#files.remove(file);

  async mark(file: string, change: Partial<AttachmentRow>): Promise<void> {
    const row = await this.#rows.findOne(file).exec();
    await row?.incrementalPatch(change);
  }

  /** Cases with files that the hub holds, as far as this person may know of them. */
  async ticketsHeld(): Promise<ReadonlySet<string>> {
    const rows = await this.#rows.find({ selector: { state: 'held' } }).exec();
    return new Set(rows.filter((row) => this.isOpenable(row)).map((row) => row.ticket));
  }

  /** Files of these cases; those that the hub does not hold yet stay until it does. */
  async forget(tickets: readonly string[]): Promise<void> {
    for (const ticket of tickets) {
      const rows = await this.#rows.find({ selector: { ticket, state: 'held' } }).exec();
      for (const row of rows) {
        await this.#files.remove(row.id);
        await row.remove();
      }
    }
  }

  async keepForDraft(draft: string, photo: Photo): Promise<string> {
    const attached = await this.keep('complaints', photo);
    const body = await this.#describe('complaints', attached);
    await this.#rows.insert({ id: attached.file, ticket: '', draft, state: 'draft', upload: '', body });
    return attached.file;
  }

  async photoOfDraft(file: string): Promise<Photo | null> {
    const row = await this.#rows.findOne(file).exec();
    if (row?.state !== 'draft') return null;
    const attached = await this.describe(row);
    const bytes = attached && (await this.open(file, attached.sha256));
    return bytes && { name: attached.name, type: attached.type, bytes };
  }

  async removeOfDraft(draft: string): Promise<void> {
    const rows = await this.#rows.find({ selector: { draft } }).exec();
    for (const row of rows) await this.removeDraftPhoto(row.id);
  }

  async removeDraftPhoto(file: string): Promise<void> {
    const row = await this.#rows.findOne(file).exec();
    if (row?.state !== 'draft') return;
    await row.remove();
    await this.#files.remove(file);
  }

  #describe(collection: CaseCollection, attached: Attached): Promise<string> {
    return this.#seal(collection, descriptionPlace(attached.file), utf8(JSON.stringify(attached)));
  }

  async #seal(collection: CaseCollection, place: string, bytes: Bytes): Promise<string> {
    const keyId = keyIdOf(collection);
    const key = this.#keys[keyId];
    return key ? sealBytes(key, keyId, place, bytes) : sealBox(this.#keys.secretPublic, bytes);
  }

  async #open(sealed: string, place: string): Promise<Bytes | null> {
    const keyId = dataKeyIdOf(sealed);
    const key = keyId && this.#keys[keyId];
    if (key) return openBytes(key, place, sealed);
    return this.#keys.secretBox && keyId === null ? openBox(this.#keys.secretBox, sealed) : null;
  }
}
