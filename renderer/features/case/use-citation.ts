import type { PlannedWork } from '#shared/directory/directory-document.ts';
import { matchPlannedWorks, whyNotCitable } from '#shared/suggestion/planned-work-match.ts';
import type { CaseDetail } from '../../data/desk.ts';
import { useDesk } from '../../data/use-desk.tsx';
import { useCitationText } from '../../ui/use-citation-text.ts';

/** Planned works that may be promised today, those that fit the case first, and the words that promise one. */
export function useCitation({ summary }: Pick<CaseDetail, 'summary'>, today: string) {
  const citationOf = useCitationText();
  const { directory } = useDesk();
  const maxAgeDays = directory.district.plannedWorkMaxAgeDays;
  const citable = directory.plannedWorks().filter((work) => whyNotCitable(work, today, maxAgeDays) === null);
  const { villages } = summary.place;
  const report = { villages, category: summary.category, text: `${summary.title} ${summary.chronology}` };
  const fitting = matchPlannedWorks(report, citable, { today, maxAgeDays }).map(({ work }) => work);
  const works = [...fitting, ...citable.filter((work) => !fitting.includes(work))];
  const textOf = (work: PlannedWork) => citationOf(work, directory.unit(work.agency)?.shortName ?? work.agency);
  return { works, fitting, textOf };
}
