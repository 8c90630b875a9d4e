import { TextInput } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './filter-bar.module.css';

/** The line of filters above a list; `end` clears them all. */
export function FilterBar({ children, end }: { children: ReactNode; end?: ReactNode }) {
  return (
    <div className={classes.bar}>
      {children}
      {end && <div className="end">{end}</div>}
    </div>
  );
}

/** Words that the list must contain. */
export function FilterText({ label, value, onChange }: { label: string; value: string; onChange(text: string): void }) {
  return (
    <TextInput
      type="search"
      size="xs"
      className={classes.text}
      aria-label={label}
      placeholder={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      leftSection={<IconFilter size={14} stroke={1.75} aria-hidden="true" />}
    />
  );
}
