import type { ReactNode } from 'react';
import classes from './action-bar.module.css';

/** At the foot of a form: the one filled button first; `note` names what is still missing. */
export function ActionBar({ children, note }: { children: ReactNode; note?: ReactNode }) {
  return (
    <div className={classes.bar}>
      {children}
      {note && <div className={classes.note}>{note}</div>}
    </div>
  );
}
