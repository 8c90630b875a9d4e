import type { ReactNode } from 'react';
import classes from './intake.module.css';

/** A part of the form: its name at the left, twelve columns at the right. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={classes.section} aria-label={title}>
      <h2>{title}</h2>
      <div className={classes.grid}>{children}</div>
    </section>
  );
}

export function Cell({ span, children }: { span: 3 | 4 | 5 | 7 | 8 | 9 | 12; children: ReactNode }) {
  return (
    <div className={classes.cell} data-span={span}>
      {children}
    </div>
  );
}
