import { handlingUnits } from '#shared/complaint/summary.ts';
import type { PlannedWork } from '#shared/directory/directory-document.ts';
import type { TemplateValues } from '#shared/directory/template-text.ts';
import type { CaseDetail } from '../../data/desk.ts';
import { useDesk } from '../../data/use-desk.tsx';
import { useCaseWords } from '../../ui/use-case-words.ts';
import { useFormat } from '../../ui/use-format.ts';

export interface ReplyText {
  value: string;
  label: string;
  text: string;
  basis: string;
}

/** Valid templates to start an answer from, those of the case's category first, and what fills their placeholders. */
export function useReplyTexts({ id, summary, limit }: CaseDetail, today: string) {
  const format = useFormat();
  const words = useCaseWords();
  const { directory } = useDesk();

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
    instansi: handlingUnits(summary)
      .map((unit) => directory.unit(unit)?.shortName ?? unit)
      .join(', '),
    pekerjaan: work?.title ?? '',
    pelaksana: work ? (directory.unit(work.agency)?.shortName ?? work.agency) : '',
    mulai: work?.start ? format.longDate(work.start) : '',
    selesai: work?.end ? format.longDate(work.end) : '',
    tahun: work ? String(work.budgetYear) : '',
  });
  return { texts: templates, valuesOf };
}
