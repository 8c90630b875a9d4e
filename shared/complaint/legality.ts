import { Value } from 'typebox/value';
import { disputeAbout } from './disposition.ts';
import { type Entry, workstationOf } from './entry.ts';
import { ENTRY_DATA, type EntryData } from './entry-data.ts';
import { type EntryKind, FINISHED, isLegalFrom, type Status } from './kind.ts';
import { handlingUnits, type Summary } from './summary.ts';
import { workstationOfTicket } from './ticket-number.ts';

/** Rules that need more than a state. `data` is null when this reader may not see it: then the entry is believed. */
const RULES: {
  readonly [Kind in EntryKind]?: (summary: Summary, entry: Entry, data: EntryData<Kind> | null) => boolean;
} = {
  // Only the workstation whose number it is opens a case: nobody takes another's number beforehand.
  received: (summary, entry) => workstationOf(entry.id) === workstationOfTicket(summary.id),
  returned: (summary, entry) => handlingUnits(summary).includes(entry.unit),
  delivered: (summary, _entry, data) => {
    if (!data) return summary.answers.length > 0 || summary.joinedTo !== null;
    // The lead's answer counts for a follower once somebody told it to that reporter.
    if (data.lead) return data.lead === summary.joinedTo;
    return summary.answers.some((answer) => answer.entry === data.answer);
  },
  closed: (summary, _entry, data) =>
    summary.told && (data?.basis !== 'silence' || summary.clock.answerReachedAt !== null),
  corrected: (_summary, _entry, data) => !data || Value.Check(ENTRY_DATA.received.properties[data.field], data.value),
  joined: (summary, _entry, data) => data?.lead !== summary.id,
};

/** Whether an entry may stand in the state that it meets. */
export function isLegal<Kind extends EntryKind>(
  summary: Summary,
  entry: Entry,
  kind: Kind,
  data: EntryData<Kind> | null,
): boolean {
  const status = summary.complete ? summary.status : null;
  if (!isLegalFrom(kind, status) && !isExempt(summary, kind, data, status)) return false;
  return RULES[kind]?.(summary, entry, data) ?? true;
}

/** Kinds that are legal beside the table. */
function isExempt(summary: Summary, kind: EntryKind, data: unknown, status: Status | null): boolean {
  if (status === null || FINISHED.includes(status)) return false;
  // An answer at the counter, or an urgent disposition, moved the case on; its verification is still owed.
  if (kind === 'verified') return summary.needsVerification && status !== 'awaiting-completion';
  if (kind !== 'disposed') return false;
  if (summary.urgent && status === 'received') return true;
  return disputeAbout(summary, (data as EntryData<'disposed'> | null)?.resolves ?? []) !== undefined;
}
