import Dexie from 'dexie';
import { createRoot } from 'react-dom/client';
import { filter, firstValueFrom } from 'rxjs';
import { randomBytes, toBase64url } from '#shared/crypto/bytes.ts';
import { createSigningKey } from '#shared/crypto/signature.ts';
import { App } from '../../../renderer/app/app.tsx';
import { startI18n } from '../../../renderer/app/i18n.ts';
import { Providers } from '../../../renderer/app/providers.tsx';
import { openDatabase } from '../../../renderer/data/database.ts';
import type { Desk, NewCase } from '../../../renderer/data/desk.ts';
import { sealDirectoryDocument } from '../../../renderer/data/directory-view.ts';
import { createDataKeys, keyRingOf, Slots } from '../../../renderer/data/keys.ts';
import { openDesk } from '../../../renderer/data/open-desk.ts';
import { type SealedCase, sealWithHead } from '../../../renderer/data/seal.ts';
import { DeskProvider } from '../../../renderer/data/use-desk.tsx';
import { desktop } from '../../../renderer/platform/desktop.ts';
import { stretchPassphrase } from '../../../renderer/platform/passphrase.ts';
import { aReceived, aReporter } from '../../fixtures/a-case.ts';
import { aDistrict, STAFF, UNITS } from '../../fixtures/a-directory.ts';
import { calendars, standard } from '../../fixtures/legal-clock.ts';
import { aLargeCase } from './large-case.ts';

const WORKSTATION = 'TBN-K7';
const PASSPHRASE = 'kata sandi contoh';
const PAGE = 1_000;

/** The same documents in a bare Dexie table with the same index: what any list is measured against. */
const raw = new Dexie('raw', { chromeTransactionDurability: 'strict' });
raw.version(1).stores({ docs: 'id, newest, [status+newest]' });
const rawDocs = raw.table<SealedCase>('docs');

let desk: Desk;

async function timed(work: () => Promise<unknown> | unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Enrols the PC with a slot for one officer and fills its store with `total` sealed cases. */
async function fill(total: number): Promise<void> {
  const [officer] = STAFF;
  if (!officer) throw new Error('no officer');
  const keys = await createDataKeys();
  const credentials = { keys, signing: await createSigningKey(), staff: officer };
  const ring = await keyRingOf(credentials);
  const staff = STAFF.map(({ id, name, position }) => ({ id, name, position }));
  const hub = { signingKey: toBase64url(randomBytes(32)), recoveryKey: keys.secretPublic };
  const district = { code: '35.23', alias: 'TBN', name: 'Kabupaten Tuban' };
  const unit = { id: 'PPID', name: 'Loket PPID Utama' };
  const enrolment = { workstation: WORKSTATION, certificate: 'certificate', district, unit, hub, staff };
  await desktop.vault.write('enrolment', JSON.stringify(enrolment));
  await new Slots(desktop.vault, stretchPassphrase, WORKSTATION).write(credentials, PASSPHRASE);

  const database = await openDatabase(WORKSTATION);
  const documents = [
    { id: 'district:35.23', kind: 'district', data: aDistrict() },
    ...UNITS.map((data) => ({ id: `unit:${data.id}`, kind: 'unit', data })),
    ...STAFF.map((data) => ({ id: `staff:${data.id}`, kind: 'staff', data })),
    ...calendars.map((data) => ({ id: `calendar:${data.id}`, kind: 'calendar', data })),
    { id: `standard:${standard.id}`, kind: 'standard', data: standard },
  ];
  await database.directory.bulkInsert(
    await Promise.all(documents.map((document) => sealDirectoryDocument(ring, document))),
  );
  const { version } = await desktop.app.info();
  const sealing = { keys: ring, workstation: WORKSTATION, version, dueOf: () => '2026-12-14' };
  for (let from = 0; from < total; from += PAGE) {
    const cases = Array.from({ length: Math.min(PAGE, total - from) }, (_, index) => aLargeCase(from + index, total));
    const sealed = await Promise.all(
      cases.map(async (entries) => {
        const { sealed } = await sealWithHead(sealing, 'complaints', entries[0]?.ticket ?? '', entries);
        return sealed;
      }),
    );
    await database.complaints.storageInstance.bulkWrite(
      sealed.map((document) => ({
        document: { ...document, _deleted: false, _attachments: {}, _meta: { lwt: Date.now() }, _rev: '1-bench' },
      })) as never,
      'bench',
    );
    await rawDocs.bulkPut(sealed);
  }
  await database.close();
}

async function open(): Promise<void> {
  const i18n = await startI18n({ language: 'id' });
  desk = await openDesk(desktop, { fetch: () => Promise.reject(new TypeError('no network')) });
  createRoot(document.getElementById('root') as HTMLElement).render(
    <Providers i18n={i18n} theme="light">
      <DeskProvider desk={desk}>
        <App />
      </DeskProvider>
    </Providers>,
  );
  await firstValueFrom(desk.phase$.pipe(filter(({ at }) => at === 'locked')));
}

/** ms of argon2id alone, from the passphrase to the first rows, and to all rows; longest task in between. */
async function unlock(total: number) {
  const argon2Ms = await timed(() => stretchPassphrase(PASSPHRASE, randomBytes(16)));
  let longestTaskMs = 0;
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longestTaskMs = Math.max(longestTaskMs, duration);
  });
  observer.observe({ type: 'longtask' });
  const start = performance.now();
  const rows = (count: number) => firstValueFrom(desk.cases.rows$.pipe(filter((known) => known.length >= count)));
  await desk.signIn({ staff: STAFF[0]?.id ?? '', passphrase: PASSPHRASE }, () => {});
  await rows(50);
  const firstRowsMs = performance.now() - start;
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  const firstScreenMs = performance.now() - start;
  await rows(total);
  const allRowsMs = performance.now() - start;
  observer.disconnect();
  return { argon2Ms, firstRowsMs, firstScreenMs, allRowsMs, longestTaskMs };
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const p95 = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? 0;
const round = (value: number): number => Math.round(value * 10) / 10;

