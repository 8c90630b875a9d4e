import type { Static, TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { utf8 } from '#shared/crypto/bytes.ts';
import { ERROR_CODES, type ErrorCode } from '#shared/error-code.ts';
import { CLIENT_HEADER, ErrorAnswer, PROTOCOL_VERSION } from '#shared/replication/protocol.ts';
import { DeskError } from '../desk.ts';

export type Fetch = (path: string, init?: RequestInit) => Promise<Response>;

export interface HubCall<Schema extends TSchema> {
  method?: 'GET' | 'POST' | 'DELETE';
  body?: unknown;
  answer: Schema;
  signal?: AbortSignal | undefined;
}

/** An answer of the hub that is an error; `status` is HTTP's. */
export class HubRefusal extends DeskError {
  readonly status: number;
  /** When the hub asks to be called again; null when it does not say. */
  readonly retryAfterMs: number | null;
  constructor(status: number, code: DeskError['code'], message: string, retryAfterMs: number | null = null) {
    super(code, message);
    this.status = status;
    this.retryAfterMs = retryAfterMs;
  }
}

export const API = '/api/v1';
export const CLIENT_HEADERS = { [CLIENT_HEADER]: String(PROTOCOL_VERSION) };
/** Longer than the slowest page takes on a 256 kbit/s line; without it a dead line holds on for ever. */
export const ANSWER_TIMEOUT_MS = 120_000;
/** Longer than a bad line is silent. */
const SILENCE_MS = 60_000;
/** Shorter bodies fit into a packet or two as they are. */
const WORTH_BYTES = 1_400;

/** One call on the own origin. Throws HubRefusal for an error answer, DeskError `no-network` when there is none. */
export async function callHub<Schema extends TSchema>(
  fetch: Fetch,
  path: string,
  { method = 'GET', body, answer, signal }: HubCall<Schema>,
): Promise<Static<Schema>> {
  const content = body === undefined ? null : await compressed(JSON.stringify(body));
  const headers = { ...CLIENT_HEADERS, ...content?.headers };
  const limit = AbortSignal.timeout(ANSWER_TIMEOUT_MS);
  const init = { method, headers, signal: signal ? AbortSignal.any([signal, limit]) : limit };
  const response = await send(fetch, path, content ? { ...init, body: content.body } : init);
  const value: unknown = response.status === 204 ? null : await response.json().catch(() => undefined);
  if (Value.Check(answer, value)) return value;
  throw new DeskError('hub-error', `${path}: not the answer of this protocol`);
}

/** The response of a call that succeeded; throws as callHub does. */
export async function send(fetch: Fetch, path: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(API + path, { cache: 'no-store', credentials: 'same-origin', ...init });
  } catch (cause) {
    throw new DeskError('no-network', `${path} was not answered`, { cause });
  }
  if (response.ok) return response;
  const error: unknown = await response.json().catch(() => null);
  const { status } = response;
  const waitMs = retryAfterMs(response.headers.get('retry-after'));
  if (!Value.Check(ErrorAnswer, error)) throw new HubRefusal(status, codeOf(status), `${path}: ${status}`, waitMs);
  throw new HubRefusal(status, isErrorCode(error.code) ? error.code : codeOf(status), error.message, waitMs);
}

/** Aborts what takes longer than a bad line is silent: for answers that are long, and read piece by piece. */
export async function watched<Result>(abort: AbortController, work: Promise<Result>): Promise<Result> {
  const timer = setTimeout(() => abort.abort(), SILENCE_MS);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
  }
}

/** Seconds; a date, as proxies may write it, says nothing to a clock that may be wrong. */
const retryAfterMs = (header: string | null): number | null =>
  header !== null && /^\d{1,5}$/.test(header) ? Number(header) * 1_000 : null;

function codeOf(status: number): ErrorCode {
  if (status === 413) return 'too-large';
  if (status === 502 || status === 503 || status === 504) return 'hub-unreachable';
  return 'hub-error';
}

const isErrorCode = (code: string): code is ErrorCode => (ERROR_CODES as readonly string[]).includes(code);

async function compressed(text: string): Promise<{ body: BodyInit; headers: Record<string, string> }> {
  const type = { 'content-type': 'application/json' };
  if (text.length < WORTH_BYTES) return { body: text, headers: type };
  const stream = new Blob([utf8(text)]).stream().pipeThrough(new CompressionStream('gzip'));
  return { body: await new Response(stream).arrayBuffer(), headers: { ...type, 'content-encoding': 'gzip' } };
}
