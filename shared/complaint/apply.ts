import { Value } from 'typebox/value';
import type { Entry } from './entry.ts';
import { ENTRY_DATA, type EntryData } from './entry-data.ts';
import type { EntryKind, Status } from './kind.ts';
import type { Summary } from './summary.ts';

/**
 * What one legal entry does to the summary. `data` is null when this reader may not see it: the state still moves.
 * `before` is the status that the entry met; the summary already has the status of the transition table.
 * Returns false when only the content shows that the entry cannot stand; it then becomes a notice.
 */
type Effect<Kind extends EntryKind> = (
  summary: Summary,
  entry: Entry,
  data: EntryData<Kind> | null,
  before: Status,
) => boolean | void;

const keepStatus = (summary: Summary, _entry: Entry, _data: unknown, before: Status): void => {
  summary.status = before;
};

const finish = (summary: Summary, entry: Entry): void => {
  summary.clock.finishedAt = entry.at;
};

/** The first word of an agency stops its first-response limit. */
function respond(summary: Summary, entry: Entry): void {
  const assignment = summary.assignments.find((one) => one.unit === entry.unit && !one.returned);
  if (assignment) assignment.followedUpAt ??= entry.at;
  const forwarded = summary.clock.forwarded.findLast((one) => one.unit === entry.unit);
  if (forwarded) forwarded.followedUpAt ??= entry.at;
}

function assign(summary: Summary, entry: Entry, units: readonly string[]): void {
  for (const unit of units) {
    summary.assignments.push({ unit, at: entry.at, followedUpAt: null, returned: false });
    summary.clock.forwarded.push({ unit, at: entry.at, followedUpAt: null });
    if (!summary.units.includes(unit)) summary.units.push(unit);
  }
}

function correct(summary: Summary, _entry: Entry, data: EntryData<'corrected'> | null): boolean | void {
  if (!data) return;
  if (!Value.Check(ENTRY_DATA.received.properties[data.field], data.value)) return false;
  Object.assign(summary, { [data.field]: data.value });
}

export const APPLY: { readonly [Kind in EntryKind]: Effect<Kind> } = {
  received(summary, entry, data) {
    summary.complete = true;
    summary.needsVerification = true;
    summary.receivedAt = summary.clock.receivedAt = entry.at;
    summary.receivedBy = entry.by;
    summary.receivedUnit = entry.unit;
    if (!data) return;
    const { classification, channel, title, chronology, category, request, place, time } = data;
    Object.assign(summary, { classification, channel, title, chronology, category, request, place, time });
    summary.clock.classification = classification;
    summary.anonymous = data.anonymous;
    summary.secret = data.secret;
    summary.urgent = data.priority === 'urgent';
    summary.quick = data.quick;
    summary.trackingCode = data.trackingCode;
  },
  'receipt-issued'(summary) {
    summary.receiptsIssued += 1;
  },
  verified(summary, entry, data, before) {
    if (before !== 'received' && before !== 'returned') summary.status = before;
    summary.needsVerification = false;
    summary.clock.verifiedAt ??= entry.at;
    if (!data) return;
    summary.classification = summary.clock.classification = data.classification;
    summary.supervisory = summary.clock.supervisory = data.supervisory;
    summary.category = data.category;
    summary.proposedUnit = data.proposedUnit ?? null;
  },
  'completion-requested'(summary, entry, data) {
    summary.completionRequest = entry.id;
    summary.clock.pauses.push({ from: entry.at, until: null });
    summary.clock.completionRequestedAt = data?.reached === false ? null : entry.at;
  },
  completed(summary, entry) {
    const pause = summary.clock.pauses.findLast((one) => one.until === null);
    if (pause) pause.until = entry.at;
    summary.clock.completionRequestedAt = null;
    summary.completionRequest = null;
    summary.needsVerification = true;
    summary.quick = false;
  },
  disposed(summary, entry, data) {
    summary.needsVerification = false;
    if (!data) return;
    if (data.resolves) {
      const resolved = new Set(data.resolves);
      summary.notices = summary.notices.filter((notice) => !notice.entries.some((id) => resolved.has(id)));
      // The unit that keeps the case keeps its clock: only the others leave it.
      summary.assignments = summary.assignments.filter((one) => data.units.includes(one.unit));
      summary.clock.forwarded = summary.clock.forwarded.filter(
        (one) => one.followedUpAt || data.units.includes(one.unit),
      );
      const kept = new Set(summary.assignments.map((one) => one.unit));
      return assign(
        summary,
        entry,
        data.units.filter((unit) => !kept.has(unit)),
      );
    }
    summary.assignments = [];
    assign(summary, entry, data.units);
  },
  delegated: keepStatus,
  returned(summary, entry, _data, before) {
    const assignment = summary.assignments.find((one) => one.unit === entry.unit && !one.returned);
    if (!assignment) return false;
    assignment.returned = true;
    summary.clock.forwarded = summary.clock.forwarded.filter(
      (one) => one.unit !== entry.unit || one.followedUpAt !== null,
    );
    summary.hops += 1;
    if (summary.assignments.some((one) => !one.returned)) summary.status = before;
  },
  'followed-up': respond,
  scheduled(summary, entry, data) {
    respond(summary, entry);
    if (!data) return;
    summary.work = data.work;
    summary.clock.promise = { nextUpdate: data.nextUpdate ?? null, target: data.target };
  },
  answered(summary, entry, data, before) {
    if (before === 'scheduled') summary.status = before;
    respond(summary, entry);
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
    const answer = data ? summary.answers.find((one) => one.entry === data.answer) : summary.answers.at(-1);
    if (!answer) return false;
    if (data?.reached === false) return;
    answer.deliveredAt ??= entry.at;
    summary.clock.answerReachedAt = entry.at;
  },
  'reporter-replied'(summary) {
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
  },
  rated() {},
  transferred: finish,
  withdrawn: finish,
  archived(summary, entry, _data, before) {
    const first = summary.archiveProposal;
    if (first && first.by !== entry.by && entry.parents.includes(first.entry)) return finish(summary, entry);
    summary.status = before;
    summary.archiveProposal = { entry: entry.id, by: entry.by };
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
  'identity-revealed'() {},
  erased() {},
  'reporter-identified'(summary, entry, data) {
    summary.reporterEntry = entry.id;
    summary.reporter = data;
  },
  corrected: correct,
  attached(summary, entry, data) {
    if (data) summary.attachments.push({ ...data, entry: entry.id });
  },
  noted() {},
  reminded(summary) {
    summary.reminders += 1;
  },
  recused() {},
  'sp4n-linked'(summary, entry, data) {
    summary.sp4n = data;
    summary.clock.sp4nLinkedAt = entry.at;
  },
  'deadline-recomputed'() {},
};
