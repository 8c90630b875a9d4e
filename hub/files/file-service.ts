import { createHash } from 'node:crypto';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { type Locker, Upload as TusUpload } from '@tus/server';
import { type Scope, scopesOfReader } from '#shared/access/scope.ts';
import type { Database } from '../database/database.ts';
import { HubError } from '../hub-error.ts';
import { logAccess } from '../repositories/audit-repository.ts';
import { isInScope, isNamedBy, isServed } from '../repositories/complaint-repository.ts';
import { allDistricts } from '../repositories/district-repository.ts';
import type { Reader } from '../repositories/session-repository.ts';
import {
  announceUpload,
  completeUpload,
  forgetUpload,
  noteActivity,
  type Upload,
  type UploadRow,
  unfinishedUploads,
  uploadOf,
} from '../repositories/upload-repository.ts';
import { hasMagicBytes, MAGIC_LENGTH } from './magic-bytes.ts';
import { UploadStore, uploadLocker } from './upload-store.ts';

/** An upload that nobody goes on with for so long is begun anew. */
const EXPIRY_MS = 7 * 86_400_000;

/** Where a hub keeps them below its data folder. */
export const filesFolder = (dataFolder: string): string => join(dataFolder, 'files');

/** The photos and documents of the cases: bytes on disk under `<district>/<file>`, what they are in the database. */
export class FileService {
  readonly store: UploadStore;
  readonly locker: Locker;
  readonly #folder: string;
  readonly #database: Database;
  readonly #now: () => number;

  constructor({ database, folder, now }: { database: Database; folder: string; now: () => number }) {
    this.#database = database;
    this.#folder = folder;
    this.#now = now;
    this.store = new UploadStore({ directory: folder });
    this.locker = uploadLocker(database.locks);
  }

  idOf(reader: Reader, file: string): string {
    return `${reader.district}/${file}`;
  }

