import { afterAll, beforeAll, expect, test } from 'vitest';
import { aHub, PASSPHRASE, type TestHub } from '../../fixtures/a-hub.ts';
import { aSignedCase, type SignedCase } from '../../fixtures/a-signed-case.ts';
import { rowsOf, type TestPerson } from '../../fixtures/a-workstation.ts';

const PATH = '/api/v1/replication/complaints/push';
let hub: TestHub;
let officer: TestPerson;
beforeAll(async () => {
  hub = await aHub({ pushLimits: { running: 1, withinMs: 0 } });
  officer = await (await hub.workstation()).signIn('officer-1', PASSPHRASE);
});
afterAll(() => hub.close());

const metric = async (line: RegExp) =>
  (await hub.app.inject('/metrics')).body.split('\n').filter((one) => line.test(one));

test('a hub that is busy asks to come back, and takes everything in then', async () => {
  const cases: SignedCase[] = [];
  while (cases.length < 6) cases.push(await aSignedCase(officer));
  const send = ({ entries }: SignedCase) =>
    officer.call({ method: 'POST', path: PATH, body: { rows: rowsOf(entries) } });
  const replies = await Promise.all(cases.map(send));
  const busy = replies.filter(({ status }) => status !== 200);
  expect(busy.length).toBeGreaterThan(0);
  expect(busy.length).toBeLessThan(cases.length);
  for (const reply of busy) {
    expect(reply).toMatchObject({ status: 429, body: { code: 'hub-busy' }, headers: { 'retry-after': '2' } });
  }
  for (const one of cases) expect(await send(one)).toMatchObject({ status: 200, body: { rejected: [] } });
  const { documents } = await officer.pull();
  expect(documents.map(({ id }) => id).sort()).toEqual(cases.map(({ ticket }) => ticket).sort());
});

test('pushes, karantina and feed are counted under /metrics', async () => {
  const { ticket } = await aSignedCase(officer);
  const forbidden = await officer.write({ ticket, kind: 'erased', data: { entries: [], legalBasis: 'contoh' } });
  await officer.send([forbidden]);
  expect(await metric(/^loket_push_entries_total\{outcome="karantina"\}/)).toEqual([
    'loket_push_entries_total{outcome="karantina"} 1',
  ]);
  expect(await metric(/^loket_quarantine_entries/)).toEqual([
    'loket_quarantine_entries{district="35.23",code="role-not-allowed"} 1',
  ]);
  expect(await metric(/^loket_feed_head/)).toEqual(['loket_feed_head{district="35.23"} 6']);
  const [count] = await metric(/^loket_push_seconds_count/);
  expect(Number(count?.split(' ')[1])).toBeGreaterThan(6);
  expect(await metric(/^loket_feed_lag_rows_sum/)).toEqual(['loket_feed_lag_rows_sum 6']);
});
