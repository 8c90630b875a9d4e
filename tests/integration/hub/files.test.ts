import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FileService } from '../../../hub/files/file-service.ts';
import { STAFF } from '../../fixtures/a-directory.ts';
import { aHub, PASSPHRASE, type TestHub } from '../../fixtures/a-hub.ts';
import { aSignedCase, disposedData, verifiedData } from '../../fixtures/a-signed-case.ts';
import type { TestPerson } from '../../fixtures/a-workstation.ts';
import { announcement, aPhoto, type FileParts, sha256Of, upload } from '../../fixtures/an-upload.ts';
import { type HubCall, overHttp, type Reply } from '../../fixtures/hub-call.ts';

let hub: TestHub;
let address: string;
let officer: TestPerson;
let liaison: TestPerson;
let administrator: TestPerson;
let call: HubCall;
let count = 0;

beforeAll(async () => {
  const staff = { ...(STAFF[0] as (typeof STAFF)[number]), id: 'administrator-1', roles: ['administrator' as const] };
  hub = await aHub({ staff: [...STAFF, staff] });
  address = await hub.app.listen({ host: '127.0.0.1', port: 0 });
  call = overHttp(address);
  const desk = await hub.workstation();
  officer = await desk.signIn('officer-1', PASSPHRASE);
  administrator = await desk.signIn('administrator-1', PASSPHRASE);
  liaison = await (await hub.workstation('DPUPR')).signIn('liaison-1', PASSPHRASE);
});
afterAll(() => hub.close());

/** A photo of a case that the hub has, with its `attached` entry. */
async function attachedPhoto(bytes = aPhoto()) {
  const aCase = await aSignedCase(officer);
  const file = `photo-${++count}`;
  const data = { file, name: 'jalan.png', type: 'image/png', size: bytes.length, sha256: sha256Of(bytes) };
  const attached = await aCase.add(officer, 'attached', data);
  await officer.send(aCase.entries);
  return { ...aCase, attached, parts: { file, ticket: aCase.ticket, bytes } satisfies FileParts };
}
const get = async (person: TestPerson, file: string): Promise<Response> =>
  fetch(`${address}/api/v1/files/${file}`, { headers: person.headers });
const announce = (person: TestPerson, parts: FileParts): Promise<Reply> =>
  call({ method: 'POST', path: '/api/v1/files', headers: { ...person.headers, ...announcement(parts) } });
const patch = (person: TestPerson, file: string, offset: number, bytes: Uint8Array) =>
  fetch(`${address}/api/v1/files/${file}`, {
    method: 'PATCH',
    body: Buffer.from(bytes),
    headers: {
      ...person.headers,
      'tus-resumable': '1.0.0',
      'upload-offset': String(offset),
      'content-type': 'application/offset+octet-stream',
    },
  });
const head = (person: TestPerson, file: string) =>
  fetch(`${address}/api/v1/files/${file}`, {
    method: 'HEAD',
    headers: { ...person.headers, 'tus-resumable': '1.0.0' },
  });

test('a photo goes up in pieces and comes down byte by byte', async () => {
  const { parts } = await attachedPhoto(aPhoto(2_000_000));
  await upload(address, officer, parts);
  const answer = await get(officer, parts.file);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'image/png',
    'x-content-type-options': 'nosniff',
  });
  expect(new Uint8Array(await answer.arrayBuffer())).toEqual(parts.bytes);
});

