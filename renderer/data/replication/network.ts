import { filter, firstValueFrom, merge, Subscription, skip, timeout } from 'rxjs';
import type { HybridClock } from '#shared/clock.ts';
import type { Bytes } from '#shared/crypto/bytes.ts';
import type { Staff } from '#shared/directory/directory-document.ts';
import type { SessionAnswer } from '#shared/replication/protocol.ts';
import type { Desktop } from '../../platform/desktop.ts';
import type { Attachments } from '../attachments.ts';
import type { BookOfBundles } from '../bundle/bundle-book.ts';
import { LocalBundles } from '../bundle/bundles.ts';
import { type BundleView, DeskError, type Drafts, type ReplicationView } from '../desk.ts';
import type { Directory } from '../directory-view.ts';
import type { DiskGuard } from '../disk-guard.ts';
import type { DayWatch } from '../district-time.ts';
import type { Enrolment } from '../enrolment.ts';
import type { KeyRing } from '../keys.ts';
import type { FormerWorkstation } from '../reissue/former.ts';
import { Reissue } from '../reissue/reissue.ts';
import type { Saver } from '../save.ts';
import type { CaseStore } from '../store/case-store.ts';
import type { Database } from '../store/database.ts';
import { isSameChain } from './chain-check.ts';
import type { Contacts } from './contact.ts';
import { Delivery } from './delivery.ts';
import { compareAndPrune } from './digest-compare.ts';
import type { Fetch } from './hub-calls.ts';
import { HubLine, LineClosed } from './hub-line.ts';
import { askTime, HubSession, type ServerTime } from './hub-session.ts';
import { listen } from './hub-stream.ts';
import type { Mending } from './mending.ts';
import type { Outbox } from './outbox.ts';
import type { Received } from './pull-pages.ts';
import { Replication } from './replication.ts';
import { LocalReplicationView } from './replication-view.ts';
import { Sender } from './sender.ts';
import { Uploads } from './uploads.ts';

export interface NetworkParts {
  desktop: Desktop;
  fetch: Fetch;
  now: () => number;
  random: () => number;
  enrolment: Enrolment;
  workstation: string;
  staff: string;
  keys: KeyRing;
  book: BookOfBundles;
  contacts: Contacts;
  day: DayWatch;
  disk: DiskGuard;
  database: Database;
  openStoreOf(enrolment: Enrolment): Promise<Database>;
  directory: Directory;
  store: CaseStore;
  attachments: Attachments;
  outbox: Outbox;
  mending: Mending;
  saver: Saver;
  clock: HybridClock;
  drafts: Drafts;
  /** This PC's records of this workstation. */
  records: Desktop['vault'];
  former: readonly FormerWorkstation[];
  person(): Staff;
  /** Entries replayed from the journal at this start. */
  replayed(): number;
  onFault(error: unknown): void;
}

/** Everything between store and hub while a person is signed in. */
export interface Network {
  readonly view: ReplicationView;
  readonly bundles: BundleView;
  /** Starts to replicate; a session that the first sign-in has opened is taken over. */
  connect(opened: SessionAnswer | null): Promise<void>;
  /** Brings to the hub what former workstations of this PC had not sent, as soon as the line allows. */
  takeOver(): void;
  firstFill(onReceived: (received: Received) => void): Promise<void>;
  /** Bytes of an attachment from the hub; null when it cannot give them now. */
  download(file: string): Promise<Bytes | null>;
  /** Resolves when nothing is unsent, or after that time. */
  drain(withinMs: number): Promise<void>;
  close(): Promise<void>;
}

