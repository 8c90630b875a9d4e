import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import asar from '@electron/asar';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { inspectPackage } from '../../../build/package-report.ts';
import { writePlaceholderRuntime } from '../../../build/placeholder-runtime.ts';

const FILES = ['package.json', 'out/main/main.js', 'out/preload/preload.cjs', 'out/renderer/index.html'];

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'loket-package-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function packageOf(files: string[], platform = 'linux'): Promise<string> {
  const packed = path.join(folder, 'packed');
  const source = path.join(folder, 'source');
  await writePlaceholderRuntime(platform, packed, '45.4.1');
  for (const file of files) {
    await mkdir(path.dirname(path.join(source, file)), { recursive: true });
    await writeFile(path.join(source, file), file);
  }
  await asar.createPackage(source, path.join(packed, 'resources/app.asar'));
  return packed;
}

const lock = (executable: string) =>
  flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.RunAsNode]: false,
    [FuseV1Options.EnableCookieEncryption]: true,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: false,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
    [FuseV1Options.OnlyLoadAppFromAsar]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  });

describe('what is read back from a package', () => {
  test('nothing to say of one that is as it should be', async () => {
    const packed = await packageOf([...FILES, 'out/renderer/assets/today-1a2b.js', 'out/renderer/assets/inter.woff2']);
    await lock(path.join(packed, 'electron'));
    const { lines, problems } = await inspectPackage(packed, 'electron');
    expect(problems).toEqual([]);
    expect(lines.at(-1)).toMatch(/6 {2}in all$/);
  });

  test('strangers, missing files and the runtime’s own fuses', async () => {
    const strangers = [
      'hub/server.ts',
      'node_modules/pg/index.js',
      'out/renderer/main.tsx',
      'out/renderer/a.js.map',
      'tests/a.json',
    ];
    const packed = await packageOf([...FILES.slice(0, 3), ...strangers]);
    const { problems } = await inspectPackage(packed, 'electron');
    for (const stranger of strangers) expect(problems).toContain(`does not belong in the archive: /${stranger}`);
    expect(problems).toContain('missing in the archive: /out/renderer/index.html');
    expect(problems.filter((problem) => problem.startsWith('fuse '))).toEqual([
      expect.stringContaining('RunAsNode'),
      expect.stringContaining('EnableCookieEncryption'),
      expect.stringContaining('EnableNodeOptionsEnvironmentVariable'),
      expect.stringContaining('EnableNodeCliInspectArguments'),
      expect.stringContaining('EnableEmbeddedAsarIntegrityValidation'),
      expect.stringContaining('OnlyLoadAppFromAsar'),
      expect.stringContaining('GrantFileProtocolExtraPrivileges'),
    ]);
  });

  test('a Windows executable that does not name its archive', async () => {
    const packed = await packageOf(FILES, 'win32');
    await lock(path.join(packed, 'electron.exe'));
    const { problems } = await inspectPackage(packed, 'electron.exe');
    expect(problems).toEqual(['the executable does not state the hash of this archive']);
  });

  test('a file altered after packing', async () => {
    const packed = await packageOf(FILES);
    await lock(path.join(packed, 'electron'));
    const archive = path.join(packed, 'resources/app.asar');
    const bytes = asar.extractFile(archive, 'out/main/main.js');
    const whole = await readFile(archive);
    whole[whole.lastIndexOf(bytes)] = 0x21;
    await writeFile(archive, whole);
    asar.uncache(archive);
    const { problems } = await inspectPackage(packed, 'electron');
    expect(problems).toEqual(['not as its integrity hash says: /out/main/main.js']);
  });
});
