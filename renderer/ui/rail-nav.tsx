import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Kbd } from './kbd.tsx';
import { Link } from './link.tsx';
import classes from './rail-nav.module.css';

export interface RailItem {
  key: string;
  label: string;
  icon: Icon;
  /** A place to go to; without it `onSelect` makes a button. */
  href?: string;
  onSelect?: () => void;
  current?: boolean;
  /** At the right: a count, or words such as "3 antre". */
  count?: string;
  /** Shortcut, shown in place of the count. */
  keys?: string;
}

/** A list of places in the rail. The label stays the accessible name when only the icon shows. */
export function RailNav({ label, items }: { label: string; items: readonly RailItem[] }) {
  return (
    <nav aria-label={label} className={classes.nav}>
      <ul>
        {items.map((item) => (
          <li key={item.key}>
            <RailLine item={item} />
          </li>
        ))}
      </ul>
    </nav>
  );
}

function RailLine({ item }: { item: RailItem }) {
  const inside: ReactNode = (
    <>
      <item.icon size={16} stroke={1.75} aria-hidden="true" />
      <span className={classes.label}>{item.label}</span>
      {item.keys ? <Kbd keys={item.keys} /> : item.count && <span className={classes.count}>{item.count}</span>}
    </>
  );
  if (item.href === undefined) {
    return (
      <button type="button" className={classes.line} onClick={item.onSelect} title={item.label}>
        {inside}
      </button>
    );
  }
  return (
    <Link href={item.href} className={classes.line} aria-current={item.current ? 'page' : undefined} title={item.label}>
      {inside}
    </Link>
  );
}
