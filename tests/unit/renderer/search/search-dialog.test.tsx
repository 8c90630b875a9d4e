import { screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { SearchDialog } from '../../../../renderer/features/search/search-dialog.tsx';
import { aCase, ticketOf } from '../../../fixtures/a-case.ts';
import { aDesk } from '../../../fixtures/a-desk.ts';
import { drawOver } from '../../../fixtures/draw-over.tsx';

vi.setConfig({ testTimeout: 30_000 });

const cases = [
  aCase({ serial: 41, received: { title: 'Jalan rusak depan SDN' } }),
  aCase({ serial: 42, received: { title: 'Lampu jalan padam', chronology: 'Gelap.' } }),
];

async function openSearch() {
  const done: string[] = [];
  const command = (key: string, label: string) => ({ key, label, onSelect: () => done.push(key) });
  const commands = [command('new', 'Laporan baru'), command('lock', 'Kunci')];
  const onClose = () => done.push('closed');
  const ui = await drawOver(aDesk({ cases }), <SearchDialog opened onClose={onClose} commands={commands} />);
  const field = await screen.findByRole('combobox');
  await waitFor(() => expect(document.activeElement).toBe(field));
  return { ...ui, done, field };
}
const options = () => screen.getAllByRole('option').map((option) => option.textContent);
const marked = (field: HTMLElement) =>
  document.getElementById(field.getAttribute('aria-activedescendant') ?? '')?.textContent;

test('starts in its field and offers every command', async () => {
  const { field } = await openSearch();
  expect(options()).toEqual(['Laporan baru', 'Kunci']);
  expect(marked(field)).toBe('Laporan baru');
});

test('finds reports by any words, in any order, and says which and where', async () => {
  const { user } = await openSearch();
  await user.keyboard('sdn jalan');
  const report = within(await screen.findByRole('group', { name: 'Laporan' })).getByRole('option');
  expect(report.textContent).toContain('Jalan rusak depan SDN');
  expect(report.textContent).toContain(ticketOf(41));
  expect(report.textContent).toContain('Sumberagung, Plumpang');
});

test('Enter opens the marked one, arrows move and go round', async () => {
  const { user, followed, done, field } = await openSearch();
  await user.keyboard('jalan');
  await waitFor(() => expect(marked(field)).toContain('Jalan rusak depan SDN'));
  await user.keyboard('{ArrowDown}');
  expect(marked(field)).toContain('Lampu jalan padam');
  await user.keyboard('{ArrowUp}{ArrowUp}');
  expect(marked(field)).toBe(options().at(-1));
  await user.keyboard('{ArrowDown}{Enter}');
  expect(followed).toEqual([`/laporan/${ticketOf(41)}`]);
  expect(done).toEqual(['closed']);
});

test('a village leads to its reports', async () => {
  const { user, followed } = await openSearch();
  await user.keyboard('sum plu');
  await user.click(await screen.findByRole('option', { name: 'Laporan di Sumberagung, Plumpang' }));
  expect(followed).toEqual(['/laporan?village=35.23.17.2007']);
});

test('a command is run', async () => {
  const { user, done } = await openSearch();
  await user.keyboard('kunci{Enter}');
  expect(done).toEqual(['closed', 'lock']);
});

test('nothing found is said, and Enter does nothing', async () => {
  const { user, done, followed } = await openSearch();
  await user.keyboard('zzz');
  expect(await screen.findByText('Tidak ada laporan atau perintah yang cocok.')).toBeTruthy();
  await user.keyboard('{Enter}');
  expect([...done, ...followed]).toEqual([]);
});

test('Escape closes', async () => {
  const { user, done } = await openSearch();
  await user.keyboard('{Escape}');
  expect(done).toEqual(['closed']);
});
