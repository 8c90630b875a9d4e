import type { ClockFacts } from '../deadline/clock-facts.ts';
import { MAX_PARENTS } from './entry.ts';
import type { Channel, CitedWork, Classification, EntryData, EventTime, Outcome, Place } from './entry-data.ts';
import type { Status } from './kind.ts';

/** Something that a person has to look at; resolved by adding an entry, never by dropping one. */
export interface Notice {
  kind: 'concurrent-disposition' | 'illegal' | 'incomplete' | 'unknown-kind';
  /** Ids of the entries it is about. */
  entries: string[];
  /** Status that an illegal entry met. */
  status?: Status | null;
}

export interface Answer {
  entry: string;
  at: string;
  by: string;
  unit: string;
  text: string;
  work: CitedWork | null;
  target: string | null;
  /** The delivery that reached the reporter, or null. */
  deliveredAt: string | null;
}

export interface Assignment {
  unit: string;
  at: string;
  followedUpAt: string | null;
  returned: boolean;
}

export type Reporter = EntryData<'reporter-identified'>;

/** Everything that lists and screens show of a case: a pure fold of its entries, never a truth of its own. */
export interface Summary {
  id: string;
  district: string;
  /** False while the `received` entry has not arrived; the text members are then empty. */
  complete: boolean;
  status: Status;
  classification: Classification;
  supervisory: boolean;
  anonymous: boolean;
  secret: boolean;
  urgent: boolean;
  quick: boolean;
  channel: Channel;
  title: string;
  chronology: string;
  category: string;
  request: { picks: number[]; text: string };
  place: Place;
  time: EventTime;
  receivedAt: string;
  receivedBy: string;
  receivedUnit: string;
  trackingCode: string;
  /** Null when withheld, erased or never given. */
  reporter: Reporter | null;
  reporterEntry: string | null;
  needsVerification: boolean;
  proposedUnit: string | null;
  assignments: Assignment[];
  /** Unit that must act now. */
  box: string;
  /** The unit that received it and all that it was disposed to, ascending: writing to a case gives nobody a right to it. */
  units: string[];
  hops: number;
  answers: Answer[];
  /** Staff who received it, followed it up or answered it, each once: they do not rate it. */
  handledBy: string[];
  /** An answer was delivered, or its delivery tried, since the case was opened: without, it cannot be closed. */
  told: boolean;
  /** Answers of the lead that reached this reporter too. */
  leadAnswersTold: string[];
  work: CitedWork | null;
  outcome: Outcome | null;
  joinedTo: string | null;
  sp4n: EntryData<'sp4n-linked'> | null;
  attachments: (EntryData<'attached'> & { entry: string })[];
  receiptsIssued: number;
  /** The number on the reporter's receipt is not this case's: it was issued anew. `isTold` once a new receipt was given. */
  formerNumber: { ticket: string; isTold: boolean } | null;
  completionRequest: string | null;
  /** The first `archived`, waiting for a second person. */
  archiveProposal: { entry: string; by: string } | null;
  reminders: number;
  notices: Notice[];
  clock: ClockFacts;
  /** The entries that no other names, at most 50; see parentsFor. */
  latest: string[];
  entryCount: number;
  /** Greatest hlc, for newest-first order. */
  updatedHlc: string;
}

/** Parents of a further entry. A second `archived` confirms the first one only by naming it. */
export const parentsFor = (kind: string, summary: Pick<Summary, 'latest' | 'archiveProposal'>): string[] => {
  const first = kind === 'archived' ? summary.archiveProposal?.entry : undefined;
  if (first === undefined || summary.latest.includes(first)) return summary.latest;
  return [...summary.latest.slice(1 - MAX_PARENTS), first].sort();
};

/** Answers that wait to be told to the reporter; a newer answer of the same unit takes the place of an older one. */
export const untoldAnswers = (summary: Pick<Summary, 'answers'>): Answer[] =>
  [...new Map(summary.answers.map((answer) => [answer.unit, answer])).values()].filter(
    (answer) => answer.deliveredAt === null,
  );

/** An answer that this reporter has not been told: the case's own, or one of the lead that the case follows. */
export interface AnswerToTell extends Answer {
  lead: string | null;
}

/** Own answers first, then the lead's that are newer than the last one told, the newest first. */
export function answersToTell(
  summary: Pick<Summary, 'answers' | 'joinedTo' | 'leadAnswersTold'>,
  lead: Pick<Summary, 'id' | 'answers'> | null,
): AnswerToTell[] {
  const own = untoldAnswers(summary).map((answer) => ({ ...answer, lead: null }));
  if (!lead || lead.id !== summary.joinedTo) return own;
  const lastTold = lead.answers.findLastIndex((answer) => summary.leadAnswersTold.includes(answer.entry));
  const ofLead = lead.answers.slice(lastTold + 1).reverse();
  return [...own, ...ofLead.map((answer) => ({ ...answer, lead: lead.id }))];
}

/** Units that have the case now. */
export const handlingUnits = (summary: Pick<Summary, 'assignments'>): string[] =>
  summary.assignments.filter((one) => !one.returned).map((one) => one.unit);
