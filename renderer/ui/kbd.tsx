import classes from './kbd.module.css';

/** A key as it is pressed in this shell: 'Alt+N'. Never instead of a label. */
export function Kbd({ keys }: { keys: string }) {
  return <kbd className={classes.kbd}>{keys}</kbd>;
}
