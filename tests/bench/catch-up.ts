import { join } from 'node:path';
import { type Bench, median, thousands } from './bench.ts';
import { builtPage, openProfile } from './browser-profile.ts';
import { startChildHub } from './child-hub.ts';
import { startChildPeers } from './child-peers.ts';
import { aCaseWriter, COORDINATOR } from './generated-cases.ts';
import { copyOfHub, pushCases, seededData } from './seeded-hub.ts';

/** A PC that was away for a month has its own cases to send and many to fetch, over the smallest store of the run. */
export const catchUp: Bench = {
  name: 'catch-up',
  what: 'catching up after a month offline, both ways',
  async run(context) {
    const { folder, quick, repetitions, say, after } = context;
    const [own, others] = quick ? [100, 400] : [1_000, 4_000];
    const base = context.sizes[0] ?? 0;
    const data = await seededData(base, say);
    const pageFolder = await builtPage(context);
    const hub = await startChildHub({ dataFolder: await copyOfHub(data, folder), rendererFolder: pageFolder });
    after(() => hub.stop());
    const peers = await startChildPeers({ casesFile: data.casesFile, pageFolder }, folder);
    after(() => peers.stop());
    await peers.load({ database: 'cases', from: 0, count: base });
    const profile = await openProfile(join(folder, 'profile'));
    after(() => profile.close());
    const page = await profile.open(hub.address);
    await page.evaluate((code) => window.desk.enrol(code), await hub.enrolmentCode('DISKOMINFO'));
    await page.evaluate((person) => window.desk.signIn(person), COORDINATOR);
    await page.evaluate((cases) => window.desk.caughtUp(cases), base);
    const other = await profile.open(peers.address, '?peers');
    await other.evaluate(() => window.peers.fillPouch('pouch', 'cases', 500));

    const writer = await aCaseWriter(hub, 7, others * repetitions);
    const oursMs: number[] = [];
    const pouchMs: number[] = [];
    for (let turn = 1; turn <= repetitions; turn++) {
      await profile.context.setOffline(true);
      await page.evaluate((count) => window.desk.receive(count), own);
      await pushCases(writer, others);
      await peers.load({ database: 'cases', from: 0, count: others, prefix: `others-${turn}-` });
      const total = base + turn * (own + others);
      const caughtUp = page.evaluate((cases) => window.desk.caughtUp(cases), total);
      await profile.context.setOffline(false);
      oursMs.push(await caughtUp);
      const mine = { name: 'pouch', own, turn };
      pouchMs.push(await other.evaluate(({ name, own }) => window.peers.catchUpPouch(name, 'cases', own), mine));
      say(`ours ${Math.round(oursMs.at(-1) ?? 0)} ms, pouch ${Math.round(pouchMs.at(-1) ?? 0)} ms`);
    }
    const perSecond = (all: readonly number[]) => ((own + others) / median(all)) * 1_000;
    return [
      {
        at: `${thousands(own)} up, ${thousands(others)} down, over ${thousands(base)}`,
        unit: 'cases/s',
        ours: perSecond(oursMs),
        peer: { name: 'PouchDB 9', value: perSecond(pouchMs) },
        bar: { least: 3 },
      },
    ];
  },
};
