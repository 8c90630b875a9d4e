import { join } from 'node:path';
import { random } from '../fixtures/random.ts';
import { aTcpFaultProxy, GOOD_LINE, type LineConditions } from '../fixtures/tcp-fault-proxy.ts';
import { type Bench, thousands } from './bench.ts';
import { builtPage, openProfile } from './browser-profile.ts';
import { startChildHub } from './child-hub.ts';
import { aCaseWriter, COORDINATOR } from './generated-cases.ts';
import { pushCases } from './seeded-hub.ts';

const THIN: LineConditions = { bytesPerSecond: 256_000 / 8, roundTripMs: 800, loss: 0.02 };
/** A photo in quick runs goes over a faster line with the same cuts. */
const FAST: LineConditions = { bytesPerSecond: 1_000_000, roundTripMs: 80, loss: 0.02 };
const PHOTO_BYTES = 3_000_000;
const CUTS = 10;

export const thinLine: Bench = {
  name: 'thin-line',
  what: '256 kbit/s, 800 ms round trip, 2 % loss',
  async run(context) {
    const { folder, quick, say, after } = context;
    const cases = quick ? 100 : 1_000;
    const rendererFolder = await builtPage(context);
    const hub = await startChildHub({ dataFolder: join(folder, 'hub'), rendererFolder });
    after(() => hub.stop());
    const below = random(42);
    const proxy = await aTcpFaultProxy(hub.address, () => below(1_000_000) / 1_000_000);
    after(() => proxy.close());
    const profile = await openProfile(join(folder, 'profile'));
    after(() => profile.close());
    let faults = 0;
    const page = await profile.open(proxy.address, '', (error, failed) => {
      faults += 1;
      say(error.message);
      failed.evaluate(() => window.desk.sendNow()).catch(() => {});
    });
    await page.evaluate((code) => window.desk.enrol(code), await hub.enrolmentCode('DISKOMINFO'));
    await page.evaluate((person) => window.desk.signIn(person), COORDINATOR);
    const back = async (line: LineConditions, total: number) => {
      proxy.line = line;
      const caughtUp = page.evaluate((count) => window.desk.caughtUp(count), total);
      await profile.context.setOffline(false);
      return (await caughtUp) / 1_000;
    };

    await profile.context.setOffline(true);
    const ticket = await page.evaluate((count) => window.desk.receive(count), cases);
    const upS = await back(THIN, cases);
    say(`${cases} cases up in ${Math.round(upS)} s`);
    await profile.context.setOffline(true);
    await pushCases(await aCaseWriter(hub, 5, cases), cases);
    const downS = await back(THIN, 2 * cases);
    say(`${cases} cases down in ${Math.round(downS)} s`);

    await profile.context.setOffline(true);
    await page.evaluate(({ id, bytes }) => window.desk.attachPhoto(id, bytes), { id: ticket, bytes: PHOTO_BYTES });
    const { up } = proxy.carried;
    let cuts = 0;
    const cutting = (async () => {
      while (cuts < CUTS) {
        await proxy.resetAfter(PHOTO_BYTES / (CUTS + 2));
        cuts += 1;
        // As when the modem is back on the net; else the back-off would be measured.
        await page.evaluate(() => dispatchEvent(new Event('online')));
      }
    })();
    const photoS = await back(quick ? FAST : THIN, 2 * cases);
    await cutting;
    proxy.line = GOOD_LINE;
    const most = (90 * cases) / 1_000;
    const sent = (proxy.carried.up - up) / PHOTO_BYTES;
    return [
      { at: `${thousands(cases)} cases up`, unit: 's', ours: upS, peer: null, bar: { most } },
      { at: `${thousands(cases)} cases down`, unit: 's', ours: downS, peer: null, bar: { most } },
      {
        at: `a 3 MB photo${quick ? ' at 8 Mbit/s' : ''}`,
        unit: 'cuts',
        ours: cuts,
        peer: null,
        bar: { least: CUTS },
        note: `whole at the hub after ${photoS.toFixed(0)} s, ${sent.toFixed(2)} × its bytes sent, ${faults} faults sent again by hand`,
      },
    ];
  },
};
