import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { UpItem } from '#shared/bundle/bundle-items.ts';
import type { Entry } from '#shared/complaint/entry.ts';
import { createBoxKey } from '#shared/crypto/sealed-box.ts';
import { createSigningKey, keyId, signerOf } from '#shared/crypto/signature.ts';
import { putStaff, revokeWorkstation } from '../../../hub/administration.ts';
import { rowsOf as queried } from '../../../hub/database/database.ts';
import { filesFolder } from '../../../hub/files/file-service.ts';
import { renewEpoch } from '../../../hub/repositories/hub-state-repository.ts';
import { STAFF } from '../../fixtures/a-directory.ts';
import { aHub, PASSPHRASE, type TestHub } from '../../fixtures/a-hub.ts';
import { aHubBundle, type HubBundle, importInto, opening } from '../../fixtures/a-hub-bundle.ts';
import { aSignedCase, disposedData, verifiedData } from '../../fixtures/a-signed-case.ts';
import { rowsOf, type TestPerson, type TestWorkstation } from '../../fixtures/a-workstation.ts';
import { aPhoto, sha256Of } from '../../fixtures/an-upload.ts';
import { bundleOf, headFor } from '../../fixtures/bundle-pieces.ts';
import { hostile, nearlyValid, valid } from '../../fixtures/from-schema.ts';
import { backUp } from '../../fixtures/hub-backup.ts';

let hub: TestHub;
let pc: TestWorkstation;
let officer: TestPerson;
let coordinator: TestPerson;
beforeAll(async () => {
  hub = await aHub();
  pc = await hub.workstation();
  officer = await pc.signIn('officer-1', PASSPHRASE);
  coordinator = await (await hub.workstation()).signIn('coordinator-1', PASSPHRASE);
});
afterAll(() => hub.close());

const rows = (entries: readonly Entry[], collection: 'complaints' | 'secretComplaints' = 'complaints') => ({
  value: { item: 'rows' as const, collection, rows: rowsOf(entries) },
});
const served = async () => new Map((await coordinator.pull()).documents.map(({ id, entries }) => [id, entries.length]));
const audited = () =>
  hub.database.within(hub.district, (tx) =>
    queried<{ actor: string; detail: Record<string, unknown> }>(
      tx,
      sql`select actor, detail from audit_log where action = 'bundle-imported' order by n`,
    ),
  );

test('entries and files come in as by push, once, and are written down', async () => {
  const aCase = await aSignedCase(officer);
  const bytes = aPhoto();
  const attached = {
    file: 'foto-contoh-1',
    name: 'a.png',
    type: 'image/png' as const,
    size: bytes.length,
    sha256: sha256Of(bytes),
  };
  await aCase.add(officer, 'attached', attached);
  const { name: _name, ...upload } = attached;
  const file = { value: { item: 'file' as const, ...upload, ticket: aCase.ticket }, bytes: new Uint8Array(bytes) };
  const wrong = { ...file, value: { ...file.value, file: 'foto-contoh-2', sha256: sha256Of(aPhoto(9)) } };
  const bundle = await aHubBundle(pc, officer, [opening(), rows(aCase.entries), wrong, file], { number: 7 });
  const first = await importInto(hub, bundle);
  expect(first.printed).toContain(
    '3 entries and 1 files are held, 0 entries were rejected\n  file foto-contoh-2 wrong-hash',
  );
  expect((await served()).get(aCase.ticket)).toBe(3);
  const reply = await officer.call({ method: 'GET', path: '/api/v1/files/foto-contoh-1' });
  expect(reply.status).toBe(200);

  const second = await importInto(hub, bundle);
  const contents = ({ items }: typeof first) => items.map(({ value }) => value);
  expect(contents(second)).toEqual(contents(first));
  const records = await audited();
  expect(records).toHaveLength(2);
  expect(records[0]).toMatchObject({
    actor: 'officer-1',
    detail: { workstation: pc.id, number: 7, acknowledged: 3, rejected: 0, files: 1 },
  });
});

