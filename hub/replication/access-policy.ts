import { type Entry, levelOf } from '#shared/complaint/entry.ts';
import type { Summary } from '#shared/complaint/summary.ts';
import type { Reader } from '../repositories/session-repository.ts';

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

/** Received by which unit an anonymous case shows this reader its reporter: all, or that one. */
export const reporterSeenOf = (reader: Pick<Reader, 'roles' | 'unit'>): 'all' | { unit: string } =>
  reader.roles.includes('coordinator') ? 'all' : { unit: reader.unit };

/** Whether this reader sees the reporter's identity in an anonymous case. */
export function seesReporter(reader: Pick<Reader, 'roles' | 'unit'>, receivedUnit: string): boolean {
  const seen = reporterSeenOf(reader);
  return seen === 'all' || (receivedUnit !== '' && seen.unit === receivedUnit);
}
