import type { ReactNode } from 'react';
import { Link } from './link.tsx';
import { useFormat } from './use-format.ts';
import classes from './view-tabs.module.css';

export interface ViewTab {
  key: string;
  label: string;
  href: string;
  count?: number;
  current?: boolean;
}

/** Saved views of a list, each a place of its own. */
export function ViewTabs({ label, tabs, action }: { label: string; tabs: readonly ViewTab[]; action?: ReactNode }) {
  const format = useFormat();
  return (
    <div className={classes.bar}>
      <nav aria-label={label} className={classes.tabs}>
        {tabs.map((tab) => (
          <Link key={tab.key} href={tab.href} aria-current={tab.current ? 'page' : undefined}>
            {tab.label} {tab.count !== undefined && <span>{format.number(tab.count)}</span>}
          </Link>
        ))}
      </nav>
      {action && <div className="end">{action}</div>}
    </div>
  );
}
