import type { ReactNode } from 'react';
import classes from './page-head.module.css';

export interface PageHeadProps {
  /** The one title of the screen. */
  title: string;
  /** Beside the title: a sentence, a tag, a filter. */
  aside?: ReactNode;
  /** A second line under the title (ticket number, status, date); makes the head 64 high. */
  below?: ReactNode;
  /** At the right: buttons, at most one of them filled. */
  actions?: ReactNode;
}

export function PageHead({ title, aside, below, actions }: PageHeadProps) {
  return (
    <div className={below ? classes.tall : classes.head}>
      <div className={classes.title}>
        <h1>{title}</h1>
        {below ? <div className={classes.below}>{below}</div> : aside}
      </div>
      {below && aside}
      {actions && <div className={classes.actions}>{actions}</div>}
    </div>
  );
}

/** The part of a page that scrolls, with the page's padding. */
export function PageBody({ children }: { children: ReactNode }) {
  return <div className={`scroll-y ${classes.body}`}>{children}</div>;
}
