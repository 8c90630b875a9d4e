import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { MachineBanner } from '../../../../renderer/app/machine-banner.tsx';
import { renderDesk } from '../../../fixtures/render-desk.tsx';

test.each([
  ['low', /kurang dari 1 GB.*tersimpan seperti biasa.*Kosongkan/],
  ['full', /belum dapat disimpan.*tetap dikirim.*Kosongkan/],
] as const)('a disk with %s room is told on every screen, with what to do', async (space, words) => {
  await renderDesk(<MachineBanner />, { space });
  expect(screen.getByRole('alert').textContent).toMatch(words);
});

test('a store that was built anew is told once, with what was kept and what was not', async () => {
  await renderDesk(<MachineBanner />, { isRebuilt: true });
  expect(screen.getByRole('alert').textContent).toMatch(/dibangun ulang.*Semua laporan tetap ada.*Draf.*tidak ikut/);
});

test('nothing is told while there is room', async () => {
  await renderDesk(<MachineBanner />);
  expect(screen.queryByRole('alert')).toBeNull();
});
