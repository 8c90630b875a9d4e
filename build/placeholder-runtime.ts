import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { NtExecutable, NtExecutableResource, Resource } from 'resedit';

/** Source: https://www.electronjs.org/docs/latest/tutorial/fuses, "the hard way": sentinel, version 1, count, states. */
const FUSE_WIRE = Buffer.concat([
  Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
  Buffer.from([1, 9]),
  Buffer.from('101100011'), // Electron's own defaults
]);
const ENGLISH = 1033;
const UNICODE = 1200;

/**
 * A file that electron-builder takes for the Electron runtime but that starts nothing: with it the packaging rules (what
 * is in the archive, integrity, fuses) are applied and checked on a machine that cannot have the runtime.
 */
export async function writePlaceholderRuntime(platform: string, folder: string, version: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(join(folder, 'resources'), { recursive: true });
  await writeFile(join(folder, 'version'), version);
  if (platform === 'win32') await writeFile(join(folder, 'electron.exe'), placeholderExe(version));
  else {
    const script = '#!/bin/sh\necho "placeholder: packaged without the Electron runtime" >&2\nexit 1\n#';
    await writeFile(join(folder, 'electron'), Buffer.concat([Buffer.from(script), FUSE_WIRE]), { mode: 0o755 });
  }
}

function placeholderExe(version: string): Buffer {
  const executable = NtExecutable.createEmpty(false, false);
  const resource = NtExecutableResource.from(executable);
  const info = Resource.VersionInfo.createEmpty();
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  info.setFileVersion(major, minor, patch, 0, ENGLISH);
  info.setProductVersion(major, minor, patch, 0, ENGLISH);
  // electron-builder wants exactly one version info in exactly one language.
  const texts = { FileDescription: 'placeholder', ProductName: 'placeholder', InternalName: 'electron.exe' };
  info.setStringValues({ lang: ENGLISH, codepage: UNICODE }, texts);
  info.outputToResourceEntries(resource.entries);
  resource.outputResource(executable);
  return Buffer.concat([Buffer.from(executable.generate()), FUSE_WIRE]);
}
