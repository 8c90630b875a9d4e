import type { ClockFacts } from './clock-facts.ts';
import { type Due, earliestDue, pausedDays } from './count-days.ts';
import { type DayTable, dayNumber, dayTable, dayText, localDay, openDaysBetween } from './day-table.ts';
import { LIMIT_NAMES, type LimitName, type LimitRule, type ServiceStandard } from './service-standard.ts';
import type { WorkingCalendar } from './working-calendar.ts';

export interface Limit {
  name: LimitName;
  /** YYYY-MM-DD, always a working day. */
  due: string;
  /** Working days: 0 today, negative late. */
  daysLeft: number;
  /** The agency that owes it. */
  unit: string | null;
  source: string;
  kind: LimitRule['kind'];
  /** Days without a calendar (weekends only) or with movable holidays were counted. */
  estimated: boolean;
}

interface Start {
  day: number;
  unit: string | null;
}

/**
 * Every limit still owed, by due day; empty when the case is finished. `today` is the district's legal day.
 * While the reporter is awaited, pausable limits that are not late already are left out: their day is not known.
 */
export function openLimits(
  facts: ClockFacts,
  standard: ServiceStandard,
  calendars: readonly WorkingCalendar[],
  today: string,
): Limit[] {
  return limitsOf(facts, standard, standard.limits, calendars, today);
}

/** The earliest limit that lists show as "Tenggat berikut". */
export function nextLimit(
  facts: ClockFacts,
  standard: ServiceStandard,
  calendars: readonly WorkingCalendar[],
  today: string,
): Limit | null {
  const listed = standard.limits.filter((rule) => rule.listed);
  return limitsOf(facts, standard, listed, calendars, today)[0] ?? null;
}

/**
 * Dates printed before forwarding ("paling lambat"): the first response as if forwarding took all of its days, but never
 * after the full answer. Throws RangeError when the instant cannot be read or the standard lacks one of the three.
 */
export function receiptLimits(
  receivedAt: string,
  classification: ClockFacts['classification'],
  supervisory: boolean,
  standard: ServiceStandard,
  calendars: readonly WorkingCalendar[],
): { finish: string; verification: string; firstResponse: string; estimated: boolean } {
  const table = dayTable(calendars);
  const owed = (name: LimitName, start: number): Due => {
    const rules = standard.limits.filter(
      (rule) => rule.name === name && applies(rule, { classification, supervisory }),
    );
    const due = earliestDue(rules, start, standard, table, []);
    if (!due) throw new RangeError(`Standard ${standard.id} v${standard.version} has no limit "${name}" for this case`);
    return due;
  };
  const received = localDay(table, receivedAt);
  if (Number.isNaN(received)) throw new RangeError(`Not an instant with offset: ${receivedAt}`);
  const finish = owed('finish', received);
  const verification = owed('verification', received);
  const response = owed('first-response', verification.day);
  const firstResponse = response.day < finish.day ? response : finish;
  return {
    finish: dayText(table, finish.day),
    verification: dayText(table, verification.day),
    firstResponse: dayText(table, firstResponse.day),
    estimated: finish.estimated || verification.estimated || firstResponse.estimated,
  };
}

function limitsOf(
  facts: ClockFacts,
  standard: ServiceStandard,
  candidates: readonly LimitRule[],
  calendars: readonly WorkingCalendar[],
  today: string,
): Limit[] {
  if (facts.finishedAt !== null) return [];
  const table = dayTable(calendars);
  const now = dayNumber(today);
  if (!Number.isInteger(now)) throw new RangeError(`Not a date: ${today}`);
  const pauses = facts.pauses.map((pause) => pausedDays(pause, standard, table));
  const applicable = candidates.filter((rule) => applies(rule, facts));
  const found: { day: number; limit: Limit }[] = [];
  for (const name of LIMIT_NAMES) {
    const rules = applicable.filter((rule) => rule.name === name);
    if (rules.length === 0) continue;
    for (const start of startsOf(name, facts, table)) {
      const due = earliestDue(rules, start.day, standard, table, pauses);
      if (!due) continue;
      const { day, estimated, rule } = due;
      const daysLeft = openDaysBetween(table, now, day);
      const { source, kind } = rule;
      found.push({
        day,
        limit: { name, due: dayText(table, day), daysLeft, unit: start.unit, source, kind, estimated },
      });
    }
  }
  return found.sort((a, b) => a.day - b.day).map(({ limit }) => limit);
}

/** Where each limit is counted from, for as long as it is owed. */
function startsOf(name: LimitName, facts: ClockFacts, table: DayTable): Start[] {
  const from = (instant: string | null, unit: string | null = null): Start[] =>
    instant === null ? [] : [{ day: localDay(table, instant), unit }];
  const promised = (date: string | null | undefined): Start[] => (date ? [{ day: dayNumber(date), unit: null }] : []);
  const received = (owed: boolean): Start[] => (owed ? from(facts.receivedAt) : []);
  const answered = facts.answerReachedAt !== null;
  switch (name) {
    case 'verification':
      return received(facts.verifiedAt === null);
    case 'forwarding':
      return received(facts.verifiedAt !== null && facts.forwarded.length === 0 && !answered && facts.promise === null);
    case 'first-response':
      return facts.forwarded.flatMap(({ unit, at, followedUpAt }) => (followedUpAt === null ? from(at, unit) : []));
    case 'finish':
      // What the receipt promises is a full answer; closing may wait for the reporter's silence after it.
      return received(!answered);
    case 'completeness':
      return received(facts.verifiedAt === null && !toldAboutCompleteness(facts));
    case 'reporter-completes':
      return from(facts.completionRequestedAt);
    case 'silence':
      return from(facts.answerReachedAt);
    case 'sp4n-entry':
      return received(facts.sp4nLinkedAt === null);
    case 'promise-update':
      return promised(facts.promise?.nextUpdate);
    case 'promise-target':
      return promised(facts.promise?.target);
  }
}

const toldAboutCompleteness = (facts: ClockFacts): boolean =>
  facts.completionRequestedAt !== null || facts.pauses.some(({ until }) => until !== null);

const applies = ({ appliesTo }: LimitRule, facts: Pick<ClockFacts, 'classification' | 'supervisory'>): boolean =>
  (appliesTo.classifications?.includes(facts.classification) ?? true) &&
  (appliesTo.supervisory ?? facts.supervisory) === facts.supervisory;
