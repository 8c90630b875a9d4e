import type { RxCollection } from 'rxdb';
import { BehaviorSubject } from 'rxjs';
import { openValue, SealBroken, sealValue } from '#shared/crypto/sealed-value.ts';
import type { Attachments } from './attachments.ts';
import type { Draft, Drafts, Photo } from './desk.ts';
import type { KeyRing } from './keys.ts';
import { placeOf } from './store/seal.ts';
import type { SealedDocument } from './store/store-schema.ts';

const placeOfDraft = (id: string): string => placeOf('drafts', id, 'body', '');

/** Drafts of one person: on this PC only, sealed, written at every pause in the typing. */
export class LocalDrafts implements Drafts {
  readonly #documents: RxCollection<SealedDocument>;
  readonly #attachments: Attachments;
  readonly #keys: KeyRing;
  readonly #staff: string;
  /** Local time with offset. */
  readonly #at: () => string;
  readonly #list$ = new BehaviorSubject<readonly Draft[]>([]);
  readonly list$ = this.#list$.asObservable();

  constructor(
    documents: RxCollection<SealedDocument>,
    attachments: Attachments,
    keys: KeyRing,
    staff: string,
    at: () => string,
  ) {
    this.#documents = documents;
    this.#attachments = attachments;
    this.#keys = keys;
    this.#staff = staff;
    this.#at = at;
  }

  async load(): Promise<void> {
    const documents = await this.#documents.find({ selector: { owner: this.#staff } }).exec();
    const drafts = await Promise.all(documents.map((document) => this.#open(document.toJSON())));
    this.#show(drafts.filter((draft) => draft !== null));
  }

  /** Newest first. */
  ids(): string[] {
    return this.#list$.value.map(({ id }) => id);
  }

  async read(id: string): Promise<Draft | null> {
    return this.#list$.value.find((draft) => draft.id === id) ?? null;
  }

  async write({ id, title, form }: { id: string; title: string; form: unknown }): Promise<void> {
    const draft: Draft = { id, title, form, savedAt: this.#at() };
    const body = await sealValue(this.#keys.main, 'main', placeOfDraft(id), draft);
    await this.#documents.incrementalUpsert({ id, owner: this.#staff, body });
    this.#show([...this.#others(id), draft]);
  }

  async remove(id: string): Promise<void> {
    await this.#documents.findOne(id).incrementalRemove();
    await this.#attachments.removeOfDraft(id);
    this.#show(this.#others(id));
  }

  writePhoto = (draft: string, photo: Photo): Promise<string> => this.#attachments.keepForDraft(draft, photo);
  readPhoto = (file: string): Promise<Photo | null> => this.#attachments.photoOfDraft(file);
  removePhoto = (file: string): Promise<void> => this.#attachments.removeDraftPhoto(file);

  close(): void {
    this.#list$.next([]);
  }

  #others(id: string): Draft[] {
    return this.#list$.value.filter((draft) => draft.id !== id);
  }

  #show(drafts: readonly Draft[]): void {
    this.#list$.next(drafts.toSorted((left, right) => right.savedAt.localeCompare(left.savedAt)));
  }

  async #open({ id, body }: SealedDocument): Promise<Draft | null> {
    try {
      return (await openValue(this.#keys.main, placeOfDraft(id), body)) as Draft;
    } catch (error) {
      if (error instanceof SealBroken) return null;
      throw error;
    }
  }
}
