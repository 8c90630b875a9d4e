import { screen, within } from '@testing-library/react';
import { firstValueFrom } from 'rxjs';
import { describe, expect, test, vi } from 'vitest';
import { indonesian } from '../../../../renderer/app/locale/indonesian.ts';
import { count, select, type Viewer, type ViewName, viewsOf } from '../../../../renderer/data/case-query.ts';
import type { Desk } from '../../../../renderer/data/desk.ts';
import { TodayScreen } from '../../../../renderer/features/today/today-screen.tsx';
import { aCase, ticketOf } from '../../../fixtures/a-case.ts';
import { aDesk } from '../../../fixtures/a-desk.ts';
import { drawOver } from '../../../fixtures/draw-over.tsx';
import { districtDesk } from './district-desk.ts';

vi.setConfig({ testTimeout: 30_000 });

const viewerOf = ({ session }: Desk): Viewer => ({
  unit: session?.unit.id ?? '',
  roles: session?.roles ?? [],
  today: '2026-11-24',
});
const words: Record<ViewName, string> = indonesian.cases.view;

async function openToday(desk: Desk) {
  const ui = await drawOver(desk, <TodayScreen />);
  await screen.findByRole('heading', { name: 'Hari ini' });
  return { ...ui, rows: await firstValueFrom(desk.cases.rows$), viewer: viewerOf(desk) };
}
const work = () => screen.getByRole('table', { name: 'Perlu ditangani' });
const heads = () =>
  within(work())
    .getAllByRole('rowheader')
    .map((head) => head.textContent ?? '');

describe.each(['officer-1', 'coordinator-1', 'liaison-1'])('%s', (as) => {
  test('every count is that of the list it leads to', async () => {
    const { rows, viewer } = await openToday(districtDesk(as));
    const tiles = within(screen.getByRole('navigation', { name: 'Hitungan hari ini' })).getAllByRole('link');
    const views = viewsOf(viewer.roles);
    expect(tiles.map((tile) => tile.textContent)).toEqual(
      views.map((view) => `${select(rows, { view }, viewer).length} ${words[view]}`),
    );
    expect(tiles.map((tile) => tile.getAttribute('href'))).toEqual(
      views.map((view) => (view === 'unsent' ? '#/sinkronisasi' : `#/laporan?view=${view}`)),
    );
  });

  test('the groups of the work are the views of their names, and together the work', async () => {
    const { rows, viewer } = await openToday(districtDesk(as));
    const counted = (words: string) =>
      Number(/— (\d+) laporan/.exec(heads().find((head) => head.startsWith(words)) ?? '')?.[1] ?? 0);
    expect(counted('Lewat tenggat')).toBe(count(rows, 'overdue', viewer));
    expect(counted('Jatuh tempo hari ini')).toBe(count(rows, 'due-today', viewer));
    const inGroups = heads().reduce((sum, head) => sum + Number(/— (\d+) laporan/.exec(head)?.[1]), 0);
    expect(inGroups).toBe(count(rows, 'mine', viewer));
    expect(screen.getByRole('region', { name: 'Perlu ditangani' }).textContent).toContain(`Perlu ditangani${inGroups}`);
  });
});

test('an officer works on what the own counter received; a coordinator on the whole district', async () => {
  const elsewhere = ticketOf(20);
  const officer = await openToday(districtDesk('officer-1'));
  expect(within(work()).queryByText(elsewhere)).toBeNull();
  officer.unmount();
  await openToday(districtDesk('coordinator-1'));
  expect(within(work()).getByText(elsewhere)).toBeTruthy();
});

test('an officer never sees the steps of a coordinator', async () => {
  await openToday(districtDesk('officer-1'));
  for (const word of ['Verifikasi', 'Ingatkan', 'Disposisi', 'Tetapkan']) {
    expect(screen.queryByRole('button', { name: new RegExp(`^${word}:`) })).toBeNull();
  }
  expect(screen.getAllByRole('button', { name: /^Cetak: / }).length).toBeGreaterThan(0);
});

test('the button of a row leads to the report, that of a receipt to the receipt', async () => {
  const { user, followed } = await openToday(districtDesk('officer-1'));
  await user.click(screen.getByRole('button', { name: 'Cetak: Lewat verifikasi' }));
  await user.click(within(work()).getAllByRole('button', { name: /^Sampaikan: / })[0] as Element);
  expect(followed).toEqual([`/laporan/${ticketOf(1)}/tanda-terima`, `/laporan/${ticketOf(2)}`]);
});

test('later days are closed until asked for', async () => {
  const { user } = await openToday(districtDesk('coordinator-1'));
  const [closed] = screen.getAllByRole('button', { name: /^Tampilkan: / });
  const before = within(work()).getAllByRole('row').length;
  await user.click(closed as Element);
  expect(within(work()).getAllByRole('row').length).toBeGreaterThan(before);
});

test('tomorrow is called so', async () => {
  const desk = aDesk({ cases: [aCase({ at: '2026-11-20T09:00:00+07:00' })] });
  await openToday(desk);
  expect(heads()).toEqual(['Besok, Rabu, 25 November 2026 — 1 laporan']);
});

test('a long group shows its beginning and leads to the list', async () => {
  const cases = Array.from({ length: 60 }, (_, nth) => aCase({ serial: 100 + nth, at: '2026-10-01T09:00:00+07:00' }));
  await openToday(aDesk({ cases }));
  expect(heads()).toEqual(['Lewat tenggat — 60 laporan50 pertama ditampilkan']);
  expect(within(work()).getAllByRole('button', { name: /^Cetak: / })).toHaveLength(50);
});

test('beside the work: whom to tell and how, what is not printed, not sent, and whom the office waits for', async () => {
  await openToday(districtDesk('officer-1'));
  const card = (name: string) => within(screen.getByRole('region', { name }));
  expect(card('Jawaban untuk disampaikan').getByText(/W\. C\. · telepon · 5 Nov/)).toBeTruthy();
  expect(card('Tanda terima belum dicetak').getByText('Terima cepat')).toBeTruthy();
  expect(card('Belum terkirim').getByText(ticketOf(8))).toBeTruthy();
  expect(card('Menunggu pelapor').getByText(/^W\. C\. · batas \w+, \d+ Desember 2026$/)).toBeTruthy();
});

test('a liaison sees no receipts to print and no new report', async () => {
  await openToday(districtDesk('liaison-1'));
  expect(screen.queryByRole('region', { name: 'Tanda terima belum dicetak' })).toBeNull();
  expect(screen.queryByText('Laporan baru')).toBeNull();
});

test('when nothing waits, that is said', async () => {
  await openToday(aDesk());
  expect(screen.getByText('Tidak ada yang menunggu')).toBeTruthy();
  expect(screen.queryByRole('table')).toBeNull();
});

test.each([
  ['browser', 'Alt+N'],
  ['electron', 'Ctrl+N'],
] as const)('in the %s the key shown is the one that works there', async (shell, keys) => {
  await openToday(aDesk({ shell }));
  expect(screen.getByRole('link', { name: new RegExp(`^Laporan baru.*${keys.replace('+', '\\+')}$`) })).toBeTruthy();
});
