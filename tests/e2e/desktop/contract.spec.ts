import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from '@playwright/test';
import { verifySignature } from '#shared/crypto/signature.ts';
import { CONTRACT, type Desktop } from '#shared/desktop/contract.ts';
import { test } from '../../fixtures/desktop-test.ts';

/** Global in the page, where the functions given to `evaluate` run. */
declare const desktop: Desktop;

test('every method refuses an argument too many', async ({ launch }) => {
  const { page } = await launch();
  const inputs = Object.entries(CONTRACT).flatMap(([group, methods]) =>
    Object.entries(methods).map(([name, { input }]) => [group, name, input.length] as const),
  );
  const codes = await page.evaluate(async (methods) => {
    const api = desktop as unknown as Record<string, Record<string, (...input: unknown[]) => Promise<unknown>>>;
    const answers: unknown[] = [];
    for (const [group, name, count] of methods) {
      const input = Array.from({ length: count + 1 }, () => 'x');
      answers.push(await api[group]?.[name]?.(...input).catch(({ code }: { code: string }) => code));
    }
    return answers;
  }, inputs);
  expect(codes).toEqual(inputs.map(() => 'wrong-arguments'));
});

test('arguments that do not fit are refused by name, and nothing is written', async ({ launch, desk }) => {
  const { page } = await launch();
  const codes = await page.evaluate(async () => {
    const { files, vault, journal, settings, printer } = desktop;
    const attempts = [
      files.write('../escape', 'x'),
      files.read('a/b'),
      files.remove('..'),
      vault.write('UPPER', 'x'),
      vault.sign(7 as never),
      vault.mix('not base64url!'),
      journal.open('../../elsewhere'),
      journal.reserve(1999),
      settings.write({ hubAddress: 'https://hub.example', language: 'xx', theme: 'auto' } as never),
      settings.write({ hubAddress: 'not an address', language: 'id', theme: 'auto' }),
      printer.print({ deviceName: null, pageSize: { width: 0, height: 1 } }),
    ];
    return Promise.all(attempts.map((attempt) => attempt.then(() => 'accepted').catch(({ code }) => code)));
  });
  expect(codes).toEqual(codes.map(() => 'wrong-arguments'));
  await expect(readFile(path.join(desk.userData, 'escape'))).rejects.toThrow('ENOENT');
});

test('a hub by plain http is refused unless it is on this machine', async ({ launch }) => {
  const { page } = await launch();
  const write = (hubAddress: string) =>
    page.evaluate(
      (address) =>
        desktop.settings
          .write({ hubAddress: address, language: 'id', theme: 'auto' })
          .then(() => 'accepted')
          .catch(({ code }) => code),
      hubAddress,
    );
  expect(await write('http://hub.example')).toBe('hub-address-refused');
  expect(await write('ftp://hub.example')).toBe('hub-address-refused');
  expect(await write('http://127.0.0.1:3000')).toBe('accepted');
  expect(await write('https://hub.example')).toBe('accepted');
});

test('settings outlive a restart, and an unreadable file is set aside', async ({ launch, desk }) => {
  const first = await launch();
  const settings = { hubAddress: 'https://hub.example', language: 'en', theme: 'dark' } as const;
  await first.page.evaluate((value) => desktop.settings.write(value), settings);
  await first.app.close();

  const second = await launch();
  expect(await second.page.evaluate(() => desktop.settings.read())).toEqual(settings);
  await second.app.close();

  const file = path.join(desk.userData, 'settings.json');
  await writeFile(file, '{"hubAddress": ');
  const third = await launch();
  expect(await third.page.evaluate(() => desktop.settings.read())).toMatchObject({ hubAddress: null });
  expect(await readFile(`${file}.unreadable`, 'utf8')).toBe('{"hubAddress": ');
});

test('the vault keeps one key, signs with it, and shows none of it at rest', async ({ launch, desk }) => {
  const answers = async () => {
    const { vault } = desktop;
    return [await vault.publicKey(), await vault.sign('text'), await vault.mix('AAEC'), await vault.read('slot-one')];
  };
  const first = await launch();
  expect(await first.page.evaluate(() => desktop.vault.read('slot-one'))).toBe(null);
  await first.page.evaluate(() => desktop.vault.write('slot-one', 'Petugas Contoh 1'));
  const before = await first.page.evaluate(answers);
  await first.app.close();

  const [key = '', signature = '', mixed, record] = before as string[];
  expect(await verifySignature(key, 'text', signature)).toBe(true);
  expect(mixed).toMatch(/^[\w-]{43}$/);
  expect(record).toBe('Petugas Contoh 1');

  const second = await launch();
  expect(await second.page.evaluate(answers)).toEqual(before);
  const atRest = await readFile(path.join(desk.userData, 'vault/records/slot-one'), 'latin1');
  expect(atRest).not.toContain('Petugas Contoh');
  const identity = await readFile(path.join(desk.userData, 'vault/workstation'), 'latin1');
  expect(identity).not.toContain('seed');
});

test('a vault that cannot be opened is an error, never a new key', async ({ launch, desk }) => {
  const first = await launch();
  const key = await first.page.evaluate(() => desktop.vault.publicKey());
  await first.app.close();
  const file = path.join(desk.userData, 'vault/workstation');
  const sealed = await readFile(file);
  await writeFile(file, Buffer.concat([sealed.subarray(0, -1), Buffer.from([(sealed.at(-1) ?? 0) ^ 1])]));

  const second = await launch();
  const failure = await second.page.evaluate(() => desktop.vault.publicKey().catch((error: unknown) => error));
  expect(failure).toMatchObject({ code: 'vault-unavailable' });
  await writeFile(file, sealed);
  expect(await second.page.evaluate(() => desktop.vault.publicKey())).toBe(key);
});

test('what the machine says of itself', async ({ launch }) => {
  const { page } = await launch();
  const info = await page.evaluate(() => desktop.app.info());
  const { version } = JSON.parse(await readFile('package.json', 'utf8'));
  expect(info).toMatchObject({ shell: 'electron', version });
  expect(['keyring', 'basic']).toContain(info.vault);
  expect(info.freeBytes).toBeGreaterThan(0);
});
