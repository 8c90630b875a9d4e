import { Subject } from 'rxjs';
import { Value } from 'typebox/value';
import { openValue, sealValue } from '#shared/crypto/sealed-value.ts';
import { readCertificate } from '#shared/directory/certificate.ts';
import { DIRECTORY_KINDS, type DirectoryData, type DirectoryKind } from '#shared/directory/directory-document.ts';
import { DeskError, type DirectoryView } from './desk.ts';
import type { KeyRing } from './keys.ts';
import { placeOf } from './store/seal.ts';
import type { SealedDocument } from './store/store-schema.ts';

const place = (id: string): string => placeOf('directory', id, 'body', '');

export const sealDirectoryDocument = async (
  keys: KeyRing,
  document: { id: string; kind: string; data: unknown },
): Promise<SealedDocument> => ({
  id: document.id,
  owner: document.kind,
  body: await sealValue(keys.main, 'main', place(document.id), document.data),
});

/** The directory in memory, of which a pull only changes single documents. */
export class Directory implements DirectoryView {
  readonly #changed = new Subject<void>();
  readonly changed$ = this.#changed.asObservable();
  readonly #kinds = new Map<DirectoryKind, Map<string, unknown>>();
  readonly #lists = new Map<DirectoryKind, unknown[]>();

  async load(keys: KeyRing, documents: readonly SealedDocument[]): Promise<void> {
    const opened = await Promise.all(
      documents.map(async ({ id, owner, body }) => ({
        id,
        kind: owner,
        data: await openValue(keys.main, place(id), body),
      })),
    );
    this.put(opened);
  }

  /** Documents of a kind or shape that this version does not know are left out; a null takes one away. */
  put(documents: readonly { id: string; kind: string; data: unknown }[]): void {
    for (const { id, kind, data } of documents) {
      if (!isKind(kind)) continue;
      const known = this.#kinds.get(kind) ?? new Map<string, unknown>();
      if (Value.Check(DIRECTORY_KINDS[kind], data)) known.set(id, data);
      else known.delete(id);
      this.#kinds.set(kind, known);
      this.#lists.delete(kind);
    }
    if (documents.length > 0) this.#changed.next();
  }

  clear(): void {
    this.#kinds.clear();
    this.#lists.clear();
  }

  /** Whether a document of this id is here. */
  has(id: string): boolean {
    return [...this.#kinds.values()].some((known) => known.has(id));
  }

  get isEmpty(): boolean {
    return this.#all('district').length === 0;
  }

  get district(): DirectoryData<'district'> {
    const [district] = this.#all('district');
    if (!district) throw new DeskError('locked', 'the directory is not open');
    return district;
  }
  documents(...kinds: DirectoryKind[]): { id: string; kind: DirectoryKind; data: unknown }[] {
    return kinds.flatMap((kind) => [...(this.#kinds.get(kind) ?? [])].map(([id, data]) => ({ id, kind, data })));
  }

  /** Certificates of signing keys, and of the workstations that they were made on. */
  certificatesOf(keys: readonly string[]): string[] {
    const ofPeople = keys.map((key) => this.#one('key', key)?.certificate).filter((text) => text !== undefined);
    const workstations = new Set(ofPeople.map((text) => readCertificate(text)?.workstation ?? ''));
    const ofPcs = [...workstations]
      .map((id) => this.#one('workstation', id)?.certificate)
      .filter((text) => text !== undefined);
    return [...ofPcs, ...ofPeople];
  }

  units = () => this.#all('unit');
  unit = (id: string) => this.#one('unit', id);
  staff = (id: string) => this.#one('staff', id);
  staffList = () => this.#all('staff');
  key = (id: string) => this.#one('key', id);
  signer = (key: string) => this.staff(readCertificate(this.key(key)?.certificate ?? '')?.staff ?? '');
  plannedWorks = () => this.#all('planned-work');
  templates = () => this.#all('template');
  calendars = () => this.#all('calendar');
  standards = () => this.#all('standard');

  #all<Kind extends DirectoryKind>(kind: Kind): DirectoryData<Kind>[] {
    // The same list until it changes: sums over calendars are remembered by it.
    const list = this.#lists.get(kind) ?? [...(this.#kinds.get(kind)?.values() ?? [])];
    this.#lists.set(kind, list);
    return list as DirectoryData<Kind>[];
  }

  #one<Kind extends DirectoryKind>(kind: Kind, key: string): DirectoryData<Kind> | null {
    return (this.#kinds.get(kind)?.get(`${kind}:${key}`) as DirectoryData<Kind> | undefined) ?? null;
  }
}

const isKind = (kind: string): kind is DirectoryKind => Object.hasOwn(DIRECTORY_KINDS, kind);
