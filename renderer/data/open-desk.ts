import { BehaviorSubject, NEVER, type Observable, of, switchMap } from 'rxjs';
import { checkReceipt, type ReceiptCheck } from '#shared/complaint/receipt.ts';
import { verifyCertificate } from '#shared/directory/certificate.ts';
import type { Desktop } from '../platform/desktop.ts';
import { stretchPassphrase } from '../platform/passphrase.ts';
import { ownStore } from '../platform/store-owner.ts';
import { openCredentials, openFormer, slotsOf } from './credentials.ts';
import {
  type BundleView,
  type Cases,
  type Desk,
  DeskError,
  type Drafts,
  type Phase,
  type ReplicationView,
  type SignInStep,
} from './desk.ts';
import { DiskGuard } from './disk-guard.ts';
import { watchDay } from './district-time.ts';
import { askEnrolment, type Enrolment, keepEnrolment, readEnrolment } from './enrolment.ts';
import type { Stretch } from './keys.ts';
import { Contacts } from './replication/contact.ts';
import type { Fetch } from './replication/hub-calls.ts';
import { unsentReports } from './replication/outbox.ts';
import { openSearchWorker } from './search/search-client.ts';
import type { SearchIndex } from './search/search-index.ts';
import { STORE_SCHEMA, StoreIsNewer, type StoreSchema } from './store/store-schema.ts';
import type { Workspace } from './workspace.ts';

/** What the desk takes from its surroundings; tests give their own. */
export interface Surroundings {
  /** The PC's clock, ms. */
  now(): number;
  random(): number;
  /** Resolves after so many ms. */
  wait(ms: number): Promise<void>;
  /** On the own origin. */
  fetch: Fetch;
  /** argon2id of a passphrase. */
  stretch: Stretch;
  /** Resolves when this window owns journal and store; `onWait` when another one does until then. */
  ownStore(onWait: () => void): Promise<unknown>;
  /** Of one sign-in. */
  openSearch(): SearchIndex;
  storeSchema: StoreSchema;
  /** What went wrong without anybody waiting for it. */
  onFault(error: unknown): void;
}

const SURROUNDINGS: Surroundings = {
  now: () => Date.now(),
  random: () => Math.random(),
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  fetch: (path, init) => fetch(path, init),
  stretch: stretchPassphrase,
  ownStore,
  openSearch: openSearchWorker,
  storeSchema: STORE_SCHEMA,
  onFault: (error) =>
    queueMicrotask(() => {
      throw error;
    }),
};

const DRAIN_MS = 60_000;

/** What only a sign-in needs, most of the code: it is loaded while the passphrase is typed (app/start.tsx). */
export const loadWorkspace = () => import('./workspace.ts');

