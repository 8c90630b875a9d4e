import { expect } from '@playwright/test';
import type { Page } from 'playwright-core';

/** What people do on the screens, in the words of the screens. */

export async function registerComputer(page: Page, code: string, name: string): Promise<void> {
  await page.getByLabel('Kode pendaftaran').fill(code);
  await page.getByLabel('Nama komputer').fill(name);
  await page.getByRole('button', { name: 'Daftarkan' }).click();
  await expect(page.getByRole('heading', { name: 'Masuk' })).toBeVisible();
}

export async function signIn(page: Page, person: { name: string; passphrase: string }): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Masuk' })).toBeVisible();
  await page.getByRole('combobox', { name: 'Nama' }).click();
  await page.getByRole('option', { name: person.name }).click();
  await page.getByLabel('Kata sandi', { exact: true }).fill(person.passphrase);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: person.name })).toBeVisible({ timeout: 30_000 });
}

export async function lock(page: Page, person: { name: string }): Promise<void> {
  await page.getByRole('button', { name: person.name }).click();
  await page.getByRole('menuitem', { name: 'Kunci', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Masuk' })).toBeVisible({ timeout: 70_000 });
}

export interface Story {
  chronology: string;
  /** As typed into the village field. */
  village: string;
  request?: string;
  name: string;
  number?: string;
}

/** Fills Laporan baru by keyboard, from the chronology on. */
export async function tellStory(page: Page, story: Story): Promise<void> {
  await page.keyboard.press('Alt+n');
  await expect(page.getByRole('heading', { level: 1, name: 'Laporan baru' })).toBeVisible();
  await expect(page.getByLabel('Kronologi')).toBeFocused();
  await page.keyboard.type(story.chronology);
  await page.getByRole('checkbox', { name: 'Diperbaiki' }).focus();
  await page.keyboard.press('1');
  await page.getByLabel('Desa/kelurahan').fill(story.village);
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Enter');
  await page.getByRole('radio', { name: 'Hari ini' }).focus();
  await page.keyboard.press('1');
  await page.getByRole('textbox', { name: 'Nama', exact: true }).fill(story.name);
  await page.keyboard.press('Alt+s');
  await page.getByRole('checkbox', { name: story.number ? '1 Telepon' : '4 Datang ke loket' }).click();
  if (story.number) await page.getByLabel('Nomor telepon atau WA').fill(story.number);
}

/** Saves, and gives the ticket number that the receipt shows. */
export async function saveAndReadTicket(page: Page): Promise<string> {
  await page.keyboard.press('Control+Enter');
  await page.waitForURL(/#\/laporan\/[A-Z0-9-]+\/tanda-terima$/, { timeout: 30_000 });
  await expect(page.getByRole('heading', { level: 1, name: 'Tanda terima' })).toBeVisible();
  return ticketOfAddress(page);
}

const ticketOfAddress = (page: Page): string => /laporan\/([A-Z0-9-]+)/.exec(page.url())?.[1] ?? '';

/** As a link would: without loading the page anew. */
export async function goTo(page: Page, address: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, address);
}

export async function openCase(page: Page, ticket: string): Promise<void> {
  await goTo(page, `#/laporan/${ticket}`);
  await expect(page.getByText(ticket).first()).toBeVisible({ timeout: 30_000 });
}

/** Opens an action of the case, from its button or the menu of further ones. */
export async function act(page: Page, name: string): Promise<void> {
  const button = page.locator('main').getByRole('button', { name }).first();
  const isShown = await button.waitFor({ timeout: 1_500 }).then(
    () => true,
    () => false,
  );
  if (isShown) {
    await button.click();
  } else {
    await page.getByRole('button', { name: 'Tindakan lain' }).click();
    await page.getByRole('menuitem', { name }).click();
  }
  await expect(page.getByRole('dialog')).toBeVisible();
}

export async function confirm(page: Page, name: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name, exact: true }).click();
  await expect(dialog).toBeHidden({ timeout: 15_000 });
}

/** The words of the status strip. */
export const strip = (page: Page) =>
  page
    .getByRole('status')
    .filter({ hasText: /jaringan|terkirim|Mengirim|server/i })
    .first();
