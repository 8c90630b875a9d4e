import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addUnit } from '../../../hub/administration.ts';
import { UNITS } from '../../fixtures/a-directory.ts';
import { aHub, PASSPHRASE, type TestHub } from '../../fixtures/a-hub.ts';
import { aSignedCase, disposedData, verifiedData } from '../../fixtures/a-signed-case.ts';
import { rowsOf, type TestPerson } from '../../fixtures/a-workstation.ts';

let hub: TestHub;
let folder: string;
let address: string;
let officer: TestPerson;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loket-renderer-'));
  await mkdir(join(folder, 'assets'));
  const page = '<meta name="csp-nonce" content="__CSP_NONCE__"><style nonce="__CSP_NONCE__"></style>';
  await writeFile(join(folder, 'index.html'), page);
  await writeFile(join(folder, 'service-worker.js'), '// worker');
  await writeFile(join(folder, '.secret'), 'hidden');
  await writeFile(join(folder, 'assets/main-abc123.js'), '// main\n'.repeat(1_000));
  await writeFile(join(folder, 'assets/argon2-worker-abc123.js'), '// argon2');
  hub = await aHub({ rendererFolder: folder });
  address = await hub.app.listen({ host: '127.0.0.1', port: 0 });
  officer = await (await hub.workstation()).signIn('officer-1', PASSPHRASE);
});
afterAll(async () => {
  await hub.close();
  await rm(folder, { recursive: true, force: true });
});
const get = (path: string, headers: Record<string, string> = {}) => hub.call({ method: 'GET', path, headers });

describe('the renderer', () => {
  test.each(['/', '/index.html', '/periksa', '/anything/deep'])(
    '%s is the page, with a nonce of its own each time',
    async (path) => {
      const [first, second] = [await get(path), await get(path)];
      const nonce = /content="([\w-]{24})"/.exec(first.text)?.[1];
      expect(first).toMatchObject({
        status: 200,
        headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
      });
      expect(first.text).toBe(`<meta name="csp-nonce" content="${nonce}"><style nonce="${nonce}"></style>`);
      expect(first.headers['content-security-policy']).toContain(`style-src 'self' 'nonce-${nonce}'`);
      expect(first.headers['content-security-policy']).not.toContain('unsafe');
      expect(second.text).not.toBe(first.text);
    },
  );

  test('files carry the policy of what they are', async () => {
    const main = await get('/assets/main-abc123.js');
    expect(main.headers).toMatchObject({ 'cache-control': 'public, max-age=31536000, immutable' });
    expect(main.headers['content-security-policy']).not.toContain('wasm');
    const argon2 = await get('/assets/argon2-worker-abc123.js');
    expect(argon2.headers['content-security-policy']).toContain("script-src 'self' 'wasm-unsafe-eval'");
    const worker = await get('/service-worker.js');
    expect(worker.headers).toMatchObject({ 'cache-control': 'no-cache', 'service-worker-allowed': '/' });
  });

  test.each([
    '/assets/gone.js',
    '/.secret',
    '/assets/../.secret',
    '/%2e%2e/package.json',
    '/api',
    '/api/v1',
    '/api/v1/nothing',
    '/api/v2/x',
  ])('%s is not there', async (path) => {
    expect(await get(path)).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });

  test('a page is only ever asked for', async () => {
    expect(await hub.call({ method: 'POST', path: '/periksa' })).toMatchObject({
      status: 404,
      body: { code: 'not-found' },
    });
  });
});

