import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { build, mergeConfig } from 'vite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import rendererConfig from '../../../build/vite.renderer.config.ts';
import type { CaseParts } from '../../fixtures/a-case.ts';
import { launchBrowser } from '../../fixtures/browser.ts';
import { readQrCode } from '../../fixtures/read-qr-code.ts';
import { type RendererServer, serveRenderer } from '../../fixtures/renderer-server.ts';

let browser: Browser;
let folder: string;
let server: RendererServer;
let page: Page;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'loket-paper-'));
  await build(
    mergeConfig(rendererConfig, {
      configFile: false,
      root: 'tests/fixtures/paper-page',
      logLevel: 'warn',
      build: { outDir: folder },
    }),
  );
  [browser, server] = await Promise.all([launchBrowser(), serveRenderer(folder)]);
}, 120_000);
afterAll(async () => {
  await Promise.all([browser.close(), server.stop()]);
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  // Twice as fine as a screen, which is still far coarser than a printer: a scanner must read the code.
  page = await browser.newPage({ viewport: { width: 1366, height: 768 }, deviceScaleFactor: 2 });
  await page.goto(server.origin);
  await page.waitForFunction(() => 'paper' in window);
});
afterEach(() => page.close());

async function show(parts: CaseParts = {}, theme: 'light' | 'dark' = 'light') {
  await page.evaluate(([given, colours]) => window.paper.show(given, colours), [parts, theme] as const);
  await page.locator('[lang="id"] svg[role="img"] >> nth=1').waitFor();
}

/** Sizes in points of the pages that a printer would get. */
async function printed(): Promise<string[]> {
  const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
  return [...pdf.matchAll(/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/g)].map(
    ([, width, height]) => `${Math.round(Number(width))} × ${Math.round(Number(height))}`,
  );
}

const A5 = '420 × 595';
const A4_LANDSCAPE = '842 × 595';
const CITATION =
  'Sudah dianggarkan: Rehabilitasi Jalan Poros Sumberagung–Sembungrejo, DPUPR PRKP, TA 2026. Rencana mulai 30 November 2026 (data 23 November 2026, dapat berubah). Laporan ini tetap diteruskan ke instansi.';
const sentence = 'Lubang sekitar 30 cm dan tergenang setiap hujan. ';

describe('the receipt on paper', () => {
  test('is a sheet for the reporter and two for the archive, also when there is much to say', async () => {
    await show({
      received: { chronology: sentence.repeat(5), request: { picks: [1, 2], text: 'diuruk dulu sebelum diaspal' } },
      reporter: { address: 'Dusun Contoh Krajan Wetan RT 002/RW 001, Desa Sumberagung, Kecamatan Plumpang' },
      steps: [{ kind: 'answered', data: { text: CITATION } }],
    });
    expect(await printed()).toEqual([A5, A5, A5]);
  });

  test('stands side by side on A4, for the scissors', async () => {
    await show();
    await page.getByText('A4, berdampingan').click();
    expect(await printed()).toEqual([A4_LANDSCAPE, A4_LANDSCAPE]);
  });

  test('a long account flows on, and nothing of it is cut', async () => {
    await show({ received: { chronology: sentence.repeat(240) } });
    const pages = await printed();
    expect(pages.length).toBeGreaterThanOrEqual(6);
    expect(new Set(pages)).toEqual(new Set([A5]));
    await page.emulateMedia({ media: 'print' });
    const cutting = await page.evaluate(() => {
      const papers = [...document.querySelectorAll('main [lang="id"], main [lang="id"] *')];
      const above = [];
      for (let one = papers[0]?.parentElement; one; one = one.parentElement) above.push(one);
      const isCutting = (one: Element) => one instanceof HTMLElement && getComputedStyle(one).overflowY !== 'visible';
      return [...papers, ...above].filter(isCutting).map((one) => `${one.tagName}.${one.className}`);
    });
    expect(cutting).toEqual([]);
  });

  test('is all that is printed', async () => {
    await show();
    await page.emulateMedia({ media: 'print' });
    const [paper] = await page.locator('main [lang="id"]').allInnerTexts();
    expect(paper).toContain('TANDA TERIMA PENGADUAN');
    const [body] = await page.locator('body').allInnerTexts();
    expect(body?.trim()).toBe(paper?.trim());
  });

  test('is black on white under a dark screen', async () => {
    await show({}, 'dark');
    for (const media of ['screen', 'print'] as const) {
      await page.emulateMedia({ media });
      const colours = await page.evaluate(() => {
        const sheet = document.querySelector('main [lang="id"] section') as HTMLElement;
        const { color, backgroundColor } = getComputedStyle(sheet);
        return [color, backgroundColor];
      });
      expect(colours).toEqual(['rgb(0, 0, 0)', 'rgb(255, 255, 255)']);
    }
  });

  test('carries a code that a scanner reads as its proof', async () => {
    await show();
    const text = await readQrCode(page.getByRole('img', { name: /Kode QR/ }).first());
    const check = await page.evaluate((link) => window.paper.desk?.checkReceipt(link ?? ''), text);
    expect(check?.result).toBe('genuine');
  });
});

