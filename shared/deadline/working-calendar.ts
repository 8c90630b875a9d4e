import { Temporal } from 'temporal-polyfill';
import { type Static, Type } from 'typebox';
import { dayNumber, dayTable, isOpen, nextOpen, openDaysBetween } from './day-table.ts';

/** Offices with two-day weekends; `closed` lists the other days off. Treated as immutable: a change is a new version. */
export const WorkingCalendar = Type.Object({
  id: Type.String({ minLength: 1, maxLength: 60 }),
  version: Type.Integer({ minimum: 1 }),
  timeZone: Type.Enum(['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura']),
  decree: Type.String({ minLength: 1, maxLength: 300 }),
  validFrom: Type.String({ format: 'date' }),
  validUntil: Type.String({ format: 'date' }),
  closed: Type.Array(
    Type.Object({
      date: Type.String({ format: 'date' }),
      name: Type.String({ minLength: 1, maxLength: 200 }),
      kind: Type.Enum(['national-holiday', 'joint-leave', 'local']),
      /** The decree leaves the date open, as for feasts that wait for the sighting of the moon. */
      estimated: Type.Boolean(),
    }),
    { maxItems: 400 },
  ),
});
export type WorkingCalendar = Static<typeof WorkingCalendar>;

/** One calendar, or several years and versions: a date belongs to the highest version that covers it. */
export type Calendars = WorkingCalendar | readonly WorkingCalendar[];
type LegalDay = Temporal.PlainDate | string;

const numberOf = (date: LegalDay): number => dayNumber(Temporal.PlainDate.from(date).toString());
const dateOf = (day: number): Temporal.PlainDate => new Temporal.PlainDate(1970, 1, 1).add({ days: day });

export const isWorkingDay = (date: LegalDay, calendars: Calendars): boolean =>
  isOpen(dayTable(calendars), numberOf(date));

/** The date itself if it is a working day. */
export const nextWorkingDay = (date: LegalDay, calendars: Calendars): Temporal.PlainDate =>
  dateOf(nextOpen(dayTable(calendars), numberOf(date)));

/** Counting starts on the next working day; 0 days end on the date itself, or the working day after it. */
export function addWorkingDays(date: LegalDay, days: number, calendars: Calendars): Temporal.PlainDate {
  if (!Number.isInteger(days) || days < 0) throw new RangeError(`Working days to add must be 0 or more, not ${days}`);
  const table = dayTable(calendars);
  let day = numberOf(date);
  if (days === 0) return dateOf(nextOpen(table, day));
  for (let left = days; left > 0; left--) day = nextOpen(table, day + 1);
  return dateOf(day);
}

/** Working days after `from` up to `to`: 0 on the same day, negative when `to` is past (on a closed day after it, too). */
export const workingDaysBetween = (from: LegalDay, to: LegalDay, calendars: Calendars): number =>
  openDaysBetween(dayTable(calendars), numberOf(from), numberOf(to));

/** The day on the wall calendar of the district at that instant. Throws RangeError unless the instant has an offset. */
export const legalDate = (instant: string, calendars: Calendars): Temporal.PlainDate =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(dayTable(calendars).timeZone).toPlainDate();
