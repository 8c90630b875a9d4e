import { act, render, screen } from '@testing-library/react';
import { Suspense } from 'react';
import { beforeEach, expect, test, vi } from 'vitest';
import { ErrorBoundary } from '../../../../renderer/app/error-boundary.tsx';
import { startI18n } from '../../../../renderer/app/i18n.ts';
import { type LazyScreen, lazyScreen } from '../../../../renderer/app/lazy-screen.ts';
import { Providers } from '../../../../renderer/app/providers.tsx';

const Place = ({ name }: { name: string }) => <p>{name}</p>;
let isLineUp: boolean;
let asked: number;
let Screen: LazyScreen<{ name: string }>;

beforeEach(() => {
  // React tells the console of every error that a boundary catches.
  vi.spyOn(console, 'error').mockImplementation(() => {});
  isLineUp = true;
  asked = 0;
  Screen = lazyScreen(async () => {
    asked += 1;
    if (!isLineUp) throw new TypeError('Failed to fetch dynamically imported module');
    return Place;
  });
});

async function show() {
  const i18n = await startI18n();
  await act(async () =>
    render(
      <Providers i18n={i18n} theme="light" env="test">
        <ErrorBoundary>
          <Suspense fallback={null}>
            <Screen name="Laporan" />
          </Suspense>
        </ErrorBoundary>
      </Providers>,
    ),
  );
}

test('a screen that was loaded ahead is drawn without asking again', async () => {
  await Screen.load();
  isLineUp = false;
  await show();
  expect(screen.getByText('Laporan')).toBeDefined();
  expect(asked).toBe(1);
});

test('one that does not arrive says so once, and comes when it is tried again', async () => {
  isLineUp = false;
  await show();
  expect(screen.getByText('Halaman ini belum dapat dimuat.')).toBeDefined();
  expect(screen.getByRole('button', { name: 'Muat ulang' })).toBeDefined();
  expect(asked).toBe(1);
  isLineUp = true;
  // React waits for what suspends only within an `act` that is awaited.
  await act(async () => screen.getByRole('button', { name: 'Coba lagi' }).click());
  expect(await screen.findByText('Laporan')).toBeDefined();
});
