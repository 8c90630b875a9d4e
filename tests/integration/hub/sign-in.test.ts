import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fromUtf8 } from '#shared/crypto/bytes.ts';
import { openBox } from '#shared/crypto/sealed-box.ts';
import { createSigningKey } from '#shared/crypto/signature.ts';
import { verifyCertificate } from '#shared/directory/certificate.ts';
import type { SessionRequest } from '#shared/replication/protocol.ts';
import { createEnrolmentCode, districtState, putStaff } from '../../../hub/administration.ts';
import { rowsOf } from '../../../hub/database/database.ts';
import { STAFF } from '../../fixtures/a-directory.ts';
import { aHub, PASSPHRASE, type TestHub } from '../../fixtures/a-hub.ts';
import { aWorkstation, CLIENT_HEADERS, type TestWorkstation } from '../../fixtures/a-workstation.ts';
import type { Call, Reply } from '../../fixtures/hub-call.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await aHub();
});
afterAll(() => hub.close());

const code = async (unit = 'PPID') =>
  (await createEnrolmentCode(hub.administration, { district: hub.district, unit })).code;
const enrol = async (body: unknown): Promise<Reply> =>
  hub.call({ method: 'POST', path: '/api/v1/enrolments', body, headers: CLIENT_HEADERS });

describe('enrolment', () => {
  test('a code works once, in any spelling, and again for the same key after a lost reply', async () => {
    const { publicKey } = await createSigningKey();
    const given = await code();
    const first = await enrol({ code: given.toLowerCase().replaceAll('-', ' '), name: 'Loket 1', publicKey });
    expect(first.status).toBe(200);
    expect((await enrol({ code: given, name: 'Loket 1', publicKey })).body).toEqual(first.body);
    const other = await enrol({ code: given, name: 'Loket 2', publicKey: (await createSigningKey()).publicKey });
    expect([other.status, other.body]).toMatchObject([409, { code: 'used-code' }]);
  });

  test('an unknown code, an old one and a key that is none', async () => {
    const { publicKey } = await createSigningKey();
    expect(await enrol({ code: 'AAAA-AAAA-AAAA', name: 'x', publicKey })).toMatchObject({
      status: 403,
      body: { code: 'unknown-code' },
    });
    const given = await code();
    expect(await enrol({ code: given, name: 'x', publicKey: 'AAAA' })).toMatchObject({
      status: 400,
      body: { code: 'bad-request' },
    });
    const nowMs = hub.clock.nowMs;
    hub.clock.nowMs += 8 * 24 * 3_600_000;
    expect(await enrol({ code: given, name: 'x', publicKey })).toMatchObject({
      status: 410,
      body: { code: 'expired-code' },
    });
    hub.clock.nowMs = nowMs;
  });

  test('the answer lists the staff of the unit and is signed by the hub', async () => {
    const workstation = await aWorkstation(hub.call, await code('DPUPR'), () => hub.clock.nowMs);
    const { enrolment } = workstation;
    expect(enrolment.staff.map(({ id }) => id)).toEqual(['liaison-1']);
    const certificate = await verifyCertificate(enrolment.certificate, enrolment.hub.signingKey);
    expect(certificate).toMatchObject({
      type: 'workstation',
      workstation: enrolment.workstation,
      publicKey: workstation.key.publicKey,
    });
  });

  test('codes cannot be tried without end', async () => {
    const apart = await aHub({ database: hub.database, district: { code: '35.24', alias: 'LMG' } });
    const attempt = async () => {
      const body = { code: 'AAAA-AAAA-AAAA', name: 'x', publicKey: 'AAAA' };
      return (await apart.call({ method: 'POST', path: '/api/v1/enrolments', body, headers: CLIENT_HEADERS })).status;
    };
    const statuses = [];
    for (let n = 0; n < 302; n++) statuses.push(await attempt());
    expect(statuses).toEqual([...Array(300).fill(403), 429, 429]);
    await apart.close();
  });
});

