import { IconChevronDown, IconX } from '@tabler/icons-react';
import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './filter-chip.module.css';

export interface FilterChipProps extends Omit<ComponentProps<'button'>, 'value'> {
  label: string;
  /** What is chosen; the chip is then set. */
  value?: string | undefined;
  /** With it, a set chip has a cross of its own. */
  onClear?(): void;
}

/** A filter of a list: quiet until set. Give it to Menu.Target or Popover.Target. */
export function FilterChip({ label, value, onClear, ...button }: FilterChipProps) {
  const { t } = useTranslation('common');
  return (
    <span className={value ? classes.set : classes.chip}>
      <button type="button" {...button}>
        {value ? (
          <>
            {label}: <b>{value}</b>
          </>
        ) : (
          label
        )}
        {!(value && onClear) && <IconChevronDown size={14} stroke={1.75} aria-hidden="true" />}
      </button>
      {value && onClear && (
        <button type="button" aria-label={`${t('remove')} ${label}`} onClick={onClear}>
          <IconX size={14} stroke={1.75} aria-hidden="true" />
        </button>
      )}
    </span>
  );
}
