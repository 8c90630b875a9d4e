import { afterAll, beforeAll, expect, test } from 'vitest';
import { aReceived, aReporter } from '../../fixtures/a-case.ts';
import { aHub, PASSPHRASE, type TestHub } from '../../fixtures/a-hub.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await aHub();
});
afterAll(() => hub.close());

test('a workstation is enrolled, a person signs in, a case goes up and comes down on another one', async () => {
  const desk = await hub.workstation();
  expect(desk.id).toBe('TBN-K1');
  const officer = await desk.signIn('officer-1', PASSPHRASE);
  expect(officer.answer).toMatchObject({ staff: { unit: 'PPID' }, chain: null, dataKeys: null });

  const ticket = officer.newTicket();
  const received = await officer.write({ ticket, kind: 'received', data: { ...aReceived() } });
  const reporter = await officer.write({
    ticket,
    kind: 'reporter-identified',
    data: { ...aReporter() },
    parents: [received.id],
  });
  const answer = await officer.send([received, reporter]);
  expect(answer).toEqual({
    conflicts: [],
    rejected: [],
    acknowledged: [{ id: ticket, entries: [received.id, reporter.id] }],
  });

  const second = await hub.workstation();
  const coordinator = await second.signIn('coordinator-1', PASSPHRASE);
  const pulled = await coordinator.pull();
  expect(pulled.documents).toEqual([{ id: ticket, entries: [received, reporter], _deleted: false }]);
  expect((await coordinator.pull('complaints', pulled.checkpoint)).documents).toEqual([]);

  const again = await desk.signIn('officer-1');
  expect(again.answer.chain).toEqual({ n: 2, hash: reporter.hash });
});
