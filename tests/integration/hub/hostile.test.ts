import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Entry } from '#shared/complaint/entry.ts';
import { signEntry } from '#shared/complaint/entry-bytes.ts';
import { ENTRY_DATA } from '#shared/complaint/entry-data.ts';
import type { EntryKind } from '#shared/complaint/kind.ts';
import { signerOf } from '#shared/crypto/signature.ts';
import {
  EnrolmentRequest,
  type PushAnswer,
  PushRequest,
  type PushRow,
  SessionRequest,
} from '#shared/replication/protocol.ts';
import { STAFF } from '../../fixtures/a-directory.ts';
import { aHub, PASSPHRASE, type TestHub } from '../../fixtures/a-hub.ts';
import { aSignedCase } from '../../fixtures/a-signed-case.ts';
import { CLIENT_HEADERS, rowsOf, type TestPerson } from '../../fixtures/a-workstation.ts';
import { hostile, nearlyValid, valid } from '../../fixtures/from-schema.ts';
import type { Call, Reply } from '../../fixtures/hub-call.ts';

/** Nothing that a caller sends makes the hub fail, and whatever it refuses it refuses in its own words. */

const RUNS = Number(process.env.HOSTILE_RUNS ?? 60);
const seed = Number(process.env.HOSTILE_SEED ?? 20_261_125);

let hub: TestHub;
let officer: TestPerson;
beforeAll(async () => {
  const staff = {
    ...(STAFF[0] as (typeof STAFF)[number]),
    id: 'everything',
    roles: ['officer', 'coordinator', 'liaison', 'administrator'],
  };
  hub = await aHub({ staff: [staff as (typeof STAFF)[number]] });
  officer = await (await hub.workstation()).signIn('everything', PASSPHRASE);
});
afterAll(() => hub.close());

function isAnswered({ status, body }: Reply): void {
  expect(status).toBeLessThan(500);
  if (status >= 400) expect(body).toEqual({ code: expect.any(String), message: expect.any(String), ...details(body) });
}
const details = (body: unknown) => ('details' in (body as object) ? { details: expect.anything() } : {});

const check = (property: fc.IAsyncProperty<unknown>) =>
  fc.assert(property, { numRuns: RUNS, seed, endOnFailure: true });
const send = (call: Call) => officer.call({ ...call, headers: { ...call.headers } });

