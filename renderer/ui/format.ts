/**
 * Dates, numbers and money as an Indonesian office writes them, and their English twins. Pure.
 * A day is 'YYYY-MM-DD' (a legal day, no zone); an instant is ISO 8601 with an offset, shown in the office's zone.
 */
export type FormatLanguage = 'id' | 'en';
export type OfficeTimeZone = 'Asia/Jakarta' | 'Asia/Makassar' | 'Asia/Jayapura';

const locales: Record<FormatLanguage, string> = { id: 'id-ID', en: 'en-GB' };
const zoneNames: Record<OfficeTimeZone, string> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
};

/** "24 November 2026" */
export function longDate(day: string, language: FormatLanguage): string {
  return dayFormatter(language, { day: 'numeric', month: 'long', year: 'numeric' }).format(middayOf(day));
}

/** "Selasa, 24 November 2026" */
export function weekdayDate(day: string, language: FormatLanguage): string {
  const weekday = dayFormatter(language, { weekday: 'long' }).format(middayOf(day));
  return `${weekday}, ${longDate(day, language)}`;
}

/** "24 Nov", with the year when it is not that of `today`: "24 Nov 2025". Without `today` the year always shows. */
export function shortDate(day: string, language: FormatLanguage, today?: string): string {
  const sameYear = today?.slice(0, 4) === day.slice(0, 4);
  const shown = dayFormatter(language, { day: 'numeric', month: 'short', ...(!sameYear && { year: 'numeric' }) });
  return shown.format(middayOf(day));
}

/** "November 2026" */
export function monthName(day: string, language: FormatLanguage): string {
  return dayFormatter(language, { month: 'long', year: 'numeric' }).format(middayOf(day));
}

/** "Nov" */
export function shortMonth(day: string, language: FormatLanguage): string {
  return dayFormatter(language, { month: 'short' }).format(middayOf(day));
}

/** The office's day on which an instant falls: '2026-11-24'. */
export function dayOf(instant: string, zone: OfficeTimeZone): string {
  return instantFormatter('en-CA', zone, { year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    new Date(instant),
  );
}

/** "09.42", or "09.42.18" with seconds; English "09:42". */
export function clockTime(
  instant: string,
  language: FormatLanguage,
  zone: OfficeTimeZone,
  precision: 'minutes' | 'seconds' = 'minutes',
): string {
  const parts = instantFormatter('en-GB', zone, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(precision === 'seconds' && { second: '2-digit' }),
  }).format(new Date(instant));
  return language === 'id' ? parts.replaceAll(':', '.') : parts;
}

/** "24 Nov 2026 09.42"; the year is left out when it is that of `today`. */
export function shortMoment(instant: string, language: FormatLanguage, zone: OfficeTimeZone, today?: string): string {
  return `${shortDate(dayOf(instant, zone), language, today)} ${clockTime(instant, language, zone)}`;
}

/** "24 November 2026 11.02" */
export function longMoment(instant: string, language: FormatLanguage, zone: OfficeTimeZone): string {
  return `${longDate(dayOf(instant, zone), language)} ${clockTime(instant, language, zone)}`;
}

/** "WIB" */
export const zoneName = (zone: OfficeTimeZone): string => zoneNames[zone];

/** "09.42 WIB" */
export function zonedTime(instant: string, language: FormatLanguage, zone: OfficeTimeZone): string {
  return `${clockTime(instant, language, zone)} ${zoneNames[zone]}`;
}

/** "1.284", "2,8"; `decimals` fixes the number of decimals. */
export function decimalNumber(value: number, language: FormatLanguage, decimals = 0): string {
  return numberFormatter(language, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(value);
}

/** Share of one as "96,0%". */
export function percentage(share: number, language: FormatLanguage, decimals = 1): string {
  return `${decimalNumber(share * 100, language, decimals)}%`;
}

/** "Rp1.850.000.000" */
export function rupiah(amount: number, language: FormatLanguage): string {
  return `${amount < 0 ? '-' : ''}Rp${decimalNumber(Math.abs(amount), language)}`;
}

/** "640 KB", "3,5 MB", "38,4 GB"; 1 KB is 1,000 bytes, and anything above nothing is at least 1 KB. */
export function byteSize(bytes: number, language: FormatLanguage): string {
  if (bytes < 999_500) return `${decimalNumber(bytes > 0 ? Math.max(1, Math.round(bytes / 1e3)) : 0, language)} KB`;
  const [divisor, unit] = bytes < 999_950_000 ? [1e6, 'MB'] : [1e9, 'GB'];
  return `${decimalNumber(bytes / divisor, language, 1)} ${unit}`;
}

/** "17 jam 30 menit", "7 menit 12 detik", "38 detik": the two largest units that are not nothing. */
export function duration(ms: number, language: FormatLanguage): string {
  const words = durationWords[language];
  const seconds = Math.max(0, Math.round(Math.abs(ms) / 1000));
  const parts = [
    [Math.floor(seconds / 86_400), words.day],
    [Math.floor(seconds / 3600) % 24, words.hour],
    [Math.floor(seconds / 60) % 60, words.minute],
    [seconds % 60, words.second],
  ] as const;
  const first = parts.findIndex(([amount]) => amount > 0);
  if (first === -1) return `0 ${words.second(0)}`;
  return parts
    .slice(first, first + 2)
    .filter(([amount]) => amount > 0)
    .map(([amount, word]) => `${amount} ${word(amount)}`)
    .join(' ');
}

type UnitWord = (amount: number) => string;
const unchanged =
  (word: string): UnitWord =>
  () =>
    word;
const english =
  (word: string): UnitWord =>
  (amount) =>
    amount === 1 ? word : `${word}s`;
const durationWords: Record<FormatLanguage, Record<'day' | 'hour' | 'minute' | 'second', UnitWord>> = {
  id: { day: unchanged('hari'), hour: unchanged('jam'), minute: unchanged('menit'), second: unchanged('detik') },
  en: { day: english('day'), hour: english('hour'), minute: english('minute'), second: english('second') },
};

/** Initials as lists show a reporter: "Warga Contoh" → "W. C."; digits of demo names are left out. */
export function initials(name: string): string {
  const letters = name.split(/\s+/u).filter((word) => /^\p{L}/u.test(word));
  return letters.map((word) => `${[...word][0]?.toLocaleUpperCase('id-ID')}.`).join(' ');
}

function middayOf(day: string): Date {
  return new Date(`${day}T12:00:00Z`);
}

const made = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat>();

function dayFormatter(language: FormatLanguage, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return instantFormatter(locales[language], 'UTC', options);
}

function instantFormatter(locale: string, timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return kept(`${locale} ${timeZone} ${JSON.stringify(options)}`, () => {
    return new Intl.DateTimeFormat(locale, { ...options, timeZone });
  });
}

function numberFormatter(language: FormatLanguage, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  return kept(`${language} ${JSON.stringify(options)}`, () => new Intl.NumberFormat(locales[language], options));
}

/** Making an Intl formatter costs far more than using it, and tables make thousands. */
function kept<Formatter extends Intl.DateTimeFormat | Intl.NumberFormat>(
  key: string,
  make: () => Formatter,
): Formatter {
  const known = made.get(key) as Formatter | undefined;
  if (known) return known;
  const formatter = make();
  made.set(key, formatter);
  return formatter;
}
