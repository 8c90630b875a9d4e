import { Value } from 'typebox/value';
import { type CaseCollection, type Checkpoint, SnapshotHead, SnapshotMark } from '#shared/replication/protocol.ts';
import { DeskError } from '../desk.ts';
import { CLIENT_HEADERS, watched } from './hub-calls.ts';
import type { HubSession } from './hub-session.ts';
import { checkpointQuery, type Page } from './page.ts';

/** The hub's stream of everything after a checkpoint, read page by page; the line under it may break at any byte. */
export class SnapshotStream {
  readonly #session: HubSession;
  readonly #collection: CaseCollection;
  readonly #signal: AbortSignal;
  #lines: AsyncGenerator<string> | null = null;
  #abort: AbortController | null = null;
  /** Documents after the checkpoint from which the stream was opened last; null before. */
  total: number | null = null;

  constructor(session: HubSession, collection: CaseCollection, signal: AbortSignal) {
    this.#session = session;
    this.#collection = collection;
    this.#signal = signal;
  }

  /** The page after a checkpoint; the checkpoint must be that of the page before. Throws as the line breaks. */
  async page(after: Checkpoint): Promise<Page> {
    try {
      this.#lines ??= await this.#open(after);
      const documents: unknown[] = [];
      for (;;) {
        const { value: line, done } = await this.#lines.next();
        if (done) throw new DeskError('no-network', 'the stream was cut');
        const value = JSON.parse(line) as object;
        if ('checkpoint' in value && Value.Check(SnapshotMark, value)) return { documents, ...value };
        documents.push(value);
      }
    } catch (error) {
      this.close();
      throw error instanceof DeskError ? error : new DeskError('no-network', 'the stream was cut', { cause: error });
    }
  }

  close(): void {
    this.#abort?.abort();
    this.#lines = null;
  }

  async #open(after: Checkpoint): Promise<AsyncGenerator<string>> {
    const abort = new AbortController();
    this.#abort = abort;
    const path = `/replication/${this.#collection}/snapshot?${checkpointQuery(after)}`;
    const signal = AbortSignal.any([this.#signal, abort.signal]);
    const { body } = await watched(abort, this.#session.send(path, { headers: CLIENT_HEADERS, signal }));
    const lines = linesOf(body as ReadableStream<Uint8Array<ArrayBuffer>>, abort);
    const { value } = await lines.next();
    const head: unknown = value === undefined ? null : JSON.parse(value);
    if (!Value.Check(SnapshotHead, head)) throw new DeskError('hub-error', `${path}: not the answer of this protocol`);
    this.total = head.total;
    return lines;
  }
}

/** Whole lines; what follows the last line break was cut and is left out. */
async function* linesOf(body: ReadableStream<Uint8Array<ArrayBuffer>>, abort: AbortController): AsyncGenerator<string> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  for (let rest = ''; ; ) {
    const { value, done } = await watched(abort, reader.read());
    if (done) return;
    const lines = (rest + value).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}
