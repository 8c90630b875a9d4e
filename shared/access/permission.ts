import {
  type EntryKind,
  FINISHED,
  isKnownKind,
  isLegalFrom,
  type Status,
  TRANSITIONS,
  type Transition,
} from '../complaint/kind.ts';
import { handlingUnits, type Summary } from '../complaint/summary.ts';
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

/** What of a case decides who may add what. */
export interface CaseAccess {
  /** Null while its beginning has not arrived. */
  status: Status | null;
  urgent: boolean;
  /** Units that the case is with now. */
  handlingUnits: readonly string[];
  /** Unit of the counter that received it. */
  receivedUnit: string;
  /** There is an answer to tell, or a lead may have one. */
  answered: boolean;
  /** The reporter was told an answer, or it was tried. */
  told: boolean;
  /** Still owed although a counter answer may have moved the case on. */
  needsVerification: boolean;
  /** Concurrent dispositions wait for a decision. */
  disputed: boolean;
  /** Staff who handled it. */
  handledBy: readonly string[];
}

export const accessOf = (
  summary: Pick<
    Summary,
    | 'complete'
    | 'status'
    | 'urgent'
    | 'assignments'
    | 'receivedUnit'
    | 'answers'
    | 'joinedTo'
    | 'told'
    | 'needsVerification'
    | 'notices'
    | 'handledBy'
  >,
): CaseAccess => ({
  status: summary.complete ? summary.status : null,
  urgent: summary.urgent,
  handlingUnits: handlingUnits(summary),
  receivedUnit: summary.receivedUnit,
  answered: summary.answers.length > 0 || summary.joinedTo !== null,
  told: summary.told,
  needsVerification: summary.needsVerification,
  disputed: summary.notices.some((notice) => notice.kind === 'concurrent-disposition'),
  handledBy: summary.handledBy,
});

/** Whether a person may not write this although their role may: nobody rates their own work, and only a coordinator takes silence for consent. */
export function isBarred(
  roles: Author,
  staff: string,
  kind: string,
  data: { basis?: unknown } | null,
  handledBy: readonly string[],
): boolean {
  if (kind === 'rated') return handledBy.includes(staff);
  return kind === 'closed' && data?.basis === 'silence' && !roles.includes('coordinator');
}

/** Kinds that bind the agency: a liaison writes them only while the case is with the liaison's unit. */
const AGENCY_KINDS: readonly EntryKind[] = ['followed-up', 'returned', 'delegated', 'scheduled', 'answered'];

/** Kinds that a person of this unit may add now, in the order of the table. Without `staff`, whoever they are. */
export function allowedKinds(roles: Author, unit: string, access: CaseAccess, staff = ''): EntryKind[] {
  const { status } = access;
  if (status === null) return [];
  const isHandling = access.handlingUnits.includes(unit);
  const isDesk = roles.includes('officer') || roles.includes('coordinator');
  return (Object.keys(TRANSITIONS) as EntryKind[]).filter((kind) => {
    if (!mayWrite(roles, kind, access.urgent) || !isLegalFrom(kind, legalStatus(kind, access, status))) return false;
    if (isBarred(roles, staff, kind, null, access.handledBy)) return false;
    if (kind === 'returned' || kind === 'delegated') return isHandling;
    if (kind === 'delivered') return access.answered;
    if (kind === 'closed') return access.told;
    if (!AGENCY_KINDS.includes(kind) || isHandling || roles.includes('coordinator')) return true;
    // An officer answers at the counter only before an agency has the case.
    return isDesk && access.handlingUnits.length === 0;
  });
}

/** The state that the table is asked about, where legality.ts has a rule beside the table. */
function legalStatus(kind: EntryKind, access: CaseAccess, status: Status): Status {
  if (FINISHED.includes(status)) return status;
  if (kind === 'disposed' && (access.disputed || (access.urgent && status === 'received'))) return 'verified';
  if (kind === 'verified' && access.needsVerification && status !== 'awaiting-completion') return 'received';
  return status;
}