  /**
   * Where an upload stands when it is announced, in bytes; null when it is new. Announcing the same file again goes on
   * where it was. As with entries, anyone signed in on a PC may bring what a colleague attached there. Throws `forbidden`
   * for other cases outside the reader's scope and for an erased file, `wrong-hash` for other bytes.
   */
  async announce(reader: Reader, upload: Upload): Promise<number | null> {
    const { district } = reader;
    const row = await this.#database.within(district, async (tx) => {
      // Bytes may come before the case itself.
      const isTheirs =
        (await isInScope(tx, district, upload.ticket, scopesOfReader(reader))) ||
        (await isNamedBy(tx, district, upload, reader.workstation));
      if (!isTheirs && (await isServed(tx, district, upload.ticket)))
        throw new HubError('forbidden', 'not a case of yours');
      return announceUpload(tx, district, reader.workstation, upload, this.#now());
    });
    if (row.erased) throw new HubError('forbidden', 'this file was erased');
    const isSame = (['ticket', 'sha256', 'type', 'size'] as const).every((name) => row[name] === upload[name]);
    if (!isSame) throw new HubError('wrong-hash', 'another file is known under this id');
    const known = await this.store.getUpload(this.idOf(reader, upload.file)).catch(() => null);
    return known?.offset ?? null;
  }

  /** Takes a file that is here in one piece; the same one again is no change. Throws as `announce` and `finish` do. */
  async take(reader: Reader, upload: Upload, bytes: Uint8Array): Promise<void> {
    const hash = createHash('sha256').update(bytes).digest('base64url');
    if (hash !== upload.sha256) throw new HubError('wrong-hash', 'the bytes have another sha256');
    const id = this.idOf(reader, upload.file);
    await this.#exclusively(id, async () => {
      const offset = await this.announce(reader, upload);
      if (await this.#isConfirmed(reader.district, upload.file)) return;
      // Half of it may have come over a line before.
      if (offset !== null) await this.store.remove(id);
      await this.store.create(new TusUpload({ id, size: upload.size, offset: 0 }));
      await this.store.write(Readable.from([bytes]), id, 0);
      await this.finish(reader, upload.file);
    });
  }

  /** Bytes are coming; the time until which the upload stands if they are the last, ms. */
  async touch({ district }: Reader, file: string): Promise<number> {
    const nowMs = this.#now();
    await this.#database.within(district, (tx) => noteActivity(tx, district, file, nowMs));
    return nowMs + EXPIRY_MS;
  }

  /** Removes unfinished uploads that have expired; how many. Whatever has all its bytes stays. */
  async expire(): Promise<number> {
    const beforeMs = this.#now() - EXPIRY_MS;
    let removed = 0;
    for (const { district } of await this.#database.within(null, allDistricts)) {
      const unfinished = (file?: string) =>
        this.#database.within(district, (tx) => unfinishedUploads(tx, district, beforeMs, file));
      for (const file of await unfinished()) {
        const id = `${district}/${file}`;
        await this.#exclusively(id, async () => {
          const upload = await this.store.getUpload(id).catch(() => null);
          if (upload && upload.offset === upload.size) return;
          // Somebody may have gone on with it while this waited.
          if ((await unfinished(file)).length === 0) return;
          if (upload) await this.store.remove(id);
          await this.#database.within(district, (tx) => forgetUpload(tx, district, file));
          removed++;
        });
      }
    }
    return removed;
  }

  async #exclusively<Result>(id: string, work: () => Promise<Result>): Promise<Result> {
    const lock = this.locker.newLock(id);
    await lock.lock(new AbortController().signal, () => {});
    try {
      return await work();
    } finally {
      await lock.unlock();
    }
  }

  async #isConfirmed(district: string, file: string): Promise<boolean> {
    const row = await this.#database.within(district, (tx) => uploadOf(tx, district, file));
    const isThere = () => stat(this.#pathOf(district, file)).then(Boolean, () => false);
    return row !== null && row.completedAtMs !== null && (await isThere());
  }

  /** Checks a file whose last byte has come; only then is it confirmed. What fails the check is removed. */
  async finish(reader: Reader, file: string): Promise<void> {
    const { district } = reader;
    const row = await this.#database.within(district, (tx) => uploadOf(tx, district, file));
    if (!row || row.completedAtMs !== null) return;
    const fault = await this.#faultOf(district, row);
    if (fault) {
      await this.#database.within(district, (tx) => forgetUpload(tx, district, file));
      await this.store.remove(this.idOf(reader, file));
      throw fault;
    }
    await this.#database.within(district, (tx) => completeUpload(tx, district, file, this.#now()));
  }

  async #faultOf(district: string, row: UploadRow): Promise<HubError | null> {
    const handle = await open(this.#pathOf(district, row.file), 'r+');
    try {
      const start = new Uint8Array(MAGIC_LENGTH);
      await handle.read(start, 0, MAGIC_LENGTH, 0);
      if (!hasMagicBytes(row.type, start)) return new HubError('wrong-type', `these bytes are no ${row.type}`);
      if ((await sha256Of(handle)) !== row.sha256) return new HubError('wrong-hash', 'the bytes have another sha256');
      // The workstation lets go of its own copy once it is confirmed.
      await handle.sync();
      return null;
    } finally {
      await handle.close();
    }
  }

  /** A confirmed file of a case within the reader's scope; throws `not-found` for any other. */
  async read(reader: Reader, file: string): Promise<Upload & { path: string }> {
    const { district } = reader;
    const scopes: Scope[] = scopesOfReader(reader);
    const row = await this.#database.within(district, async (tx) => {
      const known = await uploadOf(tx, district, file);
      if (!known || known.completedAtMs === null || !(await isInScope(tx, district, known.ticket, scopes))) return null;
      await logAccess(tx, district, this.#now(), reader, 'file', [file]);
      return known;
    });
    const path = this.#pathOf(district, file);
    const size =
      row &&
      (await stat(path).then(
        (found) => found.size,
        () => null,
      ));
    if (!row || size === null) throw new HubError('not-found', 'no such file, or not yours');
    return { file, ticket: row.ticket, sha256: row.sha256, type: row.type, path, size };
  }

  /** Removes the bytes of erased files; nobody can read them any more by then. */
  async remove(district: string, files: readonly string[]): Promise<void> {
    for (const file of files) await this.store.remove(`${district}/${file}`).catch(() => {});
  }

  #pathOf(district: string, file: string): string {
    return join(this.#folder, district, file);
  }
}

async function sha256Of(handle: FileHandle): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of handle.createReadStream({ start: 0, autoClose: false })) hash.update(chunk as Buffer);
  return hash.digest('base64url');
}
