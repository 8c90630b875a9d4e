import { DetailedError, type HttpRequest, type HttpResponse, type HttpStack, Upload } from 'tus-js-client';
import type { Bytes } from '#shared/crypto/bytes.ts';
import { DeskError } from '../desk.ts';
import { ANSWER_TIMEOUT_MS, API, CLIENT_HEADERS, HubRefusal } from './hub-calls.ts';
import type { HubSession } from './hub-session.ts';

/** Gone from the hub, another offset than expected, or still locked by a request that died. */
const PASSING = [404, 409, 410, 423];
const CHUNK_BYTES = 512 * 1024;

/** Uploads one file, or what is missing of it. Throws HubRefusal, or DeskError when the line fails. */
export function uploadByTus(
  session: HubSession,
  bytes: Bytes,
  file: string,
  metadata: Record<string, string>,
  from: { url: string; onUrl(url: string): Promise<unknown> },
): Promise<void> {
  return new Promise<void>((resolve, reject) => {
    const upload = new Upload(new Blob([bytes]), {
      endpoint: `${API}/files`,
      uploadUrl: from.url || null,
      metadata,
      chunkSize: CHUNK_BYTES,
      headers: CLIENT_HEADERS,
      // The line waits and tries again, and the row remembers where the upload goes on.
      retryDelays: null,
      storeFingerprintForResuming: false,
      fingerprint: async () => file,
      httpStack: tusOver(session),
      fileReader: { openFile: async () => sourceOf(bytes) },
      onUploadUrlAvailable: () => void from.onUrl(upload.url ?? '').catch(reject),
      onSuccess: () => resolve(),
      onError: (error) => reject(failureOf(error)),
    });
    upload.start();
  });
}

const sourceOf = (bytes: Bytes) => ({
  size: bytes.length,
  slice: async (start: number, end: number) => {
    const part = bytes.subarray(start, end);
    // tus asks a part for its `size`, as a Blob has one; without it the part counts as nothing.
    return { value: Object.assign(part, { size: part.length }), done: end >= bytes.length };
  },
  close: () => {},
});

/** tus by the session's fetch, so that uploads share sign-in and renewal with every other call. */
function tusOver(session: HubSession): HttpStack {
  return {
    getName: () => 'hub-session',
    createRequest: (method, url): HttpRequest => {
      const headers: Record<string, string> = {};
      const abort = new AbortController();
      return {
        getMethod: () => method,
        getURL: () => url,
        setHeader: (name, value) => {
          headers[name] = value;
        },
        getHeader: (name) => headers[name],
        setProgressHandler: () => {},
        send: async (body: Bytes | null) => {
          const path = new URL(url, 'http://own.origin').pathname.slice(API.length);
          const signal = AbortSignal.any([abort.signal, AbortSignal.timeout(ANSWER_TIMEOUT_MS)]);
          return session
            .send(path, { method, headers, signal, ...(body && { body }) })
            .then(answerOf, (error: unknown) => {
              if (error instanceof HubRefusal) return refusalOf(error);
              throw error;
            });
        },
        abort: async () => abort.abort(),
        getUnderlyingObject: () => null,
      };
    },
  };
}

const answerOf = async (response: Response): Promise<HttpResponse> => {
  const body = await response.text();
  return {
    getStatus: () => response.status,
    getHeader: (name) => response.headers.get(name) ?? undefined,
    getBody: () => body,
    getUnderlyingObject: () => null,
  };
};

/** tus reads the status alone: 404 for an upload that the hub has forgotten, 409 for another offset. */
const refusalOf = (refusal: HubRefusal): HttpResponse => ({
  getStatus: () => refusal.status,
  getHeader: () => undefined,
  getBody: () => refusal.message,
  getUnderlyingObject: () => refusal,
});

/** The line's failure as it was, or the hub's refusal of this file. */
function failureOf(error: Error): Error {
  if (!(error instanceof DetailedError)) return error;
  const refusal: unknown = error.originalResponse?.getUnderlyingObject();
  // Asked anew, it goes on where the hub is, or starts anew.
  const isPassing = refusal instanceof HubRefusal && PASSING.includes(refusal.status);
  if (isPassing) return new DeskError('hub-unreachable', refusal.message, { cause: error });
  return refusal instanceof HubRefusal ? refusal : (error.causingError ?? error);
}
