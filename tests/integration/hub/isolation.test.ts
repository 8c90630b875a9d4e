import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROLES, type Role } from '#shared/access/role.ts';
import { levelOf } from '#shared/complaint/entry.ts';
import type { Staff } from '#shared/directory/directory-document.ts';
import type { BucketAnswer, CaseCollection, DigestAnswer } from '#shared/replication/protocol.ts';
import type { Database } from '../../../hub/database/database.ts';
import { openPglite } from '../../../hub/database/pglite.ts';
import { UNITS } from '../../fixtures/a-directory.ts';
import { aHub, PASSPHRASE, type TestHub } from '../../fixtures/a-hub.ts';
import { aSignedCase, disposedData, verifiedData } from '../../fixtures/a-signed-case.ts';
import type { TestPerson, TestWorkstation } from '../../fixtures/a-workstation.ts';
import { aPhoto, sha256Of, upload } from '../../fixtures/an-upload.ts';

/** Every role in every kind of unit, cleared or not, against every kind of case, through every way to read one. */

const UNIT_IDS = ['PPID', 'DPUPR', 'DLHP', 'INSPEKTORAT'];
const units = UNITS.filter((unit) => UNIT_IDS.includes(unit.id));
const people: Staff[] = UNIT_IDS.flatMap((unit) =>
  ROLES.flatMap((role) =>
    [true, false].map((cleared) => ({
      id: `${unit}/${role}/${cleared ? 'cleared' : 'open'}`.toLowerCase(),
      name: 'Petugas Contoh',
      position: '',
      unit,
      roles: [role],
      cleared,
      active: true,
    })),
  ),
);

type Name =
  | 'at the desk'
  | 'with DPUPR'
  | 'secret at the desk'
  | 'secret with DPUPR'
  | 'on conduct'
  | 'secret on conduct'
  | 'anonymous with DPUPR'
  | 'not described';
interface Kept {
  ticket: string;
  file: string;
}
const cases = new Map<Name, Kept>();

/** The rules once more, as a table for people to check against the design. */
function mayRead(person: Staff, name: Name): boolean {
  const [role] = person.roles as [Role];
  const handles = !['leader', 'auditor', 'administrator'].includes(role);
  const isCoordinator = role === 'coordinator';
  const atDesk = person.unit === 'PPID';
  const atAgency = person.unit === 'DPUPR';
  const table: Record<Name, boolean> = {
    'at the desk': isCoordinator || (atDesk && handles),
    'with DPUPR': isCoordinator || ((atDesk || atAgency) && handles),
    'anonymous with DPUPR': isCoordinator || ((atDesk || atAgency) && handles),
    'secret at the desk': person.cleared && (isCoordinator || (atDesk && handles)),
    'secret with DPUPR': person.cleared && (isCoordinator || ((atDesk || atAgency) && handles)),
    'on conduct': person.unit === 'INSPEKTORAT' && handles,
    'secret on conduct': person.unit === 'INSPEKTORAT' && handles && person.cleared,
    // What nobody has described yet may be secret; the unit that received it is not known either.
    'not described': person.cleared && isCoordinator,
  };
  return table[name];
}
const collectionOf = (name: Name): CaseCollection =>
  name.startsWith('secret') || name === 'not described' ? 'secretComplaints' : 'complaints';

let database: Database;
let hub: TestHub;
let other: TestHub;
let address: string;
const signedIn = new Map<string, TestPerson>();

beforeAll(async () => {
  database = await openPglite();
  hub = await aHub({ database, units, staff: people });
  other = await aHub({ database, units, staff: people.slice(0, 4), district: { code: '35.24', alias: 'LMG' } });
  address = await hub.app.listen({ host: '127.0.0.1', port: 0 });
  for (const unit of UNIT_IDS) {
    const workstation: TestWorkstation = await hub.workstation(unit);
    for (const person of people.filter((one) => one.unit === unit)) {
      signedIn.set(person.id, await workstation.signIn(person.id, PASSPHRASE));
    }
  }
  await fill();
}, 180_000);
afterAll(async () => {
  await hub.close();
  await other.close();
  await database.close();
});

