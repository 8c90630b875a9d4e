import { afterEach, expect, test, vi } from 'vitest';
import { createHubProxy } from '../../../electron/main/hub-proxy.ts';

afterEach(() => {
  vi.useRealTimers();
});

/** A line that takes the request and then says nothing more. */
const deadLine = (_url: string, { signal }: RequestInit) =>
  new Promise<Response>((_resolve, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason));
  });

test('a hub that never answers is given up as unreachable', async () => {
  vi.useFakeTimers();
  const forward = createHubProxy({ origin: () => 'https://hub.example', fetch: deadLine });
  const answer = forward(new Request('app://desk/api/v1/sessions'));
  await vi.advanceTimersByTimeAsync(120_000);
  const response = await answer;
  expect(response.status).toBe(503);
  expect(await response.json()).toMatchObject({ code: 'hub-unreachable' });
});

test('an answer that has begun may take as long as it likes', async () => {
  vi.useFakeTimers();
  let push: (text: string) => void = () => {};
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      push = (text) => controller.enqueue(new TextEncoder().encode(text));
    },
  });
  const forward = createHubProxy({ origin: () => 'https://hub.example', fetch: async () => new Response(body) });
  const response = await forward(new Request('app://desk/api/v1/replication/stream'));
  await vi.advanceTimersByTimeAsync(3_600_000);
  push('late');
  const chunk = await response.body?.getReader().read();
  expect(new TextDecoder().decode(chunk?.value)).toBe('late');
});

test('headers that only the page or the network layer may set are not forwarded', async () => {
  const sent: Headers[] = [];
  const forward = createHubProxy({
    origin: () => 'https://hub.example',
    fetch: async (_url, { headers }) => {
      sent.push(new Headers(headers));
      return new Response(null, { status: 204 });
    },
  });
  const headers = {
    cookie: 'loket-session=forged',
    referer: 'app://desk/',
    'sec-fetch-site': 'none',
    accept: 'text/html',
  };
  await forward(new Request('app://desk/api/v1/x', { headers }));
  expect(Object.fromEntries(sent[0] ?? [])).toEqual({ accept: 'text/html', origin: 'https://hub.example' });
});
