import { defineConfig } from '@playwright/test';
import { runtime } from './tests/fixtures/launch-desktop.ts';

/** The browser is @sparticuz/chromium from npm, started by the specs' own fixtures; nothing is downloaded. */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: '.loket/test-results/e2e',
  workers: 2,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: '.loket/test-results/e2e.json' }]],
  use: { locale: 'id-ID', timezoneId: 'Asia/Jakarta', viewport: { width: 1366, height: 768 } },
  projects: [
    { name: 'browser', testIgnore: '**/desktop/**' },
    { name: 'desktop build', testMatch: '**/desktop/*.setup.ts' },
    { name: `desktop on ${runtime}`, testMatch: '**/desktop/*.spec.ts', dependencies: ['desktop build'] },
  ],
});