describe('sign-in', () => {
  let desk: TestWorkstation;
  beforeAll(async () => {
    desk = await hub.workstation();
  });

  /** The body of a sign-in that would be let in, to be spoilt by a test. */
  async function request(workstation: TestWorkstation, staff: string): Promise<SessionRequest> {
    let sent: SessionRequest | null = null;
    const tapped = async (call: Call) => {
      if (call.path !== '/api/v1/sessions') return hub.call(call);
      sent = call.body as SessionRequest;
      return { status: 500, headers: {}, body: {}, text: '' };
    };
    await workstation.signIn(staff, PASSPHRASE, tapped).catch(() => {});
    return sent as unknown as SessionRequest;
  }
  const post = (body: unknown, headers: Record<string, string> = CLIENT_HEADERS) =>
    hub.call({ method: 'POST', path: '/api/v1/sessions', body, headers });

  test('the cookie is out of reach of scripts and other sites', async () => {
    const reply = await post(await request(desk, 'officer-1'));
    expect(reply.status).toBe(200);
    const cookie = reply.headers['set-cookie'] ?? '';
    expect(cookie).toMatch(/^loket-session=[A-Za-z0-9_-]{43}; Max-Age=600; Path=\/api; HttpOnly; SameSite=Strict$/);
    expect(reply.text).not.toContain(cookie.slice('loket-session='.length, 40));
  });

  test('the first person leaves the data keys, a further one gets them, the secret one only when cleared', async () => {
    const pc = await hub.workstation();
    const first = await pc.signIn('officer-1', PASSPHRASE);
    expect(first.answer.dataKeys).toBeNull();
    const keysOf = async (staff: string) => {
      const { answer, boxKey } = await pc.signIn(staff, PASSPHRASE);
      return JSON.parse(fromUtf8(await openBox(boxKey, answer.dataKeys ?? ''))) as Record<string, string>;
    };
    expect(Object.keys(await keysOf('coordinator-1')).sort()).toEqual([
      'main',
      'secret',
      'secretPrivate',
      'secretPublic',
    ]);
    expect(Object.keys(await keysOf('officer-2')).sort()).toEqual(['main', 'secretPublic']);
    expect(await pc.signIn('officer-1')).toMatchObject({ answer: { dataKeys: null } });
  });

  test('a further person on a PC whose keys nobody has left', async () => {
    const pc = await hub.workstation();
    const spoilt = await request(pc, 'officer-1');
    const { recovery: _left, ...first } = spoilt.first as NonNullable<SessionRequest['first']>;
    expect(await post({ ...spoilt, first })).toMatchObject({ status: 409, body: { code: 'recovery-missing' } });
    const broken = { ...first, recovery: `b1.${'A'.repeat(120)}` };
    expect(await post({ ...spoilt, first: broken })).toMatchObject({ status: 400, body: { code: 'bad-request' } });
    // The reply of a first sign-in may be lost: the same again is let in, and the copy may be another one.
    expect((await post(spoilt)).status).toBe(200);
    expect(await post(spoilt)).toMatchObject({ status: 200, body: { dataKeys: null } });
  });

  test.each<[string, number, string, (request: SessionRequest) => Partial<SessionRequest>]>([
    ['a wrong proof of the workstation', 401, 'wrong-signature', (r) => ({ workstationProof: r.staffProof })],
    ['a wrong proof of the person', 401, 'wrong-signature', (r) => ({ staffProof: r.workstationProof })],
    ['proofs that are no base64', 401, 'wrong-signature', () => ({ staffProof: 'A' })],
    ['another person than the proofs name', 401, 'wrong-signature', () => ({ staff: 'officer-2' })],
    ['somebody of another unit', 401, 'wrong-signature', () => ({ staff: 'liaison-1' })],
    ['an unknown workstation', 403, 'unknown-workstation', () => ({ workstation: 'TBN-Z9' })],
    ['a challenge of another hub', 401, 'challenge-expired', () => ({ challenge: '1764000000000.AAAA.BBBB' })],
    ['a challenge that is none', 401, 'challenge-expired', () => ({ challenge: '' })],
    ["a key id that is not the key's", 401, 'wrong-signature', () => ({ key: 'AAAAAAAAAAAAAAAA' })],
  ])('%s', async (_name, status, errorCode, spoil) => {
    const good = await request(desk, 'officer-1');
    expect(await post({ ...good, ...spoil(good) })).toMatchObject({ status, body: { code: errorCode } });
  });

  test('a challenge is valid for two minutes', async () => {
    const good = await request(desk, 'officer-2');
    hub.clock.nowMs += 121_000;
    expect(await post(good)).toMatchObject({ status: 401, body: { code: 'challenge-expired' } });
  });

  test('somebody who is not of this unit, or no longer there', async () => {
    await expect(desk.signIn('liaison-1', PASSPHRASE)).rejects.toMatchObject({ code: 'unknown-staff' });
    const staff = { ...(STAFF[0] as (typeof STAFF)[number]), id: 'officer-gone' };
    await putStaff(hub.administration, hub.district, staff, PASSPHRASE);
    const person = await desk.signIn('officer-gone', PASSPHRASE);
    await putStaff(hub.administration, hub.district, { ...staff, active: false });
    await expect(person.pull()).rejects.toMatchObject({ code: 'session-required' });
    await expect(desk.signIn('officer-gone')).rejects.toMatchObject({ code: 'unknown-staff' });
  });

  test('passphrases cannot be tried without end, and the right one waits as well', async () => {
    const codes: string[] = [];
    for (let n = 0; n < 7; n++) await desk.signIn('coordinator-2', 'salah').catch((error) => codes.push(error.code));
    expect(codes).toEqual([...Array(5).fill('wrong-passphrase'), 'too-many-attempts', 'too-many-attempts']);
    const reply = await desk.signIn('coordinator-2', PASSPHRASE).catch((error) => error.reply as Reply);
    expect(reply).toMatchObject({ status: 429, headers: { 'retry-after': '30' } });
    hub.clock.nowMs += 30_000;
    await desk.signIn('coordinator-2', 'salah').catch((error) => codes.push(error.code));
    hub.clock.nowMs += 30_000;
    await expect(desk.signIn('coordinator-2', PASSPHRASE)).rejects.toMatchObject({ code: 'too-many-attempts' });
    hub.clock.nowMs += 30_000;
    expect((await desk.signIn('coordinator-2', PASSPHRASE)).staff.id).toBe('coordinator-2');
  });

  test('a session ends by itself, and when it is told to', async () => {
    const person = await desk.signIn('officer-1', PASSPHRASE);
    const other = await desk.signIn('officer-1');
    expect(await person.call({ method: 'DELETE', path: '/api/v1/sessions' })).toMatchObject({ status: 204, text: '' });
    await expect(person.pull()).rejects.toMatchObject({ code: 'session-required' });
    expect((await other.pull()).restarted).toBe(false);
    hub.clock.nowMs += 10 * 60_000;
    await expect(other.pull()).rejects.toMatchObject({ code: 'session-required' });
  });
});

