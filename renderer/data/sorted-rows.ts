/** What orders rows: by an ascending newest-first key, then by id, the later ticket first. */
export interface Keyed {
  readonly id: string;
  readonly newest: string;
}

/** So many changes are put in place one by one; more are merged in one pass. */
const FEW = 32;

/** Rows in their order, without those that go and with those that come; the list given stays as it is. */
export function replaced<Row extends Keyed>(rows: readonly Row[], gone: readonly Row[], come: readonly Row[]): Row[] {
  if (gone.length + come.length > FEW) return merged(rows, new Set(gone), come.toSorted(newestFirst));
  const next = rows.slice();
  for (const row of gone) next.splice(placeOf(next, row), 1);
  for (const row of come) next.splice(placeOf(next, row), 0, row);
  return next;
}

function newestFirst(left: Keyed, right: Keyed): number {
  if (left.newest !== right.newest) return left.newest < right.newest ? -1 : 1;
  return left.id === right.id ? 0 : left.id > right.id ? -1 : 1;
}

/** Of the row with the same key, or where it belongs. */
function placeOf(rows: readonly Keyed[], row: Keyed): number {
  let [from, to] = [0, rows.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (newestFirst(rows[middle] as Keyed, row) < 0) from = middle + 1;
    else to = middle;
  }
  return from;
}

function merged<Row extends Keyed>(rows: readonly Row[], gone: ReadonlySet<Row>, come: readonly Row[]): Row[] {
  const both: Row[] = [];
  let next = 0;
  for (const row of rows) {
    if (gone.has(row)) continue;
    for (let other = come[next]; other && newestFirst(other, row) < 0; other = come[++next]) both.push(other);
    both.push(row);
  }
  both.push(...come.slice(next));
  return both;
}
