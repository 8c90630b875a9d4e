import { useTranslation } from 'react-i18next';
import { handlingUnits } from '#shared/complaint/summary.ts';
import { categoryOf } from '#shared/directory/data/categories.ts';
import type { CaseDetail } from '../../data/desk.ts';
import { useDesk } from '../../data/use-desk.tsx';
import { useCaseWords } from '../../ui/use-case-words.ts';

export interface Sp4nField {
  name: string;
  label: string;
  value: string;
}

/** A case as SP4N-LAPOR! asks for it, in the order of its form; no identity in it. */
export function useSp4nFields({ summary }: Pick<CaseDetail, 'summary'>): Sp4nField[] {
  const { t } = useTranslation('case');
  const words = useCaseWords();
  const { directory } = useDesk();
  const { place, time, request } = summary;
  const agencies = handlingUnits(summary).length > 0 ? handlingUnits(summary) : [summary.proposedUnit ?? ''];
  const category = categoryOf(summary.category)?.sp4n;
  const privacy = summary.anonymous ? (summary.secret ? 'both' : 'anonymous') : summary.secret ? 'secret' : 'none';
  const values = {
    classification: words.classification(summary.classification),
    title: summary.title,
    chronology: [summary.chronology, words.request(request)].filter(Boolean).join('\n'),
    date: words.time(time, summary.receivedAt),
    place: [words.place(place), place.landmark].filter(Boolean).join(', '),
    agency: agencies.map((unit) => directory.unit(unit)?.name ?? unit).join(', '),
    category: category ? [category.head, category.category].filter(Boolean).join(' › ') : summary.category,
    privacy: t(`dialog.sp4n.privacy.${privacy}`),
  };
  return (Object.keys(values) as (keyof typeof values)[])
    .filter((name) => values[name] !== '')
    .map((name) => ({ name, label: t(`dialog.sp4n.field.${name}`), value: values[name] }));
}