/** The desk of this machine. Resolves at once; `phase$` tells when it has found out where it stands. */
export async function openDesk(desktop: Desktop, surroundings: Partial<Surroundings> = {}): Promise<Desk> {
  const around = { ...SURROUNDINGS, ...surroundings };
  const { now, random, fetch, onFault } = around;
  const info = await desktop.app.info();
  const phase$ = new BehaviorSubject<Phase>({ at: 'starting' });
  const workspace$ = new BehaviorSubject<Workspace | null>(null);
  const contacts = new Contacts(desktop.vault);
  const day = watchDay(now);
  const disk = new DiskGuard(desktop.app);
  day.minute$.subscribe(() => disk.look());
  let enrolment: Enrolment | null = null;

  const enrolled = (): Enrolment => {
    if (!enrolment) throw new DeskError('unknown-workstation', 'this PC is not enrolled');
    return enrolment;
  };
  const keyring = { desktop, fetch, now, stretch: around.stretch, contacts };
  const open = (): Workspace => {
    if (!workspace$.value) throw new DeskError('locked');
    return workspace$.value;
  };
  /** Before whatever takes room. */
  const openForWriting = async (): Promise<Workspace> => {
    await disk.require();
    return open();
  };
  const whileOpen = <Value>(of$: (workspace: Workspace) => Observable<Value>, locked$: Observable<Value>) =>
    workspace$.pipe(switchMap((workspace) => (workspace ? of$(workspace) : locked$)));

  async function showLocked(): Promise<void> {
    const { workstation } = enrolled();
    await desktop.journal.open(workstation);
    const waiting = await unsentReports(desktop.journal);
    const { lastContact, forked } = contacts.current;
    phase$.next({ at: 'locked', ...waiting, lastContact, mustEnrol: forked === workstation });
  }

  async function start(): Promise<void> {
    await around.ownStore(() => phase$.next({ at: 'blocked', reason: 'other-window' }));
    await contacts.load();
    await disk.look();
    enrolment = await readEnrolment(desktop.vault);
    if (enrolment) await showLocked();
    else phase$.next({ at: 'enrolment' });
  }

  async function signIn(
    { staff, passphrase }: { staff: string; passphrase: string },
    onProgress: (step: SignInStep) => void,
  ): Promise<void> {
    if (workspace$.value) throw new DeskError('bad-request', 'somebody is signed in');
    const { openWorkspace } = await loadWorkspace().catch((error: unknown) => {
      throw new DeskError('no-network', 'the app did not load', { cause: error });
    });
    const { credentials, opened } = await openCredentials(keyring, enrolled(), { staff, passphrase }, onProgress);
    const former = await openFormer(keyring, enrolled(), credentials, passphrase, opened !== null);
    onProgress({ step: 'opening' });
    const index = around.openSearch();
    const workspace = await openWorkspace({
      desktop,
      fetch,
      now,
      random,
      wait: around.wait,
      version: info.version,
      storeSchema: around.storeSchema,
      enrolment: enrolled(),
      credentials,
      former,
      contacts,
      day,
      disk,
      index,
      onFault,
    }).catch((error: unknown) => {
      index.close();
      phase$.next({ at: 'blocked', reason: error instanceof StoreIsNewer ? 'newer-store' : 'store' });
      throw error;
    });
    // Whoever has signed in to the hub as a former workstation since has another session.
    await workspace.connect(former.length > 0 ? null : opened);
    if (opened && workspace.isEmpty) {
      onProgress({ step: 'filling', done: 0, total: null });
      await workspace.firstFill(({ documents, total }) => onProgress({ step: 'filling', done: documents, total }));
    }
    workspace.takeOver();
    workspace$.next(workspace);
    phase$.next({ at: 'open' });
  }

  async function lock(isNow = false): Promise<void> {
    const workspace = workspace$.value;
    if (!workspace) return;
    if (!isNow) await workspace.drain(DRAIN_MS);
    // Somebody may have locked at once meanwhile.
    if (workspace$.value !== workspace) return;
    // The screens of the session go before the session does.
    phase$.next({ at: 'starting' });
    workspace$.next(null);
    await workspace.close();
    // Names that the directory has brought since show on the sign-in screen.
    enrolment = await readEnrolment(desktop.vault);
    await showLocked();
  }

  async function enrol(input: Parameters<Desk['enrol']>[0]): Promise<void> {
    const enrolled = await askEnrolment(desktop, fetch, input, enrolment);
    await lock(true);
    await keepEnrolment(desktop.vault, enrolled);
    enrolment = enrolled;
    await showLocked();
  }

  async function check(link: string): Promise<ReceiptCheck> {
    const { directory } = open();
    const first = await checkReceipt(link, () => null);
    const certificate = first.receipt && directory.key(first.receipt.key)?.certificate;
    const verified = certificate ? await verifyCertificate(certificate, directory.district.hubPublicKey) : null;
    return verified ? checkReceipt(link, () => verified.publicKey) : first;
  }

  const cases: Cases = {
    rows$: whileOpen(({ cases }) => cases.rows$, of([])),
    detail$: (id) => whileOpen(({ cases }) => cases.detail$(id), of(null)),
    receive: async (input) => (await openForWriting()).cases.receive(input),
    add: async (id, ...entries) => (await openForWriting()).cases.add(id, ...entries),
    attach: async (id, photo) => (await openForWriting()).cases.attach(id, photo),
    openAttachment: async (id, file) => open().cases.openAttachment(id, file),
    search: async (text, options) => open().cases.search(text, options),
    receiptLimits: (classification) => open().cases.receiptLimits(classification),
    receiptLink: async (id) => open().cases.receiptLink(id),
  };
  const drafts: Drafts = {
    list$: whileOpen(({ drafts }) => drafts.list$, of([])),
    read: async (id) => open().drafts.read(id),
    write: async (draft) => (await openForWriting()).drafts.write(draft),
    remove: async (id) => open().drafts.remove(id),
    writePhoto: async (draft, photo) => (await openForWriting()).drafts.writePhoto(draft, photo),
    readPhoto: async (file) => open().drafts.readPhoto(file),
    removePhoto: async (file) => open().drafts.removePhoto(file),
  };
  const replication: ReplicationView = {
    status$: whileOpen(({ replication }) => replication.status$, NEVER),
    outbox$: whileOpen(({ replication }) => replication.outbox$, of([])),
    mending$: whileOpen(({ replication }) => replication.mending$, of([])),
    reissue$: whileOpen(({ replication }) => replication.reissue$, of(null)),
    health: async () => open().replication.health(),
    sendNow: async () => open().replication.sendNow(),
    compare: async () => open().replication.compare(),
  };

  const bundles: BundleView = {
    status$: whileOpen(({ bundles }) => bundles.status$, NEVER),
    export: async (onProgress, signal) => open().bundles.export(onProgress, signal),
    import: async (file) => (await openForWriting()).bundles.import(file),
  };

  start().catch((error: unknown) => {
    phase$.next({ at: 'blocked', reason: 'store' });
    onFault(error);
  });
  return {
    phase$: phase$.asObservable(),
    info,
    space$: disk.space$,
    today$: day.today$,
    enrol,
    async people() {
      const withSlot = new Set((await slotsOf(keyring, enrolled()).list()).map((slot) => slot.staff));
      const people = enrolled().staff.map((person) => ({ ...person, hasSlot: withSlot.has(person.id) }));
      return people.sort((left, right) => Number(right.hasSlot) - Number(left.hasSlot));
    },
    signIn,
    lock,
    get session() {
      return workspace$.value?.session ?? null;
    },
    get directory() {
      return open().directory;
    },
    cases,
    drafts,
    replication,
    bundles,
    print: (pageSize) => desktop.printer.print({ deviceName: null, pageSize }),
    checkReceipt: check,
  };
}