describe(`with seed ${seed}`, () => {
  test.each([
    ['/api/v1/enrolments', EnrolmentRequest],
    ['/api/v1/sessions', SessionRequest],
    ['/api/v1/replication/complaints/push', PushRequest],
    ['/api/v1/replication/secretComplaints/push', PushRequest],
  ])('bodies of %s', async (path, schema) => {
    const bodies = fc.oneof(valid(schema), nearlyValid(schema), hostile());
    await check(fc.asyncProperty(bodies, async (body) => isAnswered(await send({ method: 'POST', path, body }))));
  });

  test('entries that pass for entries, beside a good one that is always taken', async () => {
    const row = rowsOf((await aSignedCase(officer, {}, null)).entries)[0] as PushRow;
    const spoilt = fc.array(fc.oneof(valid(Entry), nearlyValid(Entry), hostile()), { maxLength: 4 });
    await check(
      fc.asyncProperty(spoilt, spoilt, async (before, after) => {
        const body = { rows: [{ ...row, entries: [...before, ...row.entries, ...after] }] };
        const reply = await send({ method: 'POST', path: '/api/v1/replication/complaints/push', body });
        expect(reply).toMatchObject({
          status: 200,
          body: { acknowledged: [{ entries: [(row.entries[0] as Entry).id] }] },
        });
      }),
    );
  });

  test('genuine entries with whatever data', async () => {
    const sign = await signerOf(officer.key.seed);
    const kinds = Object.keys(ENTRY_DATA) as EntryKind[];
    const data = fc
      .constantFrom(...kinds, 'of-tomorrow' as EntryKind)
      .chain((kind) =>
        fc.tuple(
          fc.constant(kind),
          kind in ENTRY_DATA ? fc.oneof(valid(ENTRY_DATA[kind]), nearlyValid(ENTRY_DATA[kind])) : hostile(),
        ),
      );
    const aCase = await aSignedCase(officer, {}, null);
    await officer.send(aCase.entries);
    const [received] = aCase.entries as [Entry];
    let n = 100;
    await check(
      fc.asyncProperty(data, async ([kind, given]) => {
        if (typeof given !== 'object' || given === null || Array.isArray(given)) return;
        const { dataHash: _hash, v: _v, hash: _own, signature: _signature, salt: _salt, ...header } = received;
        // With a gap before it: next to each other they would have to name each other.
        n += 2;
        const unsigned = {
          ...header,
          kind,
          id: `TBN-K1.${n}`,
          parents: [received.id],
          data: given as Record<string, unknown>,
        };
        const entry = await signEntry(unsigned, sign).catch(() => null);
        if (!entry) return;
        const reply = await send({
          method: 'POST',
          path: '/api/v1/replication/complaints/push',
          body: { rows: rowsOf([entry]) },
        });
        isAnswered(reply);
        const { rejected, acknowledged } = reply.body as PushAnswer;
        // Genuine: it is folded or kept, never away, unless it is deeper than anything that can be stored.
        const kept = rejected.filter((one) => one.kept || one.code === 'malformed');
        expect([...kept, ...acknowledged.flatMap((one) => one.entries)].length).toBe(1);
        isAnswered(await send({ method: 'GET', path: '/api/v1/replication/complaints/pull?limit=1' }));
      }),
    );
    expect((await officer.pull()).restarted).toBe(false);
  });

  test('checkpoints, limits and buckets', async () => {
    const text = fc.oneof(
      fc.string(),
      fc.constantFrom('0', '1', '-1', '1e9', '99999999999999999999', '\u0000', '%', 'null', '[]'),
    );
    const query = fc.dictionary(fc.constantFrom('epoch', 'sequence', 'mark', 'limit', 'x', '__proto__'), text);
    const collection = fc.oneof(
      fc.constantFrom('complaints', 'secretComplaints', 'directory', 'drafts', '..', '%2e%2e'),
      fc.string(),
    );
    await check(
      fc.asyncProperty(collection, query, text, async (name, given, bucket) => {
        const base = `/api/v1/replication/${encodeURIComponent(name)}`;
        isAnswered(await send({ method: 'GET', path: `${base}/pull?${new URLSearchParams(given)}` }));
        isAnswered(await send({ method: 'GET', path: `${base}/digest/${encodeURIComponent(bucket)}` }));
      }),
    );
  });

  test('addresses, methods and headers', async () => {
    const part = fc.oneof(
      fc.string(),
      fc.constantFrom('api', 'v1', 'files', 'sessions', '..', '%', '%ff', '%00', '//', '?', '#', 'x'.repeat(5_000)),
    );
    const path = fc
      .array(part, { maxLength: 5 })
      .map((parts) => `/${parts.join('/').replace(/[^\x21-\x7e]/g, '')}`)
      // What is no address at all never leaves the client.
      .filter((address) => URL.canParse(address, 'http://hub') && URL.canParse(`http://hub${address}`));
    const method = fc.constantFrom('GET', 'POST', 'DELETE', 'PUT', 'PATCH', 'HEAD');
    const name = fc.constantFrom(
      'content-type',
      'content-encoding',
      'cookie',
      'origin',
      'x-loket-client',
      'upload-length',
      'upload-metadata',
      'content-length',
      'accept-encoding',
      'host',
    );
    const value = fc.oneof(
      fc.string().map((raw) => raw.replace(/[^\x20-\x7e]/g, '')),
      fc.constantFrom(
        'gzip',
        'application/json',
        'text/plain',
        'loket-session=',
        'loket-session="',
        'file AAAA',
        '0',
        '-1',
      ),
    );
    await check(
      fc.asyncProperty(
        path,
        method as fc.Arbitrary<Call['method']>,
        fc.dictionary(name, value),
        async (address, how, headers) => {
          const reply = await send({ method: how, path: address, headers, ...(how === 'POST' ? { body: '{' } : {}) });
          expect(reply.status).toBeLessThan(500);
        },
      ),
    );
  });
});

describe('bodies that are no JSON', () => {
  const path = '/api/v1/replication/complaints/push';
  test.each<[string, string | object, Record<string, string>, number, string]>([
    ['nothing', '', {}, 400, 'bad-request'],
    ['half of it', '{"rows":[', {}, 400, 'bad-request'],
    ['text', 'rows', { 'content-type': 'text/plain' }, 415, 'wrong-type'],
    ['an unknown encoding', '{}', { 'content-encoding': 'br' }, 422, 'wrong-type'],
    ['what says it is gzip', '{}', { 'content-encoding': 'gzip' }, 400, 'bad-request'],
    ['too much', JSON.stringify({ rows: [], x: 'x'.repeat(2_100_000) }), {}, 413, 'too-large'],
    ['a member that names the prototype', '{"__proto__":{"rows":[]}}', {}, 400, 'bad-request'],
  ])('%s', async (_name, body, headers, status, code) => {
    expect(
      await send({ method: 'POST', path, body, headers: { 'content-type': 'application/json', ...headers } }),
    ).toMatchObject({ status, body: { code } });
  });

  test('a call that is refused before its body is read', async () => {
    const reply = await hub.call({ method: 'POST', path, body: '{', headers: CLIENT_HEADERS });
    expect(reply).toMatchObject({ status: 401, body: { code: 'session-required' } });
  });
});
