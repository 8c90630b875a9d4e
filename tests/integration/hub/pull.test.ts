import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { levelOf } from '#shared/complaint/entry.ts';
import { bucketHashes, bucketOf, digestOf } from '#shared/replication/digest.ts';
import { putStaff, removeFromDirectory } from '../../../hub/administration.ts';
import { rowsOf } from '../../../hub/database/database.ts';
import { renewEpoch } from '../../../hub/repositories/hub-state-repository.ts';
import { STAFF } from '../../fixtures/a-directory.ts';
import { PASSPHRASE, type TestHub } from '../../fixtures/a-hub.ts';
import { aSignedCase, disposedData, type SignedCase, verifiedData } from '../../fixtures/a-signed-case.ts';
import type { Pulled, TestPerson } from '../../fixtures/a-workstation.ts';
import { describeOnBoth } from '../../fixtures/both-databases.ts';

type CaseParts = Parameters<typeof aSignedCase> extends [unknown, ...infer Parts] ? Parts : never;
const cleared = STAFF.map((staff) => (staff.id === 'liaison-1' ? { ...staff, cleared: true } : staff));

describeOnBoth(
  'pull',
  (hubOf) => {
    let hub: TestHub;
    let officer: TestPerson;
    let coordinator: TestPerson;
    let liaison: TestPerson;
    beforeAll(async () => {
      hub = hubOf();
      const desk = await hub.workstation();
      officer = await desk.signIn('officer-1', PASSPHRASE);
      coordinator = await desk.signIn('coordinator-1', PASSPHRASE);
      liaison = await (await hub.workstation('DPUPR')).signIn('liaison-1', PASSPHRASE);
    });

    const disposed = async (...parts: CaseParts): Promise<SignedCase> => {
      const aCase = await aSignedCase(officer, ...parts);
      await aCase.add(coordinator, 'verified', verifiedData());
      await aCase.add(coordinator, 'disposed', disposedData('DPUPR'));
      await officer.send(aCase.entries);
      return aCase;
    };
    const find = (pulled: Pulled, ticket: string) => pulled.documents.find((document) => document.id === ticket);

    test('short pages bring everything once, oldest change first, and then nothing', async () => {
      const cases = await Promise.all(Array.from({ length: 10 }, () => aSignedCase(officer, {}, null)));
      for (const { entries } of cases) await officer.send(entries);
      const all = await officer.pull('complaints', undefined, 3);
      const tickets = cases.map(({ ticket }) => ticket);
      expect(all.documents.map(({ id }) => id).slice(-10)).toEqual(tickets);
      expect(new Set(all.documents.map(({ id }) => id)).size).toBe(all.documents.length);
      expect(all.pages).toBeGreaterThanOrEqual(4);
      expect(await officer.pull('complaints', all.checkpoint)).toMatchObject({
        documents: [],
        pages: 1,
        restarted: false,
      });
    });

    test('a page is cut by its bytes as well, and never empty', async () => {
      const before = await officer.pull();
      const text = 'x'.repeat(12_000);
      const { entries, ticket, add } = await aSignedCase(officer, {}, null);
      for (let n = 0; n < 100; n++) await add(officer, 'noted', { text: text.slice(0, 4_000) });
      for (const part of [entries.slice(0, 60), entries.slice(60)]) await officer.send(part);
      const small: string[] = [];
      for (let n = 0; n < 4; n++) {
        const aCase = await aSignedCase(officer, { chronology: text }, null);
        for (let note = 0; note < 100; note++) await aCase.add(officer, 'noted', { text: text.slice(0, 4_000) });
        await officer.send(aCase.entries);
        small.push(aCase.ticket);
      }
      const pulled = await officer.pull('complaints', before.checkpoint, 100);
      expect(pulled.documents.map(({ id }) => id)).toEqual([ticket, ...small]);
      expect(pulled.documents[0]?.entries.length).toBe(101);
      expect(pulled.pages).toBe(2);
    });

    test('cases out of scope are neither served nor counted, and the checkpoint passes over them', async () => {
      const before = await liaison.pull();
      for (let n = 0; n < 4; n++) await officer.send((await aSignedCase(officer, {}, null)).entries);
      const { ticket } = await disposed();
      const pulled = await liaison.pull('complaints', before.checkpoint, 1);
      expect(pulled.documents.map(({ id }) => id)).toEqual([ticket]);
      expect((await liaison.pull('complaints', pulled.checkpoint)).documents).toEqual([]);
    });

    test('a case that becomes secret leaves one collection and enters the other', async () => {
      const { ticket, entries, add } = await disposed();
      const [open, atAgency] = [await coordinator.pull(), await liaison.pull()];
      const before = await coordinator.pull('secretComplaints');
      expect(find(open, ticket)?.entries.length).toBe(4);
      await add(coordinator, 'access-changed', { secret: true, reason: 'pelapor terancam' });
      // The officer who sent it holds less than the hub and is told nothing more.
      expect(await officer.send(entries)).toMatchObject({ conflicts: [], rejected: [] });
      const tombstone = [{ id: ticket, entries: [], _deleted: true }];
      expect((await coordinator.pull('complaints', open.checkpoint)).documents).toEqual(tombstone);
      expect((await officer.pull('complaints', open.checkpoint)).documents).toEqual(expect.arrayContaining(tombstone));
      expect((await liaison.pull('complaints', atAgency.checkpoint)).documents).toEqual(tombstone);
      const secret = await coordinator.pull('secretComplaints', before.checkpoint);
      expect(secret.documents).toEqual([{ id: ticket, entries, _deleted: false }]);
      expect(find(await liaison.pull('secretComplaints'), ticket)?.entries).toEqual(entries);
      expect((await officer.pull('secretComplaints')).documents).toEqual([]);
      // And it comes back when it is opened again.
      await coordinator.send(
        [await add(coordinator, 'access-changed', { secret: false, reason: 'keliru' })],
        'secretComplaints',
      );
      expect(find(await officer.pull(), ticket)?.entries.length).toBe(6);
      expect(find(await coordinator.pull('secretComplaints', secret.checkpoint), ticket)?._deleted).toBe(true);
    });

    test('a case about the conduct of an office goes to Inspektorat alone', async () => {
      const { ticket, entries, add } = await aSignedCase(officer);
      await officer.send(entries);
      await add(coordinator, 'verified', verifiedData({ supervisory: true }));
      await coordinator.send(entries);
      for (const reader of [officer, coordinator])
        expect(find(await reader.pull(), ticket)).toMatchObject({ _deleted: true });
      const inspector = {
        ...STAFF[0],
        id: 'inspector-1',
        unit: 'INSPEKTORAT',
        roles: ['liaison' as const],
      } as (typeof STAFF)[number];
      await putStaff(hub.administration, hub.district, inspector, PASSPHRASE);
      const person = await (await hub.workstation('INSPEKTORAT')).signIn('inspector-1', PASSPHRASE);
      expect((await person.pull()).documents.map(({ id }) => id)).toEqual([ticket]);
    });

    test('the name of an anonymous reporter stays with the counter and the coordinator', async () => {
      const { ticket } = await disposed({ anonymous: true }, { name: 'Warga Rahasia' });
      const levels = async (reader: TestPerson) => find(await reader.pull(), ticket)?.entries.map(levelOf);
      expect(await levels(officer)).toEqual(Array(4).fill('full'));
      expect(await levels(coordinator)).toEqual(Array(4).fill('full'));
      expect(await levels(liaison)).toEqual(['full', 'withheld', 'full', 'full']);
      expect(JSON.stringify(await liaison.pull())).not.toContain('Warga Rahasia');
    });

    test('the digests are those of the documents that the reader has', async () => {
      for (const reader of [officer, coordinator, liaison]) {
        for (const collection of ['complaints', 'secretComplaints'] as const) {
          const { documents } = await reader.pull(collection);
          const held = documents.filter((document) => !document._deleted);
          const digests = await Promise.all(
            held.map(async ({ id, entries }) => ({ id, digest: await digestOf(entries) })),
          );
          const path = `/api/v1/replication/${collection}/digest`;
          const { body } = await reader.call({ method: 'GET', path });
          expect(body).toEqual({ buckets: await bucketHashes(digests) });
          for (const one of digests.slice(0, 3)) {
            const bucket = await reader.call({ method: 'GET', path: `${path}/${await bucketOf(one.id)}` });
            expect((bucket.body as { cases: unknown[] }).cases).toContainEqual(one);
          }
        }
      }
    });

    test('a person with other scopes on the same workstation is served from the beginning', async () => {
      const { ticket } = await disposed();
      const { checkpoint } = await liaison.pull();
      const asCoordinator = await coordinator.pull('complaints', checkpoint);
      expect(asCoordinator.restarted).toBe(false);
      expect(find(asCoordinator, ticket)?.entries.length).toBe(4);
      // Somebody without any secret scope leaves the checkpoint to those who have one.
      const secret = await coordinator.pull('secretComplaints');
      expect(await officer.pull('secretComplaints', secret.checkpoint)).toMatchObject({
        documents: [],
        checkpoint: secret.checkpoint,
      });
    });

    test('a clearance that ends calls back what was read under it', async () => {
      const { ticket } = await disposed({ secret: true });
      const before = await liaison.pull('secretComplaints');
      expect(find(before, ticket)?.entries.length).toBe(4);
      const staff = cleared.find(({ id }) => id === 'liaison-1') as (typeof STAFF)[number];
      await putStaff(hub.administration, hub.district, { ...staff, cleared: false });
      const after = await liaison.pull('secretComplaints', before.checkpoint);
      expect(after.documents.length).toBeGreaterThan(0);
      expect(after.documents.every((document) => document._deleted && document.entries.length === 0)).toBe(true);
      expect(find(after, ticket)).toBeDefined();
      await putStaff(hub.administration, hub.district, staff);
      expect(find(await liaison.pull('secretComplaints', after.checkpoint), ticket)?.entries.length).toBe(4);
    });

    test('another epoch, another mark and a sequence from the future start from the beginning', async () => {
      const { checkpoint, documents } = await officer.pull();
      const ids = new Set(documents.map(({ id }) => id));
      const restarted = async (from: typeof checkpoint) => {
        const pulled = await officer.pull('complaints', from);
        expect(new Set(pulled.documents.map(({ id }) => id))).toEqual(ids);
        expect(pulled.checkpoint.sequence).toBe(checkpoint.sequence);
        return pulled.restarted;
      };
      expect(await restarted({ ...checkpoint, mark: `AAAAAAAAAAAA.${checkpoint.mark.split('.')[1]}` })).toBe(true);
      expect(await restarted({ ...checkpoint, sequence: checkpoint.sequence + 1 })).toBe(true);
      await renewEpoch(hub.database);
      expect(await restarted(checkpoint)).toBe(true);
      expect((await officer.pull('complaints', (await officer.pull()).checkpoint)).restarted).toBe(false);
    });

    test('the directory tells everybody about people, keys and units, and takes back what is gone', async () => {
      const first = await liaison.pull('directory');
      const kinds = new Set(first.documents.map((document) => document.id.split(':')[0]));
      expect([...kinds].sort()).toEqual(['district', 'key', 'staff', 'unit', 'workstation']);
      expect(first.documents.map(({ id }) => id)).toContain(`key:${officer.key.id}`);
      expect(JSON.stringify(first)).not.toMatch(/argon2|verifier|recovery/);
      await removeFromDirectory(hub.administration, hub.district, 'unit', 'DUKCAPIL');
      const { documents } = await liaison.pull('directory', first.checkpoint);
      expect(documents).toEqual([{ id: 'unit:DUKCAPIL', kind: 'unit', data: null, _deleted: true }]);
    });

    test('who read secret cases is written down', async () => {
      await coordinator.pull('secretComplaints');
      const log = await hub.database.within(hub.district, (tx) =>
        rowsOf<{ staff: string; subjects: string[] }>(
          tx,
          sql`select staff, subjects from access_log where what = 'secret-pull' order by n desc`,
        ),
      );
      expect(log[0]).toMatchObject({ staff: 'coordinator-1' });
      expect(log[0]?.subjects.length).toBeGreaterThan(0);
      expect(log.map(({ staff }) => staff)).not.toContain('officer-1');
    });
  },
  { staff: cleared },
);
