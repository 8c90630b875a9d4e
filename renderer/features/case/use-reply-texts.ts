import { useTranslation } from 'react-i18next';
import type { PlannedWork } from '#shared/directory/directory-document.ts';
import type { CaseDetail, CaseRow } from '../../data/desk.ts';
import { useDesk, useObservable } from '../../data/use-desk.tsx';
import { useCaseWords } from '../../ui/use-case-words.ts';
import { useFormat } from '../../ui/use-format.ts';
import type { TemplateValues } from './template-text.ts';

export interface ReplyText {
  value: string;
  label: string;
  text: string;
  basis: string;
  isTemplate: boolean;
}

const NO_ROWS: readonly CaseRow[] = [];

/** Texts to start an answer from: the lead's answers, then valid templates, those of the case's category first. */
export function useReplyTexts({ id, summary, limit }: CaseDetail, today: string) {
  const { t } = useTranslation('case');
  const format = useFormat();
  const words = useCaseWords();
  const { directory, cases } = useDesk();
  const rows = useObservable(cases.rows$, NO_ROWS);
  const lead = summary.joinedTo ? rows.find((row) => row.id === summary.joinedTo) : undefined;

  const fromLead = (lead?.summary.answers ?? [])
    .filter((answer) => answer.text !== '')
    .map(
      (answer): ReplyText => ({
        value: answer.entry,
        label: t('dialog.answer.ofLead', {
          ticket: lead?.id ?? '',
          date: format.shortDate(format.dayOf(answer.at), today),
        }),
        text: answer.text,
        basis: '',
        isTemplate: false,
      }),
    );
  const fits = (categories: readonly string[]): boolean => categories.includes(summary.category);
  const templates = directory
    .templates()
    .filter((template) => template.validUntil === null || template.validUntil >= today)
    .sort((left, right) => Number(fits(right.categories)) - Number(fits(left.categories)))
    .map(
      ({ id: value, name, text, legalBasis }): ReplyText => ({
        value,
        label: name,
        text,
        basis: legalBasis,
        isTemplate: true,
      }),
    );

  const valuesOf = (work: PlannedWork | undefined): TemplateValues => ({
    nomor: id,
    judul: summary.title,
    kategori: words.category(summary.category),
    tempat: words.place(summary.place),
    desa: words.shortPlace(summary.place)[0],
    kecamatan: words.shortPlace(summary.place)[1],
    diterima: format.longDate(format.dayOf(summary.receivedAt)),
    tanggal: format.longDate(today),
    tenggat: limit ? format.longDate(limit.due) : '',
    instansi: summary.assignments.map((one) => directory.unit(one.unit)?.shortName ?? one.unit).join(', '),
    pekerjaan: work?.title ?? '',
    pelaksana: work ? (directory.unit(work.agency)?.shortName ?? work.agency) : '',
    mulai: work?.start ? format.longDate(work.start) : '',
    selesai: work?.end ? format.longDate(work.end) : '',
    tahun: work ? String(work.budgetYear) : '',
  });
  return { texts: [...fromLead, ...templates], valuesOf };
}
