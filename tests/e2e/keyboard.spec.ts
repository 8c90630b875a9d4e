import { expect } from '@playwright/test';
import type { Page } from 'playwright-core';
import { lock, openCase, saveAndReadTicket, tellStory } from '../demo/officer.ts';
import { demoPerson, test } from '../fixtures/desk-test.ts';

/** A keyboard that counts. */
function keyboardOf(page: Page) {
  const counts = { presses: 0, characters: 0 };
  return {
    counts,
    async press(...keys: string[]) {
      for (const key of keys) {
        await page.keyboard.press(key);
        counts.presses += 1;
      }
    },
    async type(text: string) {
      await page.keyboard.type(text);
      counts.characters += text.length;
    },
  };
}

const focused = (page: Page) => page.locator('*:focus');

test('from sign-in to printed receipt by keyboard alone, in 20 key presses and 250 characters', async ({ desks }) => {
  const officer = demoPerson('petugas-1');
  const { page } = await desks.openFor('petugas-1');
  await lock(page, officer);
  await expect(page.getByRole('combobox', { name: 'Nama' })).toHaveValue(/Petugas Contoh 1/);
  await expect(page.getByLabel('Kata sandi', { exact: true })).toBeFocused();
  await page.evaluate(() => {
    window.print = () => document.documentElement.setAttribute('data-was-printed', '');
  });
  const { counts, press, type } = keyboardOf(page);

  await page.keyboard.type(officer.passphrase);
  await press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Hari ini' })).toBeVisible({ timeout: 30_000 });
  await press('Alt+n');
  await expect(page.getByLabel('Kronologi')).toBeFocused();
  await type('Jalan poros Sumberagung arah Sembungrejo rusak, lubang 30 cm, warga menanam pisang di badan jalan.');
  await press('Tab', 'Tab', 'Tab');
  await expect(page.getByRole('checkbox', { name: 'Diperbaiki' })).toBeFocused();
  await press('1', 'Tab', 'Tab');
  await expect(page.getByLabel('Desa/kelurahan')).toBeFocused();
  await type('sumberag plu');
  await expect(page.getByRole('option').first()).toBeVisible();
  await press('Tab', 'Tab');
  await expect(page.getByLabel('Desa/kelurahan')).toHaveValue(/Sumberagung, Plumpang/);
  await expect(page.getByRole('radio', { name: 'Hari ini' })).toBeFocused();
  await press('1', 'Tab');
  await expect(page.getByRole('textbox', { name: 'Nama', exact: true })).toBeFocused();
  await type('Warga Contoh 1');
  await press('Alt+s', 'Tab', 'Tab', '1', 'Tab');
  await expect(page.getByLabel('Nomor telepon atau WA')).toBeFocused();
  await type('081200000001');
  await press('Alt+j');
  await expect(page.getByRole('button', { name: 'Dijawab dengan ini' })).toBeVisible();
  await press('Control+Enter');
  await expect(page.getByRole('button', { name: /^Cetak/ })).toBeFocused({ timeout: 20_000 });
  await press('Enter');
  await expect(page.getByText('Sudah dicetak 1 kali')).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-was-printed', '');

  expect(counts.presses).toBeLessThanOrEqual(20);
  expect(counts.characters).toBeLessThanOrEqual(250);
});

/** The picture of an element with what is drawn around it. */
async function looks(page: Page, box: { x: number; y: number; width: number; height: number }): Promise<string> {
  const around = { x: Math.max(0, box.x - 4), y: Math.max(0, box.y - 4), width: box.width + 8, height: box.height + 8 };
  return (await page.screenshot({ clip: around, animations: 'disabled' })).toString('base64');
}

test('wherever Tab goes, the focus is on the screen and can be seen; Enter there saves nothing', async ({ desks }) => {
  const { page } = await desks.openFor('petugas-2');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.keyboard.press('Alt+n');
  await expect(page.getByLabel('Kronologi')).toBeFocused();
  const address = page.url();
  const invisible: string[] = [];
  let stops = 0;
  for (; stops < 40; stops += 1) {
    const element = await focused(page).elementHandle();
    // A native radio or checkbox is drawn by its label.
    const drawn = await element.evaluateHandle((each) => each.closest('label') ?? each);
    const name = await element.evaluate((each) => each.getAttribute('aria-label') ?? each.id + each.textContent);
    const box = await drawn.asElement()?.boundingBox();
    if (!box || box.y < 0 || box.y + box.height > 768) {
      invisible.push(`${name} is not on the screen`);
      break;
    }
    const withFocus = await looks(page, box);
    await element.evaluate((each) => each.setAttribute('data-before', ''));
    await page.keyboard.press('Tab');
    const without = await drawn.asElement()?.boundingBox();
    if (without && (await looks(page, without)) === withFocus) invisible.push(`${name} looks the same without focus`);
    if (await focused(page).evaluate((each) => each.hasAttribute('data-before'))) break;
    if (
      await page
        .getByRole('button', { name: 'Simpan dan cetak tanda terima' })
        .evaluate((each) => each.matches(':focus'))
    )
      break;
    const isField = await focused(page).evaluate((each) => each.matches('input'));
    if (isField) await page.keyboard.press('Enter');
    expect(page.url()).toBe(address);
  }
  expect(invisible).toEqual([]);
  expect(stops).toBeGreaterThan(8);
});

test('a legal decision needs its own button: Enter in any field of its dialog decides nothing', async ({ desks }) => {
  const { page } = await desks.openFor('koordinator-1');
  await tellStory(page, {
    chronology: 'Jalan poros Sumberagung rusak, lubang sedalam 30 cm.',
    village: 'sumberag plu',
    name: 'Warga Contoh 2',
  });
  const ticket = await saveAndReadTicket(page);
  await openCase(page, ticket);
  const dialog = page.getByRole('dialog');
  const entries = page.locator('main li');
  const enterEverywhere = async (label: string) => {
    const before = await entries.count();
    const decide = dialog.getByRole('button', { name: label, exact: true });
    await expect(decide).toBeEnabled();
    for (let stop = 0; stop < 15 && !(await decide.evaluate((each) => each.matches(':focus'))); stop += 1) {
      if (await focused(page).evaluate((each) => each.matches('input, textarea'))) await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
    }
    await expect(decide).toBeFocused();
    expect(await entries.count()).toBe(before);
    await page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    await expect.poll(() => entries.count()).toBeGreaterThan(before);
  };

  await page.keyboard.press('Alt+v');
  await enterEverywhere('Verifikasi');
  await page.keyboard.press('Alt+i');
  await expect(dialog.getByLabel('Instansi yang menangani')).toBeFocused();
  await page.keyboard.type('DPUPR');
  await expect(page.getByRole('option', { name: /DPUPR/ }).first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await enterEverywhere('Disposisikan');
});
