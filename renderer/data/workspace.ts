import { debounceTime, filter, firstValueFrom, Subscription, timeout } from 'rxjs';
import { HybridClock, hlcMs } from '#shared/clock.ts';
import type { SessionAnswer } from '#shared/replication/protocol.ts';
import type { Desktop } from '../platform/desktop.ts';
import { Attachments } from './attachments.ts';
import { CaseStore } from './case-store.ts';
import { LocalCases } from './cases.ts';
import { isSameChain } from './chain-check.ts';
import type { Contacts } from './contact.ts';
import { type Database, openDatabase, primeClock, readAll } from './database.ts';
import { Delivery } from './delivery.ts';
import type { DeskSession } from './desk.ts';
import { compareDigests } from './digest-compare.ts';
import { readDirectoryCopy, writeDirectoryCopy } from './directory-copy.ts';
import { Directory } from './directory-view.ts';
import { type DayWatch, localTime } from './district-time.ts';
import { LocalDrafts } from './drafts.ts';
import { type Enrolment, rememberPeople } from './enrolment.ts';
import type { Fetch } from './hub-calls.ts';
import { HubLine, LineClosed } from './hub-line.ts';
import { HubSession, type ServerTime } from './hub-session.ts';
import { listen } from './hub-stream.ts';
import { type Credentials, keyRingOf } from './keys.ts';
import { LegalClock } from './legal-clock.ts';
import { Mending } from './mending.ts';
import { Outbox } from './outbox.ts';
import { recover } from './recovery.ts';
import { Replication } from './replication.ts';
import { LocalReplicationView } from './replication-view.ts';
import { type SaveContext, Saver } from './save.ts';
import { Sender } from './sender.ts';
import { Uploads } from './uploads.ts';

export interface WorkspaceParts {
  desktop: Desktop;
  fetch: Fetch;
  now: () => number;
  random: () => number;
  enrolment: Enrolment;
  credentials: Credentials;
  contacts: Contacts;
  day: DayWatch;
  onFault(error: unknown): void;
}

/** Everything that exists only while a person is signed in; `close` forgets it. */
export interface Workspace {
  readonly session: DeskSession;
  readonly directory: Directory;
  readonly cases: LocalCases;
  readonly drafts: LocalDrafts;
  readonly replication: LocalReplicationView;
  /** Starts to replicate; a session that the first sign-in has opened is taken over. */
  connect(opened: { answer: SessionAnswer; time: ServerTime } | null): void;
  /** True until the hub has filled the store once. */
  readonly isEmpty: boolean;
  firstFill(onDocuments: (done: number) => void): Promise<void>;
  /** Resolves when nothing is unsent, or after that time. */
  drain(withinMs: number): Promise<void>;
  close(): Promise<void>;
}

