import { type Icon, IconAlertTriangle } from '@tabler/icons-react';
import classes from './frame-banner.module.css';
import { Link } from './link.tsx';

export interface FrameBannerProps {
  title: string;
  /** What was kept, what to do. */
  text: string;
  link: { href: string; label: string };
  icon?: Icon;
}

/** One line under the top bar, on every screen, for as long as something is wrong with this PC itself. */
export function FrameBanner({ title, text, link, icon: BannerIcon = IconAlertTriangle }: FrameBannerProps) {
  return (
    <div role="alert" className={classes.banner}>
      <BannerIcon size={16} stroke={1.75} aria-hidden="true" />
      <p>
        <b>{title}</b> {text}
      </p>
      <Link href={link.href}>{link.label}</Link>
    </div>
  );
}
