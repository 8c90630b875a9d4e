import type { Summary } from '#shared/complaint/summary.ts';
import type { ClockFacts } from '#shared/deadline/clock-facts.ts';
import { dayNumber, dayTable, dayText, localDay, openDaysBetween } from '#shared/deadline/day-table.ts';
import { type Limit, openLimits } from '#shared/deadline/due.ts';
import type { LimitName, ServiceStandard } from '#shared/deadline/service-standard.ts';
import type { WorkingCalendar } from '#shared/deadline/working-calendar.ts';

export interface Stage {
  name: LimitName;
  /** The agency that owed it. */
  unit: string | null;
  /** Day on which it was done, YYYY-MM-DD. */
  doneOn: string;
  /** Working days after its limit; 0 in time. */
  lateBy: number;
}

interface Step {
  name: LimitName;
  unit: string | null;
  doneAt: string;
  /** The clock as it was while this was still owed. */
  owed: ClockFacts;
}

/** The stages already done and whether each was in time, in their order; what is still owed is in the open limits. */
export function doneStages(
  { clock }: Pick<Summary, 'clock'>,
  standard: ServiceStandard,
  calendars: readonly WorkingCalendar[],
): Stage[] {
  const table = dayTable(calendars);
  return stepsOf({ ...clock, finishedAt: null }, clock.finishedAt).flatMap(({ name, unit, doneAt, owed }) => {
    const day = localDay(table, doneAt);
    if (Number.isNaN(day)) return [];
    const doneOn = dayText(table, day);
    const limit = openLimits(owed, standard, calendars, doneOn).find((one) => one.name === name && one.unit === unit);
    return limit
      ? [{ name, unit, doneOn, lateBy: Math.max(0, openDaysBetween(table, dayNumber(limit.due), day)) }]
      : [];
  });
}

function stepsOf(clock: ClockFacts, finishedAt: string | null): Step[] {
  const steps: Step[] = [];
  if (clock.verifiedAt) {
    steps.push({ name: 'verification', unit: null, doneAt: clock.verifiedAt, owed: { ...clock, verifiedAt: null } });
  }
  const [forwarded] = clock.forwarded;
  if (forwarded) {
    const owed = {
      ...clock,
      verifiedAt: clock.verifiedAt ?? forwarded.at,
      forwarded: [],
      answerReachedAt: null,
      promise: null,
    };
    steps.push({ name: 'forwarding', unit: null, doneAt: forwarded.at, owed });
  }
  for (const one of clock.forwarded) {
    if (!one.followedUpAt) continue;
    const owed = { ...clock, forwarded: [{ ...one, followedUpAt: null }] };
    steps.push({ name: 'first-response', unit: one.unit, doneAt: one.followedUpAt, owed });
  }
  const doneAt = clock.answerReachedAt ?? finishedAt;
  if (doneAt) steps.push({ name: 'finish', unit: null, doneAt, owed: { ...clock, answerReachedAt: null } });
  return steps;
}

/** Open limits beside the stages; the ones that lists do not show are left to their own boxes. */
export const stageLimits = (limits: readonly Limit[]): Limit[] =>
  limits.filter(({ name }) => name !== 'completeness' && name !== 'sp4n-entry');
