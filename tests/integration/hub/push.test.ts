import { beforeAll, expect, test } from 'vitest';
import { type Entry, levelOf } from '#shared/complaint/entry.ts';
import { signEntry } from '#shared/complaint/entry-bytes.ts';
import { lowered } from '#shared/complaint/merge.ts';
import { signerOf } from '#shared/crypto/signature.ts';
import { districtState } from '../../../hub/administration.ts';
import { STAFF } from '../../fixtures/a-directory.ts';
import { PASSPHRASE, type TestHub } from '../../fixtures/a-hub.ts';
import { aSignedCase, disposedData, verifiedData } from '../../fixtures/a-signed-case.ts';
import { rowsOf, type TestPerson } from '../../fixtures/a-workstation.ts';
import { describeOnBoth } from '../../fixtures/both-databases.ts';

const ADMINISTRATOR = {
  id: 'administrator-1',
  name: 'Administrator Contoh 1',
  position: 'Administrator',
  unit: 'PPID',
  roles: ['administrator' as const],
  cleared: false,
  active: true,
};

describeOnBoth(
  'push',
  (hubOf) => {
    let hub: TestHub;
    let officer: TestPerson;
    let coordinator: TestPerson;
    let liaison: TestPerson;
    let administrator: TestPerson;
    beforeAll(async () => {
      hub = hubOf();
      const [desk, second, agency] = [await hub.workstation(), await hub.workstation(), await hub.workstation('DPUPR')];
      officer = await desk.signIn('officer-1', PASSPHRASE);
      coordinator = await second.signIn('coordinator-1', PASSPHRASE);
      administrator = await second.signIn('administrator-1', PASSPHRASE);
      liaison = await agency.signIn('liaison-1', PASSPHRASE);
    });

    /** A case that an agency has. */
    const disposedCase = async () => {
      const aCase = await aSignedCase(officer);
      await aCase.add(coordinator, 'verified', verifiedData());
      await aCase.add(coordinator, 'disposed', disposedData('DPUPR'));
      await officer.send(aCase.entries);
      return aCase;
    };
    const idsOf = (entries: readonly Entry[]) => entries.map(({ id }) => id);
    const served = async (reader: TestPerson, ticket: string) =>
      (await reader.pull()).documents.find((document) => document.id === ticket);

    test('the same push three times changes nothing after the first', async () => {
      const { entries, ticket } = await aSignedCase(officer);
      const answers = [await officer.send(entries)];
      const { checkpoint } = await officer.pull();
      answers.push(await officer.send(entries), await officer.send(entries));
      const acknowledged = [{ id: ticket, entries: idsOf(entries) }];
      expect(answers).toEqual(Array(3).fill({ conflicts: [], rejected: [], acknowledged }));
      expect(await officer.pull('complaints', checkpoint)).toMatchObject({ documents: [], checkpoint });
    });

    test('after a lost reply, the next push answers what the caller has missed, and only then', async () => {
      const { entries, ticket, add } = await aSignedCase(officer);
      await officer.send(entries);
      const held = [...entries];
      const verified = await add(coordinator, 'verified', verifiedData());
      await coordinator.send([verified]);
      // The first reply is lost, the workstation restarts and sends the same again, holding what it held.
      const [row] = rowsOf(held);
      const answers = [await officer.push([{ ...row, entries: [] } as never]), await officer.push([row as never])];
      for (const { conflicts } of answers) {
        expect(conflicts).toEqual([{ id: ticket, entries: [...held, verified], _deleted: false }]);
      }
      expect((await officer.send([...held, verified])).conflicts).toEqual([]);
    });

    test('a caller who sees less than it holds is told nothing', async () => {
      const { entries, ticket, add } = await disposedCase();
      expect((await served(liaison, ticket))?.entries.map(levelOf)).toEqual(Array(4).fill('full'));
      await coordinator.send([
        await add(coordinator, 'access-changed', { anonymous: true, reason: 'diminta pelapor' }),
      ]);
      const view = (await served(liaison, ticket))?.entries ?? [];
      expect(view.map(levelOf)).toEqual(['full', 'withheld', 'full', 'full', 'full']);
      expect(view[1]).toEqual(lowered(entries[1] as Entry, 'withheld'));
      // What it held before the name was hidden, and what it was told now: neither is a reason to answer.
      expect((await liaison.send(entries)).conflicts).toEqual([]);
      expect(
        (await liaison.push([{ id: ticket, entries: [], holds: view.map((e) => [e.id, levelOf(e)]) }])).conflicts,
      ).toEqual([]);
      // The withheld form that comes back from a workstation destroys nothing.
      await liaison.send(view);
      expect((await served(officer, ticket))?.entries[1]).toEqual(entries[1]);
    });

    test('an erasure by an administrator redacts everywhere, one by anybody else or by a level does not', async () => {
      const { entries, ticket, add } = await disposedCase();
      const reporter = entries[1] as Entry;
      await officer.send([lowered(reporter, 'redacted')]);
      const attempt = await add(officer, 'erased', { entries: [reporter.id], legalBasis: 'UU 27/2022 ps. 8' });
      expect((await officer.send([attempt])).rejected).toMatchObject([{ code: 'role-not-allowed', kept: true }]);
      expect((await served(officer, ticket))?.entries[1]).toEqual(reporter);

      const erased = await add(administrator, 'erased', { entries: [reporter.id], legalBasis: 'UU 27/2022 ps. 8' });
      await administrator.send([erased]);
      expect((await served(officer, ticket))?.entries[1]).toEqual(lowered(reporter, 'redacted'));
      // Whoever still holds the name is told, and cannot bring it back.
      const { conflicts } = await officer.send(entries.filter((entry) => entry !== attempt));
      expect(conflicts[0]?.entries[1]).toEqual(lowered(reporter, 'redacted'));
      expect((await served(liaison, ticket))?.entries[1]).toEqual(lowered(reporter, 'redacted'));
    });

    test('forged, altered and malformed entries never block the others', async () => {
      const good = await aSignedCase(officer);
      const [received, reporter] = good.entries as [Entry, Entry];
      const forged = { ...reporter, id: 'TBN-K1.900', data: { ...reporter.data, name: 'Orang Lain' } };
      const unsigned = { ...reporter, signature: received.signature };
      const stolen = { ...reporter, by: 'officer-2' };
      const odd: unknown[] = [
        null,
        7,
        'x',
        [],
        {},
        { ...received, at: 'kemarin' },
        { ...received, data: { text: 'a\u0000b' } },
      ];
      odd.push(
        { ...received, data: { text: '\ud800' } },
        { ...received, data: { n: 1.5 } },
        { ...received, salt: undefined },
      );
      odd.push(
        { ...received, data: { text: 'x'.repeat(40_000) } },
        JSON.parse(`{"a":${'['.repeat(90)}${']'.repeat(90)}}`),
      );
      const bad = [forged, unsigned, stolen, ...odd];
      const answer = await officer.push([
        { id: good.ticket, entries: [...bad, received, ...bad, reporter], holds: [] },
      ]);
      expect(answer.acknowledged).toEqual([{ id: good.ticket, entries: [received.id, reporter.id] }]);
      expect(answer.rejected.every(({ kept }) => !kept)).toBe(true);
      const codes = Map.groupBy(answer.rejected, ({ code }) => code);
      expect([...codes].map(([code, { length }]) => [code, length])).toEqual([
        ['malformed', 22],
        ['too-large', 2],
        ['forged', 6],
      ]);
    });

    test('another entry under a known id is refused, and so is one of another case or another chain', async () => {
      const first = await aSignedCase(officer, {}, null);
      const second = await aSignedCase(officer, {}, null);
      const [one, two] = [first.entries[0] as Entry, second.entries[0] as Entry];
      await officer.send([one]);
      const copy = await hub.workstation();
      const twin = await copy.signIn('officer-2', PASSPHRASE);
      const fork = await twin.write({ ticket: twin.newTicket(), kind: 'received', data: { ...one.data } });
      const elsewhere = { ...fork, id: one.id };
      const answer = await twin.push([
        { id: first.ticket, entries: [two, fork, elsewhere], holds: [] },
        { id: fork.ticket, entries: [fork], holds: [] },
      ]);
      expect(answer.rejected.map(({ entryId, code }) => [entryId, code])).toEqual([
        [two.id, 'wrong-ticket'],
        [fork.id, 'wrong-ticket'],
        [one.id, 'wrong-ticket'],
      ]);
      expect(answer.acknowledged[1]).toEqual({ id: fork.ticket, entries: [fork.id] });
    });

    test('nobody can take the numbers of another workstation', async () => {
      const desk = await hub.workstation();
      const person = await desk.signIn('officer-2', PASSPHRASE);
      const {
        v: _v,
        dataHash: _dataHash,
        hash: _hash,
        signature: _signature,
        salt: _salt,
        ...header
      } = (await aSignedCase(officer, {}, null)).entries[0] as Entry;
      const unsigned = { ...header, id: `${desk.id}.1`, data: { ...header.data } };
      const squatter = await signEntry(unsigned, await signerOf(officer.key.seed));
      expect((await officer.send([squatter])).rejected).toMatchObject([{ code: 'key-mismatch', kept: false }]);
      const genuine = await aSignedCase(person, {}, null);
      expect(await person.send(genuine.entries)).toMatchObject({
        rejected: [],
        acknowledged: [{ entries: [`${desk.id}.1`] }],
      });
    });

    test('a copied disk writes another entry under an id that is taken', async () => {
      const desk = await hub.workstation();
      const person = await desk.signIn('officer-2', PASSPHRASE);
      const first = await aSignedCase(person, {}, null);
      await person.send(first.entries);
      desk.written.pop();
      const second = await aSignedCase(person, { title: 'Yang lain' }, null);
      expect((await person.send(second.entries)).rejected).toMatchObject([{ code: 'altered', kept: false }]);
      expect(await served(officer, second.ticket)).toBeUndefined();
    });

    test('a gap is a state of the chain, never a reason to reject', async () => {
      const desk = await hub.workstation();
      const person = await desk.signIn('officer-2', PASSPHRASE);
      const { entries, ticket } = await aSignedCase(person);
      const [received, reporter] = entries as [Entry, Entry];
      expect((await person.send([reporter])).rejected).toEqual([]);
      const gap = { workstation: desk.id, contiguousN: 0, lastN: 2 };
      expect((await districtState(hub.administration, hub.district)).brokenChains).toContainEqual(gap);
      // Until the case says what it is, only cleared people of the desk may read it.
      expect(await served(officer, ticket)).toBeUndefined();
      await person.send([received]);
      const { brokenChains } = await districtState(hub.administration, hub.district);
      expect(brokenChains.map((chain) => chain.workstation)).not.toContain(desk.id);
      expect((await served(officer, ticket))?.entries).toEqual(entries);
    });

    test('any workstation may bring the entries of another, with or without their data', async () => {
      const { entries, ticket, add } = await aSignedCase(officer);
      await add(coordinator, 'verified', verifiedData());
      const withoutName = entries.map((entry, index) => (index === 1 ? lowered(entry, 'withheld') : entry));
      const second = await hub.workstation();
      const colleague = await second.signIn('officer-2', PASSPHRASE);
      expect((await colleague.send(withoutName)).acknowledged).toEqual([{ id: ticket, entries: idsOf(entries) }]);
      expect((await served(coordinator, ticket))?.entries.map(levelOf)).toEqual(['full', 'absent', 'full']);
      await officer.send(entries);
      expect((await served(coordinator, ticket))?.entries).toEqual(entries);
    });

    test('members of a newer version stay', async () => {
      const { entries, ticket, add } = await aSignedCase(
        officer,
        { laterMember: { deep: [1, null, 'é'] } } as never,
        null,
      );
      await add(officer, 'kind-of-tomorrow', { text: 'belum dikenal' });
      expect((await officer.send(entries)).rejected).toEqual([]);
      expect((await served(officer, ticket))?.entries).toEqual(entries);
    });
  },
  { staff: [...STAFF, ADMINISTRATOR] },
);
