import type { ClockFacts } from '../deadline/clock-facts.ts';
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
  /** Every unit that took part, ascending. */
  units: string[];
  hops: number;
  answers: Answer[];
  work: CitedWork | null;
  outcome: Outcome | null;
  joinedTo: string | null;
  sp4n: EntryData<'sp4n-linked'> | null;
  attachments: (EntryData<'attached'> & { entry: string })[];
  receiptsIssued: number;
  completionRequest: string | null;
  /** The first `archived`, waiting for a second person. */
  archiveProposal: { entry: string; by: string } | null;
  reminders: number;
  notices: Notice[];
  clock: ClockFacts;
  /** Parents of the next entry: the entries that no other names. */
  latest: string[];
  entryCount: number;
  /** Greatest hlc, for newest-first order. */
  updatedHlc: string;
}
