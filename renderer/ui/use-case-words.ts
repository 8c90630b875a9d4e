import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { EventTime, Place } from '#shared/complaint/entry-data.ts';
import type { Summary } from '#shared/complaint/summary.ts';
import { categoryName } from '#shared/directory/data/categories.ts';
import { villageName } from '#shared/directory/places.ts';
import { useFormat } from './use-format.ts';

/** What a report says, in the words of an office: the same on lists, in the open case and on paper. */
export function useCaseWords() {
  const { t } = useTranslation(['case', 'form']);
  const format = useFormat();
  return useMemo(() => {
    const village = (code: string): string => {
      const found = villageName(code);
      return found ? t(`case:villageIn.${found.kind}`, { village: found.name, kecamatan: found.kecamatan }) : code;
    };
    return {
      category: (code: string): string => categoryName(code, format.language),
      classification: (value: Summary['classification']): string => t(`form:classifications.${value}`),
      channel: (value: Summary['channel']): string => t(`form:channels.${value}`),
      /** Whose name repeats is told apart: [name, kecamatan]; the landmark or nothing where no village is named. */
      shortPlace({ villages, office, landmark, kind }: Place): readonly [string, string] {
        const [first, ...others] = villages;
        const found = first ? villageName(first) : null;
        if (!found) return [first ?? office ?? landmark ?? t(`form:placeKinds.${kind}`), ''];
        return [found.name, others.length > 0 ? `${found.kecamatan} +${others.length}` : found.kecamatan];
      },
      /** "Desa Jenu, Kec. Jenu"; without the landmark. */
      place({ villages, office, kind }: Place): string {
        return villages.map(village).join('; ') || office || t(`form:placeKinds.${kind}`);
      },
      /** "masih berlangsung, sejak 2 November 2026", "23 November 2026"; '' when the report says no time. */
      time({ kind, date }: EventTime, receivedAt: string): string {
        const receivedOn = receivedAt.slice(0, 10);
        switch (kind) {
          case 'none':
            return '';
          case 'ongoing':
            return date ? t('case:ongoingSince', { date: format.longDate(date) }) : t('case:ongoing');
          case 'yesterday':
            return format.longDate(date ?? dayBefore(receivedOn));
          default:
            return format.longDate(date ?? receivedOn);
        }
      },
      /** "Diperbaiki: diuruk dulu sebelum diaspal" */
      request({ picks, text }: Summary['request']): string {
        const chosen = picks.map((pick) => t(`form:picks.${String(pick) as '1'}`)).join(', ');
        return [chosen, text].filter(Boolean).join(': ');
      },
    };
  }, [t, format]);
}

const dayBefore = (day: string): string => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);

export type CaseWords = ReturnType<typeof useCaseWords>;
