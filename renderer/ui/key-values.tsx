import type { ReactNode } from 'react';
import classes from './key-values.module.css';

export interface KeyValue {
  label: string;
  value: ReactNode;
}

/** Label and value in two columns; `labelWidth` in px. */
export function KeyValues({ items, labelWidth = 96 }: { items: readonly KeyValue[]; labelWidth?: number }) {
  return (
    <dl className={classes.list} style={{ gridTemplateColumns: `${labelWidth}px minmax(0, 1fr)` }}>
      {items.map((item) => (
        <div key={item.label} className={classes.pair}>
          <dt>{item.label}</dt>
          <dd>{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}

export interface Fact {
  label: string;
  value: ReactNode;
  detail?: ReactNode;
  /** A grid track: '256px', '1fr'. */
  width?: string;
}

/** The row of facts under a page head. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className={classes.facts} style={{ gridTemplateColumns: facts.map((fact) => fact.width ?? '1fr').join(' ') }}>
      {facts.map((fact) => (
        <div key={fact.label}>
          <dt>{fact.label}</dt>
          <dd>{fact.value}</dd>
          {fact.detail && <dd>{fact.detail}</dd>}
        </div>
      ))}
    </dl>
  );
}
