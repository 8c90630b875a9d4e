import type { Observable } from 'rxjs';
import type { Role } from '#shared/access/role.ts';
import type { Entry } from '#shared/complaint/entry.ts';
import type { Classification, EntryData } from '#shared/complaint/entry-data.ts';
import type { EntryKind } from '#shared/complaint/kind.ts';
import type { ReceiptCheck } from '#shared/complaint/receipt.ts';
import type { AnswerToTell, Summary } from '#shared/complaint/summary.ts';
import type { Limit } from '#shared/deadline/due.ts';
import type { ServiceStandard } from '#shared/deadline/service-standard.ts';
import type { WorkingCalendar } from '#shared/deadline/working-calendar.ts';
import type { District, PlannedWork, ReplyTemplate, Staff, Unit } from '#shared/directory/directory-document.ts';
import type { ErrorCode, RejectionCode } from '#shared/error-code.ts';
import type { AppInfo } from '../platform/desktop.ts';
import type { RowSummary } from './store/stored-case.ts';

/**
 * What the screens know of the data: cases, drafts, directory, session and replication, as plain values and
 * observables. Nothing here names RxDB, Dexie or the network; every call works without one unless it says otherwise.
 */
export interface Desk {
  /** Where the app stands: which of the outer screens shows. */
  readonly phase$: Observable<Phase>;
  readonly info: AppInfo;
  /** Room on the disk of this PC, looked at each minute and at each save. */
  readonly space$: Observable<Space>;
  /** Today's legal date in the district's time zone, YYYY-MM-DD; changes at midnight. */
  readonly today$: Observable<string>;

  /**
   * Makes a workstation of this PC; another one when it is one already whose numbers are in use elsewhere too. Then
   * whoever is signed in is locked out, and journal, records and store of the former one stay. Needs the network. Throws
   * DeskError; then nothing has changed.
   */
  enrol(input: { code: string; name: string; hubAddress?: string }): Promise<void>;
  /** People who may sign in on this PC, those with a slot (offline sign-in) first. */
  people(): Promise<SignInPerson[]>;
  /** With a slot: offline. Without: the first sign-in of this person here, which needs the network. Throws DeskError. */
  signIn(input: { staff: string; passphrase: string }, onProgress: (step: SignInStep) => void): Promise<void>;
  /** Drains the outbox for up to 60 s unless `now`; then forgets every key and text. */
  lock(now?: boolean): Promise<void>;

  /** Null while locked. */
  readonly session: DeskSession | null;
  readonly directory: DirectoryView;
  readonly cases: Cases;
  readonly drafts: Drafts;
  readonly replication: ReplicationView;
  readonly bundles: BundleView;
  print(pageSize: 'A4' | 'A5'): Promise<boolean>;
  /** Verifies a receipt's QR text against the directory's keys, offline. */
  checkReceipt(link: string): Promise<ReceiptCheck>;
}

export type Phase =
  | { at: 'starting' }
  /** First run: no workstation yet. */
  | { at: 'enrolment' }
  /** `unsent` reports wait, `secret` of them for somebody who may read secret cases. */
  | { at: 'locked'; unsent: number; secret: number; lastContact: string | null; mustEnrol: boolean }
  | { at: 'open' }
  /** Another window owns the store; it does not open, nor does a new one; a newer app has written it. */
  | { at: 'blocked'; reason: 'other-window' | 'store' | 'newer-store' };

/** `low`: the officer is warned. `full`: nothing is saved or fetched any more until there is room; sending goes on. */
export type Space = 'enough' | 'low' | 'full';

export interface SignInPerson {
  id: string;
  name: string;
  position: string;
  /** True: can sign in without a network. */
  hasSlot: boolean;
}

export type SignInStep =
  | { step: 'checking' }
  | { step: 'contacting' }
  | { step: 'opening' }
  /** First fill; total null while unknown. */
  | { step: 'filling'; done: number; total: number | null };

export interface DeskSession {
  readonly staff: Staff;
  readonly unit: Unit;
  readonly roles: readonly Role[];
  readonly cleared: boolean;
  /** e.g. TBN-K7, and its short code K7. */
  readonly workstation: string;
  readonly code: string;
  /** The store of this PC did not open and was built anew, and this person is told for the first time. */
  readonly isRebuilt: boolean;
}

/** Everything of the directory, in memory; `changed$` fires when a pull brought news. */
export interface DirectoryView {
  readonly changed$: Observable<void>;
  readonly district: District;
  units(): Unit[];
  unit(id: string): Unit | null;
  staff(id: string): Staff | null;
  /** Whose signing key it is. */
  signer(key: string): Staff | null;
  plannedWorks(): PlannedWork[];
  templates(): ReplyTemplate[];
  calendars(): WorkingCalendar[];
  standards(): ServiceStandard[];
}

