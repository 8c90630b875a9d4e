import { useTranslation } from 'react-i18next';
import { handlingUnits } from '#shared/complaint/summary.ts';
import type { CaseDetail } from '../../data/desk.ts';
import { useDesk } from '../../data/use-desk.tsx';
import { Facts } from '../../ui/key-values.tsx';
import { useCaseWords } from '../../ui/use-case-words.ts';
import { useFormat } from '../../ui/use-format.ts';

/** The five facts under the head. */
export function CaseFacts({ detail: { summary, limit } }: { detail: CaseDetail }) {
  const { t } = useTranslation(['case', 'common']);
  const format = useFormat();
  const words = useCaseWords();
  const { directory } = useDesk();
  const shortName = (unit: string) => directory.unit(unit)?.shortName ?? unit;

  const limitFact = () => {
    if (!limit) {
      const finishedAt = summary.clock.finishedAt;
      return {
        value: finishedAt
          ? t('facts.finishedOn', { date: format.longDate(format.dayOf(finishedAt)) })
          : t('facts.noLimit'),
      };
    }
    const name = t(`common:deadline.name.${limit.name}`);
    const isLate = limit.daysLeft < 0;
    return {
      value: <span className={isLate ? 'late' : undefined}>{format.longDate(limit.due)}</span>,
      detail: t('facts.limitDetail', { name, left: format.daysLeft(limit.daysLeft) }),
    };
  };
  const agencyFact = () => {
    const concurrent = summary.notices.find((notice) => notice.kind === 'concurrent-disposition');
    if (concurrent) {
      return { value: t('facts.toSettle'), detail: t('facts.concurrent', { count: concurrent.entries.length }) };
    }
    const units = handlingUnits(summary);
    const [first] = units;
    if (!first) return { value: t('facts.noAgency'), detail: t('facts.atDesk') };
    const since = summary.assignments.find((one) => one.unit === first && !one.returned)?.at;
    return {
      value: shortName(first),
      detail:
        units.length > 1
          ? units.slice(1).map(shortName).join(', ')
          : since && t('facts.since', { date: format.longDate(format.dayOf(since)) }),
    };
  };
  const sp4nFact = () => {
    if (summary.sp4n) {
      return {
        value: <span className="num">{summary.sp4n.trackingId}</span>,
        detail: t('facts.sp4nSince', { date: format.longDate(summary.sp4n.date) }),
      };
    }
    return { value: t(summary.channel === 'sp4n-lapor' ? 'facts.sp4nSource' : 'facts.sp4nNone') };
  };
  return (
    <Facts
      facts={[
        { label: t('facts.limit'), width: '248px', ...limitFact() },
        { label: t('facts.agency'), ...agencyFact() },
        { label: t('facts.place'), width: '1.4fr', value: words.place(summary.place), detail: summary.place.landmark },
        { label: t('facts.sp4n'), width: '208px', ...sp4nFact() },
        {
          label: t('facts.kind'),
          width: '152px',
          value: words.classification(summary.classification),
          detail: words.channel(summary.channel),
        },
      ]}
    />
  );
}
