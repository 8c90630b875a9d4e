import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { buildApp } from '../../../hub/app.ts';
import type { Database } from '../../../hub/database/database.ts';
import { openPostgres } from '../../../hub/database/postgres.ts';
import { FileService } from '../../../hub/files/file-service.ts';
import { readHubSecrets } from '../../../hub/repositories/hub-state-repository.ts';
import { aHub, PASSPHRASE, type TestHub } from '../../fixtures/a-hub.ts';
import { aPostgres, type TestPostgres } from '../../fixtures/a-postgres.ts';
import { aSignedCase } from '../../fixtures/a-signed-case.ts';
import type { TestPerson } from '../../fixtures/a-workstation.ts';
import { announcement, aPhoto, type FileParts, sha256Of, upload } from '../../fixtures/an-upload.ts';

const DAY_MS = 86_400_000;

let postgres: TestPostgres;
let folder: string;
let hub: TestHub;
let officer: TestPerson;
let ticket: string;
/** Two processes of one hub: a database connection of their own each, one PostgreSQL and one folder. */
let processes: { database: Database; files: FileService; app: FastifyInstance; address: string }[];
let count = 0;

beforeAll(async () => {
  postgres = await aPostgres();
  const url = await postgres.newDatabase();
  folder = await mkdtemp(join(tmpdir(), 'loket-shared-'));
  hub = await aHub({ database: await openPostgres(url) });
  const { now } = hub.administration;
  processes = [];
  for (let i = 0; i < 2; i++) {
    const database = await openPostgres(url, 4);
    const secrets = await readHubSecrets(database);
    const files = new FileService({ database, folder, now });
    const app = await buildApp({
      identity: { database, secrets, now },
      replication: { database, hubPublicKey: secrets.signing.publicKey, removeFiles: async () => {}, now },
      files,
      logger: false,
      trustProxy: [],
      rendererFolder: null,
      metricsToken: null,
    });
    processes.push({ database, files, app, address: await app.listen({ host: '127.0.0.1', port: 0 }) });
  }
  officer = await signedIn();
  const aCase = await aSignedCase(officer);
  await officer.send(aCase.entries);
  ticket = aCase.ticket;
});
afterAll(async () => {
  for (const { app, database } of processes) {
    app.server.closeAllConnections();
    await app.close();
    await database.close();
  }
  await hub.close();
  await hub.database.close();
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
});

const signedIn = async () => (await hub.workstation()).signIn('officer-1', PASSPHRASE);
const of = (index: number) => processes[index] as (typeof processes)[number];
const parts = (size = 300_000): FileParts => ({ file: `shared-${++count}`, ticket, bytes: aPhoto(size) });
const announce = (at: number, of_: FileParts) =>
  fetch(`${of(at).address}/api/v1/files`, { method: 'POST', headers: { ...officer.headers, ...announcement(of_) } });
const tusHeaders = (offset: number) => ({
  ...officer.headers,
  'tus-resumable': '1.0.0',
  'upload-offset': String(offset),
  'content-type': 'application/offset+octet-stream',
});
const patch = (at: number, file: string, offset: number, bytes: Uint8Array) =>
  fetch(`${of(at).address}/api/v1/files/${file}`, {
    method: 'PATCH',
    body: Buffer.from(bytes),
    headers: tusHeaders(offset),
  });
const offsetAt = async (at: number, file: string): Promise<number | null> => {
  const headers = { ...officer.headers, 'tus-resumable': '1.0.0' };
  const answer = await fetch(`${of(at).address}/api/v1/files/${file}`, { method: 'HEAD', headers });
  return answer.status === 200 ? Number(answer.headers.get('upload-offset')) : null;
};
const readAt = async (at: number, file: string): Promise<string> => {
  const answer = await fetch(`${of(at).address}/api/v1/files/${file}`, { headers: officer.headers });
  return sha256Of(new Uint8Array(await answer.arrayBuffer()));
};

