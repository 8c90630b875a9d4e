import type { HybridClock } from '#shared/clock.ts';
import type { Desktop } from '../../platform/desktop.ts';
import type { Attachments } from '../attachments.ts';
import type { Directory } from '../directory-view.ts';
import type { Enrolment } from '../enrolment.ts';
import type { KeyRing } from '../keys.ts';
import type { Contacts } from '../replication/contact.ts';
import type { Mending } from '../replication/mending.ts';
import type { Outbox } from '../replication/outbox.ts';
import type { Sender } from '../replication/sender.ts';
import type { Saver } from '../save.ts';
import type { CaseStore } from '../store/case-store.ts';
import type { Database } from '../store/database.ts';
import type { BookOfBundles } from './bundle-book.ts';

/** What making a bundle and taking an answer in need of the workspace. */
export interface BundleWork {
  desktop: Desktop;
  enrolment: Enrolment;
  staff: string;
  keys: KeyRing;
  book: BookOfBundles;
  contacts: Contacts;
  database: Database;
  directory: Directory;
  store: CaseStore;
  attachments: Attachments;
  outbox: Outbox;
  mending: Mending;
  sender: Sender;
  saver: Saver;
  clock: HybridClock;
  isoNow(): string;
}
