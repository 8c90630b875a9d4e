import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './timeline.module.css';

export interface TimelineItem {
  id: string;
  icon: Icon;
  /** What happened, its kind in bold: <><b>Diverifikasi</b> sebagai …</>. */
  what: ReactNode;
  /** Who, where, when: "Petugas Contoh 1 · Loket PPID, K7 · 24 Nov 2026 09.12". */
  by: string;
  /** Usually a DeliveryState. */
  state?: ReactNode;
  /** Below: quoted text, attachments, a notice. */
  detail?: ReactNode;
}

export function Timeline({ label, items }: { label: string; items: readonly TimelineItem[] }) {
  return (
    <ol aria-label={label} className={classes.timeline}>
      {items.map((item) => (
        <li key={item.id}>
          <span className={classes.dot}>
            <item.icon size={14} stroke={1.75} aria-hidden="true" />
          </span>
          <div className={classes.body}>
            <p>{item.what}</p>
            <p className={classes.by}>{item.by}</p>
            {item.detail && <div className={classes.detail}>{item.detail}</div>}
          </div>
          {item.state && <div className={classes.state}>{item.state}</div>}
        </li>
      ))}
    </ol>
  );
}
