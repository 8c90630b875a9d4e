import { useTranslation } from 'react-i18next';
import { standardFor } from '#shared/deadline/service-standard.ts';
import type { CaseDetail } from '../../data/desk.ts';
import { useDesk } from '../../data/use-desk.tsx';
import { type KeyValue, KeyValues } from '../../ui/key-values.tsx';
import { PanelBlock } from '../../ui/side-panel.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { doneStages, stageLimits } from './stages.ts';

/** What was done and whether in time, then what is owed with its date and days left; late is red. */
export function StagesBlock({ detail: { summary, limits }, today }: { detail: CaseDetail; today: string }) {
  const { t } = useTranslation(['case', 'common']);
  const format = useFormat();
  const { directory } = useDesk();
  const standard = standardFor(summary.receivedAt.slice(0, 10), directory.standards());
  const done = standard ? doneStages(summary, standard, directory.calendars()) : [];
  const owed = stageLimits(limits);
  const names = [...done, ...owed].map(({ name }) => name);
  const labelOf = (name: (typeof names)[number], unit: string | null): string => {
    const words = t(`common:deadline.name.${name}`);
    const isRepeated = names.filter((one) => one === name).length > 1;
    return unit && isRepeated ? t('stage.owed', { name: words, unit: directory.unit(unit)?.shortName ?? unit }) : words;
  };
  const items: KeyValue[] = [
    ...done.map(({ name, unit, doneOn, lateBy }) => ({
      label: labelOf(name, unit),
      value: (
        <>
          {format.shortDate(doneOn, today)}{' '}
          <span className="dim">· {lateBy > 0 ? t('stage.late', { count: lateBy }) : t('stage.onTime')}</span>
        </>
      ),
    })),
    ...owed.map(({ name, unit, due, daysLeft, estimated, source }) => ({
      label: labelOf(name, unit),
      value: (
        <span title={source}>
          <b className="medium">{format.shortDate(due, today)}</b>{' '}
          <span className={daysLeft < 0 ? 'late' : 'dim'}>
            · {format.daysLeft(daysLeft)}
            {estimated && ` (${t('stage.estimated')})`}
          </span>
        </span>
      ),
    })),
  ];
  if (items.length === 0) return null;
  return (
    <PanelBlock title={t('stage.title')}>
      <KeyValues items={items} labelWidth={124} />
    </PanelBlock>
  );
}
