import { cp, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommand, USAGE } from '../../../hub/commands.ts';
import { throughDoor } from '../../../hub/control.ts';
import { type RunningHub, startHub } from '../../../hub/server.ts';
import { aPlannedWork } from '../../fixtures/a-directory.ts';
import { PASSPHRASE } from '../../fixtures/a-hub.ts';
import { aSignedCase } from '../../fixtures/a-signed-case.ts';
import { aWorkstation, rowsOf, type TestWorkstation } from '../../fixtures/a-workstation.ts';
import { overHttp } from '../../fixtures/hub-call.ts';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'loket-process-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

const start = (folder: string): Promise<RunningHub> => startHub({ dataFolder: folder, host: '127.0.0.1', port: 0 });
const DISTRICT = [
  'district',
  'add',
  '--code',
  '35.23',
  '--alias',
  'TBN',
  '--name',
  'Kabupaten Tuban',
  '--province',
  'Jawa Timur',
];
const UNIT = ['unit', 'add', '--id', 'PPID', '--name', 'Loket PPID', '--kind', 'desk'];
const staffCommand = (id: string, roles: string) => [
  'staff',
  'add',
  '--id',
  id,
  '--name',
  'Petugas Contoh',
  '--position',
  'Petugas',
  '--unit',
  'PPID',
  '--roles',
  roles,
  '--passphrase',
  PASSPHRASE,
];

async function enrol(hub: RunningHub): Promise<TestWorkstation> {
  const [code = ''] = (await runCommand(hub, ['enrol', '--unit', 'PPID'])).split('\n');
  return aWorkstation(overHttp(hub.address), code, Date.now);
}

describe('the command line', () => {
  let hub: RunningHub;
  let folder: string;
  beforeAll(async () => {
    folder = join(root, 'commands');
    hub = await start(folder);
  });
  afterAll(() => hub.close());
  const command = (...words: string[]) => throughDoor(folder, words);

  test('a running hub takes the commands for its database', async () => {
    await expect(command('enrol', '--unit', 'PPID')).rejects.toThrow('this hub has no district yet');
    expect(await command(...DISTRICT)).toBe('district 35.23 created');
    await expect(command('enrol', '--unit', 'PPID')).rejects.toThrow('no unit PPID in 35.23');
    expect(await command(...UNIT)).toBe('unit PPID written');
    expect(await command(...staffCommand('officer-1', 'officer'))).toBe('officer-1 written');
    expect(await command('enrol', '--unit', 'PPID')).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\nvalid once/);
    expect(JSON.parse((await command('status')) ?? '')).toEqual({
      brokenChains: [],
      quarantined: {},
      brokenAuditRecord: null,
    });
  });

  test.each([
    [['staff', 'add', '--id', 'x'], '--roles is missing'],
    [['unit', 'add', '--id', 'X', '--name', 'X', '--kind', 'castle'], '/kind must'],
    [['directory', 'set', '--file', '/nowhere.json'], 'ENOENT'],
    [['enrol', '--unit', 'PPID', '--colour', 'red'], "Unknown option '--colour'"],
    [['workstation', 'revoke', '--id', 'TBN-Z9'], 'no workstation TBN-Z9 in 35.23'],
  ])('%j says what is wrong', async (words, message) => {
    await expect(command(...words)).rejects.toThrow(message);
  });

  test('planned works come in from a file', async () => {
    const file = join(root, 'works.json');
    const set = async (...data: unknown[]) => {
      await writeFile(file, JSON.stringify(data.map((one) => ({ kind: 'planned-work', data: one }))));
      return command('directory', 'set', '--file', file);
    };
    expect(await set(aPlannedWork(), aPlannedWork({ id: 'work-2' }))).toBe(
      '2 of 2 documents differed and were written',
    );
    expect(await set(aPlannedWork(), aPlannedWork({ id: 'work-2', stage: 'running' }))).toBe(
      '1 of 2 documents differed and were written',
    );
    await expect(set({ id: 'work-3' })).rejects.toThrow(/^\/0/);
    await writeFile(file, '[{"kind":"staff","data":{"id":"x"}}]');
    await expect(command('directory', 'set', '--file', file)).rejects.toThrow(/^\/0/);
  });

  test('an unknown command explains itself', async () => {
    expect(await command('make', 'coffee')).toBe(USAGE);
  });

  test('its door opens to the owner of the folder alone, and the folder to one hub', async () => {
    const file = join(folder, 'control.json');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const { port } = JSON.parse(await readFile(file, 'utf8')) as { port: number };
    const stranger = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body: '["status"]' });
    expect(stranger.status).toBe(403);
    await expect(start(folder)).rejects.toThrow(`another hub is using ${folder}`);
  });
});

