import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import { EnrolmentAnswer, type EnrolmentRequest } from '#shared/replication/protocol.ts';
import type { Desktop } from '../platform/desktop.ts';
import { DeskError } from './desk.ts';
import type { Directory } from './directory-view.ts';
import { callHub, type Fetch } from './replication/hub-calls.ts';

/** What this PC is, as the hub said, and what it was before it was enrolled anew, oldest first. */
export const Enrolment = Type.Intersect([
  EnrolmentAnswer,
  Type.Object({ former: Type.Optional(Type.Array(EnrolmentAnswer)) }),
]);
export type Enrolment = Static<typeof Enrolment>;

/** Null before this PC was enrolled. */
export async function readEnrolment(vault: Desktop['vault']): Promise<Enrolment | null> {
  const text = await vault.read('enrolment');
  const value: unknown = text === null ? null : JSON.parse(text);
  return Value.Check(Enrolment, value) ? value : null;
}

interface EnrolmentInput {
  code: string;
  name: string;
  hubAddress?: string;
}

/** Asks the hub for a workstation; nothing is kept yet. Throws DeskError, `used-code` for the code of what this PC is or was. */
export async function askEnrolment(
  { vault, settings }: Pick<Desktop, 'vault' | 'settings'>,
  fetch: Fetch,
  { code, name, hubAddress }: EnrolmentInput,
  before: Enrolment | null,
): Promise<Enrolment> {
  if (hubAddress !== undefined) await settings.write({ ...(await settings.read()), hubAddress });
  const body: EnrolmentRequest = {
    code: code.toUpperCase().replace(/[^0-9A-Z]/g, ''),
    name,
    publicKey: await vault.publicKey(),
  };
  const answer = await callHub(fetch, '/enrolments', { method: 'POST', body, answer: EnrolmentAnswer });
  if (!before) return answer;
  const { former = [], ...own } = before;
  const isKnown = [...former, own].some(({ workstation }) => workstation === answer.workstation);
  if (isKnown) throw new DeskError('used-code', 'this PC was enrolled by this code before');
  return { ...answer, former: [...former, own] };
}

/** One record, replaced whole: from then on the PC is what it says. */
export const keepEnrolment = (vault: Desktop['vault'], enrolment: Enrolment): Promise<void> =>
  vault.write('enrolment', JSON.stringify(enrolment));

/** Of the PC itself, whatever workstation it is. */
const OF_THE_PC: readonly string[] = ['enrolment', 'contact'];

/** The records of one workstation: a PC that was enrolled anew keeps those of the former one beside its own. */
export function recordsOf(vault: Desktop['vault'], { workstation, former = [] }: Enrolment): Desktop['vault'] {
  if (former.length === 0) return vault;
  const own = (name: string) => (OF_THE_PC.includes(name) ? name : `${name}-${workstation.toLowerCase()}`);
  return {
    ...vault,
    read: (name) => vault.read(own(name)),
    write: (name, text) => vault.write(own(name), text),
  };
}

/** Each former workstation as it was, oldest first. */
export const formerEnrolments = ({ former = [] }: Enrolment): Enrolment[] =>
  former.map((one, index) => (index === 0 ? one : { ...one, former: former.slice(0, index) }));

/** Keeps the names for the sign-in screen, which shows before the directory can be opened. */
export async function rememberPeople(
  vault: Desktop['vault'],
  enrolment: Enrolment,
  directory: Directory,
): Promise<Enrolment> {
  const staff = directory
    .staffList()
    .filter((person) => person.active && person.unit === enrolment.unit.id)
    .map(({ id, name, position }) => ({ id, name, position }));
  if (staff.length === 0 || JSON.stringify(staff) === JSON.stringify(enrolment.staff)) return enrolment;
  const renewed = { ...enrolment, staff };
  // The PC may have been enrolled anew since.
  if ((await readEnrolment(vault))?.workstation === enrolment.workstation) await keepEnrolment(vault, renewed);
  return renewed;
}