test('bytes that the disk of the hub has lost come back, and no others in their place', async () => {
  const { ticket, entries } = await aSignedCase(officer);
  const bytes = new Uint8Array(aPhoto());
  const size = bytes.length;
  const value = {
    item: 'file' as const,
    file: 'foto-contoh-3',
    type: 'image/png' as const,
    size,
    sha256: sha256Of(bytes),
    ticket,
  };
  const carry = async (carried: Uint8Array<ArrayBuffer>) =>
    importInto(hub, await aHubBundle(pc, officer, [opening(), rows(entries), { value, bytes: carried }]));
  const read = async () => (await officer.call({ method: 'GET', path: '/api/v1/files/foto-contoh-3' })).status;
  await carry(bytes);
  await rm(path.join(filesFolder(hub.administration.dataFolder), hub.district, 'foto-contoh-3'));
  expect(await read()).toBe(404);
  expect((await carry(bytes.with(100, 0))).printed).toContain('foto-contoh-3 wrong-hash');
  expect(await read()).toBe(404);
  expect((await carry(bytes)).printed).toContain('2 entries and 1 files are held');
  expect(await read()).toBe(200);
});

describe('the answer holds what a pull would', () => {
  test.each(['officer-1', 'liaison-1', 'liaison-2', 'auditor-1', 'coordinator-1'])('for %s', async (staff) => {
    const unit = STAFF.find(({ id }) => id === staff)?.unit;
    const its = await hub.workstation(unit);
    const person = await its.signIn(staff, PASSPHRASE);
    const anonymous = await aSignedCase(officer, { anonymous: true });
    await anonymous.add(coordinator, 'verified', verifiedData());
    await anonymous.add(coordinator, 'disposed', disposedData('DPUPR'));
    const secret = await aSignedCase(officer, { secret: true });
    const supervisory = await aSignedCase(officer);
    await supervisory.add(coordinator, 'verified', verifiedData({ supervisory: true }));
    await officer.send(anonymous.entries);
    await officer.send(secret.entries, 'secretComplaints');
    await officer.send(supervisory.entries);
    const { items } = await importInto(hub, await aHubBundle(its, person, [opening()]));
    for (const collection of ['complaints', 'secretComplaints'] as const) {
      const pulled = (await person.pull(collection)).documents.filter(({ _deleted }) => !_deleted);
      const given = items.flatMap(({ value }) =>
        value.item === 'cases' && value.collection === collection ? value.documents : [],
      );
      const byId = <Document extends { id: string }>(list: readonly Document[]) =>
        [...list].sort((left, right) => (left.id < right.id ? -1 : 1));
      expect(byId(given)).toEqual(byId(pulled));
    }
  });

  test('a case that has left the scope is called back, and only from who had it', async () => {
    const aCase = await aSignedCase(officer);
    await officer.send(aCase.entries);
    await coordinator.send([await aCase.add(coordinator, 'verified', verifiedData({ supervisory: true }))]);
    const holding = {
      value: { item: 'holds' as const, collection: 'complaints' as const, cases: [[aCase.ticket, 'x'.repeat(43)]] },
    };
    const { documents } = await importInto(hub, await aHubBundle(pc, officer, [opening(), holding]));
    expect(documents).toContainEqual({ id: aCase.ticket, entries: [], _deleted: true });
    const without = await importInto(hub, await aHubBundle(pc, officer, [opening()]));
    expect(without.documents.map(({ id }) => id)).not.toContain(aCase.ticket);
  });
});

