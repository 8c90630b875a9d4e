import { IconAlertTriangle } from '@tabler/icons-react';
import { Fragment, type ReactNode } from 'react';
import classes from './plain-table.module.css';

export interface PlainColumn<Row> {
  key: string;
  header: string;
  /** Spoken, not shown: a column of buttons. */
  headerHidden?: boolean;
  cell(row: Row): ReactNode;
  /** Cell of the sum row. */
  foot?: ReactNode;
  /** px; the others share what is left. */
  width?: number;
  align?: 'start' | 'end';
}

export interface RowGroup<Row> {
  key: string;
  label?: string;
  /** Red head with a warning sign: overdue. */
  late?: boolean;
  /** In the group's head: a link such as "Tampilkan". */
  action?: ReactNode;
  rows: readonly Row[];
}

export interface PlainTableProps<Row> {
  label: string;
  columns: readonly PlainColumn<Row>[];
  groups: readonly RowGroup<Row>[];
  rowKey(row: Row): string;
  /** px: 36 one line, 44 two lines, 34 dashboard. */
  rowHeight?: number;
  /** Long headings wrap and stand at the bottom. */
  tallHead?: boolean;
}

/** A short table that is all in the page: grouped work lists, the send queue, sums. */
export function PlainTable<Row>({ label, columns, groups, rowKey, rowHeight = 36, tallHead }: PlainTableProps<Row>) {
  const hasFoot = columns.some((column) => column.foot !== undefined);
  return (
    <div className={classes.scroll}>
      <table className={classes.table} data-tall-head={tallHead || undefined} aria-label={label}>
        <colgroup>
          {columns.map((column) => (
            <col key={column.key} style={column.width === undefined ? undefined : { width: column.width }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" data-align={column.align}>
                {column.headerHidden ? <span className="sr-only">{column.header}</span> : column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <Fragment key={group.key}>
              {group.label && (
                <tr className={group.late ? classes.lateGroup : classes.group}>
                  <th colSpan={columns.length} scope="rowgroup">
                    {group.late && <IconAlertTriangle size={14} stroke={1.75} aria-hidden="true" />}
                    <span>{group.label}</span>
                    {group.action}
                  </th>
                </tr>
              )}
              {group.rows.map((row) => (
                <tr key={rowKey(row)}>
                  {columns.map((column) => (
                    <td key={column.key} data-align={column.align} style={{ height: rowHeight }}>
                      {column.cell(row)}
                    </td>
                  ))}
                </tr>
              ))}
            </Fragment>
          ))}
        </tbody>
        {hasFoot && (
          <tfoot>
            <tr>
              {columns.map((column) => (
                <td key={column.key} data-align={column.align}>
                  {column.foot}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}
