import { screen, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { DataTable, type DataTableProps } from '../../../../renderer/ui/data-table.tsx';
import { renderUi } from '../../../fixtures/render-ui.tsx';

interface Row {
  id: string;
}

// jsdom lays nothing out: a pane of 500 px shows 14 rows of 36 px.
beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(500);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(500);
  Element.prototype.scrollTo = () => {};
});

function aTable(given: Partial<DataTableProps<Row>> = {}) {
  const opened: string[] = [];
  const marked: string[] = [];
  const table = (
    <DataTable<Row>
      label="Laporan"
      columns={[
        { key: 'id', header: 'Nomor tiket', width: '1fr', cell: (row) => row.id, sortable: true },
        { key: 'due', header: 'Tenggat', width: '1fr', cell: () => '24 Nov' },
      ]}
      rowCount={20_000}
      rowAt={(index) => ({ id: `row ${index}` })}
      rowKey={(row) => row.id}
      onOpen={(row) => opened.push(row.id)}
      onMark={(row) => marked.push(row.id)}
      empty="Tidak ada laporan"
      {...given}
    />
  );
  return { table, opened, marked };
}

const selected = () => screen.getByRole('row', { selected: true }).textContent;

test('arrows select, Enter opens, Space marks', async () => {
  const { table, opened, marked } = aTable();
  const { user } = await renderUi(table);
  screen.getByRole('grid').focus();
  await user.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}');
  expect(selected()).toContain('row 1');
  await user.keyboard('{Enter} ');
  expect(opened).toEqual(['row 1']);
  expect(marked).toEqual(['row 1']);
});

test('the selection stops at both ends and moves by pages', async () => {
  const { table } = aTable({ rowCount: 5 });
  const { user } = await renderUi(table);
  screen.getByRole('grid').focus();
  await user.keyboard('{ArrowUp}');
  expect(selected()).toContain('row 0');
  await user.keyboard('{End}{ArrowDown}');
  expect(selected()).toContain('row 4');
  await user.keyboard('{PageUp}');
  expect(selected()).toContain('row 0');
});

test('only the rows near the view exist, and their number is told', async () => {
  const { table } = aTable();
  await renderUi(table);
  const grid = screen.getByRole('grid');
  expect(grid.getAttribute('aria-rowcount')).toBe('20001');
  expect(within(grid).getAllByRole('row').length).toBeLessThan(40);
  const [, first] = within(grid).getAllByRole('row');
  expect(first?.getAttribute('aria-rowindex')).toBe('2');
  expect(grid.getAttribute('aria-activedescendant')).toBe(first?.id);
});

test('an empty list says why, and Enter opens nothing', async () => {
  const { table, opened } = aTable({ rowCount: 0 });
  const { user } = await renderUi(table);
  screen.getByRole('grid').focus();
  await user.keyboard('{ArrowDown}{Enter}');
  expect(screen.getByText('Tidak ada laporan')).toBeTruthy();
  expect(opened).toEqual([]);
});

test('a heading sorts, and turns on the second click', async () => {
  const onSort = vi.fn();
  const { table } = aTable({ onSort, sort: { key: 'id', direction: 'ascending' } });
  const { user } = await renderUi(table);
  expect(screen.getByRole('columnheader', { name: /Nomor tiket/ }).getAttribute('aria-sort')).toBe('ascending');
  await user.click(screen.getByRole('button', { name: 'Nomor tiket' }));
  expect(onSort).toHaveBeenCalledWith({ key: 'id', direction: 'descending' });
  expect(screen.queryByRole('button', { name: 'Tenggat' })).toBeNull();
});

test('keys pressed on a heading do not move the rows', async () => {
  const { table, opened } = aTable({ onSort: () => {} });
  const { user } = await renderUi(table);
  screen.getByRole('button', { name: 'Nomor tiket' }).focus();
  await user.keyboard('{ArrowDown}{Enter}');
  expect(selected()).toContain('row 0');
  expect(opened).toEqual([]);
});
