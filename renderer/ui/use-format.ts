import { createContext, useContext, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import * as format from './format.ts';

/** The office's zone: WIB, WITA or WIT by district. */
export const OfficeZone = createContext<format.OfficeTimeZone>('Asia/Jakarta');

/** The functions of format.ts bound to the chosen language and the office's zone, with words for deadlines. */
export function useFormat() {
  const { t, i18n } = useTranslation('common');
  const zone = useContext(OfficeZone);
  const language: format.FormatLanguage = i18n.language === 'en' ? 'en' : 'id';
  return useMemo(
    () => ({
      language,
      zone,
      longDate: (day: string) => format.longDate(day, language),
      weekdayDate: (day: string) => format.weekdayDate(day, language),
      shortDate: (day: string, today?: string) => format.shortDate(day, language, today),
      monthName: (day: string) => format.monthName(day, language),
      shortMonth: (day: string) => format.shortMonth(day, language),
      dayOf: (instant: string) => format.dayOf(instant, zone),
      time: (instant: string, precision?: 'minutes' | 'seconds') =>
        format.clockTime(instant, language, zone, precision),
      shortMoment: (instant: string, today?: string) => format.shortMoment(instant, language, zone, today),
      longMoment: (instant: string) => format.longMoment(instant, language, zone),
      zonedTime: (instant: string) => format.zonedTime(instant, language, zone),
      number: (value: number, decimals?: number) => format.decimalNumber(value, language, decimals),
      percentage: (share: number, decimals?: number) => format.percentage(share, language, decimals),
      rupiah: (amount: number) => format.rupiah(amount, language),
      bytes: (bytes: number) => format.byteSize(bytes, language),
      duration: (ms: number) => format.duration(ms, language),
      /** "11 hari kerja lagi" · "Hari ini" · "Lewat 2 hari kerja" */
      daysLeft(days: number): string {
        if (days === 0) return t('deadline.today');
        return t(days < 0 ? 'deadline.late' : 'deadline.left', { count: Math.abs(days) });
      },
    }),
    [language, zone, t],
  );
}

export type Format = ReturnType<typeof useFormat>;
