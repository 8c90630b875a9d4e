import type { Summary } from '../complaint/summary.ts';
import type { CaseCollection } from '../replication/protocol.ts';
import type { Role } from './role.ts';

/**
 * Who may read a case, as tokens: a case names the tokens that open it, a reader holds some. Tokens that begin with
 * `secret:` belong to the collection `secretComplaints`, all others to `complaints`.
 */
export type Scope = string;

const SECRET = 'secret:';

export const inCollection = (scopes: readonly Scope[], collection: CaseCollection): Scope[] =>
  scopes.filter((scope) => scope.startsWith(SECRET) === (collection === 'secretComplaints'));

/** What of a case decides who reads it. */
export type ScopedCase = Pick<Summary, 'receivedUnit' | 'units' | 'assignments'>;

interface CaseSecrecy {
  secret: boolean;
  supervisory: boolean;
}

/** Tokens that open a case now. */
export function scopesOf(summary: ScopedCase, { secret, supervisory }: CaseSecrecy): Scope[] {
  const prefix = secret ? SECRET : '';
  if (supervisory) return [`${prefix}inspectorate`];
  const all = new Set(unitsOf(summary, secret));
  return [`${prefix}district`, ...[...all].sort().map((unit) => `${prefix}unit:${unit}`)];
}

/** Whether one of these tokens opens a case; as `scopesOf`, but asked of every row of a large store. */
export function isOpenTo(held: ReadonlySet<Scope>, summary: ScopedCase, { secret, supervisory }: CaseSecrecy): boolean {
  const prefix = secret ? SECRET : '';
  if (supervisory) return held.has(`${prefix}inspectorate`);
  return held.has(`${prefix}district`) || unitsOf(summary, secret).some((unit) => held.has(`${prefix}unit:${unit}`));
}

function unitsOf({ receivedUnit, units, assignments }: ScopedCase, secret: boolean): string[] {
  const assigned = secret ? assignments.filter((one) => !one.returned).map((one) => one.unit) : units;
  return [receivedUnit, ...assigned].filter((unit) => unit !== '');
}

const HANDLING = ['officer', 'coordinator', 'liaison', 'agency-head', 'information-officer', 'information-superior'];

export interface ScopedReader {
  roles: readonly Role[];
  unit: string;
  unitKind: string;
  cleared: boolean;
}

/** Tokens that a person holds now. */
export function scopesOfReader(reader: ScopedReader): Scope[] {
  const { roles, unit, unitKind, cleared } = reader;
  const isHandling = roles.some((role) => HANDLING.includes(role));
  const open: Scope[] = [];
  const isCoordinator = roles.includes('coordinator');
  if (isCoordinator || (unitKind === 'desk' && roles.includes('officer'))) open.push('district');
  if (isHandling) open.push(`unit:${unit}`);
  if (isHandling && unitKind === 'inspectorate') open.push('inspectorate');
  // At the desk a secret case is for the coordinator and the unit that received it, not for every officer.
  const secret = open.filter((scope) => scope !== 'district' || isCoordinator).map((scope) => SECRET + scope);
  return cleared ? [...open, ...secret] : open;
}
