import { afterEach, expect, test } from 'vitest';
import { anOffice, type Office, until } from '../../fixtures/a-desk-pc.ts';

let office: Office;
afterEach(() => office.close());

const linked = (trackingId: string) => ({
  kind: 'sp4n-linked' as const,
  data: { trackingId, url: 'https://www.lapor.go.id/laporan/detil/contoh', date: '2026-11-24' },
});

test('a rejected entry blocks no other, stays at the next pull, and is mended by a further one', async () => {
  office = await anOffice();
  const [one, other] = [await office.pc(), await office.pc()];
  await one.signIn('officer-1');
  await other.signIn('officer-2');
  const first = await one.receive();
  await one.desk.cases.add(first, linked('1234567'));
  await one.sent();
  const second = await one.receive();
  await one.desk.cases.add(second, linked('1234567'));
  await one.desk.cases.add(second, { kind: 'noted', data: { text: 'Pelapor menelepon.' } });
  const third = await one.receive();
  await one.sent();
  const [mending] = await until(one.desk.replication.mending$, (lines) => lines.length > 0);
  expect(mending).toMatchObject({ id: second, kind: 'sp4n-linked', code: 'duplicate-tracking-id' });
  const held = await one.entries(second);
  expect(held).toHaveLength(4);
  const atHub = await office.casesOfHub();
  expect(atHub[second]).toEqual(held.filter((id) => id !== mending?.entry));
  expect(atHub[third]).toEqual(await one.entries(third));

  // Somebody else changes the case, and so it is pulled again.
  await other.rows((rows) => rows.length === 3);
  await other.desk.cases.add(second, { kind: 'noted', data: { text: 'Pelapor datang lagi.' } });
  await other.sent();
  const detail = await one.detail(second, ({ entries }) => entries.length === 5);
  const rejected = detail.entries.find(({ entry }) => entry.id === mending?.entry);
  expect(rejected).toMatchObject({ delivery: 'needs-mending', rejection: { code: 'duplicate-tracking-id' } });
  expect(detail.delivery).toBe('needs-mending');

  // Nothing is to be repaired about it, now or ever.
  expect(await one.desk.replication.compare()).toBe(0);

  // It outlives the app, and a new entry takes its place.
  await one.restart();
  await one.signIn('officer-1');
  await until(one.desk.replication.mending$, (lines) => lines.length === 1);
  const mended = linked('7654321');
  await one.desk.cases.add(second, { ...mended, data: { ...mended.data, replaces: mending?.entry ?? '' } });
  await one.sent();
  await until(one.desk.replication.mending$, (lines) => lines.length === 0);
  expect((await one.detail(second)).summary.sp4n?.trackingId).toBe('7654321');
  expect(await one.desk.replication.compare()).toBe(0);
  expect([...one.faults, ...other.faults]).toEqual([]);
});

test('a rejected report is put right under the number that the reporter holds, and others see it whole', async () => {
  office = await anOffice();
  const [one, other] = [await office.pc(), await office.pc()];
  await one.signIn('officer-1');
  await other.signIn('officer-2');
  const place = { kind: 'village' as const, villages: ['35.23.99.2001'] };
  const id = await one.receive({ place });
  await one.sent();
  const [line] = await until(one.desk.replication.mending$, (lines) => lines.length > 0);
  expect(line).toMatchObject({ id, kind: 'received', code: 'unknown-place' });
  const before = await one.detail(id);
  expect(await one.desk.replication.compare()).toBe(0);
  office.hub.clock.nowMs += 3_600_000;

  const received = before.entries.find(({ entry }) => entry.id === line?.entry)?.entry.data;
  const mended = { ...received, place: { kind: 'village', villages: ['35.23.17.2007'] }, replaces: line?.entry };
  await one.desk.cases.add(id, { kind: 'received', data: mended } as never);
  await one.sent();
  await until(one.desk.replication.mending$, (lines) => lines.length === 0);
  await other.rows((rows) => rows.length === 1);
  const seen = await other.detail(id, ({ summary }) => summary.complete);
  expect(seen.summary).toMatchObject({
    receivedAt: before.summary.receivedAt,
    trackingCode: before.summary.trackingCode,
    reporter: before.summary.reporter,
    place: { villages: ['35.23.17.2007'] },
    notices: [],
  });
  expect((await one.detail(id)).summary.notices).toEqual([]);
  // A second beginning is no mending.
  await expect(one.desk.cases.add(id, { kind: 'received', data: received } as never)).rejects.toMatchObject({
    code: 'not-allowed',
  });
});