test('a line that is cut in the middle of a piece loses nothing, and the rest follows', async () => {
  const { parts } = await attachedPhoto(aPhoto(300_000));
  const announced = await announce(officer, parts);
  expect([announced.status, announced.headers.location]).toEqual([201, `/api/v1/files/${parts.file}`]);
  const { port, hostname } = new URL(address);
  const headers = {
    ...officer.headers,
    host: `${hostname}:${port}`,
    'tus-resumable': '1.0.0',
    'upload-offset': '0',
    'content-type': 'application/offset+octet-stream',
    'content-length': String(parts.bytes.length),
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  await new Promise<void>((resolve) => {
    const socket = connect(Number(port), hostname);
    socket.write(`PATCH /api/v1/files/${parts.file} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
    // Cut only once the bytes are on their way out of this process.
    socket.write(parts.bytes.subarray(0, 120_000), () => socket.destroySoon());
    socket.on('close', () => resolve());
    socket.resume();
  });
  await expect.poll(async () => Number((await head(officer, parts.file)).headers.get('upload-offset'))).toBe(120_000);
  // Announcing again tells where it stands and starts nothing over.
  expect((await announce(officer, parts)).headers).toMatchObject({ 'upload-offset': '120000' });
  expect((await get(officer, parts.file)).status).toBe(404);
  await upload(address, officer, parts);
  expect(new Uint8Array(await (await get(officer, parts.file)).arrayBuffer())).toEqual(parts.bytes);
});

test('the same file once more is confirmed at once', async () => {
  const { parts } = await attachedPhoto();
  await upload(address, officer, parts);
  await upload(address, officer, parts);
  expect((await announce(officer, parts)).headers).toMatchObject({ 'upload-offset': String(parts.bytes.length) });
  const other = { ...parts, bytes: aPhoto(3_000) };
  expect(await announce(officer, other)).toMatchObject({ status: 422, body: { code: 'wrong-hash' } });
});

test('bytes that are not what was announced are removed, and may be sent again', async () => {
  const { parts } = await attachedPhoto();
  const spoilt = parts.bytes.with(1_500, 7);
  await announce(officer, parts);
  const wrong = await patch(officer, parts.file, 0, spoilt);
  expect([wrong.status, await wrong.json()]).toMatchObject([422, { code: 'wrong-hash' }]);
  expect((await head(officer, parts.file)).status).toBe(404);
  await upload(address, officer, parts);
  expect((await get(officer, parts.file)).status).toBe(200);
});

test('a program that poses as a photo', async () => {
  const { parts } = await attachedPhoto();
  const program = Uint8Array.from([0x4d, 0x5a, ...parts.bytes.subarray(2)]);
  await announce(officer, { ...parts, bytes: program });
  const answer = await patch(officer, parts.file, 0, program);
  expect([answer.status, await answer.json()]).toMatchObject([422, { code: 'wrong-type' }]);
});

test('a hub that stops between the last byte and its check confirms at the next question', async () => {
  const { parts } = await attachedPhoto();
  const finish = FileService.prototype.finish;
  FileService.prototype.finish = async () => {
    throw new Error('the power goes');
  };
  await announce(officer, parts);
  expect((await patch(officer, parts.file, 0, parts.bytes)).status).toBe(500);
  FileService.prototype.finish = finish;
  expect((await get(officer, parts.file)).status).toBe(404);
  expect((await head(officer, parts.file)).headers.get('upload-offset')).toBe(String(parts.bytes.length));
  expect((await get(officer, parts.file)).status).toBe(200);
});

test.each<[string, number, string, (parts: FileParts) => Record<string, string>]>([
  ['no length', 400, 'bad-request', (p) => ({ ...announcement(p), 'upload-length': '' })],
  ['too much', 413, 'too-large', (p) => ({ ...announcement(p), 'upload-length': '25000001' })],
  ['no metadata', 400, 'bad-request', (p) => ({ ...announcement(p), 'upload-metadata': '' })],
  ['a path instead of a name', 400, 'bad-request', (p) => announcement({ ...p, file: '../../etc/passwd' })],
  ['another type', 422, 'wrong-type', (p) => announcement({ ...p, type: 'text/html' })],
  ['another district', 400, 'bad-request', (p) => announcement({ ...p, ticket: 'LMG-K1-26-00001-P' })],
  ['no hash', 400, 'bad-request', (p) => announcement({ ...p, sha256: 'x' })],
])('an announcement with %s', async (_name, status, code, headersOf) => {
  const { parts } = await attachedPhoto();
  const headers = { ...officer.headers, ...headersOf(parts) };
  expect(await call({ method: 'POST', path: '/api/v1/files', headers })).toMatchObject({ status, body: { code } });
});

test('only who may read the case may read, or add, its files', async () => {
  const { parts, ticket, add, entries } = await attachedPhoto();
  await upload(address, officer, parts);
  expect((await get(liaison, parts.file)).status).toBe(404);
  expect(await announce(liaison, { ...parts, file: 'of-a-stranger' })).toMatchObject({
    status: 403,
    body: { code: 'forbidden' },
  });
  const coordinator = await (await hub.workstation()).signIn('coordinator-1', PASSPHRASE);
  await add(coordinator, 'verified', verifiedData());
  await add(coordinator, 'disposed', disposedData('DPUPR'));
  await coordinator.send(entries);
  expect((await get(liaison, parts.file)).status).toBe(200);
  await coordinator.send([await add(coordinator, 'access-changed', { secret: true, reason: 'pelapor terancam' })]);
  expect((await get(liaison, parts.file)).status).toBe(404);
  expect((await get(officer, parts.file)).status).toBe(404);
  expect((await get(coordinator, parts.file)).status).toBe(200);
  expect(ticket).toBe(parts.ticket);
});

test('a photo may be brought by whoever signed in after a colleague attached it there, and by nobody else', async () => {
  const { parts } = await attachedPhoto();
  await upload(address, administrator, parts);
  expect((await get(administrator, parts.file)).status).toBe(404);
  expect((await get(officer, parts.file)).status).toBe(200);
  const other = await attachedPhoto();
  expect(await announce(liaison, other.parts)).toMatchObject({ status: 403 });
  expect(await announce(administrator, { ...other.parts, file: 'photo-that-no-entry-names' })).toMatchObject({
    status: 403,
  });
});

test('an erased photo is gone and cannot be sent again', async () => {
  const { parts, add, attached } = await attachedPhoto();
  await upload(address, officer, parts);
  await administrator.send([
    await add(administrator, 'erased', { entries: [attached.id], legalBasis: 'UU 27/2022 ps. 8' }),
  ]);
  expect((await get(officer, parts.file)).status).toBe(404);
  expect((await head(officer, parts.file)).status).toBe(404);
  expect(await announce(officer, parts)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
});
