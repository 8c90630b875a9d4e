import { expect, test } from 'vitest';
import type { PushAnswer, PushRequest } from '#shared/replication/protocol.ts';
import { HubRefusal } from '../../../../renderer/data/replication/hub-calls.ts';
import type { HubSession } from '../../../../renderer/data/replication/hub-session.ts';
import type { Parcel } from '../../../../renderer/data/replication/parcel.ts';
import { push } from '../../../../renderer/data/replication/push.ts';
import { anEntry, ticketOf } from '../../../fixtures/a-case.ts';

/** A hub that takes at most so many bytes, and acknowledges what it takes. */
function aHubTaking(maxBytes: number) {
  const requests: PushRequest[] = [];
  const call = async (_path: string, { body }: { body?: unknown }): Promise<PushAnswer> => {
    const request = body as PushRequest;
    requests.push(request);
    if (JSON.stringify(request).length > maxBytes) throw new HubRefusal(413, 'too-large', 'too large');
    const acknowledged = request.rows.map(({ id, entries }) => ({
      id,
      entries: entries.map((entry) => (entry as { id: string }).id),
    }));
    return { conflicts: [], rejected: [], acknowledged };
  };
  return { requests, session: { call } as unknown as HubSession };
}

const aParcel = (serial: number, sizes: readonly number[]): Parcel => {
  const entries = sizes.map((size, index) =>
    anEntry({
      id: `TBN-K7.${serial * 100 + index + 1}`,
      ticket: ticketOf(serial),
      kind: 'noted',
      at: '2026-11-24T10:00:00+07:00',
      by: 'officer-1',
      unit: 'PPID',
      data: { text: 'x'.repeat(size) },
    }),
  );
  return { id: ticketOf(serial), entries, held: entries };
};

async function send(session: HubSession, parcels: readonly Parcel[]) {
  const taken: string[] = [];
  const rejected: string[] = [];
  await push(session, 'complaints', parcels, [], async (answer) => {
    taken.push(...answer.acknowledged.flatMap(({ entries }) => entries));
    rejected.push(...answer.rejected.map(({ entryId, code }) => `${entryId} ${code}`));
  });
  return { taken, rejected };
}

const idsOf = (parcels: readonly Parcel[]) => parcels.flatMap(({ entries }) => entries.map(({ id }) => id));

test('no push is larger than 512 KB, and a case says what is here of it', async () => {
  const hub = aHubTaking(2_000_000);
  const parcels = Array.from({ length: 60 }, (_, index) => aParcel(index + 1, [30_000]));
  expect((await send(hub.session, parcels)).taken).toEqual(idsOf(parcels));
  expect(hub.requests.length).toBe(4);
  for (const request of hub.requests) expect(JSON.stringify(request).length).toBeLessThan(600_000);
  expect(hub.requests[0]?.rows[0]?.holds).toEqual([[parcels[0]?.entries[0]?.id, 'full']]);
});

test('a case of many entries goes in several rows', async () => {
  const hub = aHubTaking(2_000_000);
  const parcel = aParcel(
    1,
    Array.from({ length: 40 }, () => 30_000),
  );
  expect((await send(hub.session, [parcel])).taken).toEqual(idsOf([parcel]));
  expect(hub.requests.length).toBe(3);
});

test('a push that somebody on the way finds too large is halved', async () => {
  const hub = aHubTaking(100_000);
  const parcels = Array.from({ length: 16 }, (_, index) => aParcel(index + 1, [20_000]));
  const { taken, rejected } = await send(hub.session, parcels);
  expect(taken).toEqual(idsOf(parcels));
  expect(rejected).toEqual([]);
  expect(hub.requests.length).toBe(7);
});

test('the one entry that nobody takes is reported, and the rest goes on', async () => {
  const hub = aHubTaking(20_000);
  const parcels = [aParcel(1, [1_000]), aParcel(2, [1_000, 25_000, 1_000]), aParcel(3, [1_000])];
  const { taken, rejected } = await send(hub.session, parcels);
  expect(rejected).toEqual(['TBN-K7.202 too-large']);
  expect(taken.toSorted()).toEqual(idsOf(parcels).filter((id) => id !== 'TBN-K7.202'));
});

test('any other refusal stops the push', async () => {
  const session = { call: () => Promise.reject(new HubRefusal(403, 'forbidden', '')) } as unknown as HubSession;
  await expect(send(session, [aParcel(1, [10])])).rejects.toMatchObject({ code: 'forbidden' });
});
