import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { stripNotes, stripState } from '../../../renderer/app/strip-state.ts';
import type { ReplicationStatus } from '../../../renderer/data/desk.ts';
import type { StripState } from '../../../renderer/ui/status-strip.tsx';
import { anOffice, type DeskPc, type Office, until } from '../../fixtures/a-desk-pc.ts';

let office: Office;
let pc: DeskPc;

beforeEach(async () => {
  office = await anOffice();
  pc = await office.pc();
  await pc.signIn('officer-1');
  await says('all-sent');
});
afterEach(async () => {
  vi.unstubAllGlobals();
  await office.close();
});

/** Resolves when the strip says this of the line. */
const says = async (kind: StripState['kind']): Promise<StripState> =>
  stripState(await until(pc.desk.replication.status$, (status) => stripState(status).kind === kind));
const notes = async (fits: (kinds: string[]) => boolean) =>
  stripNotes(
    await until(pc.desk.replication.status$, (status: ReplicationStatus) =>
      fits(stripNotes(status).map(({ kind }) => kind)),
    ),
  );
const everything = /./;
const HOUR_MS = 3_600_000;

test.each<[string, () => void, StripState['kind']]>([
  ['the line is cut', () => Object.assign(pc.line, { isUp: false }), 'unreachable'],
  [
    'the machine has no network',
    () => {
      vi.stubGlobal('navigator', { onLine: false });
      pc.line.isUp = false;
    },
    'offline',
  ],
  ['the hub is overloaded', () => answer(503, { code: 'busy', message: '' }), 'unreachable'],
  ['something else answers in its place', () => answer(502, 'Bad Gateway'), 'unreachable'],
  ['the hub wants a newer app', () => answer(426, { code: 'protocol-too-old', message: '' }), 'server-newer'],
  ['the key was revoked', () => answer(403, { code: 'key-revoked', message: '' }), 'sign-in-needed'],
])('%s: work goes on here with the right words, and once it is over all is sent', async (_, break_, kind) => {
  break_();
  const id = await pc.receive();
  await pc.desk.cases.add(id, { kind: 'noted', data: { text: 'Pelapor menelepon.' } });
  expect(await says(kind)).toMatchObject({ kind, unsent: 1 });
  await pc.desk.replication.sendNow();
  expect(await says(kind)).toMatchObject({ kind, unsent: 1 });
  expect(Object.keys(await office.casesOfHub())).toEqual([]);

  vi.unstubAllGlobals();
  Object.assign(pc.line, { isUp: true, answer: null });
  await pc.desk.replication.sendNow();
  await says('all-sent');
  expect(await office.casesOfHub()).toEqual({ [id]: await pc.entries(id) });
  expect(pc.faults).toEqual([]);
});

test('a session that the hub has forgotten is opened anew without a word', async () => {
  pc.line.answer = { pattern: /push/, status: 401, body: { code: 'no-session', message: '' } };
  const id = await pc.receive();
  await until(
    pc.desk.replication.status$,
    () => pc.line.requests.filter((one) => one === 'POST /api/v1/sessions').length > 1,
  );
  pc.line.answer = null;
  await pc.sent();
  await says('all-sent');
  expect(Object.keys(await office.casesOfHub())).toEqual([id]);
});

test.each([HOUR_MS, -HOUR_MS])(
  'a clock off by %d ms is told once compared, also offline, until it is right',
  async (skewMs) => {
    pc.skewMs = skewMs;
    await pc.desk.replication.sendNow();
    expect(await notes((kinds) => kinds.length > 0)).toEqual([{ kind: 'clock-wrong', skewMs }]);
    await says('all-sent');
    pc.line.isUp = false;
    const id = await pc.receive();
    await says('unreachable');
    expect(await notes((kinds) => kinds.length > 0)).toEqual([{ kind: 'clock-wrong', skewMs }]);
    expect((await pc.detail(id)).entries[0]?.entry.data).toMatchObject({ clockSkewMs: skewMs });
    // Whoever has set the clock asks again.
    Object.assign(pc, { skewMs: 0 });
    pc.line.isUp = true;
    await pc.sent();
    expect(await notes((kinds) => kinds.length === 0)).toEqual([]);
    await says('all-sent');
  },
);

test('a refused entry is told beside the line until it is mended', async () => {
  const place = { kind: 'village' as const, villages: ['35.23.99.2001'] };
  const id = await pc.receive({ place });
  await pc.sent();
  expect(await notes((kinds) => kinds.length > 0)).toEqual([{ kind: 'needs-mending', count: 1 }]);
  await says('connected');
  pc.line.isUp = false;
  await pc.desk.replication.sendNow();
  await says('unreachable');
  expect(await notes((kinds) => kinds.length > 0)).toEqual([{ kind: 'needs-mending', count: 1 }]);
  pc.line.isUp = true;
  const [line] = await until(pc.desk.replication.mending$, (lines) => lines.length > 0);
  const received = (await pc.detail(id)).entries.find(({ entry }) => entry.id === line?.entry)?.entry.data;
  const data = { ...received, place: { kind: 'village', villages: ['35.23.17.2007'] }, replaces: line?.entry };
  await pc.desk.cases.add(id, { kind: 'received', data } as never);
  await pc.sent();
  await notes((kinds) => kinds.length === 0);
  await says('all-sent');
});

test('locked says how many reports wait, and how many of them for somebody who may read secret ones', async () => {
  await pc.desk.lock();
  await pc.signIn('coordinator-1');
  await says('all-sent');
  pc.line.isUp = false;
  await pc.receive();
  const secret = await pc.receive({ secret: true });
  await pc.desk.lock();
  expect(await until(pc.desk.phase$, ({ at }) => at === 'locked')).toMatchObject({ unsent: 2, secret: 1 });

  pc.line.isUp = true;
  await pc.signIn('officer-1');
  expect(await notes((kinds) => kinds.length > 0)).toEqual([{ kind: 'wait-for-cleared', count: 1 }]);
  await until(pc.desk.replication.status$, ({ unsentCases }) => unsentCases === 1);
  await says('connected');
  await pc.desk.lock();
  expect(await until(pc.desk.phase$, ({ at }) => at === 'locked')).toMatchObject({ unsent: 1, secret: 1 });

  await pc.signIn('coordinator-1');
  await says('all-sent');
  expect(await notes((kinds) => kinds.length === 0)).toEqual([]);
  expect(Object.keys(await office.casesOfHub('secretComplaints'))).toEqual([secret]);
});

function answer(status: number, body: unknown): void {
  pc.line.answer = { pattern: everything, status, body };
}
