import type { Bytes } from '#shared/crypto/bytes.ts';
import { UPLOAD_METADATA } from '#shared/replication/protocol.ts';
import type { Attachments } from '../attachments.ts';
import { DeskError } from '../desk.ts';
import type { AttachmentRow } from '../store/store-schema.ts';
import { CLIENT_HEADERS, HubRefusal, watched } from './hub-calls.ts';
import type { HubSession } from './hub-session.ts';
import type { Outbox } from './outbox.ts';

export interface UploadParts {
  session: HubSession;
  attachments: Attachments;
  outbox: Outbox;
  onFault(error: unknown): void;
}

/** Sends photos and documents by tus, resumed after a cut or a restart where they were. */
export class Uploads {
  readonly #parts: UploadParts;
  /** Refused by the hub since sign-in. */
  readonly #refused = new Set<string>();
  #sweeping: Promise<void> = Promise.resolve();

  constructor(parts: UploadParts) {
    this.#parts = parts;
  }

  /** Uploads what belongs to cases that the hub has. Throws DeskError when the line fails. */
  sweep(): Promise<void> {
    const swept = this.#sweeping.then(() => this.#sweep());
    this.#sweeping = swept.catch(() => {});
    return swept;
  }

  async download(file: string): Promise<Bytes> {
    const abort = new AbortController();
    const init = { headers: CLIENT_HEADERS, signal: abort.signal };
    const { body } = await watched(abort, this.#parts.session.send(`/files/${file}`, init));
    const pieces: Bytes[] = [];
    if (body) {
      const reader = body.getReader();
      const next = () => watched(abort, reader.read());
      for (let read = await next(); !read.done; read = await next()) pieces.push(read.value);
    }
    return new Uint8Array(await new Blob(pieces).arrayBuffer());
  }

  async #sweep(): Promise<void> {
    const { attachments, outbox, onFault } = this.#parts;
    for (const row of await attachments.unsent()) {
      if (this.#refused.has(row.id) || outbox.ofTicket(row.ticket).length > 0) continue;
      try {
        await this.#upload(row);
      } catch (error) {
        if (!(error instanceof HubRefusal)) throw error;
        // The bytes stay here; a file that the hub will not take must not hold up the others.
        this.#refused.add(row.id);
        onFault(error);
      }
    }
  }

  async #upload(row: AttachmentRow): Promise<void> {
    const { attachments, session } = this.#parts;
    const attached = await attachments.describe(row);
    const bytes = attached && (await attachments.open(row.id, attached.sha256));
    if (!bytes) return;
    const values = { file: row.id, sha256: attached.sha256, type: attached.type, ticket: row.ticket };
    const { uploadByTus } = await loadTus();
    const from = { url: row.upload, onUrl: (url: string) => attachments.mark(row.id, { upload: url }) };
    const metadata = Object.fromEntries(UPLOAD_METADATA.map((name) => [name, values[name]]));
    await uploadByTus(session, bytes, row.id, metadata, from);
    await attachments.mark(row.id, { state: 'held', upload: '' });
  }
}

/** Only a PC with photos to send needs it, and then it has a line. */
const loadTus = () =>
  import('./tus-upload.ts').catch((error: unknown) => {
    throw new DeskError('hub-unreachable', 'the code for uploads did not load', { cause: error });
  });
