import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';
import type { Page } from 'playwright-core';
import {
  act,
  confirm,
  goTo,
  lock,
  openCase,
  registerComputer,
  saveAndReadTicket,
  signIn,
  strip,
  tellStory,
} from '../demo/officer.ts';
import { demoPerson, test } from '../fixtures/desk-test.ts';

/** What axe finds on a screen, a line each: by all of its rules in light, by those of colour once more in dark. */
async function findings(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
    // A colour in the middle of a transition is nobody's choice.
    await page.evaluate(() => Promise.allSettled(document.getAnimations().map((each) => each.finished)));
    // Without frames one script sees all; the other mode opens a window for every run.
    const axe = new AxeBuilder({ page }).setLegacyMode();
    const { violations, passes } = await (colorScheme === 'dark'
      ? axe.withRules(['color-contrast', 'link-in-text-block'])
      : axe
    ).analyze();
    expect(passes.length).toBeGreaterThan(0);
    for (const { id, nodes } of violations) {
      for (const node of nodes) found.push(`${colorScheme} ${id} ${node.target.join(' ')}: ${node.failureSummary}`);
    }
  }
  return found;
}

async function isAccessible(page: Page, screen: string): Promise<void> {
  expect.soft(await findings(page), screen).toEqual([]);
}

// Every analysis takes about a second, several on a busy machine.
test.setTimeout(120_000);

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true });

const STORY = {
  chronology: 'Jalan poros Sumberagung rusak, lubang sedalam 30 cm, belum ada perbaikan.',
  village: 'sumberag plu',
  name: 'Warga Contoh 1',
};

test('axe finds nothing before the sign-in', async ({ desks }) => {
  const { page } = await desks.openNew('new');
  await expect(page.getByLabel('Kode pendaftaran')).toBeVisible();
  await isAccessible(page, 'enrolment');
  await page.getByRole('button', { name: 'Daftarkan' }).click();
  await isAccessible(page, 'enrolment with errors');
  await registerComputer(page, await desks.codeFor('DISKOMINFO'), 'Loket 1');
  await isAccessible(page, 'sign-in');
  await page.getByRole('button', { name: 'Masuk' }).click();
  await isAccessible(page, 'sign-in with an error');
});

test('axe finds nothing on an officer’s screens', async ({ desks }) => {
  const { page } = await desks.openFor('petugas-1');
  await expect(heading(page, 'Hari ini')).toBeVisible();
  await isAccessible(page, 'Hari ini');
  await page.keyboard.press('Alt+n');
  await expect(heading(page, 'Laporan baru')).toBeVisible();
  await isAccessible(page, 'Laporan baru, empty');
  await page.keyboard.press('Control+Enter');
  await isAccessible(page, 'Laporan baru, with what is missing');
  await tellStory(page, STORY);
  await expect(page.getByRole('heading', { name: 'Sudah dianggarkan' })).toBeVisible();
  await isAccessible(page, 'Laporan baru, with suggestions');
  const ticket = await saveAndReadTicket(page);
  await isAccessible(page, 'receipt');
  await openCase(page, ticket);
  await isAccessible(page, 'Rincian laporan');
  for (const [address, name] of Object.entries({
    '#/laporan': 'Laporan',
    '#/periksa': 'Periksa tanda terima',
    '#/sinkronisasi': 'Sinkronisasi',
    '#/pengaturan': 'Pengaturan',
    '#/': 'Hari ini',
  })) {
    await goTo(page, address);
    await expect(heading(page, name)).toBeVisible();
    await isAccessible(page, `${name}, with a report`);
  }
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog')).toBeVisible();
  await isAccessible(page, 'search');
});

test('axe finds nothing on the way of a report to its agency', async ({ desks }) => {
  const coordinator = demoPerson('koordinator-1');
  const { page } = await desks.openFor('petugas-2');
  await tellStory(page, { ...STORY, name: 'Warga Contoh 2' });
  const ticket = await saveAndReadTicket(page);
  await expect(strip(page)).toContainText('Semua terkirim', { timeout: 30_000 });
  await lock(page, demoPerson('petugas-2'));
  await signIn(page, coordinator);
  await openCase(page, ticket);
  await isAccessible(page, 'Rincian laporan of a coordinator');
  await act(page, 'Verifikasi');
  await isAccessible(page, 'dialog of Verifikasi');
  await confirm(page, 'Verifikasi');
  await act(page, 'Disposisi');
  const field = page.getByRole('dialog').getByLabel('Instansi yang menangani');
  await field.fill('DPUPR');
  await page.getByRole('option', { name: /DPUPR/ }).first().click();
  await page.keyboard.press('Escape');
  await isAccessible(page, 'dialog of Disposisi');
  await confirm(page, 'Disposisikan');
  await expect(strip(page)).toContainText('Semua terkirim', { timeout: 30_000 });

  const agency = await desks.openFor('dpupr-penghubung-1');
  await goTo(agency.page, '#/disposisi');
  await expect(agency.page.getByText(ticket).first()).toBeVisible({ timeout: 30_000 });
  await isAccessible(agency.page, 'Kotak disposisi');
  await openCase(agency.page, ticket);
  await isAccessible(agency.page, 'Rincian laporan of a liaison');
});
