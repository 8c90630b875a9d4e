import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect } from '@playwright/test';
import { registerComputer, signIn, strip } from '../demo/officer.ts';
import { demoPerson, test } from '../fixtures/desk-test.ts';
import { openWorkstationBrowser } from '../fixtures/workstation-browser.ts';

const otherWindow = 'Sudah terbuka di jendela lain';

test('one window at a time: a second tab waits, and takes over by itself when the first is closed', async ({
  desks,
}) => {
  const { page } = await desks.openFor('petugas-1');
  const second = await page.context().newPage();
  await second.goto(page.url());
  await expect(second.getByRole('heading', { name: otherWindow })).toBeVisible();
  await expect(second.getByText(/mengambil alih dengan sendirinya/)).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Hari ini' })).toBeVisible();
  await second.getByRole('button', { name: 'Muat ulang' }).click();
  await expect(second.getByRole('heading', { name: otherWindow })).toBeVisible();

  await page.close();
  await signIn(second, demoPerson('petugas-1'));
  await expect(second.getByRole('heading', { name: 'Hari ini' })).toBeVisible();
});

test('a tab that crashes hands over as well', async ({ desks }) => {
  const { page } = await desks.openFor('petugas-1');
  const second = await page.context().newPage();
  await second.goto(page.url());
  await expect(second.getByRole('heading', { name: otherWindow })).toBeVisible();
  const devtools = await page.context().newCDPSession(page);
  devtools.send('Page.crash').catch(() => {}); // never answered
  await signIn(second, demoPerson('petugas-1'));
  await expect(second.getByRole('heading', { name: 'Hari ini' })).toBeVisible();
});

test('the app opens without a network after a restart of the PC, and once online sends again', async ({ desks }) => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'loket-restart-'));
  const { address } = desks.hub;
  const officer = demoPerson('petugas-1');
  const before = await openWorkstationBrowser({ folder, address });
  await registerComputer(before.page, await desks.codeFor(officer.unit), 'Loket 1');
  await signIn(before.page, officer);
  await before.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await before.close();

  const after = await openWorkstationBrowser({ folder, address, offline: true });
  await signIn(after.page, officer);
  await expect(strip(after.page)).toContainText('Tanpa jaringan');
  // Screens that were never open before come from the service worker too.
  for (const name of ['Periksa tanda terima', 'Sinkronisasi', 'Pengaturan', 'Laporan']) {
    await after.page.getByRole('navigation').getByRole('link', { name }).first().click();
    await expect(after.page.getByRole('heading', { level: 1, name })).toBeVisible();
  }
  await after.setOffline(false);
  await expect(strip(after.page)).toContainText('Semua terkirim', { timeout: 30_000 });
  await after.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
});