describe('refused with a reason, and nothing of it taken in:', () => {
  const refused = async (bundle: HubBundle, reason: RegExp) => {
    const before = [await served(), await audited()];
    await expect(importInto(hub, bundle)).rejects.toThrow(reason);
    expect([await served(), await audited()]).toEqual(before);
  };
  const aBundle = async (parts: Parameters<typeof aHubBundle>[3] = {}) =>
    aHubBundle(pc, officer, [opening(), rows((await aSignedCase(officer)).entries)], parts);

  test('torn behind every chunk, and altered', async () => {
    const bundle = await aBundle();
    for (const cut of [1, 64, 128, 133, 400])
      await refused(
        { ...bundle, bytes: bundle.bytes.slice(0, -cut) },
        /^refused, nothing was taken in: the file is cut off/,
      );
    const at = bundle.bytes.length - 200;
    const altered = bundle.bytes.with(at, (bundle.bytes[at] ?? 0) ^ 1);
    await refused({ ...bundle, bytes: altered }, /bundle-altered/);
    await refused({ ...bundle, bytes: bundle.bytes.with(8, 2) }, /bundle-newer/);
    await refused({ ...bundle, bytes: Uint8Array.from([1, 2, 3]) }, /bundle-foreign/);
  });

  test('an item that no bundle has, after one that is right', async () => {
    const { entries } = await aSignedCase(officer);
    const items = [opening(), rows(entries), { value: { item: 'rows', collection: 'complaints', rows: 'all' } }];
    await refused(await aHubBundle(pc, officer, items), /bundle-altered/);
  });

  test('signed by other keys than the head says', async () => {
    const stranger = await createSigningKey();
    await refused(await aBundle({ signers: [pc.key.seed, stranger.seed] }), /bundle-forged/);
    await refused(await aBundle({ signers: [stranger.seed, officer.key.seed] }), /bundle-forged/);
    await refused(await aBundle({ staff: 'coordinator-1' }), /bundle-forged/);
    await refused(await aBundle({ key: coordinator.key.id }), /bundle-forged/);
    const other = await hub.workstation();
    await refused(
      await aBundle({ workstation: other.id, signers: [other.key.seed, officer.key.seed] }),
      /bundle-forged/,
    );
  });

  test('certified by another hub', async () => {
    const foreign = await aHub();
    const theirs = await foreign.workstation();
    const person = await theirs.signIn('officer-1', PASSPHRASE);
    const certificates = [theirs.enrolment.certificate, person.answer.certificate];
    const { recoveryKey } = pc.enrolment.hub;
    const parts = { workstation: theirs.id, staff: 'officer-1', key: person.key.id, hub: await keyId(recoveryKey) };
    const answerKey = await createBoxKey();
    const made = await headFor(recoveryKey, { ...parts, answerKey: answerKey.publicKey });
    const signers = await Promise.all([theirs.key.seed, person.key.seed].map(signerOf));
    const bytes = await bundleOf(made, [opening({ certificates })], signers);
    await refused({ bytes, head: made.head, answerKey }, /bundle-forged/);
    // What was sealed to that other hub does not even open here.
    await refused(await aHubBundle(theirs, person, [opening()]), /bundle-other-hub/);
    await foreign.close();
  });

  test('of another district, or going the other way', async () => {
    await refused(await aBundle({ workstation: 'XYZ-K1' }), /bundle-other-district/);
    await refused(await aBundle({ direction: 'down' as 'up' }), /bundle-(altered|direction)/);
  });

  test('of who may not send any more', async () => {
    const lost = await hub.workstation();
    const person = await lost.signIn('officer-2', PASSPHRASE);
    const bundle = await aHubBundle(lost, person, [opening({ certificates: [lost.enrolment.certificate] })]);
    await revokeWorkstation(hub.administration, hub.district, lost.id);
    await refused(bundle, /bundle-revoked/);
    // Not by a key either that a restored hub has forgotten and would learn again.
    await hub.database.asOwner((tx) => tx.execute(sql`delete from staff_keys where id = ${person.key.id}`));
    const certificates = [lost.enrolment.certificate, person.answer.certificate];
    await refused(await aHubBundle(lost, person, [opening({ certificates })]), /bundle-revoked/);
    const at = await hub.workstation('DLHP');
    const liaison = await at.signIn('liaison-2', PASSPHRASE);
    const left = await aHubBundle(at, liaison, [
      opening({ certificates: [at.enrolment.certificate, liaison.answer.certificate] }),
    ]);
    const staff = STAFF.find(({ id }) => id === 'liaison-2') as (typeof STAFF)[number];
    await putStaff(hub.administration, hub.district, { ...staff, unit: 'DPUPR' });
    await refused(left, /bundle-revoked/);
    await putStaff(hub.administration, hub.district, { ...staff, active: false });
    await refused(left, /bundle-revoked/);
    await hub.database.asOwner((tx) => tx.execute(sql`delete from staff_keys where id = ${liaison.key.id}`));
    await refused(left, /bundle-revoked/);
    await putStaff(hub.administration, hub.district, staff);
  });
});

