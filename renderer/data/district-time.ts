import { BehaviorSubject, type Observable, Subject } from 'rxjs';
import type { District } from '#shared/directory/directory-document.ts';

type TimeZone = District['timeZone'];

/** Indonesia has no summer time; the zones stand since Keppres 41/1987. */
const OFFSET_HOURS: Record<TimeZone, number> = { 'Asia/Jakarta': 7, 'Asia/Makassar': 8, 'Asia/Jayapura': 9 };

/** Local time with offset, to the second: 2026-11-24T09:51:00+07:00. */
export function localTime(ms: number, zone: TimeZone): string {
  const hours = OFFSET_HOURS[zone];
  return `${new Date(ms + hours * 3_600_000).toISOString().slice(0, 19)}+0${hours}:00`;
}

const legalDay = (ms: number, zone: TimeZone): string => localTime(ms, zone).slice(0, 10);

export interface DayWatch {
  readonly today$: Observable<string>;
  readonly today: string;
  /** Each minute, for whoever has to look at something that gives no sign by itself. */
  readonly minute$: Observable<void>;
  setZone(zone: TimeZone): void;
}

/** The legal day, changed at midnight of the district. */
export function watchDay(now: () => number): DayWatch {
  let zone: TimeZone = 'Asia/Jakarta';
  const day$ = new BehaviorSubject(legalDay(now(), zone));
  const minute$ = new Subject<void>();
  const look = () => {
    const day = legalDay(now(), zone);
    if (day !== day$.value) day$.next(day);
  };
  // Looked at each minute: a PC that slept through midnight wakes with its timers late.
  const timer: unknown = setInterval(() => {
    look();
    minute$.next();
  }, 60_000);
  (timer as { unref?(): void }).unref?.();
  return {
    today$: day$.asObservable(),
    minute$: minute$.asObservable(),
    get today() {
      look();
      return day$.value;
    },
    setZone: (next) => {
      zone = next;
      look();
    },
  };
}
