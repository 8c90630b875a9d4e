import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Summary } from '#shared/complaint/summary.ts';
import { useDesk } from '../../data/use-desk.tsx';
import { useCaseWords } from '../../ui/use-case-words.ts';
import { useFormat } from '../../ui/use-format.ts';
import type { Telling } from './words-of-entry.ts';

/** What the sentences of one case's history are made with. */
export function useTelling(summary: Pick<Summary, 'answers' | 'archiveProposal'>): Telling {
  const { t } = useTranslation(['case', 'form', 'common']);
  const format = useFormat();
  const words = useCaseWords();
  const { directory } = useDesk();
  return useMemo(
    () => ({
      t,
      format,
      words,
      unit: (id) => directory.unit(id)?.shortName ?? id,
      staff: (id) => directory.staff(id)?.name ?? id,
      summary,
    }),
    [t, format, words, directory, summary],
  );
}