test('a hub that has forgotten the workstation and the person learns them by its own certificates', async () => {
  const its = await aHub();
  const boss = await (await its.workstation()).signIn('coordinator-1', PASSPHRASE);
  const backup = await backUp(its.database);
  const newer = await its.workstation();
  const person = await newer.signIn('officer-1', PASSPHRASE);
  const { ticket, entries } = await aSignedCase(person);
  await backup.restore();
  await renewEpoch(its.database);
  const certificates = [newer.enrolment.certificate, person.answer.certificate];
  const without = await aHubBundle(newer, person, [opening(), rows(entries)]);
  await expect(importInto(its, without)).rejects.toThrow(/bundle-forged/);
  const { printed } = await importInto(
    its,
    await aHubBundle(newer, person, [opening({ certificates }), rows(entries)]),
  );
  expect(printed).toContain('2 entries and 0 files are held');
  expect((await boss.pull()).documents.map(({ id }) => id)).toEqual([ticket]);
  await its.close();
});

test('whatever a genuine signer puts in, the hub takes it or refuses it in its own words', async () => {
  const { ticket } = await aSignedCase(officer);
  const inRow = (given: fc.Arbitrary<unknown>) =>
    given.map((entry) => ({
      value: { item: 'rows', collection: 'complaints', rows: [{ id: ticket, entries: [entry], holds: [] }] },
    }));
  const items = fc.array(
    fc.oneof(
      valid(UpItem).map((value) => ({ value })),
      nearlyValid(UpItem).map((value) => ({ value })),
      hostile().map((value) => ({ value })),
      inRow(hostile()),
    ),
    { maxLength: 3 },
  );
  const outcomes = new Set<string>();
  await fc.assert(
    fc.asyncProperty(items, async (given) => {
      const outcome = await importInto(hub, await aHubBundle(pc, officer, [opening(), ...given])).then(
        () => 'taken',
        (error: Error) => error.message,
      );
      expect(outcome).toMatch(/^(taken|refused, nothing was taken in: .*)$/s);
      outcomes.add(outcome.slice(0, 7));
    }),
    { numRuns: 60, seed: 35_23 },
  );
  expect([...outcomes].sort()).toEqual(['refused', 'taken']);
});

test('the command line ends with an error when it refuses, and leaves no answer', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'loket-command-'));
  await writeFile(path.join(folder, 'a.loket'), 'bukan paket');
  const cli = path.join(import.meta.dirname, '../../../hub/cli.ts');
  const env = { ...process.env, LOKET_DATA: path.join(folder, 'data'), DATABASE_URL: undefined };
  const run = promisify(execFile)(process.execPath, [cli, 'bundle', 'import', 'a.loket'], { cwd: folder, env });
  const failed = (await run.catch((error: unknown) => error)) as { code: number; stderr: string };
  expect(failed.code).toBe(1);
  expect(failed.stderr).toContain('refused, nothing was taken in: this is no bundle of Loket Aduan');
  expect((await readdir(folder)).sort()).toEqual(['a.loket', 'data']);
  await rm(folder, { recursive: true, force: true });
});
