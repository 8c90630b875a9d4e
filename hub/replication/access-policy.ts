import { type Entry, levelOf } from '#shared/complaint/entry.ts';
import type { Summary } from '#shared/complaint/summary.ts';
import type { CaseCollection } from '#shared/replication/protocol.ts';
import type { Reader } from '../repositories/session-repository.ts';

/**
 * Who may read a case, as tokens: a case names the tokens that open it, a reader holds some. Tokens that begin with
 * `secret:` belong to the collection `secretComplaints`, all others to `complaints`.
 */
export type Scope = string;

const SECRET = 'secret:';

export const inCollection = (scopes: readonly Scope[], collection: CaseCollection): Scope[] =>
  scopes.filter((scope) => scope.startsWith(SECRET) === (collection === 'secretComplaints'));

export interface Access {
  secret: boolean;
  supervisory: boolean;
  anonymous: boolean;
}

/** Of a case that nobody has described yet. */
const CLOSED: Access = { secret: true, supervisory: false, anonymous: true };

/**
 * What the entries say of the access to a case. When one that says it is missing or has lost its data, the stricter of
 * what is left and of what was known before holds.
 */
export function accessOf(summary: Summary, entries: readonly Entry[], before: Access | null): Access {
  const { secret, supervisory, anonymous } = summary;
  const isWhole =
    summary.complete &&
    entries.every(
      (entry) => !['received', 'verified', 'access-changed'].includes(entry.kind) || levelOf(entry) === 'full',
    );
  if (isWhole) return { secret, supervisory, anonymous };
  const known = before ?? CLOSED;
  return {
    secret: secret || known.secret,
    supervisory: supervisory || known.supervisory,
    anonymous: anonymous || known.anonymous,
  };
}

/** Tokens that open a case now. */
export function scopesOf(summary: Summary, access: Access): Scope[] {
  const prefix = access.secret ? SECRET : '';
  if (access.supervisory) return [`${prefix}inspectorate`];
  const assigned = summary.assignments.filter((one) => !one.returned).map((one) => one.unit);
  const units = access.secret ? assigned : summary.units;
  const all = new Set([summary.receivedUnit, ...units].filter((unit) => unit !== ''));
  return [`${prefix}district`, ...[...all].sort().map((unit) => `${prefix}unit:${unit}`)];
}

const HANDLING = ['officer', 'coordinator', 'liaison', 'agency-head', 'information-officer', 'information-superior'];

/** Tokens that a person holds now. */
export function scopesOfReader(reader: Pick<Reader, 'roles' | 'unit' | 'unitKind' | 'cleared'>): Scope[] {
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

/** Received by which unit an anonymous case shows this reader its reporter: all, or that one. */
export const reporterSeenOf = (reader: Pick<Reader, 'roles' | 'unit'>): 'all' | { unit: string } =>
  reader.roles.includes('coordinator') ? 'all' : { unit: reader.unit };

/** Whether this reader sees the reporter's identity in an anonymous case. */
export function seesReporter(reader: Pick<Reader, 'roles' | 'unit'>, receivedUnit: string): boolean {
  const seen = reporterSeenOf(reader);
  return seen === 'all' || (receivedUnit !== '' && seen.unit === receivedUnit);
}
