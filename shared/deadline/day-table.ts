/** What the sums need of a working calendar. */
interface CalendarDays {
  id: string;
  version: number;
  timeZone: 'Asia/Jakarta' | 'Asia/Makassar' | 'Asia/Jayapura';
  validFrom: string;
  validUntil: string;
  closed: readonly { date: string; estimated: boolean }[];
}

/**
 * Calendars prepared for sums over whole lists, where an object per date would cost more than the sum.
 * A day is the number of days since 1970-01-01.
 */
export interface DayTable {
  timeZone: CalendarDays['timeZone'];
  first: number;
  /** Per day from `first`: CLOSED, ESTIMATED. */
  marks: Uint8Array;
  /** Per day from `first`: weekdays off from `first` through that day. */
  weekdaysOff: Uint32Array;
  texts: Map<number, string>;
}

const CLOSED = 1;
const ESTIMATED = 2;
const DAY_MS = 86_400_000;
/** Indonesia has no summer time; the zones stand since Keppres 41/1987. */
const OFFSET_MS = { 'Asia/Jakarta': 7 * 3_600_000, 'Asia/Makassar': 8 * 3_600_000, 'Asia/Jayapura': 9 * 3_600_000 };

/** Of YYYY-MM-DD; NaN when it cannot be read. */
export const dayNumber = (date: string): number => Date.parse(date) / DAY_MS;
/** YYYY-MM-DD; remembered, since a list shows the same few days over and over. */
export function dayText(table: DayTable, day: number): string {
  let text = table.texts.get(day);
  if (text === undefined) {
    text = new Date(day * DAY_MS).toISOString().slice(0, 10);
    table.texts.set(day, text);
  }
  return text;
}
/** The local day of an instant with offset; NaN when it cannot be read. */
export const localDay = (table: DayTable, instant: string): number =>
  Math.floor((Date.parse(instant) + OFFSET_MS[table.timeZone]) / DAY_MS);

/** 0 = Monday. 1970-01-01 was a Thursday. */
const weekday = (day: number): number => (((day + 3) % 7) + 7) % 7;
const weekdaysThrough = (day: number): number => Math.floor((day + 3) / 7) * 5 + Math.min(weekday(day) + 1, 5);
/** What is known of a day that no calendar covers. */
const uncovered = (day: number): number => ESTIMATED | (weekday(day) > 4 ? CLOSED : 0);

const markOf = (table: DayTable, day: number): number => table.marks[day - table.first] ?? uncovered(day);
export const isOpen = (table: DayTable, day: number): boolean => (markOf(table, day) & CLOSED) === 0;
/** No calendar covers the day, or its holiday may still move. */
export const isEstimated = (table: DayTable, day: number): boolean => (markOf(table, day) & ESTIMATED) !== 0;

export function nextOpen(table: DayTable, day: number): number {
  let open = day;
  while (!isOpen(table, open)) open += 1;
  return open;
}

function openThrough(table: DayTable, day: number): number {
  const index = Math.min(day - table.first, table.weekdaysOff.length - 1);
  return weekdaysThrough(day) - (table.weekdaysOff[index] ?? 0);
}

/** Open days in (from, to]. A past `to` counts back from the next open day, so that late is never 0 on a Sunday. */
export const openDaysBetween = (table: DayTable, from: number, to: number): number =>
  openThrough(table, to) - openThrough(table, to < from ? nextOpen(table, from) : from);

const tables = new WeakMap<object, DayTable>();

/** Prepared once per array (or calendar): pass the same one for every case of a list. */
export function dayTable(calendars: CalendarDays | readonly CalendarDays[]): DayTable {
  let table = tables.get(calendars);
  if (!table) {
    table = prepare('closed' in calendars ? [calendars] : calendars);
    tables.set(calendars, table);
  }
  return table;
}

const ascending = (a: string, b: string): number => Number(a > b) - Number(a < b);

function prepare(calendars: readonly CalendarDays[]): DayTable {
  const byVersion = calendars.toSorted(
    (a, b) => a.version - b.version || ascending(a.validFrom, b.validFrom) || ascending(a.id, b.id),
  );
  const first = Math.min(...byVersion.map(({ validFrom }) => dayNumber(validFrom)));
  const last = Math.max(...byVersion.map(({ validUntil }) => dayNumber(validUntil)));
  const length = byVersion.length === 0 ? 0 : last - first + 1;
  const marks = Uint8Array.from({ length }, (_, index) => uncovered(first + index));
  for (const calendar of byVersion) {
    const [from, until] = [dayNumber(calendar.validFrom), dayNumber(calendar.validUntil)];
    for (let day = from; day <= until; day++) marks[day - first] = uncovered(day) & CLOSED;
    for (const { date, estimated } of calendar.closed) {
      const day = dayNumber(date);
      if (day >= from && day <= until) marks[day - first] = CLOSED | (estimated ? ESTIMATED : 0);
    }
  }
  let off = 0;
  const weekdaysOff = Uint32Array.from(marks, (mark, index) => {
    if (mark & CLOSED && weekday(first + index) < 5) off += 1;
    return off;
  });
  return { timeZone: byVersion.at(-1)?.timeZone ?? 'Asia/Jakarta', first, marks, weekdaysOff, texts: new Map() };
}
