import { existsSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { build } from 'vite';

test('main and preload build into one file each', async () => {
  await build({ configFile: 'build/vite.main.config.ts', logLevel: 'warn' });
  await build({ configFile: 'build/vite.preload.config.ts', logLevel: 'warn' });
  expect(existsSync('out/main/main.js') && existsSync('out/preload/preload.cjs')).toBe(true);
});