describe('a photo', () => {
  /** What reducePhoto makes of a file: its type, size in pixels, and whether metadata is left. */
  const reduce = (bytes: Uint8Array, type: string, name = 'IMG 1.JPG') =>
    page.evaluate(
      async ([given, mime, called]) => {
        const file = new File([new Uint8Array(given)], called, { type: mime });
        const photo = await window.paper.reducePhoto(file).catch((error: { code: string }) => error.code);
        if (typeof photo === 'string') return photo;
        const { width, height } = await createImageBitmap(new Blob([photo.bytes])).catch(() => ({
          width: 0,
          height: 0,
        }));
        const text = new TextDecoder('latin1').decode(photo.bytes);
        return { name: photo.name, type: photo.type, width, height, metadata: /Exif|GPS|Rahasia/.test(text) };
      },
      [[...bytes], type, name] as const,
    );

  test('loses its metadata and stands upright', async () => {
    const photo = await readFile(path.join(import.meta.dirname, '../../fixtures/road.jpg'));
    const turned = withExif(photo);
    expect(turned.toString('latin1')).toContain('Rahasia');
    expect(await reduce(turned, 'image/jpeg')).toEqual({
      name: 'IMG 1.jpg',
      type: 'image/jpeg',
      width: 800,
      height: 1200,
      metadata: false,
    });
  });

  test('is reduced to 2,000 px', async () => {
    const large = await page.evaluate(async () => {
      const canvas = new OffscreenCanvas(4000, 3000);
      canvas.getContext('2d')?.fillRect(0, 0, 10, 10);
      return [...new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer())];
    });
    expect(await reduce(Uint8Array.from(large), 'image/png', 'layar.png')).toMatchObject({
      name: 'layar.jpg',
      width: 2000,
      height: 1500,
    });
  });

  test('a document stays as it is, and anything else is refused', async () => {
    expect(await reduce(Buffer.from('%PDF-1.7'), 'application/pdf', 'surat.pdf')).toMatchObject({
      name: 'surat.pdf',
      type: 'application/pdf',
    });
    expect(await reduce(Buffer.from('MZ'), 'image/jpeg')).toBe('wrong-type');
  });
});

/** The JPEG with an Exif segment: orientation 6 (turned right) and a description that must not leave the counter. */
function withExif(jpeg: Buffer): Buffer {
  const description = 'Rahasia\0';
  const tiff = Buffer.alloc(8 + 2 + 2 * 12 + 4 + description.length);
  tiff.write('MM\0*', 0, 'latin1');
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(2, 8);
  // ImageDescription, ASCII, its text after the directory; Orientation, SHORT.
  tiff.writeUInt16BE(0x010e, 10);
  tiff.writeUInt16BE(2, 12);
  tiff.writeUInt32BE(description.length, 14);
  tiff.writeUInt32BE(38, 18);
  tiff.writeUInt16BE(0x0112, 22);
  tiff.writeUInt16BE(3, 24);
  tiff.writeUInt32BE(1, 26);
  tiff.writeUInt16BE(6, 30);
  tiff.write(description, 38, 'latin1');
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const head = Buffer.from([0xff, 0xe1, (body.length + 2) >> 8, (body.length + 2) & 0xff]);
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)]);
}
