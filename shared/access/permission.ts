import {
  type EntryKind,
  FINISHED,
  isKnownKind,
  isLegalFrom,
  type Status,
  TRANSITIONS,
  type Transition,
} from '../complaint/kind.ts';
import type { Role } from './role.ts';

/** The one permission table: what a role may write is read from the transition table itself. */

export type Author = readonly (Role | 'system')[];

/** Whether an author with these roles may ever write this kind; unknown kinds come from a newer version and pass. */
export function mayWrite(roles: Author, kind: string, urgent = false): boolean {
  if (!isKnownKind(kind)) return true;
  const { roles: allowed }: Transition = TRANSITIONS[kind];
  if (roles.some((role) => allowed.includes(role))) return true;
  // An urgent case may be disposed at once by whoever is on duty.
  return kind === 'disposed' && urgent && roles.includes('officer');
}

export interface CaseAccess {
  status: Status;
  urgent: boolean;
  /** Units that the case is with now. */
  handlingUnits: readonly string[];
  /** Unit of the counter that received it. */
  receivedUnit: string;
  answered: boolean;
  /** Still owed although a counter answer may have moved the case on. */
  needsVerification: boolean;
}

/** Kinds that bind the agency: a liaison writes them only while the case is with the liaison's unit. */
const AGENCY_KINDS: readonly EntryKind[] = ['followed-up', 'returned', 'delegated', 'scheduled', 'answered'];

/** Kinds that a person of this unit may add now, in the order of the table. */
export function allowedKinds(roles: Author, unit: string, access: CaseAccess): EntryKind[] {
  const isHandling = access.handlingUnits.includes(unit);
  return (Object.keys(TRANSITIONS) as EntryKind[]).filter((kind) => {
    if (!mayWrite(roles, kind, access.urgent) || !isLegalFrom(kind, legalStatus(kind, access))) return false;
    const liaisonOnly = !roles.includes('officer') && !roles.includes('coordinator');
    if (liaisonOnly && AGENCY_KINDS.includes(kind) && !isHandling) return false;
    if (kind === 'delivered') return access.answered;
    // An officer answers at the counter only before an agency has the case.
    const officerOnly = !roles.includes('coordinator') && !(roles.includes('liaison') && isHandling);
    if ((kind === 'answered' || kind === 'scheduled') && officerOnly) return access.handlingUnits.length === 0;
    return true;
  });
}

/** The state that the table is asked about, where the fold has a rule beside the table. */
function legalStatus(kind: EntryKind, access: CaseAccess): Status {
  if (kind === 'disposed' && access.urgent && access.status === 'received') return 'verified';
  if (kind === 'verified' && !FINISHED.includes(access.status))
    return access.needsVerification ? 'received' : access.status;
  return access.status;
}
