import { open, rename, rm } from 'node:fs/promises';
import { BundleFault, type BundleFaultCode } from '#shared/bundle/bundle-fault.ts';
import type { BundleSource } from '#shared/bundle/read-bundle.ts';
import type { Bytes } from '#shared/crypto/bytes.ts';
import { answerBundle } from './answer-bundle.ts';
import { type BundleHub, importBundle } from './import-bundle.ts';

export type { BundleHub };

const WORDS: Record<BundleFaultCode, string> = {
  'bundle-foreign': 'this is no bundle of Loket Aduan',
  'bundle-newer': 'made by a newer version of the app: bring this hub up to date first',
  'bundle-torn': 'the file is cut off: copy it from the workstation again',
  'bundle-altered': 'the file was altered or damaged: copy it from the workstation again',
  'bundle-forged': 'not signed by a workstation and a person of this hub',
  'bundle-direction': 'this is an answer of a hub: take it to the workstation',
  'bundle-other-hub': 'made for another hub',
  'bundle-other-district': 'made in a district that this hub does not serve',
  'bundle-other-workstation': 'made on another workstation',
  'bundle-other-person': 'made by another person',
  'bundle-older': 'older than one that was taken in before',
  'bundle-unknown': 'answers a bundle that was never made here',
  'bundle-revoked': 'the workstation or the person that made it may not send any more',
};

/** `bundle import`: takes a bundle in and writes the answer beside it. Throws with a reason when it is refused. */
export async function importBundleFile(hub: BundleHub, file: string, answerFile = answerName(file)): Promise<string> {
  try {
    const imported = await withSource(file, (source) => importBundle(hub, source));
    const { cases } = await writeDurably(answerFile, (put) => answerBundle(hub, imported, put));
    const { head, acknowledged, rejected, heldFiles, refusedFiles } = imported;
    return [
      `bundle ${head.number} of ${head.workstation}, made ${head.at} by ${head.staff}`,
      `${acknowledged.length} entries and ${heldFiles.length} files are held, ${rejected.length} entries were rejected`,
      ...rejected.map((one) => `  ${one.entryId} ${one.code}: ${one.message}`),
      ...refusedFiles.map((one) => `  file ${one.file} ${one.reason}`),
      `answer with ${cases} cases: ${answerFile}`,
    ].join('\n');
  } catch (error) {
    if (!(error instanceof BundleFault)) throw error;
    throw new Error(`refused, nothing was taken in: ${WORDS[error.code]} (${error.code}: ${error.message})`, {
      cause: error,
    });
  }
}

const answerName = (file: string): string => `${file.replace(/\.loket$/, '')}-jawaban.loket`;

async function withSource<Result>(file: string, work: (source: BundleSource) => Promise<Result>): Promise<Result> {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    const read = async (start: number, end: number): Promise<Bytes> => {
      const bytes = new Uint8Array(end - start);
      for (let filled = 0; filled < bytes.length; ) {
        const { bytesRead } = await handle.read(bytes, filled, bytes.length - filled, start + filled);
        if (bytesRead === 0) throw new BundleFault('bundle-torn', 'the file became shorter');
        filled += bytesRead;
      }
      return bytes;
    };
    return await work({ size, read });
  } finally {
    await handle.close();
  }
}

/** A stick that is pulled out too early must not leave half an answer under its name. */
async function writeDurably<Result>(
  file: string,
  write: (put: (bytes: Bytes) => Promise<void>) => Promise<Result>,
): Promise<Result> {
  const part = `${file}.part`;
  try {
    const handle = await open(part, 'w');
    let result: Result;
    try {
      result = await write(async (bytes) => void (await handle.writeFile(bytes)));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(part, file);
    return result;
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}
