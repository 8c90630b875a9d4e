import { expect } from '@playwright/test';
import { contentSecurityPolicy } from '#shared/desktop/content-security-policy.ts';
import { test } from '../../fixtures/desktop-test.ts';

test('every document has the policy with a nonce of its own (7)', async ({ launch }) => {
  const { page } = await launch();
  const load = () =>
    page.evaluate(async () => {
      const response = await fetch('/');
      const nonce = /csp-nonce" content="([^"]+)"/.exec(await response.text())?.[1] ?? '';
      return { nonce, policy: response.headers.get('content-security-policy') };
    });
  const [first, second] = [await load(), await load()];
  expect(first.nonce).toMatch(/^[\w-]{24}$/);
  expect(first.policy).toBe(contentSecurityPolicy(first.nonce));
  expect(second.nonce).not.toBe(first.nonce);
});

interface Probed {
  probe: { violations: string[]; outcomes: Record<string, string> };
}

test('a style without the nonce is not applied', async ({ launch }) => {
  const { page } = await launch();
  const colour = (selector: string) => page.locator(selector).evaluate((element) => getComputedStyle(element).color);
  expect(await colour('#allowed')).toBe('rgb(0, 128, 0)');
  expect(await colour('#refused')).not.toBe('rgb(0, 128, 0)');
});

test('inline scripts, evaluated text, markup, foreign addresses and other policies are refused', async ({ launch }) => {
  const { page } = await launch();
  await page.waitForFunction(() => 'probe' in window);
  expect(await page.evaluate(() => (window as unknown as Probed).probe.outcomes)).toEqual({
    markup: 'TypeError',
    worker: 'TypeError',
    text: 'EvalError',
    otherPolicy: 'TypeError',
  });
  expect(await page.evaluate(() => 'inlineScriptRan' in window)).toBe(false);
  const violations = () => page.evaluate(() => [...new Set((window as unknown as Probed).probe.violations)].sort());
  await expect.poll(violations).toEqual(['connect-src', 'require-trusted-types-for', 'trusted-types']);
});

test('WebAssembly compiles in the passphrase worker only', async ({ launch }) => {
  const { page } = await launch();
  const answers = await page.evaluate(async () => {
    const factory = (globalThis as unknown as { trustedTypes: TrustedTypePolicyFactory }).trustedTypes;
    factory.createPolicy('default', { createScriptURL: (url) => url });
    const ask = (script: string) =>
      new Promise((resolve) => {
        new Worker(script).onmessage = ({ data }) => resolve(data);
      });
    const inPage = WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).then(
      () => 'compiled',
      () => 'refused',
    );
    return Promise.all([ask('/argon2-worker-probe.js'), ask('/other-worker.js'), inPage]);
  });
  expect(answers).toEqual(['compiled', 'refused', 'refused']);
});

interface TrustedTypePolicyFactory {
  createPolicy(name: string, rules: { createScriptURL?: (url: string) => string }): unknown;
}

test('files outside the renderer and unknown ones are not there', async ({ launch }) => {
  const { page } = await launch();
  const statuses = await page.evaluate(async () => {
    const addresses = [
      '/%2e%2e/main/main.js',
      '/..%2fmain%2fmain.js',
      '/%E0%A4%A.js',
      '/missing.js',
      '/main',
      '/index.html',
    ];
    return Promise.all(addresses.map(async (address) => (await fetch(address)).status));
  });
  expect(statuses).toEqual([404, 404, 404, 404, 404, 200]);
  expect(await page.evaluate(async () => (await fetch('/', { method: 'POST' })).status)).toBe(405);
});
