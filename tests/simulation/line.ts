import { gunzipSync } from 'node:zlib';
import { SESSION_COOKIE } from '#shared/replication/protocol.ts';
import type { Hint } from '../../hub/database/database.ts';
import type { SimulatedHub } from './hub.ts';
import type { World } from './world.ts';

/** What the line between a PC and the hub does to requests. */
export interface LineFaults {
  isUp: boolean;
  /** Replies to come that get lost, though the hub has done what was asked. */
  lose: number;
  /** Pushes to come that arrive twice, the second time after so many ms. */
  repeat: number;
  repeatAfterMs: number;
  /** Requests to come that are swallowed: no answer, no error. */
  swallow: number;
  /** On top of the usual delay, for every request that the number divides: so that they overtake each other. */
  delayMs: number;
}

export const goodLine = (): LineFaults => ({
  isUp: true,
  lose: 0,
  repeat: 0,
  repeatAfterMs: 0,
  swallow: 0,
  delayMs: 0,
});

/** As the hub's stream does. */
const HINT_MS = 500;
const HEARTBEAT_MS = 20_000;

/** One PC's line: cookies, delays and faults; what it does is decided by the seed and the number of the request. */
export class Line {
  faults = goodLine();
  readonly #world: World;
  readonly #hub: SimulatedHub;
  readonly #draw: (limit: number) => number;
  readonly #streams = new Set<ReadableStreamDefaultController<Uint8Array>>();
  #cookie = '';
  #requests = 0;

  constructor(world: World, hub: SimulatedHub, draw: (limit: number) => number) {
    this.#world = world;
    this.#hub = hub;
    this.#draw = draw;
    hub.onHint(({ feed }) => world.after(HINT_MS, () => this.#hint(feed)));
  }

  cut(): void {
    this.faults.isUp = false;
    this.breakStreams();
  }

  /** As when the hub restarts, or a page is gone. */
  breakStreams(): void {
    for (const stream of this.#streams) stream.error(new TypeError('the line broke'));
    this.#streams.clear();
  }

  async fetch(path: string, init: RequestInit): Promise<Response> {
    const { faults } = this;
    this.#requests += 1;
    const method = init.method ?? 'GET';
    const headers = Object.fromEntries(new Headers(init.headers));
    const body = await bytesOf(init.body ?? null);
    if (headers['content-encoding'] === 'gzip') delete headers['content-encoding'];
    const there = 5 + this.#draw(60) + (this.#requests % 3 === 0 ? faults.delayMs : 0);
    const back = 5 + this.#draw(60) + (this.#requests % 4 === 0 ? faults.delayMs : 0);
    if (!faults.isUp) return this.#failing(10, 'no network');
    const isPush = method === 'POST' && path.includes('/push');
    const isStream = path.endsWith('/stream');
    const isSwallowed = !isStream && faults.swallow > 0 && faults.swallow-- > 0;
    const isRepeated = isPush && faults.repeat > 0 && faults.repeat-- > 0;
    const isLost = !isStream && !isSwallowed && method !== 'GET' && faults.lose > 0 && faults.lose-- > 0;
    if (isSwallowed) return this.#aborted(init.signal ?? null);
    if (isStream) return this.#stream(there, init.signal ?? null);

    const call = { method, path, headers: { ...headers, cookie: this.#cookie }, body };
    const answered = this.#arrival(there).then(async () => {
      const reply = await this.#hub.handle(call);
      if (isRepeated) this.#world.after(faults.repeatAfterMs, () => void this.#hub.handle(call));
      await this.#arrival(back);
      if (isLost) throw new TypeError('the reply was lost');
      const cookie = new RegExp(`${SESSION_COOKIE}=([^;]*)`).exec(reply.headers['set-cookie'] ?? '');
      if (cookie) this.#cookie = cookie[0];
      const isEmpty = reply.status === 204 || reply.status === 304;
      return new Response(isEmpty ? null : reply.body, { status: reply.status, headers: reply.headers });
    });
    return Promise.race([answered, this.#aborted(init.signal ?? null)]);
  }

  #arrival(ms: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#world.after(ms, () => (this.faults.isUp ? resolve() : reject(new TypeError('the line broke'))));
    });
  }

  #failing(ms: number, message: string): Promise<never> {
    return new Promise((_, reject) => this.#world.after(ms, () => reject(new TypeError(message))));
  }

  #aborted(signal: AbortSignal | null): Promise<never> {
    return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
  }

  async #stream(ms: number, signal: AbortSignal | null): Promise<Response> {
    await this.#arrival(ms);
    let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
    const body = new ReadableStream<Uint8Array>({
      start: (opened) => {
        controller = opened;
        this.#streams.add(opened);
      },
      cancel: () => {
        if (controller) this.#streams.delete(controller);
      },
    });
    signal?.addEventListener('abort', () => {
      if (controller && this.#streams.delete(controller)) controller.error(signal.reason);
    });
    const beat = () => {
      if (!controller || !this.#streams.has(controller)) return;
      controller.enqueue(new TextEncoder().encode(': still here\n\n'));
      this.#world.after(HEARTBEAT_MS, beat);
    };
    beat();
    return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
  }

  #hint(feed: Hint['feed']): void {
    const collections = feed === 'directory' ? ['directory'] : ['complaints', 'secretComplaints'];
    const text = collections.map((collection) => `data: ${JSON.stringify({ collection })}\n\n`).join('');
    for (const stream of this.#streams) stream.enqueue(new TextEncoder().encode(text));
  }
}

async function bytesOf(body: BodyInit | null): Promise<Buffer | null> {
  if (body === null) return null;
  const bytes = typeof body === 'string' ? Buffer.from(body) : Buffer.from(body as ArrayBuffer);
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
}