describe('a hub put back to an earlier hour', () => {
  test('gets back every entry, those of people and PCs that it has forgotten as well', async () => {
    const [folder, backup] = [join(root, 'live'), join(root, 'backup')];
    let hub = await start(folder);
    for (const words of [DISTRICT, UNIT, staffCommand('officer-1', 'officer'), staffCommand('officer-2', 'officer')]) {
      await runCommand(hub, words);
    }
    const old = await enrol(hub);
    const before = await (await old.signIn('officer-1', PASSPHRASE)).push([]);
    expect(before.rejected).toEqual([]);
    let officer = await old.signIn('officer-1');
    const first = await aSignedCase(officer);
    await officer.send(first.entries);
    await hub.close();
    await cp(folder, backup, { recursive: true });

    hub = await start(folder);
    old.moveTo(overHttp(hub.address));
    officer = await old.signIn('officer-1');
    const second = await aSignedCase(officer);
    await officer.send(second.entries);
    const newer = await enrol(hub);
    const third = await aSignedCase(await newer.signIn('officer-2', PASSPHRASE));
    await (await newer.signIn('officer-2')).send(third.entries);
    const { checkpoint, documents } = await officer.pull();
    expect(documents.map(({ id }) => id)).toEqual([first.ticket, second.ticket, third.ticket]);
    const certificates = [newer.enrolment.certificate, (await newer.signIn('officer-2')).answer.certificate];
    await hub.close();

    await rm(folder, { recursive: true });
    await cp(backup, folder, { recursive: true });
    hub = await start(folder);
    for (const workstation of [old, newer]) workstation.moveTo(overHttp(hub.address));
    // Nobody told this hub that its past was put back: the mark of the checkpoint does.
    officer = await old.signIn('officer-1');
    expect(officer.answer.chain).toEqual({ n: 2, hash: first.entries[1]?.hash });
    const again = await officer.pull('complaints', checkpoint);
    expect([again.restarted, again.documents.map(({ id }) => id)]).toEqual([true, [first.ticket]]);
    expect((await officer.send(second.entries)).rejected).toEqual([]);

    await expect(newer.signIn('officer-2')).rejects.toMatchObject({ code: 'unknown-workstation' });
    await runCommand(hub, ['epoch', 'renew']);
    const renewed = await enrol(hub);
    expect(renewed.id).not.toBe(newer.id);
    const person = await renewed.signIn('officer-2', PASSPHRASE);
    const refused = await person.send(third.entries);
    expect(refused.rejected.map(({ code }) => code)).toEqual(['unknown-key', 'unknown-key']);
    const rows = rowsOf(third.entries);
    const forged = certificates.map((text) => `${text.slice(0, -4)}AAAA`);
    const body = (given: string[]) => ({
      method: 'POST' as const,
      path: '/api/v1/replication/complaints/push',
      body: { rows, certificates: given },
    });
    expect((await person.call(body(forged))).body).toMatchObject({
      rejected: [{ code: 'unknown-key' }, { code: 'unknown-key' }],
    });
    expect((await person.call(body(certificates))).body).toMatchObject({
      rejected: [],
      acknowledged: [{ id: third.ticket }],
    });
    const pulled = await person.pull();
    expect(new Set(pulled.documents.map(({ id }) => id))).toEqual(new Set([first.ticket, second.ticket, third.ticket]));
    expect(JSON.parse(await runCommand(hub, ['status']))).toMatchObject({ brokenChains: [], brokenAuditRecord: null });
    await hub.close();
  });
});
