import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect } from '@playwright/test';
import type { Page } from 'playwright-core';
import { goTo, lock, registerComputer, saveAndReadTicket, signIn, tellStory } from '../demo/officer.ts';
import { demoPerson, test } from '../fixtures/desk-test.ts';
import { openWorkstationBrowser } from '../fixtures/workstation-browser.ts';

const officer = demoPerson('petugas-1');

/** Everything that the page complains of from its next load on. */
async function complaintsOf(page: Page): Promise<string[]> {
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.exposeFunction('tellViolation', (what: string) => complaints.push(what));
  await page.addInitScript(() => {
    const { tellViolation } = globalThis as unknown as { tellViolation(what: string): void };
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) =>
      tellViolation(`${violatedDirective} ${blockedURI} ${sourceFile}`),
    );
  });
  return complaints;
}

test('no screen breaks the policy or complains, and the session is out of reach of scripts', async ({ desks }) => {
  const { page } = await desks.openNew('watched');
  const complaints = await complaintsOf(page);
  await page.reload();
  await registerComputer(page, await desks.codeFor(officer.unit), 'Loket 1');
  await signIn(page, officer);
  await tellStory(page, {
    chronology: 'Jalan poros Sumberagung rusak, lubang sedalam 30 cm.',
    village: 'sumberag plu',
    name: 'Warga Contoh 1',
  });
  const ticket = await saveAndReadTicket(page);
  for (const [address, name] of Object.entries({
    '#/': 'Hari ini',
    '#/laporan': 'Laporan',
    [`#/laporan/${ticket}`]: /Jalan/,
    '#/periksa': 'Periksa tanda terima',
    '#/sinkronisasi': 'Sinkronisasi',
    '#/pengaturan': 'Pengaturan',
  })) {
    await goTo(page, address);
    await expect(page.getByRole('heading', { level: 1, name }).first()).toBeVisible();
  }
  const session = (await page.context().cookies(`${desks.hub.address}/api/v1`)).find((each) => each.value.length > 20);
  expect(session).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/api' });
  expect(await page.evaluate(() => document.cookie)).toBe('');
  expect(complaints).toEqual([]);

  // The watch itself: what is forbidden does not run, and is noticed.
  const ran = await page.evaluate(() => {
    try {
      const script = document.createElement('script');
      script.text = 'globalThis.foreign = true';
      document.body.append(script);
      return 'foreign' in globalThis;
    } catch (error) {
      return error instanceof TypeError ? 'refused' : String(error);
    }
  });
  expect(ran).toBe('refused');
  await expect.poll(() => complaints.join('\n')).toContain('require-trusted-types-for');
});

test('the page and its workers are served with their policies', async ({ desks, request }) => {
  const { address } = desks.hub;
  const policyOf = async (file: string) => {
    const { headers, ok, text } = await request.get(address + file).then(async (response) => ({
      headers: response.headers(),
      ok: response.ok(),
      text: await response.text(),
    }));
    expect(ok, file).toBe(true);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
    });
    return { text, policy: headers['content-security-policy'] ?? '' };
  };
  const [first, second] = [await policyOf('/'), await policyOf('/')];
  const nonce = /csp-nonce" content="([^"]+)"/.exec(first.text)?.[1] ?? 'none';
  expect(first.policy).toContain(`'nonce-${nonce}'`);
  expect(second.policy).not.toContain(nonce);
  expect(first.policy).toContain("default-src 'none'");
  expect(first.policy).toContain("require-trusted-types-for 'script'");
  expect(first.policy).not.toMatch(/unsafe|https?:/);

  const assets = await readdir(path.resolve(import.meta.dirname, '../../out/renderer/assets'));
  const workers = assets.filter((name) => /worker.*\.js$/.test(name));
  expect(workers.length).toBeGreaterThan(1);
  for (const name of workers) {
    const { policy } = await policyOf(`/assets/${name}`);
    expect(policy).toContain("default-src 'none'");
    // Only the passphrase worker compiles WebAssembly.
    expect(policy.includes('wasm-unsafe-eval'), name).toBe(name.startsWith('argon2'));
  }
});

