import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { createEnrolmentCode } from '../../hub/administration.ts';
import { DEMO_STAFF } from '../../hub/demo/demo-staff.ts';
import { seedDemo } from '../../hub/demo/seed-demo.ts';
import { startHub } from '../../hub/server.ts';
import { readQrCode } from '../fixtures/read-qr-code.ts';
import { openWorkstationBrowser, type WorkstationBrowser } from '../fixtures/workstation-browser.ts';
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
} from './officer.ts';
import type { StoryRunner } from './runner.ts';

const CHRONOLOGY =
  'Jalan poros Desa Sumberagung arah Sembungrejo rusak sejak awal musim hujan, lubang sedalam 30 cm. Warga menanam pohon pisang di badan jalan karena belum ada kepastian.';

const person = (role: string, unit: string, nth = 0) => {
  const found = DEMO_STAFF.filter((one) => one.unit === unit && one.roles.some((each) => each === role))[nth];
  if (!found) throw new Error(`the demo district has no ${role} number ${nth + 1} in ${unit}`);
  return found;
};

/**
 * The main job from end to end, on three PCs of a district and its hub: a villager reports a broken road while the
 * network is cut; the answer comes back to the counter. `folder` holds the hub's data and the browser profiles.
 */
export async function tellMainJob(run: StoryRunner, folder: string, rendererFolder: string): Promise<void> {
  const hub = await startHub({ dataFolder: join(folder, 'hub'), host: '127.0.0.1', port: 0, rendererFolder });
  const open: WorkstationBrowser[] = [];
  const openPc = async (name: string, offline = false) => {
    const pc = await openWorkstationBrowser({ folder: join(folder, name), address: hub.address, offline });
    open.push(pc);
    run.pages.push(pc.page);
    return pc;
  };
  const codeFor = async (unit: string) => (await createEnrolmentCode(hub, { district: '35.23', unit })).code;
  try {
    await seedDemo(hub);
    const officer = person('officer', 'DISKOMINFO');
    const colleague = person('officer', 'DISKOMINFO', 1);
    const coordinator = person('coordinator', 'DISKOMINFO');
    const liaison = person('liaison', 'DPUPR');
    let counter = await openPc('counter');
    let ticket = '';
    let neighbour = '';

    await run.step('the counter’s PC is registered by a one-time code', async () => {
      await registerComputer(counter.page, await codeFor('DISKOMINFO'), 'Loket 1');
      return counter.page;
    });
    await run.step('two officers sign in once, which fills the PC', async () => {
      await signIn(counter.page, colleague);
      await lock(counter.page, colleague);
      await signIn(counter.page, officer);
      await counter.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
      return counter.page;
    });
    await run.step('the network is cut, and the strip says so', async () => {
      await counter.setOffline(true);
      await expect(strip(counter.page)).toContainText('Tanpa jaringan', { timeout: 20_000 });
      return counter.page;
    });
    await run.step('a villager reports the broken road; the planned work is found while typing', async () => {
      await tellStory(counter.page, {
        chronology: CHRONOLOGY,
        village: 'sumberag plu',
        name: 'Warga Contoh 1',
        number: '081200000001',
      });
      const suggestions = counter.page.getByRole('region', { name: 'Saran' });
      await expect(suggestions.getByRole('heading', { name: 'Sudah dianggarkan' })).toBeVisible();
      await expect(
        suggestions.getByText('Rehabilitasi Jalan Poros Sumberagung–Sembungrejo', { exact: true }),
      ).toBeVisible();
      await counter.page.keyboard.press('Alt+j');
      await expect(suggestions.getByRole('button', { name: 'Dijawab dengan ini' })).toBeVisible();
      return counter.page;
    });
    await run.step('it is saved offline and the receipt with its answer and QR is there', async () => {
      ticket = await saveAndReadTicket(counter.page);
      expect(ticket).toMatch(/^TBN-[A-Z0-9]{2}-\d\d-00001-[0-9A-Z]$/);
      await expect(counter.page.getByText(ticket).first()).toBeVisible();
      await expect(counter.page.getByText('Rehabilitasi Jalan Poros').first()).toBeVisible();
      return counter.page;
    });
    await run.step('the receipt prints as PDF, nothing clipped', async () => {
      const pdf = await counter.page.pdf({ path: join(folder, 'receipt.pdf'), preferCSSPageSize: true });
      expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
      expect(pdf.length).toBeGreaterThan(5_000);
      return null;
    });
    await run.step('a neighbour reports the same road and is linked', async () => {
      await tellStory(counter.page, {
        chronology: 'Jalan poros Sumberagung berlubang, kemarin ada pengendara jatuh.',
        village: 'sumberag plu',
        name: 'Warga Contoh 2',
      });
      await expect(counter.page.getByRole('button', { name: `Tautkan: ${ticket}` })).toBeVisible();
      await counter.page.keyboard.press('Alt+g');
      await counter.page.keyboard.press('1');
      await expect(counter.page.getByRole('button', { name: `Ditautkan: ${ticket}` })).toBeVisible();
      neighbour = await saveAndReadTicket(counter.page);
      expect(neighbour).not.toBe(ticket);
      return counter.page;
    });
    await run.step('the power fails; reopened, still without a network, everything is there', async () => {
      await counter.kill();
      counter = await openPc('counter', true);
      await signIn(counter.page, officer);
      await openCase(counter.page, ticket);
      await expect(counter.page.getByText('Warga menanam pohon pisang').first()).toBeVisible();
      await openCase(counter.page, neighbour);
      await expect(counter.page.getByText('Ditautkan').first()).toBeVisible();
      return counter.page;
    });
    await run.step('a photo is attached, without a network', async () => {
      await openCase(counter.page, ticket);
      await act(counter.page, 'Lampirkan foto');
      const photo = await readFile(join(import.meta.dirname, '../fixtures/road.jpg'));
      await counter.page
        .getByRole('dialog')
        .locator('input[type="file"]')
        .setInputFiles({ name: 'jalan-rusak.jpg', mimeType: 'image/jpeg', buffer: photo });
      await confirm(counter.page, 'Lampirkan');
      await expect(counter.page.getByText('jalan-rusak.jpg').first()).toBeVisible();
      return counter.page;
    });
    await run.step('a second officer of the same PC takes over and adds a note, offline', async () => {
      await lock(counter.page, officer);
      await signIn(counter.page, colleague);
      await openCase(counter.page, ticket);
      await counter.page.getByLabel('Tulis catatan untuk riwayat ini').fill('Pelapor menelepon, menanyakan jadwal.');
      await counter.page.getByRole('button', { name: 'Simpan catatan' }).click();
      await expect(counter.page.getByText('Pelapor menelepon, menanyakan jadwal.').last()).toBeVisible();
      return counter.page;
    });
    await run.step('the network returns: everything is sent, the first officer’s entries too', async () => {
      await counter.setOffline(false);
      await expect(strip(counter.page)).toContainText('Semua terkirim', { timeout: 60_000 });
      return counter.page;
    });

    const office = await openPc('coordinator');
    await run.step('the coordinator’s PC receives both reports', async () => {
      await registerComputer(office.page, await codeFor('DISKOMINFO'), 'Koordinator');
      await signIn(office.page, coordinator);
      await openCase(office.page, ticket);
      await expect(office.page.getByText('Warga menanam pohon pisang').first()).toBeVisible();
      return office.page;
    });
    await run.step('the coordinator verifies both and disposes them to the public works agency', async () => {
      for (const id of [ticket, neighbour]) {
        await openCase(office.page, id);
        await act(office.page, 'Verifikasi');
        await confirm(office.page, 'Verifikasi');
        await expect(office.page.getByText('Diverifikasi').first()).toBeVisible();
        await act(office.page, 'Disposisi');
        await chooseUnit(office.page, 'DPUPR');
        await confirm(office.page, 'Disposisikan');
        await expect(office.page.getByText('Didisposisikan').first()).toBeVisible();
      }
      await expect(strip(office.page)).toContainText('Semua terkirim', { timeout: 60_000 });
      return office.page;
    });

    const agency = await openPc('agency');
    await run.step('the agency’s PC finds the report in its box', async () => {
      await registerComputer(agency.page, await codeFor('DPUPR'), 'DPUPR');
      await signIn(agency.page, liaison);
      await agency.page.getByRole('link', { name: /Kotak disposisi/ }).click();
      await expect(agency.page.getByText(ticket).first()).toBeVisible({ timeout: 30_000 });
      return agency.page;
    });
    await run.step('the agency follows up, schedules the work and answers', async () => {
      await openCase(agency.page, ticket);
      await act(agency.page, 'Tindak lanjuti');
      await agency.page
        .getByRole('dialog')
        .getByLabel('Apa yang dilakukan')
        .fill('Lubang diukur; pekerjaan sudah berkontrak.');
      await confirm(agency.page, 'Simpan tindak lanjut');
      await act(agency.page, 'Jadwalkan');
      await confirm(agency.page, 'Jadwalkan');
      await act(agency.page, 'Jawab');
      await agency.page
        .getByRole('dialog')
        .getByLabel('Jawaban untuk pelapor')
        .fill('Jalan poros Sumberagung–Sembungrejo dikerjakan mulai 30 November 2026 dan selesai Desember 2026.');
      await confirm(agency.page, 'Simpan jawaban');
      await expect(strip(agency.page)).toContainText('Semua terkirim', { timeout: 60_000 });
      return agency.page;
    });
    await run.step('the answer arrives at the counter and is told to both citizens', async () => {
      for (const id of [ticket, neighbour]) {
        await openCase(counter.page, id);
        await expect(counter.page.getByRole('button', { name: 'Sampaikan' })).toBeVisible({ timeout: 30_000 });
        await act(counter.page, 'Sampaikan');
        await expect(
          counter.page.getByRole('dialog').getByText('dikerjakan mulai 30 November 2026').first(),
        ).toBeVisible();
        await counter.page.getByRole('dialog').getByRole('radio', { name: 'Telepon' }).click();
        await counter.page.getByRole('dialog').getByText('Pelapor menerima').click();
        await confirm(counter.page, 'Simpan');
        await expect(counter.page.getByText('Disampaikan').first()).toBeVisible();
      }
      await expect(strip(counter.page)).toContainText('Semua terkirim', { timeout: 60_000 });
      return counter.page;
    });
    await run.step('both receipts verify without a network, and a forged one does not', async () => {
      const links: string[] = [];
      for (const id of [ticket, neighbour]) {
        await goTo(counter.page, `#/laporan/${id}/tanda-terima`);
        await expect(counter.page.getByText(id).first()).toBeVisible();
        const link = await readQrCode(counter.page.getByRole('img', { name: /QR/ }).first());
        expect(link, 'the QR code can be read').not.toBeNull();
        links.push(link ?? '');
      }
      await counter.setOffline(true);
      const papers = [
        ...links.map((link) => ({ link, says: 'Asli' })),
        { link: forge(links[0] ?? ''), says: 'Tidak sah' },
      ];
      for (const { link, says } of papers) {
        await goTo(counter.page, '#/');
        await goTo(counter.page, '#/periksa');
        await counter.page.getByRole('textbox').fill(link);
        await counter.page.keyboard.press('Enter');
        await expect(counter.page.getByText(says, { exact: true })).toBeVisible();
      }
      return counter.page;
    });
  } finally {
    await Promise.allSettled(open.map((pc) => pc.close()));
    await hub.close();
  }
}

async function chooseUnit(page: WorkstationBrowser['page'], unit: string): Promise<void> {
  const field = page.getByRole('dialog').getByLabel('Instansi yang menangani');
  await field.click();
  await field.fill(unit);
  await page
    .getByRole('option', { name: new RegExp(unit) })
    .first()
    .click();
  await page.keyboard.press('Escape');
}

/** Another due date under the same signature. */
function forge(link: string): string {
  const [address = '', fragment = ''] = link.split('#');
  const [body = '', signature = ''] = fragment.split('.');
  const receipt = JSON.parse(Buffer.from(body, 'base64url').toString()) as { due: string };
  const text = Buffer.from(JSON.stringify({ ...receipt, due: '2027-12-31' })).toString('base64url');
  return `${address}#${text}.${signature}`;
}
