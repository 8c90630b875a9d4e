import { join } from 'node:path';
import { type Bench, type BenchContext, median, type Row, thousands } from './bench.ts';
import { builtPage, openProfile } from './browser-profile.ts';
import { startChildHub } from './child-hub.ts';
import { startChildPeers } from './child-peers.ts';
import { COORDINATOR } from './generated-cases.ts';
import { copyOfHub, readCases, seededData } from './seeded-hub.ts';

/** PouchDB's server keeps everything in memory, and its first replication is not faster with more. */
const LARGEST_OF_POUCH = 20_000;

export const firstFill: Bench = {
  name: 'first-fill',
  what: 'first fill of a workstation, encrypted, list and search usable',
  async run(context) {
    const rows: Row[] = [];
    const pageFolder = await builtPage(context);
    for (const size of context.sizes) rows.push(...(await ofSize(context, pageFolder, size)));
    return rows;
  },
};

async function ofSize(context: BenchContext, pageFolder: string, size: number): Promise<Row[]> {
  const { folder, repetitions, say } = context;
  const data = await seededData(size, say);
  const ofThis = join(folder, String(size));
  const hub = await startChildHub({ dataFolder: await copyOfHub(data, ofThis), rendererFolder: pageFolder });
  const peers = await startChildPeers({ casesFile: data.casesFile, pageFolder }, folder);
  const withPouch = size <= LARGEST_OF_POUCH;
  if (withPouch) await peers.load({ database: 'cases', from: 0, count: size });
  const oldest = (await readCases(data.casesFile))[0]?.id ?? '';
  const ms = { ours: [] as number[], dexie: [] as number[], rxdb: [] as number[], pouch: [] as number[] };
  try {
    for (let turn = 0; turn < repetitions; turn++) {
      const profile = await openProfile(join(ofThis, `profile-${turn}`));
      const page = await profile.open(hub.address);
      const code = await hub.enrolmentCode('DISKOMINFO');
      await page.evaluate((typed) => window.desk.enrol(typed), code);
      const fill = { person: COORDINATOR, size, oldest };
      ms.ours.push(
        await page.evaluate(({ person, size, oldest }) => window.desk.firstFill(person, size, oldest), fill),
      );
      await page.evaluate(() => window.desk.lock());
      await page.close();
      const other = await profile.open(peers.address, '?peers');
      ms.dexie.push(await other.evaluate(() => window.peers.fillDexie('dexie', 2_000)));
      ms.rxdb.push(await other.evaluate(() => window.peers.fillRxdb('rxdb', 1_000)));
      if (withPouch) ms.pouch.push(await other.evaluate(() => window.peers.fillPouch('pouch', 'cases', 500)));
      await profile.close();
      say(
        `${size}: ${Object.entries(ms)
          .map(([name, all]) => `${name} ${Math.round(all.at(-1) ?? 0)} ms`)
          .join(', ')}`,
      );
    }
  } finally {
    await Promise.all([hub.stop(), peers.stop()]);
  }
  const perSecond = (all: readonly number[]) => (size / median(all)) * 1_000;
  const row = (name: string, all: readonly number[], least: number | null): Row => ({
    at: `${thousands(size)} cases`,
    unit: 'cases/s',
    ours: perSecond(ms.ours),
    peer: { name, value: perSecond(all) },
    bar: least === null ? null : { least },
  });
  return [
    ...(withPouch ? [row('PouchDB 9', ms.pouch, 3)] : []),
    row('Dexie bulkPut', ms.dexie, 0.6),
    row('RxDB replication, unencrypted', ms.rxdb, null),
  ];
}
