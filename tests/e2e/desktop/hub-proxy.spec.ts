import type { IncomingHttpHeaders } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { expect } from '@playwright/test';
import type { Desktop } from '#shared/desktop/contract.ts';
import { test } from '../../fixtures/desktop-test.ts';
import { type FakeHub, startFakeHub } from '../../fixtures/fake-hub.ts';

/** Global in the page, where the functions given to `evaluate` run. */
declare const desktop: Desktop;

test.describe('calls to /api', () => {
  let hub: FakeHub;
  const seen: { method?: string; url?: string; headers: IncomingHttpHeaders; body: Buffer }[] = [];

  test.beforeAll(async () => {
    hub = await startFakeHub(async (request, response) => {
      seen.push({ method: request.method, url: request.url, headers: request.headers, body: await buffer(request) });
      if (request.url === '/api/v1/redirect') response.writeHead(302, { location: `${hub.address}/login` }).end();
      else if (request.url === '/api/v1/refused') response.writeHead(422, { 'x-reason': 'kept' }).end('{"code":"no"}');
      else if (request.method === 'DELETE') {
        response.writeHead(204, { 'set-cookie': 'loket-session=; Path=/; Max-Age=0' }).end();
      } else if (request.method === 'HEAD') response.writeHead(200, { 'upload-offset': '7' }).end();
      else {
        const cookie =
          'loket-session=secret-token; Path=/api; HttpOnly; Secure; SameSite=Strict; Expires=Wed, 01 Jan 2031 00:00:00 GMT';
        response.writeHead(200, { 'set-cookie': ['theme=dark', cookie], 'content-type': 'application/json' }).end('{}');
      }
    });
  });
  test.beforeEach(() => void seen.splice(0));
  test.afterAll(() => hub.close());

  test('the session cookie is added by main and never seen by the page', async ({ launch }) => {
    const { page } = await launch(hub.address);
    const names = await page.evaluate(async () => {
      const headers = { 'x-loket-client': '1', 'content-type': 'application/json' };
      const signedIn = await fetch('/api/v1/sessions', { method: 'POST', headers, body: '{"a":1}' });
      await fetch('/api/v1/replication/complaints/pull?limit=5');
      await fetch('/api/v1/sessions', { method: 'DELETE', headers });
      await fetch('/api/v1/after');
      return [...signedIn.headers.keys()];
    });
    expect(names).toContain('content-type');
    expect(names).not.toContain('set-cookie');
    // fetch hides Set-Cookie from scripts anyway; the cookie must not reach the page's cookie store either.
    expect(await page.context().cookies()).toEqual([]);
    const [signIn, pull, signOut, after] = seen;
    expect(signIn?.headers).toMatchObject({
      origin: hub.address,
      'x-loket-client': '1',
      'content-type': 'application/json',
    });
    expect(signIn?.body.toString()).toBe('{"a":1}');
    expect(signIn?.headers.cookie).toBe(undefined);
    expect(pull?.url).toBe('/api/v1/replication/complaints/pull?limit=5');
    expect(pull?.headers.cookie).toBe('loket-session=secret-token');
    expect(signOut?.headers.cookie).toBe('loket-session=secret-token');
    expect(after?.headers.cookie).toBe(undefined);
  });

  test('a session is not carried to another hub', async ({ launch }) => {
    const other = await startFakeHub((request, response) => {
      response.end(String(request.headers.cookie));
    });
    const { page } = await launch(hub.address);
    const cookie = await page.evaluate(async (hubAddress) => {
      await fetch('/api/v1/sessions', { method: 'POST' });
      await desktop.settings.write({ hubAddress, language: 'id', theme: 'auto' });
      return (await fetch('/api/v1/sessions')).text();
    }, other.address);
    other.close();
    expect(cookie).toBe('undefined');
  });

  test('upload bytes, their headers and a HEAD answer pass unchanged', async ({ launch }) => {
    const { page } = await launch(hub.address);
    const offset = await page.evaluate(async () => {
      const headers = {
        'tus-resumable': '1.0.0',
        'upload-offset': '0',
        'content-type': 'application/offset+octet-stream',
      };
      const body = new Blob([Uint8Array.from({ length: 1_000_000 }, (_, index) => index % 251)]);
      await fetch('/api/v1/files/one', { method: 'PATCH', headers, body });
      return (await fetch('/api/v1/files/one', { method: 'HEAD' })).headers.get('upload-offset');
    });
    expect(offset).toBe('7');
    const patch = seen[0];
    expect(patch?.method).toBe('PATCH');
    expect(patch?.headers).toMatchObject({
      'tus-resumable': '1.0.0',
      'upload-offset': '0',
      'content-length': '1000000',
    });
    expect(patch?.body.equals(Buffer.from(Uint8Array.from({ length: 1_000_000 }, (_, index) => index % 251)))).toBe(
      true,
    );
  });

  test('refusals pass as they are; a redirect, a silent address and no address are an unreachable hub', async ({
    launch,
  }) => {
    const { page } = await launch(hub.address);
    const ask = (address: string) =>
      page.evaluate(async (url) => {
        const response = await fetch(url);
        return {
          status: response.status,
          code: (await response.json()).code,
          reason: response.headers.get('x-reason'),
        };
      }, address);
    const write = (hubAddress: string | null) =>
      page.evaluate(
        (value) => desktop.settings.write({ hubAddress: value, language: 'id', theme: 'auto' }),
        hubAddress,
      );
    expect(await ask('/api/v1/refused')).toEqual({ status: 422, code: 'no', reason: 'kept' });
    expect(await ask('/api/v1/redirect')).toMatchObject({ status: 503, code: 'hub-unreachable' });
    const gone = await startFakeHub(() => {});
    gone.close();
    await write(gone.address);
    expect(await ask('/api/v1/refused')).toMatchObject({ status: 503, code: 'hub-unreachable' });
    await write(null);
    expect(await ask('/api/v1/refused')).toMatchObject({ status: 503, code: 'hub-unreachable' });
  });
});

test('server-sent events arrive one by one, a dozen streams at once, and the page can end them', async ({ launch }) => {
  const streams: { push: (text: string) => void }[] = [];
  let ended = 0;
  const hub = await startFakeHub((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write('data: open\n\n');
    streams.push({ push: (text) => response.write(`data: ${text}\n\n`) });
    response.on('close', () => {
      ended += 1;
    });
  });
  const { page } = await launch(hub.address);
  await page.evaluate(() => {
    const stop = new AbortController();
    const received: string[] = [];
    Object.assign(window, { stop, received });
    for (let index = 0; index < 12; index++) {
      void fetch('/api/v1/replication/stream', { signal: stop.signal })
        .then(({ body }) =>
          body
            ?.pipeThrough(new TextDecoderStream())
            .pipeTo(new WritableStream({ write: (text) => void received.push(text) })),
        )
        .catch(() => {});
    }
  });
  const received = () => page.evaluate(() => (window as unknown as { received: string[] }).received);
  await expect.poll(received).toEqual(Array.from({ length: 12 }, () => 'data: open\n\n'));
  streams[0]?.push('first');
  await expect.poll(async () => (await received()).at(-1)).toBe('data: first\n\n');
  streams[11]?.push('second');
  await expect.poll(async () => (await received()).at(-1)).toBe('data: second\n\n');
  expect(ended).toBe(0);
  await page.evaluate(() => (window as unknown as { stop: AbortController }).stop.abort());
  await expect.poll(() => ended).toBe(12);
  hub.close();
});
