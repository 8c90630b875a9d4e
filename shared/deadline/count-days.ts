import type { ClockFacts } from './clock-facts.ts';
import { type DayTable, isEstimated, isOpen, localDay } from './day-table.ts';
import type { LimitRule, ServiceStandard } from './service-standard.ts';

/** First and last day of a pause, both included; an open one lasts for ever. */
export interface PausedDays {
  first: number;
  last: number;
}

export interface Due {
  day: number;
  /** Days without a calendar, or with holidays that may move, were counted. */
  estimated: boolean;
  rule: LimitRule;
}

/**
 * A day that a pause touches is not counted: it neither takes the day of the request from the office nor starts counting
 * before the next working day. With same-day counting the day the pause ends is counted, as the day of receipt is.
 */
export function pausedDays(
  pause: ClockFacts['pauses'][number],
  standard: Pick<ServiceStandard, 'countingStarts'>,
  table: DayTable,
): PausedDays {
  const first = localDay(table, pause.from);
  if (pause.until === null) return { first, last: Number.POSITIVE_INFINITY };
  const until = localDay(table, pause.until);
  return { first, last: standard.countingStarts === 'same-day' ? until - 1 : until };
}

/** The earliest day among rules of one name; null when the start cannot be read, or waits for the end of a pause. */
export function earliestDue(
  rules: readonly LimitRule[],
  start: number,
  standard: Pick<ServiceStandard, 'countingStarts'>,
  table: DayTable,
  pauses: readonly PausedDays[],
): Due | null {
  const sameDay = standard.countingStarts === 'same-day';
  let earliest: Due | null = null;
  for (const rule of rules) {
    const due = count(rule, start, sameDay, table, rule.pausable ? pauses : []);
    if (due && (!earliest || due.day < earliest.day)) earliest = due;
  }
  return earliest;
}

function count(
  rule: LimitRule,
  start: number,
  sameDay: boolean,
  table: DayTable,
  pauses: readonly PausedDays[],
): Due | null {
  const inWorkingDays = rule.unit === 'working-day';
  let left = rule.days;
  let estimated = false;
  let day = left === 0 || (inWorkingDays && sameDay) ? start : start + 1;
  while (Number.isFinite(day)) {
    const pause = pauses.find(({ first, last }) => first <= day && day <= last);
    if (pause) {
      day = pause.last + 1;
      continue;
    }
    const open = isOpen(table, day);
    if (open || !inWorkingDays) left -= 1;
    // Of calendar days only the last one, and those it rolls over, can be wrong.
    if (inWorkingDays || left <= 0) estimated ||= isEstimated(table, day);
    if (left <= 0 && open) return { day, estimated, rule };
    day += 1;
  }
  return null;
}