export async function openWorkspace(parts: WorkspaceParts): Promise<Workspace> {
  const { desktop, fetch, now, random, enrolment, credentials, contacts, day, onFault } = parts;
  const { workstation, certificate } = enrolment;
  const keys = await keyRingOf(credentials);
  const directory = new Directory();
  const legalClock = new LegalClock(directory, () => day.today);
  const correctedNow = () => now() + (contacts.current.offsetMs ?? 0);
  const clock = new HybridClock(correctedNow);
  const outbox = new Outbox(desktop.journal, keys, workstation);
  const mending = new Mending(desktop.vault, keys);
  const database: Database = await openDatabase(workstation, {
    unite: (collection, local, hub) => store.resolve(collection, local, hub),
  });
  const sealing = {
    keys,
    workstation,
    dueOf: (summary: Parameters<LegalClock['next']>[0]) => legalClock.next(summary)?.due ?? null,
  };
  const store = new CaseStore(database, sealing, () => outbox.ids(), onFault);
  const attachments = new Attachments(desktop.files, database.attachments, keys);

  const stored = await readAll(database.directory);
  await directory.load(keys, stored.documents);
  if (directory.isEmpty) directory.put(await readDirectoryCopy(desktop.vault, keys));
  const staff = () => directory.staff(credentials.staff.id) ?? credentials.staff;
  const zone = () => (directory.isEmpty ? 'Asia/Jakarta' : directory.district.timeZone);
  const at = () => localTime(now(), zone());
  day.setZone(zone());

  await desktop.journal.open(workstation);
  await outbox.load();
  await mending.load();
  const lastWriteMs = await store.load();
  primeClock(Math.max(lastWriteMs, stored.lastWriteMs));
  for (const { summary } of store.all()) if (hlcMs(summary.updatedHlc) > 0) clock.receive(summary.updatedHlc);

  const context: SaveContext = {
    journal: desktop.journal,
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
  const replayed = await recover({ journal: desktop.journal, keys, store, attachments, onFault });
  const saver = new Saver(context);
  const drafts = new LocalDrafts(database.drafts, attachments, keys, credentials.staff.id, at);
  await drafts.load();

  const line = new HubLine(now, random, () => contacts.note(now()));
  const signer = {
    workstation,
    staff: credentials.staff.id,
    key: keys.key,
    sign: keys.sign,
    signAsWorkstation: (text: string) => desktop.vault.sign(text),
  };
  const onSignedIn = async ({ chain }: SessionAnswer, time: ServerTime) => {
    contacts.note(now(), time);
    await contacts.write();
    if (!(await isSameChain(desktop.journal, workstation, chain))) saver.refuse();
  };
  const session = new HubSession(fetch, now, signer, onSignedIn);
  const sender = new Sender({
    session,
    store,
    outbox,
    mending,
    workstation,
    certificatesOf: (ids) => directory.certificatesOf(ids),
    isoNow: () => new Date(now()).toISOString(),
  });
  const uploads = new Uploads({ session, attachments, outbox, onFault });
  const replication = new Replication({
    database,
    keys,
    workstation,
    session,
    line,
    store,
    outbox,
    mending,
    sender,
    directory,
    attachments,
    clock,
    onRestarted: () => {
      delivery.kick();
      repair();
    },
    onFault,
  });
  const compare = () => compareDigests({ session, store, sender });
  const repair = () => {
    line.persist(compare).catch((error: unknown) => {
      if (!(error instanceof LineClosed)) onFault(error);
    });
  };
  const delivery = new Delivery({ line, outbox, sender, uploads, onFault });
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
    download: (file) => uploads.download(file).catch(() => null),
  });
  cases.start();
  const view = new LocalReplicationView({
    desktop,
    workstation,
    line,
    outbox,
    mending,
    store,
    delivery,
    replication,
    contacts,
    unsentFiles$: attachments.unsent$,
    replayed: () => replayed,
    compare,
  });
  const subscriptions = new Subscription();
  let isCopyDue = false;
  const copyDirectory = async () => {
    if (!isCopyDue) return;
    isCopyDue = false;
    await writeDirectoryCopy(desktop.vault, keys, directory);
    await rememberPeople(desktop.vault, enrolment, directory);
  };
  subscriptions.add(
    directory.changed$.subscribe(() => {
      isCopyDue = true;
      day.setZone(zone());
    }),
  );
  subscriptions.add(directory.changed$.pipe(debounceTime(1_000)).subscribe(() => copyDirectory().catch(onFault)));

  return {
    directory,
    cases,
    drafts,
    replication: view,
    session: {
      get staff() {
        return staff();
      },
      get unit() {
        const { id, name } = enrolment.unit;
        return directory.unit(staff().unit) ?? { id, name, shortName: name, kind: 'desk', letterhead: null };
      },
      get roles() {
        return staff().roles;
      },
      get cleared() {
        return keys.secret !== null;
      },
      workstation,
      code: workstation.slice(4),
    },
    isEmpty: stored.documents.length === 0,
    connect(opened) {
      if (opened) session.adopt(opened.answer);
      replication.start();
      delivery.start();
      listen(
        session,
        line,
        () => replication.resync(),
        (collection) => replication.resync(collection),
      ).catch(onFault);
      repair();
      if (typeof addEventListener === 'function') {
        const watched = new AbortController();
        addEventListener('online', () => line.tryNow(), watched);
        addEventListener('offline', () => line.lost(), watched);
        subscriptions.add(() => watched.abort());
      }
    },
    async firstFill(onDocuments) {
      const received = replication.received$.subscribe(onDocuments);
      try {
        await replication.firstFill();
        await store.settled();
      } finally {
        received.unsubscribe();
      }
    },
    async drain(withinMs) {
      delivery.kick();
      const isDone = () => sender.waiting === 0;
      if (isDone()) return;
      const done$ = outbox.changed$.pipe(filter(isDone), timeout({ first: withinMs }));
      await firstValueFrom(done$).catch(() => {});
    },
    async close() {
      await saver.settled();
      await copyDirectory().catch(onFault);
      subscriptions.unsubscribe();
      delivery.stop();
      line.close();
      await session.end().catch(() => {});
      await replication.stop();
      cases.stop();
      drafts.close();
      store.close();
      directory.clear();
      await contacts.write();
      await database.close();
    },
  };
}