/** Where a case or an entry is, in the four fixed words of the screens. */
export type Delivery = 'unsent' | 'hub' | 'agency' | 'needs-mending';

export interface CaseRow {
  readonly id: string;
  readonly summary: RowSummary;
  /** The earliest open limit; null when finished. */
  readonly limit: Limit | null;
  readonly delivery: Delivery;
  readonly unsentEntries: number;
  /** Answers that this reporter has not been told, those of the lead it follows included. */
  readonly toTell: readonly AnswerToTell[];
}

export interface EntryView {
  readonly entry: Entry;
  readonly byName: string;
  readonly unitName: string;
  readonly delivery: 'unsent' | 'hub' | 'needs-mending';
  /** When the hub acknowledged it, ISO; null when not, or when it came from the hub. */
  readonly sentAt: string | null;
  readonly rejection: { code: RejectionCode; message: string } | null;
}

export interface CaseDetail extends CaseRow {
  readonly summary: Summary;
  /** Cause first. */
  readonly entries: readonly EntryView[];
  readonly limits: readonly Limit[];
  /** Kinds that the signed-in person may add now. */
  readonly allowed: readonly EntryKind[];
  /** Cases linked to this one as their lead. */
  readonly followers: readonly string[];
}

/** A report as the form gives it; ticket, tracking code, limits, clock skew and signature are added at save. */
export interface NewCase {
  readonly received: Omit<EntryData<'received'>, 'trackingCode' | 'limits' | 'clockSkewMs'>;
  readonly reporter: EntryData<'reporter-identified'> | null;
  /** Further entries of the same save, e.g. `answered`, `scheduled`, `joined`. */
  readonly then: readonly AnyEntryInput[];
  readonly photos: readonly Photo[];
  /** Draft to remove once all is durable. */
  readonly draft: string | null;
}

export type EntryInput<Kind extends EntryKind> = { kind: Kind; data: EntryData<Kind> };
export type AnyEntryInput = { [Kind in EntryKind]: EntryInput<Kind> }[EntryKind];

