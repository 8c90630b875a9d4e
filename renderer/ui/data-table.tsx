import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './data-table.module.css';

export interface Column<Row> {
  key: string;
  header: string;
  cell(row: Row): ReactNode;
  /** A grid track: '149px', 'minmax(180px, 1fr)'. */
  width: string;
  align?: 'start' | 'end';
  sortable?: boolean;
}

export interface Sort {
  key: string;
  direction: 'ascending' | 'descending';
}

export interface DataTableProps<Row> {
  label: string;
  columns: readonly Column<Row>[];
  rowCount: number;
  /** Undefined while that part of the list is still loading. */
  rowAt(index: number): Row | undefined;
  rowKey(row: Row): string;
  onOpen(row: Row): void;
  sort?: Sort;
  onSort?(sort: Sort): void;
  marked?: ReadonlySet<string>;
  /** Space marks and unmarks the selected row. */
  onMark?(row: Row): void;
  /** First and last row in view, for lists that load by parts. */
  onVisible?(first: number, last: number): void;
  /** Shown when rowCount is 0. */
  empty: ReactNode;
  /** px; 36 for one line, 44 for two. */
  rowHeight?: number;
  /** Takes the focus when it appears, so that the arrows work at once. */
  autoFocus?: boolean;
}

/** A virtualised grid with one Tab stop: ↑ ↓ PageUp PageDown Home End select, Enter opens, Space marks. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, rowCount, rowAt, rowKey, onOpen, marked, onMark, onVisible, empty, rowHeight = 36 } = props;
  const id = useId();
  const pane = useRef<HTMLDivElement>(null);
  const grid = useRef<HTMLTableElement>(null);
  const [selected, setSelected] = useState(0);
  const virtualizer = useVirtualizer({
    count: rowCount,
    getScrollElement: () => pane.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    // The head comes before the rows, and covers the top of the pane once it sticks.
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
    initialRect: { width: 1000, height: 600 },
  });
  const rows = virtualizer.getVirtualItems();
  // What is seen, without the rows drawn beyond it.
  const first = virtualizer.range?.startIndex ?? rows[0]?.index ?? 0;
  const last = virtualizer.range?.endIndex ?? rows.at(-1)?.index ?? -1;
  useEffect(() => onVisible?.(first, last), [onVisible, first, last]);
  useEffect(() => {
    if (props.autoFocus) grid.current?.focus({ preventScroll: true });
  }, [props.autoFocus]);

  const current = Math.min(selected, rowCount - 1);
  const select = (index: number) => {
    const next = Math.min(rowCount - 1, Math.max(0, index));
    setSelected(next);
    virtualizer.scrollToIndex(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== grid.current || event.ctrlKey || event.altKey || event.metaKey) return;
    const page = Math.max(1, Math.floor(((pane.current?.clientHeight ?? 0) - headHeight) / rowHeight) - 1);
    const next = movedTo(event.key, current, page, rowCount);
    const row = current >= 0 ? rowAt(current) : undefined;
    if (next !== undefined) select(next);
    else if (event.key === 'Enter' && row !== undefined) onOpen(row);
    else if (event.key === ' ' && row !== undefined && onMark) onMark(row);
    else return;
    event.preventDefault();
  };
  const template = { gridTemplateColumns: columns.map((column) => column.width).join(' ') };

  return (
    <div ref={pane} className={`scroll-y ${classes.pane}`}>
      <table
        ref={grid}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: arrow keys move through this table
        role="grid"
        aria-label={label}
        aria-rowcount={rowCount + 1}
        aria-activedescendant={rowCount > 0 ? `${id}-${current}` : undefined}
        aria-multiselectable={onMark ? true : undefined}
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <thead>
          <tr aria-rowindex={1} className={classes.row} style={template}>
            {columns.map((column) => (
              <HeadCell key={column.key} column={column} sort={props.sort} onSort={props.onSort} />
            ))}
          </tr>
        </thead>
        <tbody style={{ height: rowCount === 0 ? undefined : virtualizer.getTotalSize() }}>
          {rowCount === 0 && (
            <tr aria-rowindex={2} className={classes.empty}>
              <td colSpan={columns.length}>{empty}</td>
            </tr>
          )}
          {rows.map(({ index, start }) => {
            const row = rowAt(index);
            return (
              <tr
                key={index}
                id={`${id}-${index}`}
                aria-rowindex={index + 2}
                aria-selected={index === current}
                data-marked={(row !== undefined && marked?.has(rowKey(row))) || undefined}
                className={classes.row}
                style={{ ...template, height: rowHeight, transform: `translateY(${start - headHeight}px)` }}
                onClick={() => {
                  setSelected(index);
                  if (row !== undefined) onOpen(row);
                }}
              >
                {columns.map((column) => (
                  <td key={column.key} data-align={column.align}>
                    {row === undefined ? <span className={classes.loading} /> : column.cell(row)}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

const headHeight = 32;

function movedTo(key: string, current: number, page: number, count: number): number | undefined {
  const moves: Record<string, number> = {
    ArrowDown: current + 1,
    ArrowUp: current - 1,
    PageDown: current + page,
    PageUp: current - page,
    Home: 0,
    End: count - 1,
  };
  return moves[key];
}

interface HeadCellProps<Row> {
  column: Column<Row>;
  sort: Sort | undefined;
  onSort: ((sort: Sort) => void) | undefined;
}

function HeadCell<Row>({ column, sort, onSort }: HeadCellProps<Row>) {
  const { t } = useTranslation('common');
  const direction = sort?.key === column.key ? sort.direction : undefined;
  if (!column.sortable || !onSort) {
    return (
      <th scope="col" data-align={column.align}>
        {column.header}
      </th>
    );
  }
  const next = direction === 'ascending' ? 'descending' : 'ascending';
  const Arrow = direction === 'descending' ? IconArrowDown : IconArrowUp;
  return (
    <th scope="col" aria-sort={direction ?? 'none'} data-align={column.align}>
      <button
        type="button"
        title={t('table.sort', { column: column.header })}
        onClick={() => onSort({ key: column.key, direction: next })}
      >
        {column.header}
        {direction && <Arrow size={14} stroke={1.75} aria-hidden="true" />}
      </button>
    </th>
  );
}