describe('who may call', () => {
  const path = '/api/v1/enrolments';
  const body = { code: 'AAAA-AAAA-AAAA', name: 'x', publicKey: 'AAAA' };
  test.each<[string, Record<string, string>, number, string]>([
    ['no header of a workstation', {}, 403, 'wrong-origin'],
    ['another site', { ...CLIENT_HEADERS, origin: 'https://evil.example' }, 403, 'wrong-origin'],
    ['an opaque origin', { ...CLIENT_HEADERS, origin: 'null' }, 403, 'wrong-origin'],
    ['a browser that hides its origin', { ...CLIENT_HEADERS, 'sec-fetch-site': 'same-origin' }, 403, 'wrong-origin'],
    ['our own origin', { ...CLIENT_HEADERS, origin: 'http://localhost:80' }, 403, 'unknown-code'],
    ['an older protocol', { 'x-loket-client': '0' }, 400, 'bad-request'],
    ['no protocol at all', { 'x-loket-client': 'x' }, 400, 'bad-request'],
  ])('%s', async (_name, headers, status, errorCode) => {
    const own = headers.origin?.includes('localhost') ? { ...headers, host: 'localhost:80' } : headers;
    expect(await hub.call({ method: 'POST', path, body, headers: own })).toMatchObject({
      status,
      body: { code: errorCode },
    });
  });

  test.each([
    '/api/v1/replication/complaints/pull',
    '/api/v1/replication/stream',
    '/api/v1/files/abc',
    '/api/v1/replication/complaints/digest',
  ])('%s needs a session', async (address) => {
    const reply = await hub.call({ method: 'GET', path: address, headers: { cookie: 'loket-session=AAAA' } });
    expect(reply).toMatchObject({ status: 401, body: { code: 'session-required' } });
  });
});

test('every act is in the audit log, whose chain tells a change', async () => {
  expect((await districtState(hub.administration, hub.district)).brokenAuditRecord).toBeNull();
  const actions = await hub.database.within(hub.district, (tx) =>
    rowsOf<{ action: string }>(tx, sql`select distinct action from audit_log order by 1`),
  );
  expect(actions.map(({ action }) => action)).toEqual([
    'directory-written',
    'district-described',
    'enrolment-code-made',
    'signed-in',
    'staff-written',
    'workstation-enrolled',
  ]);
  const change = (statement: ReturnType<typeof sql>) => hub.database.asOwner((tx) => tx.execute(statement));
  await change(sql`update audit_log set actor = 'somebody-else' where n = 7 and district = ${hub.district}`);
  expect((await districtState(hub.administration, hub.district)).brokenAuditRecord).toBe(7);
  await change(sql`delete from audit_log where n = 5 and district = ${hub.district}`);
  expect((await districtState(hub.administration, hub.district)).brokenAuditRecord).toBe(5);
});