const CONTROL = 'kontrolpemindaian';
const STORY = {
  chronology: 'Jalan poros Sumberagung rusak, kerbau bernama Gentawilis terperosok.',
  village: 'sumberag plu',
  name: 'Warga Contoh Zulkarwana',
  number: '081277731119',
};
const NIK = '3523174508913337';
const UNSENT_DRAFT = 'Lampu jalan padam, dekat warung Mbakyutirta.';
const PLANTED = ['Gentawilis', 'Zulkarwana', STORY.number, NIK, 'Mbakyutirta', officer.passphrase];

/** Which of the words stand in any file under the folder, in any of the encodings of a browser's stores. */
async function readable(folder: string, words: readonly string[]): Promise<string[]> {
  const found = new Set<string>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const bytes = await readFile(path.join(entry.parentPath, entry.name));
    for (const word of words) {
      const wide = Buffer.from(word, 'utf16le');
      const forms = [Buffer.from(word), wide, Buffer.from(wide).swap16()];
      if (forms.some((form) => bytes.includes(form))) found.add(word);
    }
  }
  return words.filter((word) => found.has(word));
}

/** Leaves a word in the stores that are durable at once, for the scan to find. */
const leaveControl = (page: Page) =>
  page.evaluate(async (word) => {
    const file = await (await navigator.storage.getDirectory()).getFileHandle('control', { create: true });
    const writing = await file.createWritable();
    await writing.write(`private-${word}`);
    await writing.close();
    await new Promise<void>((resolve, reject) => {
      const opening = indexedDB.open('control');
      opening.onerror = () => reject(opening.error);
      opening.onupgradeneeded = () => opening.result.createObjectStore('words');
      opening.onsuccess = () => {
        const change = opening.result.transaction('words', 'readwrite', { durability: 'strict' });
        change.objectStore('words').put(`indexed-${word}`, 'control');
        change.oncomplete = () => resolve();
      };
    });
  }, CONTROL);

test('nothing of a case is readable at rest: neither after a power cut nor after locking', async ({ desks }) => {
  test.setTimeout(120_000);
  const folder = await mkdtemp(path.join(os.tmpdir(), 'loket-at-rest-'));
  const { address } = desks.hub;
  let pc = await openWorkstationBrowser({ folder, address });
  await registerComputer(pc.page, await desks.codeFor(officer.unit), 'Loket 1');
  await signIn(pc.page, officer);
  await leaveControl(pc.page);
  await tellStory(pc.page, STORY);
  await pc.page.getByLabel('NIK').fill(NIK);
  const ticket = await saveAndReadTicket(pc.page);
  await pc.page.keyboard.press('Alt+n');
  await pc.page.getByLabel('Kronologi').fill(UNSENT_DRAFT);
  await expect(pc.page.getByText('Draf tersimpan di komputer ini').first()).toBeVisible();
  const draft = new URL(pc.page.url()).hash;
  await pc.kill();

  const controls = [`private-${CONTROL}`, `indexed-${CONTROL}`, ticket];
  expect(await readable(folder, [...PLANTED, ...controls])).toEqual(controls);

  pc = await openWorkstationBrowser({ folder, address });
  await signIn(pc.page, officer);
  await goTo(pc.page, `#/laporan/${ticket}`);
  await expect(pc.page.getByText('Gentawilis').first()).toBeVisible();
  await goTo(pc.page, draft);
  await expect(pc.page.getByLabel('Kronologi', { exact: true })).toHaveValue(/Mbakyutirta/);
  // localStorage reaches the disk late: at the latest when the browser ends in peace.
  await pc.page.evaluate((word) => localStorage.setItem('control', `local-${word}`), CONTROL);
  await lock(pc.page, officer);
  await expect(pc.page.locator('body')).not.toContainText('Gentawilis');
  await pc.close();
  controls.unshift(`local-${CONTROL}`);
  expect(await readable(folder, [...PLANTED, ...controls])).toEqual(controls);
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
});
