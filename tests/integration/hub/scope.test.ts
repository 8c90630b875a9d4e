import { beforeAll, expect, test } from 'vitest';
import { STAFF, UNITS } from '../../fixtures/a-directory.ts';
import { PASSPHRASE, type TestHub } from '../../fixtures/a-hub.ts';
import { aSignedCase, disposedData, verifiedData } from '../../fixtures/a-signed-case.ts';
import type { TestPerson } from '../../fixtures/a-workstation.ts';
import { describeOnBoth } from '../../fixtures/both-databases.ts';
import { SAMPLE_DATA } from '../../fixtures/sample-data.ts';

const SECOND_DESK = {
  id: 'LOKET-2',
  name: 'Loket Contoh 2',
  shortName: 'Loket 2',
  kind: 'desk' as const,
  letterhead: null,
};
const staffOf = (id: string) => STAFF.find((one) => one.id === id) as (typeof STAFF)[number];

describeOnBoth(
  'what an author may write in a case',
  (hubOf) => {
    let hub: TestHub;
    let officer: TestPerson;
    let colleague: TestPerson;
    let coordinator: TestPerson;
    let liaison: TestPerson;
    let stranger: TestPerson;
    let otherDesk: TestPerson;
    beforeAll(async () => {
      hub = hubOf();
      const desk = await hub.workstation();
      officer = await desk.signIn('officer-1', PASSPHRASE);
      colleague = await desk.signIn('officer-2', PASSPHRASE);
      coordinator = await (await hub.workstation()).signIn('coordinator-1', PASSPHRASE);
      liaison = await (await hub.workstation('DPUPR')).signIn('liaison-1', PASSPHRASE);
      stranger = await (await hub.workstation('DLHP')).signIn('liaison-2', PASSPHRASE);
      otherDesk = await (await hub.workstation('LOKET-2')).signIn('officer-3', PASSPHRASE);
    });
    const codesOf = (answer: { rejected: { entryId: string; code: string; kept: boolean }[] }) =>
      answer.rejected.map(({ code, kept }) => `${code} ${kept ? 'kept' : 'refused'}`);
    const served = async (ticket: string) =>
      (await coordinator.pull()).documents.find((document) => document.id === ticket)?.entries.map(({ id }) => id);

    const atAgency = async () => {
      const aCase = await aSignedCase(officer, {}, null);
      await aCase.add(coordinator, 'verified', verifiedData());
      await aCase.add(coordinator, 'disposed', disposedData('DPUPR'));
      await officer.send(aCase.entries);
      return aCase;
    };
    const toldCase = async () => {
      const aCase = await atAgency();
      const answer = await aCase.add(liaison, 'answered', { text: 'Lubang diuruk.' });
      await aCase.add(officer, 'delivered', { answer: answer.id, channel: 'telephone', reached: true, text: '' });
      await officer.send(aCase.entries);
      return aCase;
    };

    test('another agency writes nothing in it until the case comes to it', async () => {
      const { ticket, entries, add } = await atAgency();
      const foreign = await add(stranger, 'answered', { text: 'Bukan urusan kami.' });
      expect(codesOf(await stranger.send([foreign]))).toEqual(['out-of-scope kept']);
      expect(await served(ticket)).not.toContain(foreign.id);
      // It is judged again once the case was disposed to its unit.
      await officer.send([await add(coordinator, 'disposed', disposedData('DLHP'))]);
      expect(codesOf(await stranger.send([foreign]))).toEqual([]);
      expect(await served(ticket)).toEqual(expect.arrayContaining(entries.map(({ id }) => id)));
    });

    test('what an agency wrote before the case was taken from it is folded when it arrives', async () => {
      const { ticket, add } = await atAgency();
      const offline = await liaison.write({ ticket, kind: 'noted', data: { text: 'Sudah ditinjau.' }, parents: [] });
      await officer.send([await add(liaison, 'returned', { reason: 'bukan kewenangan' })]);
      await officer.send([await add(coordinator, 'disposed', disposedData('DLHP'))]);
      expect(codesOf(await liaison.send([offline]))).toEqual([]);
    });

    test('an agency opens no case to itself, not even an urgent one', async () => {
      const { ticket, entries } = await aSignedCase(officer, { priority: 'urgent' }, null);
      await officer.send(entries);
      const person = await (await hub.workstation('DLHP')).signIn('officer-4', PASSPHRASE);
      const parents = entries.map(({ id }) => id);
      const own = await person.write({ ticket, kind: 'disposed', data: disposedData('DLHP'), parents });
      expect(codesOf(await person.send([own]))).toEqual(['out-of-scope kept']);
    });

    test('another desk writes in an open case, in a secret one only what it wrote while it was open', async () => {
      const { ticket, entries, add } = await atAgency();
      const note = (parents: string[]) =>
        otherDesk.write({ ticket, kind: 'noted', data: { text: 'Pelapor datang lagi.' }, parents });
      const parents = entries.map(({ id }) => id);
      expect(codesOf(await otherDesk.send([await note(parents)]))).toEqual([]);
      const offline = await note(parents);
      const secret = await add(coordinator, 'access-changed', { secret: true, reason: 'diminta pelapor' });
      await coordinator.send([secret]);
      expect(codesOf(await otherDesk.send([offline]))).toEqual([]);
      expect(codesOf(await otherDesk.send([await note([secret.id])]))).toEqual(['out-of-scope kept']);
    });

    test('an accepted entry is not replaced, a rejected one is', async () => {
      const { ticket, add } = await atAgency();
      const note = await add(officer, 'noted', { text: 'Pelapor menelepon.' });
      await officer.send([note]);
      const voiding = await add(colleague, 'noted', { text: 'Tidak ada.', replaces: note.id });
      expect(codesOf(await colleague.send([voiding]))).toEqual(['bad-data kept']);
      expect(await served(ticket)).not.toContain(voiding.id);

      const wrong = await add(officer, 'noted', { text: '' });
      expect(codesOf(await officer.send([wrong]))).toEqual(['bad-data kept']);
      const mended = await add(officer, 'noted', { text: 'Pelapor menelepon lagi.', replaces: wrong.id });
      for (const _attempt of [1, 2]) expect((await officer.send([mended])).rejected).toEqual([]);
      expect(await served(ticket)).toContain(mended.id);
    });

    test('nobody rates their own work, and an officer takes no silence for consent', async () => {
      const { ticket, add } = await toldCase();
      const silence = { ...SAMPLE_DATA.closed, basis: 'silence' };
      const early = await add(officer, 'closed', silence);
      expect(codesOf(await officer.send([early]))).toEqual(['role-not-allowed kept']);
      const closed = await add(coordinator, 'closed', silence);
      expect(codesOf(await coordinator.send([closed]))).toEqual([]);
      const own = await add(officer, 'rated', { ...SAMPLE_DATA.rated });
      expect(codesOf(await officer.send([own]))).toEqual(['role-not-allowed kept']);
      const rated = await add(colleague, 'rated', { ...SAMPLE_DATA.rated });
      expect(codesOf(await colleague.send([rated]))).toEqual([]);
      const ids = await served(ticket);
      expect(ids).toEqual(expect.arrayContaining([closed.id, rated.id]));
      expect(ids).not.toContain(own.id);
    });
  },
  {
    units: [...UNITS, SECOND_DESK],
    staff: [
      ...STAFF,
      { ...staffOf('officer-1'), id: 'officer-3', unit: 'LOKET-2' },
      { ...staffOf('officer-1'), id: 'officer-4', unit: 'DLHP' },
    ],
  },
);
