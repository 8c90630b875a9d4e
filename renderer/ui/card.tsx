import { type ReactNode, useId } from 'react';
import classes from './card.module.css';

export interface CardProps {
  title?: string;
  /** After the title, quiet: a count. */
  count?: ReactNode;
  /** At the right of the head: a link, a note. */
  aside?: ReactNode;
  /** 'padded' for text, 'flush' for tables and lists that bring their own padding. */
  content?: 'padded' | 'flush';
  children?: ReactNode;
}

export function Card({ title, count, aside, content = 'flush', children }: CardProps) {
  const titleId = useId();
  return (
    <section className={classes.card} aria-labelledby={title && titleId}>
      {title && (
        <div className={classes.head}>
          <h2 id={titleId}>{title}</h2>
          {count !== undefined && <span className={classes.count}>{count}</span>}
          {aside && <div className={classes.aside}>{aside}</div>}
        </div>
      )}
      {children && <div className={content === 'padded' ? classes.padded : undefined}>{children}</div>}
    </section>
  );
}

/** A line of a card's list: what, the identifying facts, and at most one action. */
export function CardLine({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className={classes.line}>
      <div className="grow">{children}</div>
      {action}
    </div>
  );
}
