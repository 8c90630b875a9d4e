import { useTranslation } from 'react-i18next';
import type { PlannedWork } from '#shared/directory/directory-document.ts';
import { useDesk } from '../../data/use-desk.tsx';
import { useFormat } from '../../ui/use-format.ts';

/** The words that a planned work is answered with: what, who, when, as of which data, and that the case still goes on. */
export function useCitation(): (work: PlannedWork) => string {
  const { t } = useTranslation('form');
  const format = useFormat();
  const { directory } = useDesk();
  return (work) => {
    const parts = {
      title: work.title,
      agency: directory.unit(work.agency)?.shortName ?? work.agency,
      year: work.budgetYear,
      dataDate: format.longDate(work.dataDate),
    };
    return work.start
      ? t('citation.dated', { ...parts, start: format.longDate(work.start) })
      : t('citation.undated', parts);
  };
}
