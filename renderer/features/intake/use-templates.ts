import { useMemo } from 'react';
import { categoryName } from '#shared/directory/data/categories.ts';
import type { ReplyTemplate } from '#shared/directory/directory-document.ts';
import { filledTemplate } from '#shared/directory/template-text.ts';
import { useDesk } from '../../data/use-desk.tsx';
import { longDate } from '../../ui/format.ts';
import { useCaseWords } from '../../ui/use-case-words.ts';
import { withProposals } from './form-proposals.ts';
import type { IntakeForm } from './intake-form.ts';

/** Templates that may be used today, those of the report's category first. */
export function useTemplates(category: string | null, today: string): ReplyTemplate[] {
  const { directory } = useDesk();
  return useMemo(() => {
    const fits = ({ categories }: ReplyTemplate): boolean => category !== null && categories.includes(category);
    return directory
      .templates()
      .filter(({ validUntil }) => validUntil === null || validUntil >= today)
      .sort((left, right) => Number(fits(right)) - Number(fits(left)));
  }, [directory, category, today]);
}

/** Fills in what the form knows, in Indonesian; the rest stays to be seen, and keeps the report from being saved. */
export function useTemplateText(today: string): (template: ReplyTemplate, form: IntakeForm) => string {
  const { cases } = useDesk();
  const words = useCaseWords();
  return ({ text }, form) => {
    const { category, title, villages, office, landmark, placeKind: kind } = withProposals(form);
    const place = { kind, villages, ...(office && { office }), ...(landmark && { landmark }) };
    const [desa, kecamatan] = villages.length > 0 ? words.shortPlace(place) : ['', ''];
    return filledTemplate(text, {
      // The number is given when the report is saved; the answer is part of what is saved.
      nomor: 'ini',
      judul: title,
      kategori: category ? categoryName(category, 'id') : '',
      tempat: villages.length > 0 || office ? words.place(place) : '',
      desa,
      kecamatan,
      diterima: longDate(today, 'id'),
      tanggal: longDate(today, 'id'),
      tenggat: longDate(cases.receiptLimits(form.classification).finish, 'id'),
    });
  };
}
