import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { type Desk, DeskError } from '../../../../renderer/data/desk.ts';
import { SettingsScreen } from '../../../../renderer/features/settings/settings-screen.tsx';
import { aDesk } from '../../../fixtures/a-desk.ts';
import { drawOver } from '../../../fixtures/draw-over.tsx';

vi.setConfig({ testTimeout: 30_000 });

async function openSettings(desk: Desk = aDesk()) {
  const chosen: string[] = [];
  const choose = (value: string) => void chosen.push(value);
  const ui = await drawOver(desk, <SettingsScreen language="id" theme="auto" onLanguage={choose} onTheme={choose} />);
  await screen.findByText('Petugas Contoh 1').catch(() => undefined);
  return { ...ui, chosen };
}

test('language and theme show what is set and tell what is chosen', async () => {
  const { user, chosen } = await openSettings();
  expect(screen.getByLabelText('Bahasa Indonesia')).toHaveProperty('checked', true);
  expect(screen.getByLabelText('Ikut komputer')).toHaveProperty('checked', true);
  await user.click(screen.getByLabelText('English'));
  await user.click(screen.getByLabelText('Gelap'));
  expect(chosen).toEqual(['en', 'dark']);
});

test('tells what this PC is', async () => {
  await openSettings();
  for (const words of ['TBN-K7', 'Loket PPID Utama', 'Kabupaten Tuban (35.23)', 'Peramban', '0.1.0']) {
    expect(screen.getByText(words)).toBeTruthy();
  }
  expect(screen.getByText(/idn-area-data, lisensi ODbL/)).toBeTruthy();
});

test('tells who can sign in without a network', async () => {
  const people: Desk['people'] = async () => [
    { id: 'a', name: 'Petugas Contoh 1', position: '', hasSlot: true },
    { id: 'b', name: 'Petugas Contoh 2', position: '', hasSlot: false },
  ];
  await openSettings({ ...aDesk(), people });
  expect(screen.getByText('dapat masuk tanpa jaringan')).toBeTruthy();
  expect(screen.getByText('belum pernah masuk di sini')).toBeTruthy();
});

test('people that cannot be read are an error of their card alone', async () => {
  const people: Desk['people'] = () => Promise.reject(new DeskError('locked'));
  await openSettings({ ...aDesk(), people });
  expect(await screen.findByText('Layar sudah terkunci.')).toBeTruthy();
  expect(screen.getByText('TBN-K7')).toBeTruthy();
});
