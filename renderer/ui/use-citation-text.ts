import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlannedWork } from '#shared/directory/directory-document.ts';
import { longDate } from './format.ts';

/**
 * The words that promise a planned work: what, who, when, as of which data, and that the report goes on all the same.
 * Indonesian in every language of the screen, for they are printed for the reporter and kept in the case.
 */
export function useCitationText(): (work: PlannedWork, agency: string) => string {
  const { i18n } = useTranslation();
  return useMemo(() => {
    const t = i18n.getFixedT('id', 'form');
    return ({ title, budgetYear, dataDate, start }, agency) => {
      const parts = { title, agency, year: budgetYear, dataDate: longDate(dataDate, 'id') };
      return start ? t('citation.dated', { ...parts, start: longDate(start, 'id') }) : t('citation.undated', parts);
    };
  }, [i18n]);
}
