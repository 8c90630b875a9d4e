import type { HybridClock } from '#shared/clock.ts';
import type { Desktop } from '../platform/desktop.ts';
import type { Attachments } from './attachments.ts';
import type { BookOfBundles } from './bundle-book.ts';
import type { CaseStore } from './case-store.ts';
import type { Contacts } from './contact.ts';
import type { Database } from './database.ts';
import type { Directory } from './directory-view.ts';
import type { Enrolment } from './enrolment.ts';
import type { KeyRing } from './keys.ts';
import type { Mending } from './mending.ts';
import type { Outbox } from './outbox.ts';
import type { Saver } from './save.ts';
import type { Sender } from './sender.ts';

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
