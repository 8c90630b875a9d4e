import { afterEach, expect, test } from 'vitest';
import { jcs } from '#shared/complaint/entry-bytes.ts';
import { CLIENT_HEADER } from '#shared/replication/protocol.ts';
import { aReceived, aReporter } from '../../fixtures/a-case.ts';
import { anOffice, type Office } from '../../fixtures/a-desk-pc.ts';
import { PASSPHRASE } from '../../fixtures/a-hub.ts';

let office: Office;
afterEach(() => office.close());

/** A workstation that says it speaks this version of the protocol in every call. */
async function speaking(version: string) {
  const { hub } = office;
  const workstation = await hub.workstation();
  workstation.moveTo((request) => hub.call({ ...request, headers: { ...request.headers, [CLIENT_HEADER]: version } }));
  return workstation.signIn('coordinator-1', PASSPHRASE);
}

test.each(['1', '99'])(
  'protocol %s and this one exchange cases through one hub, unknown kinds and members as they were signed',
  async (version) => {
    office = await anOffice();
    const other = await speaking(version);
    const pc = await office.pc();
    await pc.signIn('officer-1');

    const ticket = other.newTicket();
    const received = await other.write({ ticket, kind: 'received', data: aReceived() });
    const after = { ticket, parents: [received.id] };
    const reporter = await other.write({ ...after, kind: 'reporter-identified', data: aReporter() });
    // From a later version: a kind that nobody here knows, and a member that a known kind does not have.
    const unknown = await other.write({
      ...after,
      kind: 'mediated',
      data: { by: 'Ombudsman', rooms: [{ n: 15 }, null] },
    });
    const richer = await other.write({ ...after, kind: 'noted', data: { text: 'Catatan.', mood: { calm: true } } });
    const theirs = [received, reporter, unknown, richer];
    expect(await other.send(theirs)).toMatchObject({ rejected: [] });

    const own = await pc.receive();
    await pc.sent();
    await pc.rows((rows) => rows.length === 2);
    const detail = await pc.detail(ticket, ({ entries }) => entries.length === 4);
    const seen = new Map(detail.entries.map(({ entry }) => [entry.id, jcs(entry)]));
    for (const entry of theirs) expect(seen.get(entry.id)).toBe(jcs(entry));
    expect(detail.summary.notices).toEqual([expect.objectContaining({ kind: 'unknown-kind', entries: [unknown.id] })]);

    // What this PC adds does not harm what it does not understand, and goes back to where it came from.
    await pc.desk.cases.add(ticket, { kind: 'noted', data: { text: 'Pelapor menelepon.' } });
    await pc.sent();
    expect(await pc.desk.replication.compare()).toBe(0);
    const { documents } = await other.pull();
    expect(documents.map(({ id }) => id).sort()).toEqual([own, ticket].sort());
    const returned = new Map(documents.flatMap(({ entries }) => entries.map((entry) => [entry.id, entry])));
    for (const entry of theirs) expect(jcs(returned.get(entry.id))).toBe(jcs(entry));
    expect([...returned.keys()].sort()).toEqual([...(await pc.entries(own)), ...(await pc.entries(ticket))].sort());
    expect(pc.faults).toEqual([]);
  },
);

test.each(['0', '-1', '1.0', '2e3', 'x', ''])(
  '%j is no protocol version: refused in words, nothing is taken',
  async (version) => {
    office = await anOffice();
    const person = await office.hub.workstation().then((one) => one.signIn('coordinator-1', PASSPHRASE));
    const ticket = person.newTicket();
    const entries = [await person.write({ ticket, kind: 'received', data: aReceived() })];
    const body = { rows: [{ id: ticket, entries, holds: [] }] };
    const reply = await person.call({
      method: 'POST',
      path: '/api/v1/replication/complaints/push',
      body,
      headers: { [CLIENT_HEADER]: version },
    });
    expect(reply).toMatchObject({ status: 400, body: { code: 'bad-request' } });
    expect((await person.pull()).documents).toEqual([]);
  },
);
