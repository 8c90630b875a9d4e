import { Value } from 'typebox/value';
import { EnrolmentAnswer, type EnrolmentRequest } from '#shared/replication/protocol.ts';
import type { Desktop } from '../platform/desktop.ts';
import type { Directory } from './directory-view.ts';
import { callHub, type Fetch } from './hub-calls.ts';

/** What this PC is, as the hub said; null before it was enrolled. */
export type Enrolment = EnrolmentAnswer;

export async function readEnrolment(vault: Desktop['vault']): Promise<Enrolment | null> {
  const text = await vault.read('enrolment');
  const value: unknown = text === null ? null : JSON.parse(text);
  return Value.Check(EnrolmentAnswer, value) ? value : null;
}

export async function enrol(
  { vault, settings }: Pick<Desktop, 'vault' | 'settings'>,
  fetch: Fetch,
  { code, name, hubAddress }: { code: string; name: string; hubAddress?: string },
): Promise<Enrolment> {
  if (hubAddress !== undefined) await settings.write({ ...(await settings.read()), hubAddress });
  const body: EnrolmentRequest = {
    code: code.toUpperCase().replace(/[^0-9A-Z]/g, ''),
    name,
    publicKey: await vault.publicKey(),
  };
  const enrolment = await callHub(fetch, '/enrolments', { method: 'POST', body, answer: EnrolmentAnswer });
  await vault.write('enrolment', JSON.stringify(enrolment));
  return enrolment;
}

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
  await vault.write('enrolment', JSON.stringify(renewed));
  return renewed;
}
