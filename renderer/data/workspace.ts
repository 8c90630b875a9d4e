import { debounceTime, Subscription } from 'rxjs';
import { HybridClock } from '#shared/clock.ts';
import type { Summary } from '#shared/complaint/summary.ts';
import type { SessionAnswer } from '#shared/replication/protocol.ts';
import type { Desktop } from '../platform/desktop.ts';
import { Attachments } from './attachments.ts';
import { BookOfBundles } from './bundle/bundle-book.ts';
import { LocalCases } from './cases.ts';
import type { BundleView, DeskSession, ReplicationView } from './desk.ts';
import { Directory } from './directory-view.ts';
import type { DiskGuard } from './disk-guard.ts';
import { type DayWatch, localTime } from './district-time.ts';
import { LocalDrafts } from './drafts.ts';
import { type Enrolment, recordsOf, rememberPeople } from './enrolment.ts';
import { type Credentials, type KeyRing, keyRingOf } from './keys.ts';
import { LegalClock } from './legal-clock.ts';
import { readingScope } from './reading-scope.ts';
import type { FormerWorkstation } from './reissue/former.ts';
import { isSetBack } from './replication/chain-check.ts';
import type { Contacts } from './replication/contact.ts';
import type { Fetch } from './replication/hub-calls.ts';
import { Mending } from './replication/mending.ts';
import { openNetwork } from './replication/network.ts';
import { Outbox } from './replication/outbox.ts';
import type { Received } from './replication/pull-pages.ts';
import { type SaveContext, Saver } from './save.ts';
import type { SearchIndex } from './search/search-index.ts';
import { CaseStore } from './store/case-store.ts';
import { readAll } from './store/database.ts';
import { readDirectoryCopy, writeDirectoryCopy } from './store/directory-copy.ts';
import { recover } from './store/recovery.ts';
import { isToTell, openStore } from './store/store-opening.ts';
import type { StoreSchema } from './store/store-schema.ts';

export interface WorkspaceParts {
  desktop: Desktop;
  fetch: Fetch;
  now: () => number;
  random: () => number;
  wait: (ms: number) => Promise<void>;
  /** Of the app. */
  version: string;
  storeSchema: StoreSchema;
  enrolment: Enrolment;
  credentials: Credentials;
  /** What this PC was before it was enrolled anew, as far as something of it is left, oldest first. */
  former: readonly FormerWorkstation[];
  contacts: Contacts;
  day: DayWatch;
  disk: DiskGuard;
  index: SearchIndex;
  onFault(error: unknown): void;
}

/** Everything that exists only while a person is signed in; `close` forgets it. */
export interface Workspace {
  readonly session: DeskSession;
  readonly directory: Directory;
  readonly cases: LocalCases;
  readonly drafts: LocalDrafts;
  readonly replication: ReplicationView;
  readonly bundles: BundleView;
  /** True until the hub has filled the store once. */
  readonly isEmpty: boolean;
  /** Starts to replicate; a session that the first sign-in has opened is taken over. */
  connect(opened: SessionAnswer | null): Promise<void>;
  takeOver(): void;
  firstFill(onReceived: (received: Received) => void): Promise<void>;
  /** Resolves when nothing is unsent, or after that time. */
  drain(withinMs: number): Promise<void>;
  close(): Promise<void>;
}

