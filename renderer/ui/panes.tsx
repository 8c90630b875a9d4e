import type { ReactNode } from 'react';
import classes from './panes.module.css';

export interface PanesProps {
  /** Usually a SidePanel. */
  side: ReactNode;
  /** px: 392 beside a form, 320 beside a case. */
  sideWidth: number;
  children: ReactNode;
}

/** Two panes that fill the page and scroll apart; one below the other when narrow. */
export function Panes({ side, sideWidth, children }: PanesProps) {
  return (
    <div className={classes.panes} style={{ gridTemplateColumns: `minmax(0, 1fr) ${sideWidth}px` }}>
      {children}
      {side}
    </div>
  );
}

/** A pane whose content scrolls above a foot that stays (an ActionBar). */
export function Pane({ children, foot }: { children: ReactNode; foot?: ReactNode }) {
  return (
    <div className={classes.pane}>
      <div className={`scroll-y ${classes.content}`}>{children}</div>
      {foot}
    </div>
  );
}

/** Bars that keep their height above and below the one part that fills the rest: list screens. */
export function Fill({ children }: { children: ReactNode }) {
  return <div className={classes.fill}>{children}</div>;
}

/** Inside a PageBody: what matters at the left, cards at the right; one column when narrow. */
export function Columns({ side, sideWidth = 328, children }: Omit<PanesProps, 'sideWidth'> & { sideWidth?: number }) {
  return (
    <div className={classes.columns} style={{ gridTemplateColumns: `minmax(0, 1fr) ${sideWidth}px` }}>
      <div className="stack">{children}</div>
      <div className="stack">{side}</div>
    </div>
  );
}
