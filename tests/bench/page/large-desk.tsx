import Dexie from 'dexie';
import { createRoot } from 'react-dom/client';
import { filter, firstValueFrom } from 'rxjs';
import { randomBytes } from '#shared/crypto/bytes.ts';
import { App } from '../../../renderer/app/app.tsx';
import { startI18n } from '../../../renderer/app/i18n.ts';
import { Providers } from '../../../renderer/app/providers.tsx';
import { select, VIEWS, type ViewName } from '../../../renderer/data/case-query.ts';
import type { CaseRow, NewCase } from '../../../renderer/data/desk.ts';
import { openDesk } from '../../../renderer/data/open-desk.ts';
import type { SealedCase } from '../../../renderer/data/store/seal.ts';
import { DeskProvider } from '../../../renderer/data/use-desk.tsx';
import { desktop } from '../../../renderer/platform/desktop.ts';
import { stretchPassphrase } from '../../../renderer/platform/passphrase.ts';
import { aReceived, aReporter } from '../../fixtures/a-case.ts';
import { STAFF } from '../../fixtures/a-directory.ts';
import { fillStore, PASSPHRASE } from './fill-store.ts';

/** The same documents in a bare Dexie table with the same index: what any list is measured against. */
const raw = new Dexie('raw', { chromeTransactionDurability: 'strict' });
raw.version(1).stores({ docs: 'id, newest, [status+newest]' });
const rawDocs = raw.table<SealedCase>('docs');

export type LargeDeskPage = Awaited<ReturnType<typeof openLargeDesk>>;

/** The whole app over a store that was filled beforehand, without a hub; times in ms. */
export async function openLargeDesk() {
  const i18n = await startI18n({ language: 'id' });
  const desk = await openDesk(desktop, { fetch: () => Promise.reject(new TypeError('no network')) });
  createRoot(document.getElementById('root') as HTMLElement).render(
    <Providers i18n={i18n} theme="light">
      <DeskProvider desk={desk}>
        <App />
      </DeskProvider>
    </Providers>,
  );
  await firstValueFrom(desk.phase$.pipe(filter(({ at }) => at === 'locked')));
  const rows = (count: number) => firstValueFrom(desk.cases.rows$.pipe(filter((known) => known.length >= count)));

  return {
    /** argon2id alone, then from the passphrase to a painted list and to every row. */
    async unlock(total: number) {
      const argon2Ms = await timed(() => stretchPassphrase(PASSPHRASE, randomBytes(16)));
      const startedMs = performance.now();
      await desk.signIn({ staff: STAFF[0]?.id ?? '', passphrase: PASSPHRASE }, () => {});
      await rows(Math.min(50, total));
      await painted();
      const listMs = performance.now() - startedMs;
      await rows(total);
      return { argon2Ms, listMs, allRowsMs: performance.now() - startedMs };
    },

    lock: () => desk.lock(true),

    /** The first 50 of every saved filter, the first time after the rows changed and when asked again. */
    async newest(view: ViewName) {
      const known = await rows(1);
      const viewer = { unit: 'PPID', roles: STAFF[0]?.roles ?? [], today: await firstValueFrom(desk.today$) };
      const read = (of: readonly CaseRow[]) => select(of, { view }, viewer).slice(0, 50);
      // Another array is another list of rows: nothing is known of it yet.
      const firstMs = await timed(() => read([...known]));
      read(known);
      return { firstMs, againMs: await timed(() => read(known)) };
    },

    views: () => Object.keys(VIEWS) as ViewName[],

    rawNewest: () => timed(() => rawDocs.orderBy('newest').limit(50).toArray()),

    rawNewestOfStatus: () =>
      timed(() =>
        rawDocs.where('[status+newest]').between(['disposed', ''], ['disposed', '\uffff']).limit(50).toArray(),
      ),

    async search(query: string) {
      let hits = 0;
      const tookMs = await timed(async () => {
        hits = (await desk.cases.search(query)).length;
      });
      return { hits, tookMs };
    },

    /** Saves through desk and journal, and raw strict puts with a flush each, taken in turns. */
    async saves(count: number) {
      const worker = new Worker(new URL('./fsync-worker.ts', import.meta.url), { type: 'module' });
      const answered = () => new Promise((resolve) => worker.addEventListener('message', resolve, { once: true }));
      await answered();
      const [template] = await rawDocs.limit(1).toArray();
      const {
        trackingCode: _code,
        limits: _limits,
        ...received
      } = aReceived({ chronology: 'lubang jalan '.repeat(70) });
      const then: NewCase['then'] = [];
      const report = { received, reporter: aReporter(), then, photos: [], draft: null };
      const saveMs: number[] = [];
      const putMs: number[] = [];
      const flushMs: number[] = [];
      for (let nth = 0; nth < count; nth++) {
        saveMs.push(await timed(() => desk.cases.receive(report)));
        flushMs.push(
          await timed(async () => {
            const flushed = answered();
            worker.postMessage(new Uint8Array(4_000));
            await flushed;
          }),
        );
        putMs.push(await timed(() => rawDocs.put({ ...(template as SealedCase), id: `raw-${nth}` })));
        await painted();
      }
      worker.terminate();
      return { saveMs, putMs, flushMs };
    },
  };
}

export const fillLargeDesk = (total: number): Promise<void> => fillStore(total, (cases) => rawDocs.bulkPut(cases));

async function timed(work: () => unknown): Promise<number> {
  const startedMs = performance.now();
  await work();
  return performance.now() - startedMs;
}

/** Whatever the screen has to draw is drawn. */
const painted = () => new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
