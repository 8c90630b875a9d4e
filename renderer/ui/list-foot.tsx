import { Fragment, type ReactNode } from 'react';
import { Kbd } from './kbd.tsx';
import classes from './list-foot.module.css';

/** Below a list: how many are shown, the order, and the keys that move through it. */
export function ListFoot({
  children,
  keys = [],
}: {
  children: ReactNode;
  keys?: readonly (readonly [string, string])[];
}) {
  return (
    <div className={classes.foot}>
      {children}
      <span className={classes.keys}>
        {keys.map(([key, does]) => (
          <span key={does}>
            {key.split(' ').map((one) => (
              <Fragment key={one}>
                <Kbd keys={one} />{' '}
              </Fragment>
            ))}
            {does}
          </span>
        ))}
      </span>
    </div>
  );
}
