import type { CaseRow } from '../../data/desk.ts';
import { Link } from '../../ui/link.tsx';
import classes from './today-screen.module.css';

/** The title of a report, which opens it. */
export function ReportLink({ row }: { row: CaseRow }) {
  return (
    <Link className={classes.title} href={`/laporan/${row.id}`} title={row.summary.title}>
      {row.summary.title || row.id}
    </Link>
  );
}
