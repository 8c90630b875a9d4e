const SESSION = 'loket-session';
/** Longer than the slowest upload takes to be answered on a 256 kbit/s line; without it a dead line holds on for ever. */
const ANSWER_TIMEOUT_MS = 120_000;

/** Chromium sets these itself and refuses a caller's own; the rest would tell the hub of a page that it does not know. */
const NOT_SENT =
  /^(?:accept-encoding|connection|content-length|cookie|host|keep-alive|origin|referer|te|trailer|transfer-encoding|upgrade|user-agent|sec-.*|proxy-.*)$/;
/** The body arrives here decoded, and the page must not see the session. */
const NOT_RECEIVED = /^(?:connection|content-encoding|content-length|keep-alive|set-cookie|transfer-encoding)$/;

interface Hub {
  origin(): string | null;
  fetch(url: string, init: RequestInit): Promise<Response>;
}

/** Forwards /api calls to the hub and keeps the session cookie, which thus never enters the page. */
export function createHubProxy(hub: Hub): (request: Request) => Promise<Response> {
  let session: { origin: string; value: string } | null = null;

  return async (request) => {
    const origin = hub.origin();
    if (origin === null) return unreachable('no hub address is set');
    const { pathname, search } = new URL(request.url);
    const headers = new Headers([...request.headers].filter(([name]) => !NOT_SENT.test(name)));
    headers.set('origin', origin);
    if (session?.origin === origin) headers.set('cookie', `${SESSION}=${session.value}`);
    const upstream = new AbortController();
    const timeout = setTimeout(() => upstream.abort(), ANSWER_TIMEOUT_MS);
    try {
      const response = await hub.fetch(origin + pathname + search, {
        method: request.method,
        headers,
        body: request.body,
        // A redirect here is a captive portal or a misconfigured hub, never an answer.
        redirect: 'error',
        credentials: 'omit',
        cache: 'no-store',
        signal: upstream.signal,
        ...(request.body ? { duplex: 'half' } : {}),
      });
      const value = sessionIn(response.headers.get('set-cookie'));
      if (value !== undefined) session = value === null ? null : { origin, value };
      return new Response(response.body && cancelling(response.body, upstream), {
        status: response.status,
        statusText: response.statusText,
        headers: [...response.headers].filter(([name]) => !NOT_RECEIVED.test(name)),
      });
    } catch (error) {
      return unreachable((error as Error).message);
    } finally {
      clearTimeout(timeout);
    }
  };
}

/** The page's abort reaches main only as the cancellation of this stream: protocol handlers are given no abort signal. */
function cancelling(body: ReadableStream<Uint8Array>, upstream: AbortController): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await reader.read();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel(reason) {
      upstream.abort();
      // Said to the body as well: an aborted stream must not stay open at the hub, whatever becomes of the signal.
      await reader.cancel(reason).catch(() => {});
    },
  });
}

/** Undefined: not mentioned; null: ended. Electron joins several cookies with commas, so this reads the joined form. */
function sessionIn(setCookie: string | null): string | null | undefined {
  const [, value, attributes = ''] =
    new RegExp(`(?:^|,\\s*)${SESSION}=([^;,]*)([^,]*(?:,\\s\\d[^,]*)?)`).exec(setCookie ?? '') ?? [];
  if (value === undefined) return undefined;
  return value === '' || /;\s*max-age=(?:0|-\d+)\s*(?:;|$)/i.test(attributes) ? null : value;
}

function unreachable(message: string): Response {
  return Response.json({ code: 'hub-unreachable', message }, { status: 503, headers: { 'cache-control': 'no-store' } });
}
