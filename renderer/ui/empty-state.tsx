import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './empty-state.module.css';

export interface EmptyStateProps {
  icon?: Icon;
  /** What is not there: "Belum ada laporan". */
  title: string;
  /** Why, or what would bring it: one sentence. */
  children?: ReactNode;
  action?: ReactNode;
}

export function EmptyState({ icon: EmptyIcon, title, children, action }: EmptyStateProps) {
  return (
    <div className={classes.empty}>
      {EmptyIcon && <EmptyIcon size={24} stroke={1.5} aria-hidden="true" />}
      <p className={classes.title}>{title}</p>
      {children && <p>{children}</p>}
      {action && <div className={classes.action}>{action}</div>}
    </div>
  );
}
