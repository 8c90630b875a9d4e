import { formatHlc } from '#shared/clock.ts';
import type { Entry } from '#shared/complaint/entry.ts';
import { signEntry } from '#shared/complaint/entry-bytes.ts';
import type { EntryData } from '#shared/complaint/entry-data.ts';
import type { EntryKind } from '#shared/complaint/kind.ts';
import { ticketNumber } from '#shared/complaint/ticket-number.ts';
import { type Sign, signerOf } from '#shared/crypto/signature.ts';
import { chainStart } from '#shared/directory/certificate.ts';
import { VILLAGES } from '#shared/directory/places.ts';
import { DEMO_STAFF } from '../../hub/demo/demo-staff.ts';
import { aWorkstation, type TestPerson } from '../fixtures/a-workstation.ts';
import { overHttp } from '../fixtures/hub-call.ts';
import { random } from '../fixtures/random.ts';
import type { ChildHub } from './child-hub.ts';

/** Received at the counter of the unit that its coordinator sits in: one chain holds the entries of both. */
const UNIT = 'DISKOMINFO';
const AGENCIES = ['DPUPR', 'DLHP', 'DISDUKCAPIL', 'DINKES'];
const CATEGORIES = ['road', 'street-light', 'waste', 'drainage', 'water'];
const WORDS =
  'jalan rusak lampu mati sampah menumpuk saluran mampet banjir pelayanan lambat kartu akta bantuan sosial pupuk langka sekolah puskesmas air bersih jembatan retak pasar parkir pungutan bising limbah sungai pohon tumbang galian kabel trotoar becek berlubang tergenang malam pagi sejak pekan lalu warga meminta segera diperbaiki dekat balai desa'.split(
    ' ',
  );
const FIRST_DAY_MS = Date.parse('2026-01-02T08:00:00+07:00');
const LAST_DAY_MS = Date.parse('2026-11-20T15:00:00+07:00');

/** What writes generated cases: one workstation of the hub with an officer and a coordinator signed in. */
export interface CaseWriter {
  /** The coordinator, who may push every case. */
  person: TestPerson;
  /** The next signed case, four entries, about 3 KB as JSON. */
  next(): Promise<{ id: string; entries: Entry[] }>;
}

const passphraseOf = (staff: string): string =>
  DEMO_STAFF.find(({ id }) => id === staff)?.passphrase ?? 'nobody of the demo district';

/** Sees every case of the district. */
export const COORDINATOR = { staff: 'koordinator-1', passphrase: passphraseOf('koordinator-1') };

/** `total`: cases that it will write in its life, spread over the year. The same seed tells the same stories. */
export async function aCaseWriter(hub: ChildHub, seed: number, total: number): Promise<CaseWriter> {
  const call = overHttp(hub.address);
  const workstation = await aWorkstation(call, await hub.enrolmentCode(UNIT), Date.now);
  const officer = await workstation.signIn('petugas-1', passphraseOf('petugas-1'));
  const coordinator = await workstation.signIn('koordinator-1', passphraseOf('koordinator-1'));
  const signers = new Map<TestPerson, Sign>();
  for (const person of [officer, coordinator]) signers.set(person, await signerOf(person.key.seed));
  const below = random(seed);
  let prev = await chainStart(workstation.enrolment.certificate);
  let written = 0;
  let cases = 0;

  async function write(
    person: TestPerson,
    ticket: string,
    atMs: number,
    parents: string[],
    step: Step,
  ): Promise<Entry> {
    written += 1;
    const sign = signers.get(person) as Sign;
    const at = `${new Date(atMs + 7 * 3_600_000).toISOString().slice(0, 19)}+07:00`;
    const { id: by, unit } = person.staff;
    const entry = await signEntry(
      {
        id: `${workstation.id}.${written}`,
        ticket,
        kind: step.kind,
        parents,
        at,
        hlc: formatHlc(atMs, written % 1_000),
        by,
        unit,
        key: person.key.id,
        prev,
        data: step.data,
      },
      sign,
    );
    prev = entry.hash;
    return entry;
  }

  return {
    person: coordinator,
    async next() {
      cases += 1;
      const id = ticketNumber(workstation.id, 2026, cases);
      const atMs = FIRST_DAY_MS + Math.floor(((LAST_DAY_MS - FIRST_DAY_MS) * cases) / total);
      const entries: Entry[] = [];
      for (const [index, step] of aStory(below).entries()) {
        const person = step.isCoordinators ? coordinator : officer;
        const parents = entries.slice(-1).map((entry) => entry.id);
        entries.push(await write(person, id, atMs + index * 60_000, parents, step));
      }
      return { id, entries };
    },
  };
}

interface Step {
  kind: EntryKind;
  isCoordinators: boolean;
  data: Record<string, unknown>;
}

/** Four entries: a third of the cases is new, a third verified, a third with an agency. */
function aStory(below: (limit: number) => number): Step[] {
  const pick = <Value>(values: readonly Value[]): Value => values[below(values.length)] as Value;
  const text = (words: number) => Array.from({ length: words }, () => pick(WORDS)).join(' ');
  const category = pick(CATEGORIES);
  const received: EntryData<'received'> = {
    classification: 'complaint',
    channel: pick(['walk-in', 'telephone', 'whatsapp', 'letter'] as const),
    title: text(6),
    chronology: text(55),
    category,
    request: { picks: [1 + below(4)], text: text(6) },
    place: { kind: 'village', villages: [pick(VILLAGES).code], landmark: text(4) },
    time: { kind: 'today' },
    anonymous: false,
    secret: false,
    priority: 'normal',
    needs: [],
    privacyNotice: { version: 3, given: 'read-out' },
    quick: false,
    trackingCode: Array.from({ length: 12 }, () => pick([...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'])).join(''),
    limits: { finish: '2026-12-14', verification: '2026-11-27', firstResponse: '2026-12-04' },
  };
  const reporter: EntryData<'reporter-identified'> = {
    kind: 'person',
    name: `Warga Contoh ${1 + below(90_000)}`,
    address: text(5),
    contact: { ways: ['telephone'], number: `0812${String(below(1e8)).padStart(8, '0')}` },
  };
  const noted = (): Step => ({ kind: 'noted', isCoordinators: false, data: { text: text(12) } });
  const verified: Step = {
    kind: 'verified',
    isCoordinators: true,
    data: { classification: 'complaint', category, supervisory: false },
  };
  const disposed: Step = {
    kind: 'disposed',
    isCoordinators: true,
    data: { units: [pick(AGENCIES)], instruction: text(5) },
  };
  const ends = [
    [noted(), noted()],
    [noted(), verified],
    [verified, disposed],
  ];
  return [
    { kind: 'received', isCoordinators: false, data: received },
    { kind: 'reporter-identified', isCoordinators: false, data: { ...reporter } },
    ...pick(ends),
  ];
}
