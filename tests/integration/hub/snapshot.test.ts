import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { type Entry, levelOf } from '#shared/complaint/entry.ts';
import { sha } from '#shared/crypto/bytes.ts';
import type { Checkpoint, SnapshotMark } from '#shared/replication/protocol.ts';
import { rowsOf } from '../../../hub/database/database.ts';
import { readPage } from '../../../hub/replication/pull.ts';
import type { Replication } from '../../../hub/replication/replication.ts';
import { snapshot } from '../../../hub/replication/snapshot.ts';
import { renewEpoch } from '../../../hub/repositories/hub-state-repository.ts';
import { type Reader, readerBySecret } from '../../../hub/repositories/session-repository.ts';
import { STAFF } from '../../fixtures/a-directory.ts';
import { PASSPHRASE, type TestHub } from '../../fixtures/a-hub.ts';
import { aSignedCase, disposedData, verifiedData } from '../../fixtures/a-signed-case.ts';
import type { TestPerson } from '../../fixtures/a-workstation.ts';
import { describeOnBoth } from '../../fixtures/both-databases.ts';

interface Streamed {
  total: number;
  documents: { id: string; entries: Entry[]; _deleted: boolean }[];
  marks: SnapshotMark[];
}

const queryOf = ({ epoch, sequence, mark }: Checkpoint) =>
  new URLSearchParams({ epoch, sequence: String(sequence), mark });
const START: Checkpoint = { epoch: '', sequence: 0, mark: '' };
const cleared = STAFF.map((staff) => (staff.id === 'liaison-1' ? { ...staff, cleared: true } : staff));

function read(text: string): Streamed {
  const [head, ...lines] = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  const isMark = (line: object): line is SnapshotMark => 'checkpoint' in line;
  return { total: head.total, documents: lines.filter((line) => !isMark(line)), marks: lines.filter(isMark) };
}

async function stream(person: TestPerson, collection = 'complaints', from = START): Promise<Streamed> {
  const path = `/api/v1/replication/${collection}/snapshot?${queryOf(from)}`;
  const { status, text } = await person.call({ method: 'GET', path });
  if (status !== 200) throw new Error(`${status} ${text}`);
  return read(text);
}

