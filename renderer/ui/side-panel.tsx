import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './side-panel.module.css';

export interface SidePanelProps {
  /** Accessible name; also the head's words when `head` is not given. */
  label: string;
  head?: ReactNode;
  /** Stays at the bottom: the deadline that will be printed. */
  pinned?: ReactNode;
  children: ReactNode;
}

/** The column at the right of a form or a case. */
export function SidePanel({ label, head, pinned, children }: SidePanelProps) {
  return (
    <section className={classes.panel} aria-label={label}>
      {head && <div className={classes.head}>{head}</div>}
      {/* Chromium itself makes a pane that scrolls reachable by keyboard when nothing inside takes the focus. */}
      <div className="scroll-y">{children}</div>
      {pinned && <div className={classes.pinned}>{pinned}</div>}
    </section>
  );
}

export interface PanelBlockProps {
  title: string;
  icon?: Icon;
  aside?: ReactNode;
  /** 'hit' is the one suggestion that answers the reporter. */
  look?: 'plain' | 'hit';
  children: ReactNode;
}

export function PanelBlock({ title, icon: BlockIcon, aside, look = 'plain', children }: PanelBlockProps) {
  return (
    <section className={look === 'hit' ? classes.hit : classes.block}>
      <h2>
        {BlockIcon && <BlockIcon size={16} stroke={1.75} aria-hidden="true" />}
        {title}
        {aside && <span className={classes.aside}>{aside}</span>}
      </h2>
      {children}
    </section>
  );
}
