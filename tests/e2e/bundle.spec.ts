import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect } from '@playwright/test';
import type { Page } from 'playwright-core';
import { runCommand } from '../../hub/commands.ts';
import { goTo, saveAndReadTicket, tellStory } from '../demo/officer.ts';
import { test } from '../fixtures/desk-test.ts';

const card = (page: Page) => page.getByRole('region', { name: 'Tanpa jaringan sama sekali? Kirim lewat USB' });

async function makeParcel(page: Page, folder: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    card(page).getByRole('button', { name: 'Buat paket untuk USB' }).click(),
  ]);
  const file = path.join(folder, download.suggestedFilename());
  await download.saveAs(file);
  return file;
}

async function readAnswer(page: Page, file: string): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    card(page).getByRole('button', { name: 'Baca jawaban dari USB' }).click(),
  ]);
  await chooser.setFiles(file);
}

test('a report goes to the server and comes to another office on a USB stick', async ({ desks }) => {
  test.setTimeout(180_000);
  const stick = await mkdtemp(path.join(os.tmpdir(), 'loket-stick-'));
  const one = await desks.openFor('petugas-1');
  const other = await desks.openFor('petugas-2');
  for (const { page, setOffline } of [one, other]) {
    await goTo(page, '#/sinkronisasi');
    await expect(page.getByRole('heading', { level: 1, name: 'Sinkronisasi' })).toBeVisible();
    await setOffline(true);
  }
  await tellStory(one.page, {
    chronology: 'Jalan poros Sumberagung rusak, lubang sedalam 30 cm.',
    village: 'sumberag plu',
    name: 'Warga Contoh 1',
  });
  const ticket = await saveAndReadTicket(one.page);
  await goTo(one.page, '#/sinkronisasi');
  await expect(card(one.page)).toContainText('1 laporan, 0 foto atau dokumen');
  const parcel = await makeParcel(one.page, stick);
  await expect(card(one.page).getByRole('status')).toContainText('Paket nomor 1 selesai: 1 laporan');
  await expect(one.page.getByRole('region', { name: 'Antrean kirim' })).toContainText(ticket);
  expect((await readFile(parcel)).includes('Warga Contoh')).toBe(false);

  const answer = path.join(stick, 'jawaban.loket');
  const printed = await runCommand(desks.hub, ['bundle', 'import', parcel, '--answer', answer]);
  expect(printed).toContain('2 entries and 0 files are held, 0 entries were rejected');

  // Pulled out too early.
  const torn = path.join(stick, 'terpotong.loket');
  await writeFile(torn, await readFile(answer));
  await truncate(torn, 1_000);
  await readAnswer(one.page, torn);
  await expect(card(one.page).getByRole('alert')).toContainText('Berkas ini terpotong');
  await readAnswer(one.page, answer);
  await expect(card(one.page).getByRole('status')).toContainText('1 laporan diterima server provinsi');
  await expect(one.page.getByRole('region', { name: 'Antrean kirim' })).toContainText('Antrean kosong');

  const asked = await makeParcel(other.page, stick);
  await runCommand(desks.hub, ['bundle', 'import', asked]);
  await readAnswer(other.page, asked.replace('.loket', '-jawaban.loket'));
  await expect(card(other.page).getByRole('status')).toContainText('1 laporan baru');
  await goTo(other.page, `#/laporan/${ticket}`);
  await expect(other.page.getByText(ticket).first()).toBeVisible();
  await rm(stick, { recursive: true, force: true });
});
