import { Link } from './link.tsx';
import classes from './tiles.module.css';
import { useFormat } from './use-format.ts';

export interface Tile {
  key: string;
  label: string;
  count: number;
  href: string;
  /** Red, and only for what is overdue; nothing is red at zero. */
  late?: boolean;
}

/** Counts that lead to their list. */
export function Tiles({ label, tiles }: { label: string; tiles: readonly Tile[] }) {
  const format = useFormat();
  return (
    <nav aria-label={label} className={classes.tiles}>
      {tiles.map((tile) => (
        <Link key={tile.key} href={tile.href} className={tile.late && tile.count > 0 ? classes.late : classes.tile}>
          <b>{format.number(tile.count)}</b> <span>{tile.label}</span>
        </Link>
      ))}
    </nav>
  );
}
