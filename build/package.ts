/**
 * Packages the desktop for Linux and Windows into dist/ and reads the result back: `npm run package`.
 * `npm run package -- --installers` makes AppImage, deb and the Windows installer instead of plain folders; it needs
 * the real Electron runtime of each platform and lets electron-builder fetch what is not there.
 */
import { join } from 'node:path';
import { Arch, build, Platform } from 'electron-builder';
import { bundle } from './bundle.ts';
import { electronVersion, type PackagedPlatform, runtimeFor } from './electron-runtime.ts';
import { inspectPackage } from './package-report.ts';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');

const TARGETS = [
  { platform: 'linux', target: Platform.LINUX, folder: 'linux-unpacked', executable: 'loket-aduan' },
  { platform: 'win32', target: Platform.WINDOWS, folder: 'win-unpacked', executable: 'loket-aduan.exe' },
] as const;

async function packageFor({ platform, target, folder, executable }: (typeof TARGETS)[number]): Promise<boolean> {
  const installers = process.argv.includes('--installers');
  const runtime = await runtimeFor(platform satisfies PackagedPlatform);
  const useRuntime = installers && runtime.isPlaceholder ? {} : { electronDist: runtime.folder };
  await build({
    projectDir: root,
    targets: installers ? target.createTarget(null, Arch.x64) : target.createTarget('dir', Arch.x64),
    config: { extends: join(root, 'electron-builder.yml'), electronVersion, ...useRuntime },
    publish: 'never',
  });
  const { lines, problems } = await inspectPackage(join(dist, folder), executable);
  const isPlaceholder = 'electronDist' in useRuntime && runtime.isPlaceholder;
  console.log(
    `\n${platform}: ${isPlaceholder ? 'PLACEHOLDER RUNTIME, this package does not start' : `Electron ${electronVersion}`}`,
  );
  console.log(lines.join('\n'));
  console.log(problems.length === 0 ? 'archive, integrity and fuses: as they should be' : problems.join('\n'));
  return problems.length === 0;
}

await bundle();
const outcomes: boolean[] = [];
for (const target of TARGETS) outcomes.push(await packageFor(target));
process.exitCode = outcomes.every(Boolean) ? 0 : 1;
