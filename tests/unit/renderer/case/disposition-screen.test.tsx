import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { DispositionScreen } from '../../../../renderer/features/case/disposition-screen.tsx';
import { aCase, disposedTo, followedUp, type Step, ticketOf, verified } from '../../../fixtures/a-case.ts';
import { renderDesk } from '../../../fixtures/render-desk.tsx';

const disposed = (day: string): Step => ({ ...disposedTo('DPUPR'), at: `${day}T10:00:00+07:00` });
const at = (day: string) => `${day}T09:00:00+07:00`;
const returned: Step = {
  kind: 'returned',
  by: 'liaison-1',
  unit: 'DPUPR',
  workstation: 'TBN-P1',
  data: { reason: 'Jalan provinsi' },
};

const CASES = [
  aCase({
    serial: 1,
    at: at('2026-11-10'),
    received: { title: 'Terlambat' },
    steps: [verified, disposed('2026-11-11')],
  }),
  aCase({
    serial: 2,
    at: at('2026-11-16'),
    received: { title: 'Hari ini' },
    steps: [verified, disposed('2026-11-17')],
  }),
  aCase({
    serial: 3,
    at: at('2026-11-18'),
    received: { title: 'Minggu ini' },
    steps: [verified, disposed('2026-11-19')],
  }),
  aCase({
    serial: 4,
    at: at('2026-11-23'),
    received: { title: 'Nanti' },
    steps: [verified, disposed('2026-11-24'), followedUp],
  }),
  aCase({ serial: 5, received: { title: 'Instansi lain' }, steps: [verified, disposedTo('DLHP')] }),
  aCase({ serial: 6, received: { title: 'Sudah dikembalikan' }, steps: [verified, disposedTo('DPUPR'), returned] }),
];

const show = () => renderDesk(<DispositionScreen />, { as: 'liaison-1', cases: CASES });

it('groups what reached the unit by its deadline', async () => {
  await show();
  const lines = within(screen.getByRole('table', { name: 'Laporan yang didisposisikan' }))
    .getAllByRole('row')
    .slice(1)
    .map((row) => row.querySelector('a, th')?.textContent);
  expect(lines).toEqual([
    'Lewat tenggat — 1 laporan',
    'Terlambat',
    'Jatuh tempo hari ini — 1 laporan',
    'Hari ini',
    'Tujuh hari ke depan — 1 laporan',
    'Minggu ini',
    'Nanti — 1 laporan',
    'Nanti',
  ]);
});

it('offers the next step of each, and what else an agency does', async () => {
  const { user } = await show();
  expect(screen.getByRole('button', { name: 'Tindak lanjuti: Terlambat' })).toBeDefined();
  expect(screen.getByRole('button', { name: 'Jawab: Nanti' })).toBeDefined();
  await user.click(screen.getByRole('button', { name: 'Tindakan lain: Terlambat' }));
  const items = (await screen.findAllByRole('menuitem')).map((item) => item.textContent);
  expect(items).toEqual(['Jawab', 'Jadwalkan', 'Kembalikan']);
});

it('hands a report back with the reason, and it leaves the box', async () => {
  const { user, desk } = await show();
  await user.click(screen.getByRole('button', { name: 'Tindakan lain: Minggu ini' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Kembalikan' }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.type(dialog.getByLabelText('Mengapa bukan wewenang instansi ini'), 'Jalan provinsi');
  await user.click(dialog.getByRole('button', { name: 'Kembalikan' }));
  await waitFor(() => expect(screen.queryByText('Minggu ini')).toBeNull());
  expect(desk.added[0]).toMatchObject({ kind: 'returned', ticket: ticketOf(3), data: { reason: 'Jalan provinsi' } });
});

it('schedules against a work that may be promised', async () => {
  const { user, desk } = await show();
  await user.click(screen.getByRole('button', { name: 'Tindakan lain: Terlambat' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Jadwalkan' }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.click(dialog.getByRole('button', { name: 'Jadwalkan' }));
  await waitFor(() => expect(desk.added).toHaveLength(1));
  expect(desk.added[0]?.data).toMatchObject({
    target: '2026-12-28',
    work: { id: 'work-1', source: 'DPA 1.03.2026, SiRUP 51234567' },
  });
});

it('says what an empty box means', async () => {
  await renderDesk(<DispositionScreen />, { as: 'liaison-2', cases: [] });
  expect(screen.getByText('Kotak disposisi kosong')).toBeDefined();
});
