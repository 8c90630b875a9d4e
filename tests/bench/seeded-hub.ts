import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, appendFile, cp, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Entry } from '#shared/complaint/entry.ts';
import { fold } from '#shared/complaint/fold.ts';
import { newestKey, type SealedCase } from '../../renderer/data/store/seal.ts';
import { rowsOf } from '../fixtures/a-workstation.ts';
import { startChildHub } from './child-hub.ts';
import { aCaseWriter, type CaseWriter } from './generated-cases.ts';

/** A case as the peers keep it: unsealed, with the members that the product indexes. */
export type PlainCase = Omit<SealedCase, 'digest' | 'head' | 'body'> & { entries: Entry[] };

export interface SeededData {
  /** Data folder of a hub that holds the cases; a copy may be changed. */
  hubFolder: string;
  /** The same cases, one JSON a line. */
  casesFile: string;
}

/** A year has 99,999 tickets for a workstation. */
const PER_WRITER = 20_000;
/** A push carries up to 500 cases and 2 MB. */
const PER_PUSH = 200;

/** A hub with that many cases, each signed and pushed as a workstation does it; made once and kept for later runs. */
export async function seededData(size: number, say: (text: string) => void): Promise<SeededData> {
  const kept = join(tmpdir(), 'loket-bench-cases', `${size}-${await fingerprint()}`);
  const data = { hubFolder: join(kept, 'hub'), casesFile: join(kept, 'cases.ndjson') };
  if (await exists(kept)) return data;
  const making = `${kept}.${process.pid}`;
  await mkdir(making, { recursive: true });
  try {
    await write(join(making, 'hub'), join(making, 'cases.ndjson'), size, say);
    await rename(making, kept);
  } finally {
    await rm(making, { recursive: true, force: true });
  }
  return data;
}

/** A copy of such a hub's data, in a folder of the bench. */
export async function copyOfHub(data: SeededData, folder: string): Promise<string> {
  const copy = join(folder, 'hub');
  await cp(data.hubFolder, copy, { recursive: true });
  return copy;
}

async function write(hubFolder: string, casesFile: string, size: number, say: (text: string) => void): Promise<void> {
  const started = performance.now();
  const hub = await startChildHub({ dataFolder: hubFolder });
  try {
    for (let done = 0; done < size; done += PER_WRITER) {
      const count = Math.min(PER_WRITER, size - done);
      const writer = await aCaseWriter(hub, done + 1, count);
      await pushCases(writer, count, (cases) => appendFile(casesFile, cases.map((one) => `${plain(one)}\n`).join('')));
      const seconds = Math.round((performance.now() - started) / 1_000);
      say(`${done + count} of ${size} cases written and pushed, ${seconds} s`);
    }
  } finally {
    await hub.stop();
  }
}

/** Writes the next cases and pushes them; the next ones are signed while the hub takes the last ones in. */
export async function pushCases(
  writer: CaseWriter,
  count: number,
  onPushed: (cases: { id: string; entries: Entry[] }[]) => Promise<void> = async () => {},
): Promise<void> {
  let pushing: Promise<void> = Promise.resolve();
  for (let done = 0; done < count; done += PER_PUSH) {
    const cases: { id: string; entries: Entry[] }[] = [];
    while (cases.length < Math.min(PER_PUSH, count - done)) cases.push(await writer.next());
    await pushing;
    pushing = push(writer, cases).then(() => onPushed(cases));
    pushing.catch(() => {});
  }
  await pushing;
}

async function push(writer: CaseWriter, cases: readonly { entries: Entry[] }[]): Promise<void> {
  const { rejected } = await writer.person.push(rowsOf(cases.flatMap(({ entries }) => entries)));
  if (rejected[0]) throw new Error(`the hub refused a generated entry: ${rejected[0].message}`);
}

function plain({ id, entries }: { id: string; entries: Entry[] }): string {
  const summary = fold(id, entries);
  const { status, box, category, place } = summary;
  const indexed = { status, box, due: '2026-12-14', newest: newestKey(summary), category };
  return JSON.stringify({ id, ...indexed, place: place.villages[0] ?? '', entries } satisfies PlainCase);
}

export async function readCases(file: string): Promise<PlainCase[]> {
  const cases: PlainCase[] = [];
  for await (const line of createInterface({ input: createReadStream(file) }))
    cases.push(JSON.parse(line) as PlainCase);
  return cases;
}

/** Of all that decides what is kept: the generator and the hub's tables. */
async function fingerprint(): Promise<string> {
  const migrations = join(import.meta.dirname, '../../hub/database');
  const files = (await readdir(migrations, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const hash = createHash('sha256');
  for (const file of [...files.sort(), join(import.meta.dirname, 'generated-cases.ts')])
    hash.update(await readFile(file));
  return hash.digest('hex').slice(0, 12);
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
