import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import asar from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { NtExecutable, NtExecutableResource } from 'resedit';

/** What the fuses of the shipped binary must read; electron-builder.yml asks for them, this is what came of it. */
const FUSES: [FuseV1Options, FuseState][] = [
  [FuseV1Options.RunAsNode, FuseState.DISABLE],
  [FuseV1Options.EnableCookieEncryption, FuseState.ENABLE],
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable, FuseState.DISABLE],
  [FuseV1Options.EnableNodeCliInspectArguments, FuseState.DISABLE],
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, FuseState.ENABLE],
  [FuseV1Options.OnlyLoadAppFromAsar, FuseState.ENABLE],
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot, FuseState.DISABLE],
  [FuseV1Options.GrantFileProtocolExtraPrivileges, FuseState.DISABLE],
];

const EXPECTED = ['/package.json', '/out/main/main.js', '/out/preload/preload.cjs', '/out/renderer/index.html'];
const BELONGS = /^\/out\/renderer\/(?:[^/]+\/)*[^/]+\.(?:html|js|css|json|webmanifest|svg|png|woff2|wasm)$/;

interface Packed {
  path: string;
  bytes: number;
}

/** Reads a packaged application back. `problems` is empty when it is what it should be; `lines` is for people. */
export async function inspectPackage(
  folder: string,
  executable: string,
): Promise<{ lines: string[]; problems: string[] }> {
  const archive = join(folder, 'resources/app.asar');
  const files = readArchive(archive);
  const strangers = files.filter(({ path }) => !EXPECTED.includes(path) && !BELONGS.test(path));
  const missing = EXPECTED.filter((path) => !files.some((file) => file.path === path));
  return {
    lines: groupLines(files),
    problems: [
      ...strangers.map(({ path }) => `does not belong in the archive: ${path}`),
      ...missing.map((path) => `missing in the archive: ${path}`),
      ...alteredFiles(archive, files),
      ...(executable.endsWith('.exe') ? integrityProblems(archive, join(folder, executable)) : []),
      ...(await fuseProblems(join(folder, executable))),
    ],
  };
}

function readArchive(archive: string): Packed[] {
  return asar
    .listPackage(archive, { isPack: false })
    .map((path) => ({ path, entry: asar.statFile(archive, path.slice(1)) }))
    .filter(({ entry }) => 'size' in entry)
    .map(({ path, entry }) => ({ path, bytes: (entry as { size: number }).size }));
}

function groupLines(files: Packed[]): string[] {
  const groups = new Map<string, Packed[]>();
  for (const file of files) {
    const group = `${file.path.split('/').slice(1, -1).join('/') || '.'}/*.${file.path.split('.').at(-1)}`;
    groups.set(group, [...(groups.get(group) ?? []), file]);
  }
  const size = (bytes: number) => `${(bytes / 1024).toFixed(1).padStart(9)} KB`;
  const sum = (some: Packed[]) => some.reduce((total, { bytes }) => total + bytes, 0);
  const lines = [...groups].map(([group, some]) => `${size(sum(some))}  ${String(some.length).padStart(4)}  ${group}`);
  return [...lines, `${size(sum(files))}  ${String(files.length).padStart(4)}  in all`];
}

/** Every file against the hash that the archive's own header states for it. */
function alteredFiles(archive: string, files: Packed[]): string[] {
  return files
    .filter(({ path }) => {
      const { integrity } = asar.statFile(archive, path.slice(1)) as { integrity?: { hash: string } };
      return (
        integrity?.hash !==
        createHash('sha256')
          .update(asar.extractFile(archive, path.slice(1)))
          .digest('hex')
      );
    })
    .map(({ path }) => `not as its integrity hash says: ${path}`);
}

/** On Windows the hash of the archive's header is a resource of the executable, which Electron compares at start. */
function integrityProblems(archive: string, executable: string): string[] {
  const header = createHash('sha256').update(asar.getRawHeader(archive).headerString).digest('hex');
  const { entries } = NtExecutableResource.from(NtExecutable.from(readFileSync(executable), { ignoreCert: true }));
  const resource = entries.find(({ type, id }) => type === 'INTEGRITY' && id === 'ELECTRONASAR');
  const text = resource ? Buffer.from(resource.bin).toString('utf8') : '';
  return text.includes(header) ? [] : ['the executable does not state the hash of this archive'];
}

async function fuseProblems(executable: string): Promise<string[]> {
  const wire = await getCurrentFuseWire(executable);
  const word = (state: FuseState | undefined) => (state === FuseState.ENABLE ? 'on' : 'off');
  return FUSES.filter(([fuse, state]) => wire[fuse] !== state).map(
    ([fuse, state]) => `fuse ${FuseV1Options[fuse]} is ${word(wire[fuse])}, not ${word(state)}`,
  );
}