describe('around the calls', () => {
  test('health for everybody, metrics for this machine', async () => {
    expect(await get('/healthz')).toMatchObject({ status: 200, body: { status: 'up' } });
    expect(await get('/readyz')).toMatchObject({ status: 200, body: { status: 'ready' } });
    expect((await get('/metrics')).text).toMatch(/loket_http_request_seconds_bucket\{.*route="\/healthz"/);
    expect(await get('/metrics', { 'x-forwarded-for': '10.0.0.9' })).toMatchObject({
      status: 403,
      body: { code: 'forbidden' },
    });
    const elsewhere = await hub.app.inject({ method: 'GET', url: '/metrics', remoteAddress: '10.0.0.9' });
    expect(elsewhere.statusCode).toBe(403);
  });

  test('the documentation describes every call and needs nobody else', async () => {
    const page = await get('/api/docs/');
    expect(page).toMatchObject({ status: 200 });
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    expect(page.text).not.toMatch(/src="https?:/);
    const { paths } = (await get('/api/docs/json')).body as { paths: Record<string, object> };
    const calls = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((one) => `${one} ${path}`),
    );
    expect(calls.sort()).toEqual([
      'delete /api/v1/sessions',
      'get /api/v1/chains/{workstation}',
      'get /api/v1/files/{file}',
      'get /api/v1/replication/stream',
      'get /api/v1/replication/{collection}/digest',
      'get /api/v1/replication/{collection}/digest/{bucket}',
      'get /api/v1/replication/{collection}/pull',
      'get /api/v1/replication/{collection}/snapshot',
      'get /api/v1/sessions/challenge',
      'patch /api/v1/files/{file}',
      'post /api/v1/enrolments',
      'post /api/v1/files',
      'post /api/v1/replication/{collection}/push',
      'post /api/v1/sessions',
    ]);
  });

  test('bodies and answers travel compressed', async () => {
    const { entries } = await aSignedCase(officer);
    const path = `${address}/api/v1/replication/complaints/push`;
    const body = gzipSync(JSON.stringify({ rows: rowsOf(entries) }));
    const headers = { ...officer.headers, 'content-type': 'application/json', 'content-encoding': 'gzip' };
    const pushed = await fetch(path, { method: 'POST', body, headers });
    expect(await pushed.json()).toMatchObject({ acknowledged: [{ entries: entries.map(({ id }) => id) }] });

    const pulled = await hub.app.inject({
      method: 'GET',
      url: '/api/v1/replication/complaints/pull',
      headers: { ...officer.headers, 'accept-encoding': 'gzip, br' },
    });
    expect(pulled.headers['content-encoding']).toBe('gzip');
    expect(JSON.parse(gunzipSync(pulled.rawPayload).toString())).toMatchObject({ documents: [{ entries }] });
  });

  test('scripts travel compressed, and whole', async () => {
    const url = '/assets/main-abc123.js';
    const packed = await hub.app.inject({ method: 'GET', url, headers: { 'accept-encoding': 'gzip' } });
    expect(packed.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' });
    expect(packed.rawPayload.length).toBeLessThan(500);
    expect(gunzipSync(packed.rawPayload).toString()).toBe((await get(url)).text);
  });

  test('a small body cannot swell without end', async () => {
    const body = gzipSync(Buffer.alloc(50_000_000, 0x20));
    const headers = { ...officer.headers, 'content-type': 'application/json', 'content-encoding': 'gzip' };
    const reply = await fetch(`${address}/api/v1/replication/complaints/push`, { method: 'POST', body, headers });
    expect([reply.status, await reply.json()]).toMatchObject([413, { code: 'too-large' }]);
  });
});

describe('the stream', () => {
  /** Hints as they come, and whether the stream has ended. */
  async function open(person: TestPerson) {
    const answer = await fetch(`${address}/api/v1/replication/stream`, { headers: person.headers });
    expect(answer.headers.get('content-type')).toBe('text/event-stream');
    const hints: unknown[] = [];
    const state = { hints, isOver: false };
    const reader = (answer.body as ReadableStream<BufferSource>).pipeThrough(new TextDecoderStream()).getReader();
    void (async () => {
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        for (const [, data] of part.value.matchAll(/^data: (.*)$/gm)) hints.push(JSON.parse(data as string));
      }
      state.isOver = true;
    })();
    return { ...state, state, close: () => reader.cancel() };
  }

  test('tells each reader only of collections that have something new for that reader', async () => {
    const desk = await hub.workstation();
    const coordinator = await desk.signIn('coordinator-1', PASSPHRASE);
    const liaison = await (await hub.workstation('DPUPR')).signIn('liaison-1', PASSPHRASE);
    const streams = [await open(officer), await open(coordinator), await open(liaison)] as const;
    const [atDesk, atCoordinator, atAgency] = streams;
    const secret = await aSignedCase(officer, { secret: true }, null);
    await officer.send(secret.entries, 'secretComplaints');
    await expect.poll(() => atCoordinator.hints).toEqual([{ collection: 'secretComplaints' }]);
    const { entries, add } = await aSignedCase(officer, {}, null);
    await officer.send(entries);
    await expect.poll(() => atDesk.hints).toEqual([{ collection: 'complaints' }]);
    expect(atAgency.hints).toEqual([]);
    await add(coordinator, 'verified', verifiedData());
    await add(coordinator, 'disposed', disposedData('DPUPR'));
    await coordinator.send(entries);
    await expect.poll(() => atAgency.hints).toEqual([{ collection: 'complaints' }]);
    await addUnit(hub.administration, hub.district, { ...(UNITS[1] as (typeof UNITS)[number]), name: 'Nama baru' });
    await expect.poll(() => atAgency.hints.at(-1)).toEqual({ collection: 'directory' });
    await Promise.all(streams.map((stream) => stream.close()));
  });

  test('ends with the session', async () => {
    const apart = await aHub({ database: hub.database, district: { code: '35.25', alias: 'GSK' }, heartbeatMs: 50 });
    const there = await apart.app.listen({ host: '127.0.0.1', port: 0 });
    const person = await (await apart.workstation()).signIn('officer-1', PASSPHRASE);
    const answer = await fetch(`${there}/api/v1/replication/stream`, { headers: person.headers });
    const reader = (answer.body as ReadableStream<BufferSource>).pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader.read()).value).toBe(': open\n\n');
    expect((await reader.read()).value).toBe(': still here\n\n');
    apart.clock.nowMs += 10 * 60_000;
    for (let part = await reader.read(); !part.done; part = await reader.read())
      expect(part.value).toMatch(/still here/);
    await apart.close();
  });

  test('ends with the hub', async () => {
    const apart = await aHub({ database: hub.database, district: { code: '35.24', alias: 'LMG' } });
    const there = await apart.app.listen({ host: '127.0.0.1', port: 0 });
    const person = await (await apart.workstation()).signIn('officer-1', PASSPHRASE);
    const answer = await fetch(`${there}/api/v1/replication/stream`, { headers: person.headers });
    const ended = answer.text();
    await apart.close();
    expect(await ended).toBe(': open\n\n');
  });
});