export interface Photo {
  readonly name: string;
  readonly type: EntryData<'attached'>['type'];
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface SearchOptions {
  /** 50 unless said otherwise. */
  limit?: number;
  signal?: AbortSignal;
}

export interface Cases {
  /** Every case that this person may read, newest first; current value at once. */
  readonly rows$: Observable<readonly CaseRow[]>;
  detail$(id: string): Observable<CaseDetail | null>;
  /** Resolves only when journal and store both hold it (*Tersimpan*). Throws DeskError. */
  receive(input: NewCase): Promise<{ id: string }>;
  /** Same durability. Throws DeskError with `not-allowed` when role or status forbid it. */
  add(id: string, ...entries: readonly AnyEntryInput[]): Promise<void>;
  attach(id: string, photo: Photo): Promise<void>;
  /** The bytes of an attachment: from this PC, else from the hub; null when neither can give them now. */
  openAttachment(id: string, file: string): Promise<Blob | null>;
  /** The newest that hold every word: in text, ticket, place, initials, SP4N number. Rejects once `signal` is aborted. */
  search(text: string, options?: SearchOptions): Promise<readonly CaseRow[]>;
  /** Limits to print on a receipt given now. */
  receiptLimits(classification: Classification): { finish: string; verification: string; firstResponse: string };
  /** The QR text of a case's receipt, signed by the officer signed in; null when this PC may not sign it. */
  receiptLink(id: string): Promise<string | null>;
}

export interface Draft {
  readonly id: string;
  readonly title: string;
  /** ISO. */
  readonly savedAt: string;
  /** The form's values, as the intake feature shapes them. */
  readonly form: unknown;
}

export interface Drafts {
  /** Of the person signed in, newest first. */
  readonly list$: Observable<readonly Draft[]>;
  read(id: string): Promise<Draft | null>;
  write(draft: { id: string; title: string; form: unknown }): Promise<void>;
  remove(id: string): Promise<void>;
  /** A photo kept with a draft, sealed, until the report is saved. */
  writePhoto(draft: string, photo: Photo): Promise<string>;
  readPhoto(file: string): Promise<Photo | null>;
  removePhoto(file: string): Promise<void>;
}

export type ConnectionState =
  | 'offline'
  | 'unreachable'
  | 'sign-in-needed'
  | 'sending'
  | 'all-sent'
  | 'waiting'
  | 'server-newer'
  /** This PC was restored from an image, copied or revoked: it must be enrolled anew. */
  | 'must-enrol';

export interface ReplicationStatus {
  readonly connection: ConnectionState;
  /** Reports with something unsent; entries and photos unsent. */
  readonly unsentCases: number;
  readonly unsentEntries: number;
  readonly unsentFiles: number;
  /** While sending: this burst. */
  readonly sent: number;
  readonly toSend: number;
  /** Reports of which the hub refused something. */
  readonly needsMending: number;
  /** Of the unsent reports, those that wait for somebody else: only who may read secret cases can send them. */
  readonly waitForCleared: number;
  /** ISO, null before the first contact. */
  readonly lastContact: string | null;
  readonly nextTryAt: string | null;
  /** PC clock minus hub clock, ms, when last compared. */
  readonly clockSkewMs: number | null;
  readonly receiving: boolean;
  /** Of what a stream brings, which is when much has come together; null while none does. */
  readonly received: { done: number; total: number } | null;
}

export interface OutboxLine {
  readonly id: string;
  readonly title: string;
  readonly entries: number;
  readonly files: number;
  readonly bytes: number;
}

export interface MendingLine {
  readonly id: string;
  readonly title: string;
  readonly entry: string;
  readonly kind: string;
  readonly code: RejectionCode;
  readonly message: string;
}

/** Entries of a former workstation of this PC on their way to the hub, after it was enrolled anew. */
export interface ReissueStatus {
  /** e.g. TBN-K1 */
  readonly former: string;
  /** Of the entries that this person can issue anew or send. */
  readonly done: number;
  readonly total: number;
  /** Entries that wait for somebody else to sign in; staff null: for anybody who may read secret cases. */
  readonly waiting: readonly { staff: string | null; entries: number }[];
  /** The former keys of this person are not here: signing in anew with a network brings them. */
  readonly isLocked: boolean;
}

export interface MachineHealth {
  readonly journal: { entries: number; bytes: number; cutBytes: number; damaged: readonly string[] };
  readonly freeBytes: number | null;
  /** Entries replayed from the journal at this start because the store lacked them. */
  readonly replayed: number;
  /** The last store that did not open: its name in IndexedDB, and when it was set aside, ISO. */
  readonly setAside: { readonly name: string; readonly at: string } | null;
}

export interface ReplicationView {
  readonly status$: Observable<ReplicationStatus>;
  readonly outbox$: Observable<readonly OutboxLine[]>;
  readonly mending$: Observable<readonly MendingLine[]>;
  /** Null when no former workstation of this PC has anything left to send. */
  readonly reissue$: Observable<ReissueStatus | null>;
  health(): Promise<MachineHealth>;
  /** Tries at once; resolves when the try ended. */
  sendNow(): Promise<void>;
  /** Compares digests with the hub and repairs both ways; the number of cases that differed. Needs the network. */
  compare(): Promise<number>;
}

export interface BundleStatus {
  /** Reports and photos that a bundle made now would hold. */
  readonly cases: number;
  readonly files: number;
  /** The last bundle made here. */
  readonly last: { number: number; at: string } | null;
  /** The newest answer taken in. ISO. */
  readonly answered: { number: number; at: string } | null;
}

export interface ExportedBundle {
  /** Of the file. */
  readonly name: string;
  readonly file: Blob;
  readonly number: number;
  readonly at: string;
  readonly cases: number;
  readonly files: number;
}

export interface ImportedBundle {
  readonly number: number;
  /** Reports of this PC of which the hub has something now that was unsent. */
  readonly accepted: number;
  /** Entries to be mended. */
  readonly rejected: number;
  /** Reports that are new here, and that have changed. */
  readonly arrived: number;
  readonly changed: number;
  readonly files: number;
}

/** Exchange with the hub by files on a USB stick, without any network. Both throw BundleFault. */
export interface BundleView {
  readonly status$: Observable<BundleStatus>;
  /** Rejects with the signal's reason when it was stopped. */
  export(onProgress: (done: number, total: number) => void, signal: AbortSignal): Promise<ExportedBundle>;
  /** The hub's answer; the same one again changes nothing. */
  import(file: Blob): Promise<ImportedBundle>;
}

/** What went wrong, as a code that the catalogues put in words. */
export class DeskError extends Error {
  readonly code:
    | ErrorCode
    | 'no-network'
    | 'not-allowed'
    | 'too-large'
    | 'disk-full'
    | 'not-saved'
    | 'must-enrol'
    | 'no-slot'
    | 'locked';
  constructor(code: DeskError['code'], message: string = code, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
