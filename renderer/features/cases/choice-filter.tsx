import { Menu, Popover, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { searchVillages, VILLAGES, type Village, villageLabel } from '#shared/directory/places.ts';
import { FilterChip } from '../../ui/filter-chip.tsx';
import { useFormat } from '../../ui/use-format.ts';
import classes from './cases.module.css';

interface ChoiceFilterProps<Value extends string> {
  label: string;
  value: Value | undefined;
  options: readonly { value: Value; label: string }[];
  onChange(value: Value | undefined): void;
}

/** A chip that opens a list of words. */
export function ChoiceFilter<Value extends string>({ label, value, options, onChange }: ChoiceFilterProps<Value>) {
  const chosen = value && (options.find((option) => option.value === value)?.label ?? value);
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <FilterChip label={label} value={chosen} onClear={() => onChange(undefined)} />
      </Menu.Target>
      <Menu.Dropdown className={`scroll-y ${classes.choices}`}>
        {options.map((option) => (
          <Menu.Item key={option.value} onClick={() => onChange(option.value)}>
            {option.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

interface VillageFilterProps {
  value: string | undefined;
  onChange(village: string | undefined): void;
}

/** A village of the district, searched by any word of it and its kecamatan. */
export function VillageFilter({ value, onChange }: VillageFilterProps) {
  const { t } = useTranslation('cases');
  const [opened, setOpened] = useState(false);
  return (
    <Popover position="bottom-start" trapFocus returnFocus width={300} opened={opened} onChange={setOpened}>
      <Popover.Target>
        <FilterChip
          label={t('filter.village')}
          value={value && villageLabel(value)}
          onClear={() => onChange(undefined)}
          onClick={() => setOpened(!opened)}
        />
      </Popover.Target>
      <Popover.Dropdown>
        <Select
          data-autofocus
          aria-label={t('villageSearch')}
          placeholder={t('villageSearch')}
          data={ALL_VILLAGES}
          // Village and kecamatan in any order of words, as everywhere.
          filter={({ search, options }) =>
            search.trim() === '' ? options.slice(0, SHOWN) : searchVillages(search, SHOWN).map(optionOf)
          }
          searchable
          value={value ?? null}
          onChange={(code) => {
            onChange(code ?? undefined);
            setOpened(false);
          }}
          comboboxProps={{ withinPortal: false }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

const SHOWN = 8;
const optionOf = (village: Village) => ({ value: village.code, label: `${village.name}, ${village.kecamatan}` });
const ALL_VILLAGES = VILLAGES.map(optionOf);

interface PeriodFilterProps {
  from: string | undefined;
  until: string | undefined;
  today: string;
  onChange(period: { from: string | undefined; until: string | undefined }): void;
}

/** Days of reception, both included. */
export function PeriodFilter({ from, until, today, onChange }: PeriodFilterProps) {
  const { t } = useTranslation('cases');
  const format = useFormat();
  const words = () => {
    if (from && until) {
      return t('periodOf', { from: format.shortDate(from, today), until: format.shortDate(until, today) });
    }
    if (from) return t('periodFrom', { date: format.shortDate(from, today) });
    return until && t('periodUntil', { date: format.shortDate(until, today) });
  };
  return (
    <Popover position="bottom-end" trapFocus returnFocus width={300}>
      <Popover.Target>
        <FilterChip
          label={t('filter.period')}
          value={words()}
          onClear={() => onChange({ from: undefined, until: undefined })}
        />
      </Popover.Target>
      <Popover.Dropdown>
        <div className={classes.period}>
          <TextInput
            type="date"
            label={t('from')}
            max={until ?? today}
            value={from ?? ''}
            onChange={(event) => onChange({ from: event.currentTarget.value || undefined, until })}
          />
          <TextInput
            type="date"
            label={t('until')}
            min={from}
            max={today}
            value={until ?? ''}
            onChange={(event) => onChange({ from, until: event.currentTarget.value || undefined })}
          />
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
