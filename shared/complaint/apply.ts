import { dispose } from './disposition.ts';
import type { Entry } from './entry.ts';
import type { EntryData } from './entry-data.ts';
import type { EntryKind, Status } from './kind.ts';
import type { Summary } from './summary.ts';

/**
 * What one legal entry does to the summary. `data` is null when this reader may not see it: the state still moves.
 * `before` is the status that the entry met; the summary already has the status of the transition table.
 */
type Effect<Kind extends EntryKind> = (
  summary: Summary,
  entry: Entry,
  data: EntryData<Kind> | null,
  before: Status,
) => void;

const nothing = (): void => {};

/** Archiving a closed case does not move the day on which it was finished. */
const finish = (summary: Summary, entry: Entry): void => {
  summary.clock.finishedAt ??= entry.at;
};

const handle = (summary: Summary, { by }: Entry): void => {
  if (!summary.handledBy.includes(by)) summary.handledBy.push(by);
};

/** The first word of an agency stops its first-response limit. */
function respond(summary: Summary, entry: Entry): void {
  const assignment = summary.assignments.find((one) => one.unit === entry.unit && !one.returned);
  if (assignment) assignment.followedUpAt ??= entry.at;
  const forwarded = summary.clock.forwarded.findLast((one) => one.unit === entry.unit);
  if (forwarded) forwarded.followedUpAt ??= entry.at;
}

/** States in which the reporter's words after an answer turn the case; in others they are an addition to it. */
const AFTER_ANSWER: readonly Status[] = ['disposed', 'in-progress', 'replied-by-reporter'];

export const APPLY: { readonly [Kind in EntryKind]: Effect<Kind> } = {
  received(summary, entry, data) {
    summary.complete = true;
    summary.needsVerification = true;
    summary.receivedAt = summary.clock.receivedAt = entry.at;
    summary.receivedBy = entry.by;
    handle(summary, entry);
    summary.receivedUnit = entry.unit;
    summary.units.push(entry.unit);
    if (!data) return;
    const { classification, channel, title, chronology, category, request, place, time } = data;
    Object.assign(summary, { classification, channel, title, chronology, category, request, place, time });
    summary.clock.classification = classification;
    summary.anonymous = data.anonymous;
    summary.secret = data.secret;
    summary.urgent = data.priority === 'urgent';
    summary.quick = data.quick;
    summary.trackingCode = data.trackingCode;
    if (data.formerTicket) summary.formerNumber = { ticket: data.formerTicket, isTold: false };
  },
  'receipt-issued'(summary, _entry, data) {
    summary.receiptsIssued += 1;
    // Issued anew it speaks of the former receipt.
    if (summary.formerNumber && !data?.reissues) summary.formerNumber.isTold = true;
  },
  verified(summary, entry, data, before) {
    if (before !== 'received' && before !== 'returned') summary.status = before;
    summary.needsVerification = false;
    summary.quick = false;
    summary.clock.verifiedAt ??= entry.at;
    if (!data) return;
    summary.classification = summary.clock.classification = data.classification;
    summary.supervisory = summary.clock.supervisory = data.supervisory;
    summary.category = data.category;
    summary.proposedUnit = data.proposedUnit ?? null;
  },
  'completion-requested'(summary, entry, data, before) {
    summary.completionRequest = entry.id;
    if (before !== 'awaiting-completion') summary.clock.pauses.push({ from: entry.at, until: null });
    if (data?.reached !== false) summary.clock.completionRequestedAt = entry.at;
  },
  completed(summary) {
    summary.needsVerification = true;
    summary.quick = false;
  },
  disposed(summary, entry, data, before) {
    if (data) dispose(summary, entry, data, before);
  },
  delegated: nothing,
  returned(summary, entry, _data, before) {
    for (const one of summary.assignments) if (one.unit === entry.unit) one.returned = true;
    summary.clock.forwarded = summary.clock.forwarded.filter((one) => one.unit !== entry.unit);
    summary.hops += 1;
    if (summary.assignments.some((one) => !one.returned)) summary.status = before;
  },
  'followed-up'(summary, entry) {
    respond(summary, entry);
    handle(summary, entry);
  },
  scheduled(summary, entry, data) {
    respond(summary, entry);
    if (!data) return;
    summary.work = data.work;
    summary.clock.promise = { nextUpdate: data.nextUpdate ?? null, target: data.target };
  },
  answered(summary, entry, data, before) {
    if (before === 'scheduled') summary.status = before;
    respond(summary, entry);
    handle(summary, entry);
    summary.answers.push({
      entry: entry.id,
      at: entry.at,
      by: entry.by,
      unit: entry.unit,
      text: data?.text ?? '',
      work: data?.work ?? null,
      target: data?.target ?? null,
      deliveredAt: null,
    });
    if (data?.work) summary.work = data.work;
  },
  delivered(summary, entry, data) {
    summary.told = true;
    if (data?.reached === false) return;
    if (data?.lead) summary.leadAnswersTold.push(data.answer);
    const answer = data ? summary.answers.find((one) => one.entry === data.answer) : summary.answers.at(-1);
    if (answer) answer.deliveredAt ??= entry.at;
    summary.clock.answerReachedAt = entry.at;
  },
  'reporter-replied'(summary, _entry, _data, before) {
    const isReply = before === 'scheduled' || (summary.answers.length > 0 && AFTER_ANSWER.includes(before));
    if (!isReply) summary.status = before;
    summary.clock.answerReachedAt = null;
  },
  closed(summary, entry, data) {
    finish(summary, entry);
    summary.outcome = data?.outcome ?? null;
  },
  reopened(summary) {
    summary.clock.finishedAt = null;
    summary.clock.answerReachedAt = null;
    summary.outcome = null;
    summary.told = false;
  },
  rated: nothing,
  transferred: finish,
  withdrawn: finish,
  archived(summary, entry, _data, before) {
    if (before === 'archived') return;
    const first = summary.archiveProposal;
    const isConfirmed = first !== null && first.by !== entry.by && entry.parents.includes(first.entry);
    summary.archiveProposal = isConfirmed ? null : { entry: entry.id, by: entry.by };
    if (isConfirmed) finish(summary, entry);
    else summary.status = before;
  },
  joined(summary, _entry, data) {
    if (data) summary.joinedTo = data.lead;
  },
  unjoined(summary, _entry, data) {
    if (!data || summary.joinedTo === data.lead) summary.joinedTo = null;
  },
  'access-changed'(summary, _entry, data) {
    if (!data) return;
    summary.secret = data.secret ?? summary.secret;
    summary.anonymous = data.anonymous ?? summary.anonymous;
    summary.supervisory = summary.clock.supervisory = data.supervisory ?? summary.supervisory;
  },
  'identity-revealed': nothing,
  erased: nothing,
  'reporter-identified'(summary, entry, data) {
    summary.reporterEntry = entry.id;
    summary.reporter = data;
  },
  corrected(summary, _entry, data) {
    if (!data) return;
    Object.assign(summary, { [data.field]: data.value });
    if (data.field === 'chronology') summary.quick = false;
  },
  attached(summary, entry, data) {
    if (data) summary.attachments.push({ ...data, entry: entry.id });
  },
  noted(summary, _entry, data) {
    const settled = data?.resolves ?? [];
    summary.notices = summary.notices.filter((notice) => !notice.entries.some((id) => settled.includes(id)));
  },
  reminded(summary) {
    summary.reminders += 1;
  },
  recused: nothing,
  'sp4n-linked'(summary, entry, data) {
    summary.sp4n = data;
    summary.clock.sp4nLinkedAt = entry.at;
  },
  'deadline-recomputed': nothing,
};
