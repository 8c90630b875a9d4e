import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../../../data/use-desk.tsx';

interface UnitSelectProps {
  label: string;
  value: string | null;
  onChange(unit: string | null): void;
  /** Only these; otherwise every unit of the district. */
  units?: readonly string[];
  required?: boolean;
}

/** A unit of the district by its short name. */
export function UnitSelect({ label, value, onChange, units, required }: UnitSelectProps) {
  const { t } = useTranslation('common');
  const all = useDesk().directory.units();
  const offered = units ? all.filter((unit) => units.includes(unit.id)) : all;
  return (
    <Select
      label={required ? label : `${label} ${t('optional')}`}
      data={offered.map((unit) => ({ value: unit.id, label: unit.shortName }))}
      value={value}
      onChange={onChange}
      searchable
      clearable={!required}
      nothingFoundMessage={t('noMatch')}
    />
  );
}