async function fill(): Promise<void> {
  const officer = signedIn.get('ppid/officer/open') as TestPerson;
  const coordinator = signedIn.get('ppid/coordinator/cleared') as TestPerson;
  const make = async (
    name: Name,
    received: Parameters<typeof aSignedCase>[1],
    then: ('dispose' | 'conduct')[] = [],
  ) => {
    const aCase = await aSignedCase(officer, received);
    const bytes = aPhoto();
    const file = name.toLowerCase().replaceAll(' ', '-');
    const data = { file, name: 'foto.png', type: 'image/png', size: bytes.length, sha256: sha256Of(bytes) };
    await aCase.add(officer, 'attached', data);
    if (then.length > 0)
      await aCase.add(coordinator, 'verified', verifiedData({ supervisory: then.includes('conduct') }));
    if (then.includes('dispose')) await aCase.add(coordinator, 'disposed', disposedData('DPUPR'));
    // The bytes go up while the case is still on its way, as they do when an entry waits in the outbox.
    await upload(address, officer, { file, ticket: aCase.ticket, bytes });
    await officer.send(name === 'not described' ? aCase.entries.slice(1) : aCase.entries);
    cases.set(name, { ticket: aCase.ticket, file });
  };
  await make('at the desk', {});
  await make('with DPUPR', {}, ['dispose']);
  await make('anonymous with DPUPR', { anonymous: true }, ['dispose']);
  await make('secret at the desk', { secret: true });
  await make('secret with DPUPR', { secret: true }, ['dispose']);
  await make('on conduct', {}, ['conduct']);
  await make('secret on conduct', { secret: true }, ['conduct']);
  await make('not described', {});
}

const expected = (person: Staff, collection: CaseCollection): string[] =>
  [...cases]
    .filter(([name]) => collectionOf(name) === collection && mayRead(person, name))
    .map(([, { ticket }]) => ticket)
    .sort();

describe.each(people.map((person) => [person.id, person] as const))('%s', (id, person) => {
  const reader = () => signedIn.get(id) as TestPerson;

  test.each(['complaints', 'secretComplaints'] as const)('%s', async (collection) => {
    const readable = expected(person, collection);
    const { documents } = await reader().pull(collection);
    expect(
      documents
        .filter((one) => !one._deleted)
        .map((one) => one.id)
        .sort(),
    ).toEqual(readable);
    expect(documents.filter((one) => one._deleted && one.entries.length > 0)).toEqual([]);

    const path = `/api/v1/replication/${collection}/digest`;
    const { buckets } = (await reader().call({ method: 'GET', path })).body as DigestAnswer;
    const filled = buckets.flatMap((hash, bucket) => (hash === '' ? [] : [bucket]));
    const inBuckets = filled.map(
      async (bucket) => (await reader().call({ method: 'GET', path: `${path}/${bucket}` })).body,
    );
    const digested = ((await Promise.all(inBuckets)) as BucketAnswer[]).flatMap((answer) => answer.cases);
    expect(digested.map((one) => one.id).sort()).toEqual(readable);

    const probe = [...cases.values()].map(({ ticket }) => ({ id: ticket, entries: [], holds: [] }));
    const { conflicts } = await reader().push(probe, collection);
    expect(conflicts.map((one) => one.id).sort()).toEqual(readable);
  });

  test('files', async () => {
    for (const [name, { file }] of cases) {
      const answer = await fetch(`${address}/api/v1/files/${file}`, { headers: reader().headers });
      expect([name, answer.status]).toEqual([name, mayRead(person, name) ? 200 : 404]);
      await answer.arrayBuffer();
    }
  });

  test('the name of an anonymous reporter', async () => {
    const { ticket } = cases.get('anonymous with DPUPR') as Kept;
    const { documents } = await reader().pull('complaints');
    const entry = documents.find((one) => one.id === ticket)?.entries.find((one) => one.kind === 'reporter-identified');
    const sees = person.roles.includes('coordinator') || person.unit === 'PPID';
    if (entry) expect(levelOf(entry)).toBe(sees ? 'full' : 'withheld');
    else expect(mayRead(person, 'anonymous with DPUPR')).toBe(false);
  });
});

test('nobody of another district reads or writes anything here', async () => {
  const [staff] = people as [Staff];
  const stranger = await (await other.workstation('PPID')).signIn(staff.id, PASSPHRASE);
  expect((await stranger.pull()).documents).toEqual([]);
  const { ticket, file } = cases.get('at the desk') as Kept;
  expect(await stranger.push([{ id: ticket, entries: [], holds: [] }])).toMatchObject({ conflicts: [] });
  expect((await stranger.pull('directory')).documents.some((one) => one.id === 'district:35.23')).toBe(false);
  const answer = await other.call({ method: 'GET', path: `/api/v1/files/${file}`, headers: stranger.headers });
  expect(answer.status).toBe(404);
  const officer = signedIn.get('ppid/officer/open') as TestPerson;
  const { entries } = await aSignedCase(officer, {}, null);
  expect((await stranger.send(entries)).rejected).toMatchObject([{ code: 'unknown-key', kept: false }]);
});

test('the matrix is as large as it says', () => {
  expect(people.length).toBe(ROLES.length * UNIT_IDS.length * 2);
  expect(cases.size).toBe(8);
});
