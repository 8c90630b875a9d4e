import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Channel } from '#shared/complaint/entry-data.ts';
import { COUNTER_OF, type Status } from '#shared/complaint/kind.ts';
import { CATEGORIES } from '#shared/directory/data/categories.ts';
import type { CaseFilter } from '../../data/case-query.ts';
import { useDesk } from '../../data/use-desk.tsx';
import { FilterBar, FilterText } from '../../ui/filter-bar.tsx';
import { FilterChip } from '../../ui/filter-chip.tsx';
import { useCaseWords } from '../../ui/use-case-words.ts';
import { ChoiceFilter, PeriodFilter, VillageFilter } from './choice-filter.tsx';
import { isFiltered, withFilter } from './list-query.ts';

interface CasesFiltersProps {
  filter: CaseFilter;
  today: string;
  onFilter(filter: CaseFilter): void;
}

const STATUSES = Object.keys(COUNTER_OF) as Status[];

/** The filters of the list; each lives in the address. */
export function CasesFilters({ filter, today, onFilter }: CasesFiltersProps) {
  const { t } = useTranslation(['cases', 'status']);
  const words = useCaseWords();
  const { directory } = useDesk();
  const set = <Name extends keyof CaseFilter>(name: Name, value: CaseFilter[Name] | undefined) =>
    onFilter(withFilter(filter, name, value));
  const units = directory.units().map((unit) => ({ value: unit.id, label: unit.shortName }));
  return (
    <FilterBar
      end={
        isFiltered(filter) && (
          <Button variant="transparent" size="xs" onClick={() => onFilter(filter.view ? { view: filter.view } : {})}>
            {t('clear')}
          </Button>
        )
      }
    >
      <FilterText label={t('filterText')} value={filter.text ?? ''} onChange={(text) => set('text', text)} />
      <ChoiceFilter
        label={t('filter.status')}
        value={filter.status}
        options={STATUSES.map((value) => ({ value, label: t(`status:${value}`) }))}
        onChange={(status) => set('status', status)}
      />
      {filter.receivedUnit && (
        <FilterChip
          label={t('filter.receivedUnit')}
          value={directory.unit(filter.receivedUnit)?.shortName ?? filter.receivedUnit}
          onClear={() => set('receivedUnit', undefined)}
        />
      )}
      <ChoiceFilter
        label={t('filter.unit')}
        value={filter.unit}
        options={units}
        onChange={(unit) => set('unit', unit)}
      />
      <VillageFilter value={filter.village} onChange={(village) => set('village', village)} />
      <ChoiceFilter
        label={t('filter.category')}
        value={filter.category}
        options={CATEGORIES.map(({ code }) => ({ value: code as string, label: words.category(code) }))}
        onChange={(category) => set('category', category)}
      />
      <ChoiceFilter
        label={t('filter.channel')}
        value={filter.channel}
        options={Channel.enum.map((value) => ({ value: value as string, label: words.channel(value) }))}
        onChange={(channel) => set('channel', channel)}
      />
      <PeriodFilter
        from={filter.from}
        until={filter.until}
        today={today}
        onChange={({ from, until }) => onFilter(withFilter(withFilter(filter, 'from', from), 'until', until))}
      />
    </FilterBar>
  );
}
