import { FINISHED } from '#shared/complaint/kind.ts';
import type { Summary } from '#shared/complaint/summary.ts';
import type { CaseCollection } from '#shared/replication/protocol.ts';
import type { Head } from './seal.ts';

/** What only the open case shows. */
type OfDetail =
  | 'district'
  | 'chronology'
  | 'request'
  | 'time'
  | 'receivedBy'
  | 'trackingCode'
  | 'reporter'
  | 'reporterEntry'
  | 'proposedUnit'
  | 'hops'
  | 'work'
  | 'outcome'
  | 'completionRequest'
  | 'reminders'
  | 'latest'
  | 'entryCount';

/** A case as lists, counts and suggestions know it: of a large store there are many, and they stay in memory. */
export interface RowSummary extends Omit<Summary, OfDetail> {
  /** Null of a finished case: only with open ones a new report is compared. */
  chronology: string | null;
  reporter: Pick<NonNullable<Summary['reporter']>, 'name' | 'contact'> | null;
}

/** A case of the store: its head, opened. */
export interface StoredCase {
  readonly id: string;
  readonly collection: CaseCollection;
  readonly digest: string;
  readonly newest: string;
  readonly summary: RowSummary;
  /** Ids of this workstation's own entries in it. */
  readonly own: readonly string[];
}

export const storedCase = (
  place: Pick<StoredCase, 'id' | 'collection' | 'digest' | 'newest'>,
  { summary, own }: Pick<Head, 'summary' | 'own'>,
): StoredCase => ({
  id: place.id,
  collection: place.collection,
  digest: place.digest,
  newest: place.newest,
  summary: rowSummary(summary),
  own,
});

function rowSummary(summary: Summary): RowSummary {
  const { status, chronology, reporter, clock, receivedAt } = summary;
  return {
    id: summary.id,
    complete: summary.complete,
    status,
    classification: summary.classification,
    supervisory: summary.supervisory,
    anonymous: summary.anonymous,
    secret: summary.secret,
    urgent: summary.urgent,
    quick: summary.quick,
    channel: summary.channel,
    title: summary.title,
    chronology: FINISHED.includes(status) ? null : chronology,
    category: summary.category,
    place: summary.place,
    receivedAt,
    receivedUnit: summary.receivedUnit,
    units: summary.units,
    reporter: reporter && { name: reporter.name, contact: reporter.contact },
    needsVerification: summary.needsVerification,
    assignments: summary.assignments,
    box: summary.box,
    answers: summary.answers,
    handledBy: summary.handledBy,
    told: summary.told,
    leadAnswersTold: summary.leadAnswersTold,
    joinedTo: summary.joinedTo,
    sp4n: summary.sp4n,
    attachments: summary.attachments,
    receiptsIssued: summary.receiptsIssued,
    formerNumber: summary.formerNumber,
    archiveProposal: summary.archiveProposal,
    notices: summary.notices,
    clock: { ...clock, receivedAt },
    updatedHlc: summary.updatedHlc,
  };
}