export function openNetwork(parts: NetworkParts): Network {
  const { desktop, fetch, now, random, workstation, staff, keys, contacts, day } = parts;
  const { directory, store, outbox, attachments, saver, former, onFault } = parts;
  const subscriptions = new Subscription();
  const line = new HubLine(now, random, () => contacts.note(now()));

  const onSignedIn = async (answer: SessionAnswer, time: ServerTime | null) => {
    contacts.note(now(), time);
    // Clearance was given or withdrawn: the keys change hands at the next sign-in, which has the passphrase.
    contacts.renew(staff, answer.staff.cleared !== (keys.secret !== null));
    await contacts.write();
    if (!(await isSameChain(desktop.journal, workstation, answer.chain))) await fork();
    if (contacts.current.forked === workstation) throw new DeskError('must-enrol', 'its numbers are in use elsewhere');
  };
  /** For good: neither lock nor restart lets this workstation go on. */
  const fork = async () => {
    contacts.fork(workstation);
    saver.refuse();
    session.forget();
    await contacts.write();
  };
  if (contacts.current.forked === workstation) saver.refuse();
  const onRefused = async () => {
    contacts.renew(staff, true);
    await contacts.write();
  };
  const signer = {
    workstation,
    staff,
    key: keys.key,
    sign: keys.sign,
    signAsWorkstation: (text: string) => desktop.vault.sign(text),
  };
  const session = new HubSession({ fetch, now, signer, onSignedIn, onRefused });
  const isoNow = () => new Date(now()).toISOString();
  const certificatesOf = (ids: readonly string[]) => directory.certificatesOf(ids);
  const workstations = [...former.map(({ enrolment }) => enrolment.workstation), workstation];
  const sender = new Sender({ ...parts, session, workstations, onForked: fork, certificatesOf, isoNow });
  const reissue = new Reissue({ ...parts, session, sender });
  const uploads = new Uploads({ session, attachments, outbox, onFault });
  const delivery = new Delivery({ ...parts, line, session, sender, uploads, unsentFiles$: attachments.unsent$ });
  const buckets = new Map<string, number>();
  let comparing: Promise<number> | null = null;
  /** One at a time: a second one would find repaired what the first is about to report, and let the journal forget it. */
  const compare = () => {
    comparing ??= compareAndPrune({ ...parts, session, sender, buckets, journal: desktop.journal }).finally(() => {
      comparing = null;
    });
    return comparing;
  };
  const inBackground = (work: () => Promise<unknown>) => {
    line.persist(work).catch((error: unknown) => {
      if (!(error instanceof LineClosed)) onFault(error);
    });
  };
  const repair = () => inBackground(compare);
  const onRestarted = () => {
    delivery.kick();
    repair();
  };
  const replication = new Replication({ ...parts, session, line, onRestarted });
  const view = new LocalReplicationView({
    ...parts,
    line,
    delivery,
    replication,
    reissue$: reissue.status$,
    measureClock: async () => contacts.note(now(), (await askTime(fetch, now)).time),
    unsentFiles$: attachments.unsent$,
    compare,
  });

  const bundles = new LocalBundles({ ...parts, sender, isoNow });

  function watchMachine(): void {
    if (typeof addEventListener !== 'function') return;
    const watched = new AbortController();
    addEventListener('online', () => line.tryNow(), watched);
    addEventListener('offline', () => line.lost(), watched);
    subscriptions.add(() => watched.abort());
  }

  return {
    view,
    bundles,
    async connect(opened) {
      if (opened) {
        try {
          await onSignedIn(opened, null);
          session.adopt(opened);
        } catch (error) {
          // The line tells it as soon as it asks the hub itself.
          if (!(error instanceof DeskError)) throw error;
        }
      }
      replication.start();
      delivery.start();
      watchMachine();
      listen(
        session,
        line,
        () => replication.resync(),
        (collection) => replication.resync(collection),
      ).catch(onFault);
      // What has not been pulled yet is no difference: an empty store would be filled a second time, case by case.
      void replication.firstFill().then(repair);
      subscriptions.add(day.today$.pipe(skip(1)).subscribe(repair));
    },
    takeOver() {
      if (former.length > 0) inBackground(() => reissue.run());
    },
    async firstFill(onReceived) {
      const received = replication.puller.received$.subscribe(onReceived);
      try {
        // Of a workstation that must be enrolled anew nothing ever comes; on a full disk the rest comes when there is room.
        const forked$ = contacts.contact$.pipe(filter(({ forked }) => forked === workstation));
        const full$ = parts.disk.space$.pipe(filter((space) => space === 'full'));
        await Promise.race([replication.firstFill(), firstValueFrom(merge(forked$, full$))]);
        await store.settled();
      } finally {
        received.unsubscribe();
      }
    },
    download: (file) => uploads.download(file).catch(() => null),
    async drain(withinMs) {
      delivery.kick();
      const isDone = () => sender.waiting === 0;
      if (isDone()) return;
      const done$ = outbox.changed$.pipe(filter(isDone));
      // Without a line nothing goes out: whoever locks then must not wait for it.
      const hopeless$ = line.status$.pipe(filter(({ state }) => state !== 'up'));
      await firstValueFrom(merge(done$, hopeless$).pipe(timeout({ first: withinMs }))).catch(() => {});
    },
    async close() {
      subscriptions.unsubscribe();
      delivery.stop();
      line.close();
      await session.end();
      await replication.stop();
      await contacts.write();
    },
  };
}