export async function openWorkspace(parts: WorkspaceParts): Promise<Workspace> {
  const { desktop, now, enrolment, credentials, contacts, day, onFault } = parts;
  const { journal, files } = desktop;
  const vault = recordsOf(desktop.vault, enrolment);
  const { workstation, certificate } = enrolment;
  const keys = await keyRingOf(credentials);
  const directory = new Directory();
  const legalClock = new LegalClock(directory, () => day.today);
  const outbox = new Outbox(journal, keys, workstation);
  const mending = new Mending(vault, keys);
  const book = new BookOfBundles(vault, keys);

  const openStoreOf = (of: Enrolment) => {
    const { storeSchema: schema, disk, wait } = parts;
    return openStore({ records: recordsOf(desktop.vault, of), workstation: of.workstation, schema, disk, now, wait });
  };
  const database = await openStoreOf(enrolment);
  const isRebuilt = await isToTell(vault, credentials.staff.id);
  const dueOf = (summary: Summary) => legalClock.next(summary)?.due ?? null;
  const sealing = { keys, workstation, version: parts.version, dueOf };
  const staff = () => directory.staff(credentials.staff.id) ?? credentials.staff;
  const mayRead = readingScope(() => {
    const { roles, unit } = staff();
    return { roles, unit, unitKind: directory.unit(unit)?.kind ?? 'desk', cleared: keys.secret !== null };
  });
  const store = new CaseStore(database, sealing, () => outbox.ids(), onFault, parts.index, mayRead);
  const attachments = new Attachments(files, database.attachments, keys);

  const documents = await readAll(database.directory);
  await directory.load(keys, documents);
  if (directory.isEmpty) directory.put(await readDirectoryCopy(vault, keys));
  const zone = () => (directory.isEmpty ? 'Asia/Jakarta' : directory.district.timeZone);
  const at = () => localTime(now(), zone());
  day.setZone(zone());

  const { head } = await journal.open(workstation);
  await outbox.load();
  await mending.load();
  await book.load();
  const isAll = await store.loadNewest();
  const clock = new HybridClock(() => now() + (contacts.current.offsetMs ?? 0));
  let replayed = 0;
  let saver: Saver | null = null;
  const check = async () => {
    if (!isSetBack(head, store.all())) return;
    contacts.fork(workstation);
    saver?.refuse();
    await contacts.write();
  };
  const complete = async (): Promise<boolean> => {
    await check();
    if (!isAll) {
      if (!(await store.loadRest())) return false;
      await check();
    }
    for (const { summary } of store.all()) clock.receive(summary.updatedHlc);
    replayed = await recover({ journal, keys, store, attachments, onFault });
    store.renewHeads().catch(onFault);
    return true;
  };
  // A large store opens with its newest cases; the hub is asked only once all of them are known.
  const completed = complete();
  if (isAll) await completed;
  else completed.catch(() => {}); // told by connect

  const context: SaveContext = {
    journal,
    keys,
    get staff() {
      return staff();
    },
    workstation,
    certificate,
    clock,
    at,
    store,
    outbox,
    mending,
    onFault,
  };
  // Without any journal nothing is saved before the whole store has been looked through for its numbers.
  saver = new Saver(context, head.n === 0 ? completed : undefined);
  const drafts = new LocalDrafts(database.drafts, attachments, keys, credentials.staff.id, at);
  await drafts.load();
  const network = openNetwork({
    ...parts,
    workstation,
    staff: credentials.staff.id,
    person: staff,
    records: vault,
    keys,
    book,
    database,
    openStoreOf,
    drafts,
    directory,
    store,
    attachments,
    outbox,
    mending,
    saver,
    clock,
    replayed: () => replayed,
  });
  const cases = new LocalCases({
    store,
    outbox,
    mending,
    legalClock,
    directory,
    today$: day.today$,
    saver,
    attachments,
    drafts,
    context,
    clockSkewMs: () => (contacts.current.offsetMs === null ? null : -contacts.current.offsetMs),
    download: network.download,
  });
  cases.start();
  const copy = copying(parts, vault, keys, directory, () => day.setZone(zone()));

  return {
    directory,
    cases,
    drafts,
    replication: network.view,
    bundles: network.bundles,
    session: sessionOf(enrolment, keys, directory, staff, isRebuilt),
    isEmpty: documents.length === 0,
    async connect(opened) {
      if (isAll) await network.connect(opened);
      else completed.then((isComplete) => (isComplete ? network.connect(opened) : undefined)).catch(onFault);
    },
    takeOver: network.takeOver,
    async firstFill(onReceived) {
      await network.firstFill(onReceived);
      // Whoever has been filled can take reports, also after the power went and took the store along.
      await copy.now();
    },
    drain: network.drain,
    async close() {
      await saver?.settled();
      store.stopLoading();
      await completed.catch(() => {});
      await copy.end();
      await network.close();
      cases.stop();
      drafts.close();
      store.close();
      directory.clear();
      await database.close();
    },
  };
}

function sessionOf(
  enrolment: Enrolment,
  keys: KeyRing,
  directory: Directory,
  staff: () => DeskSession['staff'],
  isRebuilt: boolean,
): DeskSession {
  const { workstation, unit } = enrolment;
  return {
    get staff() {
      return staff();
    },
    get unit() {
      const { id, name } = unit;
      return directory.unit(staff().unit) ?? { id, name, shortName: name, kind: 'desk', letterhead: null };
    },
    get roles() {
      return staff().roles;
    },
    cleared: keys.secret !== null,
    workstation,
    code: workstation.slice(4),
    isRebuilt,
  };
}

/** Keeps what sign-in screen and receipts need of the directory beside the journal, a moment after it changed. */
function copying(
  { enrolment, onFault }: WorkspaceParts,
  vault: Desktop['vault'],
  keys: KeyRing,
  directory: Directory,
  onChange: () => void,
): { now(): Promise<void>; end(): Promise<void> } {
  const subscriptions = new Subscription();
  let isDue = false;
  const copy = async () => {
    if (!isDue) return;
    isDue = false;
    await writeDirectoryCopy(vault, keys, directory);
    await rememberPeople(vault, enrolment, directory);
  };
  subscriptions.add(
    directory.changed$.subscribe(() => {
      isDue = true;
      onChange();
    }),
  );
  subscriptions.add(directory.changed$.pipe(debounceTime(1_000)).subscribe(() => copy().catch(onFault)));
  return {
    now: copy,
    async end() {
      subscriptions.unsubscribe();
      await copy().catch(onFault);
    },
  };
}
