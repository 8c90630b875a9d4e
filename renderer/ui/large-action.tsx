import type { Icon } from '@tabler/icons-react';
import { Kbd } from './kbd.tsx';
import classes from './large-action.module.css';
import { Link } from './link.tsx';

export interface LargeActionProps {
  href: string;
  icon: Icon;
  label: string;
  detail: string;
  keys: string;
}

/** The one large, filled call of a start screen. */
export function LargeAction({ href, icon: ActionIcon, label, detail, keys }: LargeActionProps) {
  return (
    <Link href={href} className={classes.action}>
      <ActionIcon size={20} stroke={1.75} aria-hidden="true" />
      <span className="grow">
        <b>{label}</b>
        <span>{detail}</span>
      </span>
      <Kbd keys={keys} />
    </Link>
  );
}