/** Sends a beginning, and then nothing more without hanging up. */
function stalledPatch(at: number, file: string, beginning: Uint8Array, length: number) {
  let body: Readable | null = null;
  const bytes = async function* () {
    yield beginning;
    await new Promise(() => {});
  };
  body = Readable.from(bytes());
  const answered = fetch(`${of(at).address}/api/v1/files/${file}`, {
    method: 'PATCH',
    headers: { ...tusHeaders(0), 'content-length': String(length) },
    body: Readable.toWeb(body) as ReadableStream,
    duplex: 'half',
  } as RequestInit).then(
    (answer) => answer.status,
    () => 'broken' as const,
  );
  return { answered, end: () => body?.destroy() };
}

/** How many wrote one file at the same time, at most. */
function watchWriters(): () => number {
  let [writing, most] = [0, 0];
  for (const { files } of processes) {
    const { store } = files;
    const write = store.write.bind(store);
    vi.spyOn(store, 'write').mockImplementation(async (...given) => {
      most = Math.max(most, ++writing);
      return write(...given).finally(() => writing--);
    });
  }
  return () => most;
}
afterEach(() => vi.restoreAllMocks());

test('a process lets go of a dead line when the upload goes on at another one', async () => {
  const most = watchWriters();
  const photo = parts();
  await announce(0, photo);
  const stalled = stalledPatch(0, photo.file, photo.bytes.subarray(0, 100_000), photo.bytes.length);
  await expect
    .poll(() =>
      of(0)
        .files.store.getUpload(`35.23/${photo.file}`)
        .then((u) => u.offset),
    )
    .toBe(100_000);
  const rest = await patch(1, photo.file, 100_000, photo.bytes.subarray(100_000));
  expect([rest.status, most()]).toEqual([204, 1]);
  await stalled.answered;
  stalled.end();
  expect(await readAt(0, photo.file)).toBe(sha256Of(photo.bytes));
});

test('many pieces through both processes at the same time come out as they went in', async () => {
  const most = watchWriters();
  const photo = parts(400_000);
  await announce(0, photo);
  await Promise.allSettled([0, 1, 0, 1].map((at) => patch(at, photo.file, 0, photo.bytes.subarray(0, 250_000))));
  const offset = await offsetAt(0, photo.file);
  expect(offset).toBeLessThanOrEqual(250_000);
  expect(most()).toBe(1);
  await upload(of(0).address, officer, photo);
  expect(await readAt(1, photo.file)).toBe(sha256Of(photo.bytes));
});

test('a late twin of an announcement does not empty what is there', async () => {
  const photo = parts(2_000);
  await upload(of(0).address, officer, photo);
  const { store } = of(1).files;
  const known = await store.getUpload(`35.23/${photo.file}`);
  await store.create(known);
  expect(await readAt(1, photo.file)).toBe(sha256Of(photo.bytes));
});

test('an unfinished upload goes after a week without a byte, a finished one never', async () => {
  const [unfinished, finished, active] = [parts(), parts(), parts()];
  for (const photo of [unfinished, active]) {
    await announce(0, photo);
    expect((await patch(0, photo.file, 0, photo.bytes.subarray(0, 1_000))).status).toBe(204);
  }
  await upload(of(0).address, officer, finished);
  hub.clock.nowMs += 6 * DAY_MS;
  officer = await signedIn();
  const answer = await patch(0, active.file, 1_000, active.bytes.subarray(1_000, 2_000));
  expect(answer.headers.get('upload-expires')).toBe(new Date(hub.clock.nowMs + 7 * DAY_MS).toUTCString());
  hub.clock.nowMs += 1.5 * DAY_MS;
  officer = await signedIn();
  // The processes sweep on their own; together they remove it once.
  const removed = await Promise.all(processes.map(({ files }) => files.expire()));
  expect(removed.reduce((sum, one) => sum + one, 0)).toBeGreaterThanOrEqual(1);
  expect(await offsetAt(0, unfinished.file)).toBeNull();
  expect(await offsetAt(1, active.file)).toBe(2_000);
  expect(await readAt(1, finished.file)).toBe(sha256Of(finished.bytes));
  expect(await of(0).files.expire()).toBe(0);

  // The workstation knows its old address only, and starts anew.
  await upload(of(1).address, officer, unfinished);
  expect(await readAt(0, unfinished.file)).toBe(sha256Of(unfinished.bytes));
  hub.clock.nowMs += 400 * DAY_MS;
  officer = await signedIn();
  await of(1).files.expire();
  expect(await readAt(0, finished.file)).toBe(sha256Of(finished.bytes));
});