describeOnBoth(
  'snapshot',
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
    const sent = async (received: Parameters<typeof aSignedCase>[1] = {}) => {
      const one = await aSignedCase(officer, received);
      await one.add(coordinator, 'verified', verifiedData());
      await one.add(coordinator, 'disposed', disposedData('DPUPR'));
      await coordinator.send(one.entries);
      return one;
    };

    test('it brings what a pull brings, to each reader the own view, and a checkpoint that a pull goes on from', async () => {
      const plain = await sent();
      const anonymous = await sent({ anonymous: true });
      const secret = await sent({ secret: true });
      for (const person of [officer, coordinator, liaison]) {
        for (const collection of ['complaints', 'secretComplaints'] as const) {
          const [streamed, pulled] = [await stream(person, collection), await person.pull(collection)];
          expect(streamed.documents).toEqual(pulled.documents);
          expect(streamed.total).toBe(pulled.documents.length);
          expect(streamed.marks.at(-1)).toEqual({ checkpoint: pulled.checkpoint, more: false, restarted: false });
        }
      }
      const seen = (await stream(liaison)).documents.find(({ id }) => id === anonymous.ticket);
      expect(seen?.entries.map(levelOf)).toEqual(['full', 'withheld', 'full', 'full']);
      expect((await stream(officer)).documents.map(({ id }) => id)).toContain(plain.ticket);
      expect((await stream(officer, 'secretComplaints')).documents).toEqual([]);
      const log = await hub.database.within(hub.district, (tx) =>
        rowsOf<{ subjects: string[] }>(
          tx,
          sql`select subjects from access_log where staff = 'coordinator-1' and what = 'secret-pull'`,
        ),
      );
      // The stream's own record and the pull's.
      expect(log.filter(({ subjects }) => subjects.includes(secret.ticket)).length).toBeGreaterThanOrEqual(2);
    });

    test('a cut stream goes on from its last mark; what changed meanwhile comes again, nothing is missed', async () => {
      const cases = await Promise.all([sent(), sent(), sent()]);
      const reader = await readerBehind(hub, coordinator);
      if (!reader) throw new Error('no session');
      const first = await readPage(replicationOf(hub), reader, 'complaints', START, 2);
      expect(first.more).toBe(true);
      const [changed] = first.documents.map((text) => JSON.parse(text) as { id: string; entries: Entry[] });
      const again = cases.find(({ ticket }) => ticket === changed?.id) ?? cases[0];
      await again?.add(officer, 'noted', { text: 'Pelapor menelepon.' });
      await officer.send(again?.entries ?? []);
      const rest = await stream(coordinator, 'complaints', first.checkpoint);
      const all = (await coordinator.pull()).documents;
      const ids = new Set([
        ...first.documents.map((text) => JSON.parse(text).id),
        ...rest.documents.map(({ id }) => id),
      ]);
      expect(ids).toEqual(new Set(all.map(({ id }) => id)));
      expect(rest.documents.find(({ id }) => id === again?.ticket)?.entries).toHaveLength(5);
      expect(rest.total).toBe(rest.documents.length);
    });

    test('whose session ends gets no further page, and a stream without its end tells a cut', async () => {
      let pages = 0;
      const readerNow = async () => (pages++ < 1 ? readerBehind(hub, liaison) : null);
      const lines = snapshot(replicationOf(hub), readerNow, 'complaints', START);
      await lines.next();
      await expect(lines.next()).rejects.toMatchObject({ code: 'session-required' });
    });

    test('a checkpoint of another epoch is served from the start, and says so', async () => {
      const before = await stream(coordinator);
      await renewEpoch(hub.database);
      const after = await stream(coordinator, 'complaints', before.marks.at(-1)?.checkpoint);
      expect(after.marks[0]).toMatchObject({ restarted: true });
      expect(after.documents.map(({ id }) => id).sort()).toEqual(before.documents.map(({ id }) => id).sort());
    });

    test('it is gzip for whoever takes it, and nobody without a session gets it', async () => {
      const path = '/api/v1/replication/complaints/snapshot';
      const anybody = await hub.call({ method: 'GET', path });
      expect(anybody.status).toBe(401);
      const answer = await hub.app.inject({
        method: 'GET',
        url: path,
        headers: { ...coordinator.headers, 'accept-encoding': 'gzip' },
      });
      expect(answer.headers['content-encoding']).toBe('gzip');
      expect(read(gunzipSync(answer.rawPayload).toString()).marks.at(-1)?.more).toBe(false);
    });

    test('a reader that hangs holds no transaction, and one that hangs up ends the reading', async () => {
      const text = 'x'.repeat(30_000);
      const big = await aSignedCase(officer, {}, null);
      for (let n = 0; n < 140; n++) await big.add(officer, 'noted', { text: text.slice(0, 3_900) });
      for (let n = 0; n < big.entries.length; n += 60) await officer.send(big.entries.slice(n, n + 60));
      await hub.app.listen({ host: '127.0.0.1', port: 0 });
      const { port } = hub.app.server.address() as AddressInfo;
      const request = http.get({ port, path: '/api/v1/replication/complaints/snapshot', headers: coordinator.headers });
      const [response] = (await once(request, 'response')) as [http.IncomingMessage];
      response.pause();
      // A change of the tables would wait for an open transaction.
      await hub.database.asOwner((tx) => tx.execute(sql`lock table complaints in access exclusive mode nowait`));
      await officer.send((await aSignedCase(officer)).entries);
      response.destroy();
    });
  },
  { staff: cleared },
);

const nowOf = (hub: TestHub) => ({ database: hub.database, now: () => hub.clock.nowMs });
const replicationOf = (hub: TestHub): Replication => ({
  ...nowOf(hub),
  hubPublicKey: '',
  removeFiles: async () => {},
});

async function readerBehind(hub: TestHub, person: TestPerson): Promise<Reader | null> {
  const cookie = /=([^;]+)/.exec(person.headers.cookie ?? '')?.[1] ?? '';
  const hash = await sha(cookie);
  return hub.database.within(null, (tx) => readerBySecret(tx, hash, hub.clock.nowMs));
}