/** ms per query, each the worst of three. */
async function search(queries: string[]) {
  const found: Record<string, { hits: number; ms: number }> = {};
  for (const query of queries) {
    const times: number[] = [];
    for (let run = 0; run < 3; run += 1) {
      times.push(await timed(() => desk.cases.search(query)));
    }
    const { length: hits } = await desk.cases.search(query);
    found[query] = { hits, ms: round(Math.max(...times)) };
  }
  return found;
}

/** Saves through desk and journal beside raw strict puts of such documents with a flush each, taken in turns. */
async function saves(count: number) {
  const worker = new Worker(new URL('./fsync-worker.ts', import.meta.url), { type: 'module' });
  const answered = () => new Promise((resolve) => worker.addEventListener('message', resolve, { once: true }));
  await answered();
  const [template] = await rawDocs.limit(1).toArray();
  const saveMs: number[] = [];
  const rawMs: number[] = [];
  const { trackingCode: _code, limits: _limits, ...received } = aReceived({ chronology: 'lubang jalan '.repeat(70) });
  const then: NewCase['then'] = [];
  const report = { received, reporter: aReporter(), then, photos: [], draft: null };
  for (let nth = 0; nth < count; nth += 1) {
    saveMs.push(await timed(() => desk.cases.receive(report)));
    rawMs.push(
      await timed(async () => {
        const flushed = answered();
        worker.postMessage(new Uint8Array(4_000));
        await flushed;
        await rawDocs.put({ ...(template as SealedCase), id: `raw-${nth}` });
      }),
    );
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  worker.terminate();
  return {
    saveP50: round(median(saveMs)),
    saveP95: round(p95(saveMs)),
    rawP50: round(median(rawMs)),
    rawP95: round(p95(rawMs)),
  };
}

async function rawNewest() {
  const run = async (work: () => Promise<unknown>) => {
    const times: number[] = [];
    for (let nth = 0; nth < 9; nth += 1) times.push(await timed(work));
    return round(median(times));
  };
  return {
    all: await run(() => rawDocs.orderBy('newest').limit(50).toArray()),
    byStatus: await run(() =>
      rawDocs.where('[status+newest]').between(['disposed', ''], ['disposed', '\uffff']).limit(50).toArray(),
    ),
  };
}

const bench = { fill, open, unlock, search, saves, rawNewest, lock: () => desk.lock(true) };
Object.assign(globalThis, { bench });
export type Bench = typeof bench;
