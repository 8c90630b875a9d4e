/**
 * What the legal clock needs to know of a case; the fold produces it.
 * Instants are ISO 8601 with offset, dates are YYYY-MM-DD. An instant that cannot be read starts no limit: a single odd
 * entry must not take a whole list down.
 */
export interface ClockFacts {
  classification: 'complaint' | 'aspiration' | 'information-request';
  supervisory: boolean;
  /** Receipt at the counter; '' while the entry that carries it has not arrived. */
  receivedAt: string;
  /** First verification. */
  verifiedAt: string | null;
  /** One per disposed agency. One that hands the case back leaves the list: forwarding is owed again. */
  forwarded: { unit: string; at: string; followedUpAt: string | null }[];
  /** Times of `awaiting-completion`. */
  pauses: { from: string; until: string | null }[];
  /** When the open request for completion reached the reporter; null when none is open. */
  completionRequestedAt: string | null;
  /** Closed, transferred, withdrawn or archived. */
  finishedAt: string | null;
  /** Last `delivered` that reached the reporter since the reporter's last reply. */
  answerReachedAt: string | null;
  sp4nLinkedAt: string | null;
  /** Dates promised to the reporter for scheduled work. */
  promise: { nextUpdate: string | null; target: string | null } | null;
}
