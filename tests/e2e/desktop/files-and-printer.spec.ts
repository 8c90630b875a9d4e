import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from '@playwright/test';
import type { Desktop } from '#shared/desktop/contract.ts';
import { test } from '../../fixtures/desktop-test.ts';
import { killDesk } from '../../fixtures/launch-desktop.ts';

/** Global in the page, where the functions given to `evaluate` run. */
declare const desktop: Desktop;

test('sealed files survive a kill, and what a crash left half-written is swept out', async ({ launch, desk }) => {
  const first = await launch();
  const sealed = 'x'.repeat(3_000_000);
  await first.page.evaluate((text) => desktop.files.write('photo-one', text), sealed);
  await first.page.evaluate(() => desktop.files.write('photo-two', 'second'));
  await killDesk(first.app);
  const folder = path.join(desk.userData, 'attachments');
  await writeFile(path.join(folder, '.photo-three.left-behind.tmp'), 'half');

  const { page } = await launch();
  expect(await page.evaluate(() => desktop.files.list())).toEqual(['photo-one', 'photo-two']);
  expect(await page.evaluate(() => desktop.files.read('photo-one'))).toBe(sealed);
  expect(await readdir(folder)).toHaveLength(2);
  await page.evaluate(() => desktop.files.remove('photo-one'));
  expect(await page.evaluate(() => desktop.files.read('photo-one'))).toBe(null);
  await page.evaluate(() => desktop.files.remove('photo-one'));
});

test('the page shown becomes a PDF where the person says', async ({ launch, desk }) => {
  const { app, page } = await launch();
  const file = path.join(desk.userData, 'receipt.pdf');
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async (...input: unknown[]) => {
      Object.assign(globalThis, { proposed: (input.at(-1) as { defaultPath: string }).defaultPath });
      return { canceled: false, filePath };
    };
  }, file);
  const request = { deviceName: null, pageSize: { width: 80_000, height: 200_000 } };
  const saved = await page.evaluate((value) => desktop.printer.pdf('TBN/K7: 1', value), request);
  expect(saved).toBe(file);
  const proposed = await app.evaluate(() => (globalThis as unknown as { proposed: string }).proposed);
  expect(path.basename(proposed)).toBe('TBN-K7- 1.pdf');
  const pdf = await readFile(file, 'latin1');
  expect(pdf.slice(0, 5)).toBe('%PDF-');
  // 80 mm by 200 mm in points: the micrometres have become inches on the way.
  const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf) ?? [];
  expect(Number(width)).toBeCloseTo(226.8, 0);
  expect(Number(height)).toBeCloseTo(566.9, 0);
});

test('a cancelled PDF is null, and a printer that is not there prints nothing', async ({ launch }) => {
  const { app, page } = await launch();
  await app.evaluate(({ dialog }) => {
    dialog.showSaveDialog = async () => ({ canceled: true, filePath: '' });
  });
  const request = { deviceName: 'no-such-printer', pageSize: 'A5' } as const;
  expect(await page.evaluate((value) => desktop.printer.pdf('receipt', value), request)).toBe(null);
  expect(await page.evaluate((value) => desktop.printer.print(value), request)).toBe(false);
});
