import { existsSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { bundle } from '../../../build/bundle.ts';

test('main and preload build into one file each', async () => {
  await bundle(['main', 'preload']);
  expect(existsSync('out/main/main.js') && existsSync('out/preload/preload.cjs')).toBe(true);
});
