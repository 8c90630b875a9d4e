import { Children, type ReactNode } from 'react';
import classes from './two-lines.module.css';

export interface TwoLinesProps {
  /** What it is. */
  first: ReactNode;
  /** Identifying facts, joined by " · "; empty ones are left out. */
  facts?: readonly ReactNode[];
  /** 'strong' for titles, 'plain' where another column holds the title. */
  weight?: 'strong' | 'plain';
}

export function TwoLines({ first, facts = [], weight = 'strong' }: TwoLinesProps) {
  const shown = Children.toArray(facts).filter((fact) => fact !== '');
  return (
    <span className={classes.two}>
      <span className={weight === 'strong' ? classes.first : undefined}>{first}</span>
      <span className={classes.facts}>
        {Children.toArray(shown.flatMap((fact, index) => (index > 0 ? [' · ', fact] : [fact])))}
      </span>
    </span>
  );
}
