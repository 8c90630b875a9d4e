import { beforeAll, expect, test } from 'vitest';
import { lowered } from '#shared/complaint/merge.ts';
import { addUnit, putStaff, revokeWorkstation } from '../../../hub/administration.ts';
import { quarantineOf } from '../../../hub/repositories/quarantine-repository.ts';
import { STAFF, UNITS } from '../../fixtures/a-directory.ts';
import { PASSPHRASE, type TestHub } from '../../fixtures/a-hub.ts';
import { aSignedCase, disposedData, verifiedData } from '../../fixtures/a-signed-case.ts';
import type { TestPerson } from '../../fixtures/a-workstation.ts';
import { describeOnBoth } from '../../fixtures/both-databases.ts';

const agency = UNITS.find((unit) => unit.id === 'DPUPR');

describeOnBoth('karantina', (hubOf) => {
  let hub: TestHub;
  let officer: TestPerson;
  let coordinator: TestPerson;
  beforeAll(async () => {
    hub = hubOf();
    const desk = await hub.workstation();
    officer = await desk.signIn('officer-1', PASSPHRASE);
    coordinator = await desk.signIn('coordinator-1', PASSPHRASE);
  });
  const codesOf = (answer: { rejected: { entryId: string; code: string; kept: boolean }[] }) =>
    answer.rejected.map(({ code, kept }) => `${code} ${kept ? 'kept' : 'refused'}`);
  const served = async (ticket: string) =>
    (await coordinator.pull()).documents.find((document) => document.id === ticket)?.entries;

  test('what an author may not write is kept, named each time, and not folded', async () => {
    const { entries, ticket, add } = await aSignedCase(officer, {}, null);
    const [received] = entries;
    await add(officer, 'disposed', disposedData('DPUPR'));
    for (const _attempt of [1, 2, 3]) expect(codesOf(await officer.send(entries))).toEqual(['role-not-allowed kept']);
    expect(await served(ticket)).toEqual([received]);
  });

  test('an urgent case is disposed by whoever is on duty, in whatever order its entries come', async () => {
    const { entries, ticket, add } = await aSignedCase(officer, { priority: 'urgent' }, null);
    const [received] = entries;
    const disposed = await add(officer, 'disposed', disposedData('DPUPR'));
    expect(codesOf(await officer.send([disposed]))).toEqual(['role-not-allowed kept']);
    expect(codesOf(await officer.send([received as never]))).toEqual([]);
    expect(await served(ticket)).toEqual(entries);
    expect(await officer.send([disposed])).toMatchObject({ rejected: [], acknowledged: [{ entries: [disposed.id] }] });
  });

  test('data, places and units that do not exist', async () => {
    const { entries, ticket, add } = await aSignedCase(officer, {}, null);
    await add(coordinator, 'verified', { category: 'road' });
    await add(coordinator, 'verified', verifiedData({ proposedUnit: 'KAHYANGAN' }));
    await add(officer, 'corrected', {
      field: 'place',
      value: { kind: 'village', villages: ['35.23.99.2001'] },
      reason: 'salah',
    });
    expect(codesOf(await officer.send(entries))).toEqual(['bad-data kept', 'unknown-unit kept', 'unknown-place kept']);
    expect((await served(ticket))?.length).toBe(1);
    const wrong = await aSignedCase(officer, { place: { kind: 'village', villages: ['35.24.01.2001'] } }, null);
    expect(codesOf(await officer.send(wrong.entries))).toEqual(['unknown-place kept']);
    expect(await served(wrong.ticket)).toBeUndefined();
  });

  test('an entry is released once its ground is gone', async () => {
    const { entries, ticket, add } = await aSignedCase(officer, {}, null);
    const verified = await add(coordinator, 'verified', verifiedData({ proposedUnit: 'NEW' }));
    expect(codesOf(await officer.send(entries))).toEqual(['unknown-unit kept']);
    await addUnit(hub.administration, hub.district, { ...(agency as NonNullable<typeof agency>), id: 'NEW' });
    expect(await officer.send([verified])).toMatchObject({ rejected: [], acknowledged: [{ entries: [verified.id] }] });
    expect(await served(ticket)).toEqual(entries);
  });

  test('a secret case goes to nobody who could not read it', async () => {
    const { entries, add } = await aSignedCase(officer, { secret: true }, null);
    await add(coordinator, 'verified', verifiedData());
    await add(coordinator, 'disposed', disposedData('DPUPR'));
    expect(codesOf(await officer.send(entries, 'secretComplaints'))).toEqual(['no-cleared-staff kept']);
    const liaison = STAFF.find((staff) => staff.id === 'liaison-1') as (typeof STAFF)[number];
    await putStaff(hub.administration, hub.district, { ...liaison, cleared: true });
    expect(codesOf(await officer.send(entries, 'secretComplaints'))).toEqual([]);
  });

  test('what was taken in before the case became secret is not judged anew', async () => {
    const { entries, ticket, add } = await aSignedCase(officer, {}, null);
    await add(coordinator, 'verified', verifiedData());
    await add(coordinator, 'disposed', disposedData('DLHP'));
    expect(codesOf(await officer.send(entries))).toEqual([]);
    const secret = await add(coordinator, 'access-changed', { secret: true, reason: 'Pelapor terancam.' });
    expect(codesOf(await coordinator.send([secret]))).toEqual([]);
    // As after a lost reply, or when a PC fills the hub up again.
    expect(codesOf(await officer.send(entries))).toEqual([]);
    expect(await hub.database.within(hub.district, (tx) => quarantineOf(tx, hub.district, [ticket]))).toEqual([]);
  });

  test('an SP4N tracking id belongs to one case', async () => {
    const link = (trackingId: string) => ({ trackingId, url: 'https://www.lapor.go.id', date: '2026-11-24' });
    const [first, second, third] = [await aSignedCase(officer), await aSignedCase(officer), await aSignedCase(officer)];
    await first.add(officer, 'sp4n-linked', link('1234567'));
    await second.add(officer, 'sp4n-linked', link('1234567'));
    await third.add(officer, 'sp4n-linked', link('7654321'));
    expect(codesOf(await officer.send([...first.entries, ...second.entries]))).toEqual(['duplicate-tracking-id kept']);
    expect(codesOf(await officer.send(third.entries))).toEqual([]);
    // The first case turns out to be another one: the id is free for the second.
    await first.add(officer, 'sp4n-linked', link('7777777'));
    await officer.send(first.entries);
    expect(codesOf(await officer.send(second.entries))).toEqual([]);
  });

  test('entries dated after a revocation are kept, those before it are folded', async () => {
    const desk = await hub.workstation();
    const person = await desk.signIn('officer-2', PASSPHRASE);
    const before = await aSignedCase(person, {}, null);
    const revokedAtMs = hub.clock.nowMs;
    hub.clock.nowMs += 60_000;
    const after = await aSignedCase(person, {}, null);
    hub.clock.nowMs = revokedAtMs;
    await revokeWorkstation(hub.administration, hub.district, desk.id);
    await expect(person.send(before.entries)).rejects.toMatchObject({ code: 'session-required' });
    expect(codesOf(await officer.send([...before.entries, ...after.entries]))).toEqual(['key-revoked kept']);
    expect(await served(before.ticket)).toEqual(before.entries);
    await expect(desk.signIn('officer-2')).rejects.toMatchObject({ code: 'workstation-revoked' });
    hub.clock.nowMs += 60_000;
  });

  test('roles are those of the day on which an entry was written', async () => {
    const desk = await hub.workstation();
    const staff = STAFF.find((one) => one.id === 'coordinator-2') as (typeof STAFF)[number];
    const person = await desk.signIn('coordinator-2', PASSPHRASE);
    const { entries, ticket, add } = await aSignedCase(officer, {}, null);
    const offline = await add(person, 'verified', verifiedData());
    hub.clock.nowMs += 120_000;
    await putStaff(hub.administration, hub.district, { ...staff, roles: ['officer'] });
    const later = await desk.signIn('coordinator-2');
    expect(later.answer.certificate).not.toBe(person.answer.certificate);
    hub.clock.nowMs += 1_000;
    await add(later, 'verified', verifiedData());
    expect(codesOf(await officer.send(entries))).toEqual(['role-not-allowed kept']);
    expect((await served(ticket))?.map(({ id }) => id)).toContain(offline.id);
  });

  test('an entry of a key that the hub does not know is refused', async () => {
    const { entries } = await aSignedCase(officer, {}, null);
    const stranger = { ...(entries[0] as (typeof entries)[number]), key: 'AAAAAAAAAAAAAAAA' };
    expect(codesOf(await officer.send([stranger]))).toEqual(['unknown-key refused']);
  });

  test('an erasure reaches what is kept in karantina', async () => {
    const { entries, ticket, add } = await aSignedCase(officer, {}, null);
    const secret = await add(coordinator, 'corrected', {
      field: 'place',
      value: { villages: ['35.23.99.2001'] },
      reason: 'rahasia',
    });
    await officer.send(entries);
    const administrator = {
      id: 'adm',
      name: 'Administrator Contoh 1',
      position: '',
      unit: 'PPID',
      roles: ['administrator' as const],
    };
    await putStaff(hub.administration, hub.district, { ...administrator, cleared: false, active: true }, PASSPHRASE);
    const person = await (await hub.workstation()).signIn('adm', PASSPHRASE);
    await person.send([await add(person, 'erased', { entries: [secret.id], legalBasis: 'UU 27/2022 ps. 8' })]);
    // Without data there is nothing left to object to: the header takes its place in the case.
    await officer.push([{ id: ticket, entries: [], holds: [] }]);
    expect((await served(ticket))?.[1]).toEqual(lowered(secret, 'redacted'));
  });
});
