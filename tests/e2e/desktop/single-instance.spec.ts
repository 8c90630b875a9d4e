import { once } from 'node:events';
import { expect } from '@playwright/test';
import { test } from '../../fixtures/desktop-test.ts';
import { spawnDesk } from '../../fixtures/launch-desktop.ts';

test('a second instance on the same data leaves at once and shows the first', async ({ launch, desk }) => {
  const { app } = await launch();
  const shown = await app.evaluateHandle(({ BrowserWindow, app: running }) => {
    BrowserWindow.getAllWindows()[0]?.hide();
    return { again: new Promise<void>((resolve) => running.once('second-instance', () => resolve())) };
  });
  const second = spawnDesk(desk);
  expect(await once(second, 'exit')).toEqual([0, null]);
  await shown.evaluate(({ again }) => again);
  const isVisible = () =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.isVisible()));
  await expect.poll(isVisible).toEqual([true]);
});
