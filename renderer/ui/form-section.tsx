import { type ReactNode, useId } from 'react';
import classes from './form-section.module.css';

/** One step of the story: its name at the left, its fields at the right. */
export function FormSection({ title, note, children }: { title: string; note?: string; children: ReactNode }) {
  const titleId = useId();
  return (
    <section className={classes.section} aria-labelledby={titleId}>
      <h2 id={titleId}>
        {title}
        {note && <small>{note}</small>}
      </h2>
      {children}
    </section>
  );
}

/** Twelve columns; a Field says with `span` how many it takes. */
export function FormGrid({ children }: { children: ReactNode }) {
  return <div className={classes.grid}>{children}</div>;
}
