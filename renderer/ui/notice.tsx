import { type Icon, IconAlertTriangle } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import classes from './notice.module.css';

export interface NoticeProps {
  title: string;
  icon?: Icon;
  children?: ReactNode;
  /** Buttons; at the right `note` says what they do. */
  actions?: ReactNode;
  note?: ReactNode;
}

/** Something a person has to look at. Told by weight, icon and words; never by colour. */
export function Notice({ title, icon: NoticeIcon = IconAlertTriangle, children, actions, note }: NoticeProps) {
  const titleId = useId();
  return (
    <section className={classes.notice} aria-labelledby={titleId}>
      <h2 id={titleId}>
        <NoticeIcon size={16} stroke={1.75} aria-hidden="true" />
        {title}
      </h2>
      {children && <div className={classes.body}>{children}</div>}
      {(actions || note) && (
        <div className={classes.actions}>
          {actions}
          {note && <span className="end dim small">{note}</span>}
        </div>
      )}
    </section>
  );
}
