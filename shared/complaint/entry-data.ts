import { type Static, type TObject, Type } from 'typebox';
import { EntryId, HASH, TicketNumber } from './entry.ts';
import type { EntryKind } from './kind.ts';

/** What each kind of entry carries. Members of newer versions are allowed and kept: they are covered by the hash. */

const text = (maxLength: number, minLength = 0) => Type.String({ minLength, maxLength });
const choice = <Values extends string[]>(...values: [...Values]) => Type.Enum<Values>(values);
const LegalDate = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const Unit = text(60, 1);
const Code = text(60, 1);
const optional = Type.Optional;

export const Classification = choice('complaint', 'aspiration', 'information-request');
export type Classification = Static<typeof Classification>;
export const Channel = choice(
  'walk-in',
  'telephone',
  'letter',
  'e-mail',
  'suggestion-box',
  'whatsapp',
  'sms',
  'social-media',
  'press',
  'call-centre-112',
  'field-officer',
  'sp4n-lapor',
);
export type Channel = Static<typeof Channel>;
export const ReporterKind = choice('person', 'group', 'organisation', 'proxy', 'minor', 'no-identity');
export type ReporterKind = Static<typeof ReporterKind>;
export const ContactWay = choice('telephone', 'whatsapp', 'letter', 'counter');
export type ContactWay = Static<typeof ContactWay>;
export const Need = choice('reading', 'javanese', 'blind', 'deaf', 'wheelchair');
export type Need = Static<typeof Need>;
export const Outcome = choice('handled', 'explained', 'scheduled', 'partly', 'unproven', 'outside-authority');
export type Outcome = Static<typeof Outcome>;
export const ArchiveReason = choice(
  'not-completed',
  'not-public-service',
  'in-legal-process',
  'test-or-typo',
  'bad-faith',
);
export type ArchiveReason = Static<typeof ArchiveReason>;

export const Place = Type.Object({
  kind: choice('village', 'office', 'villages', 'outside', 'unknown'),
  /** Kemendagri codes, e.g. 35.23.12.2004. */
  villages: Type.Array(Type.String({ pattern: '^\\d{2}\\.\\d{2}\\.\\d{2}\\.\\d{4}$' }), { maxItems: 30 }),
  office: optional(text(200)),
  landmark: optional(text(300)),
  /** Integer micro-degrees. */
  latitude: optional(Type.Integer()),
  longitude: optional(Type.Integer()),
});
export type Place = Static<typeof Place>;

export const EventTime = Type.Object({
  kind: choice('today', 'yesterday', 'date', 'ongoing', 'none'),
  /** The day itself, or the day since which it goes on. */
  date: optional(LegalDate),
});
export type EventTime = Static<typeof EventTime>;

/** A planned work as it was shown when it was cited: works slip, the citation must not. */
export const CitedWork = Type.Object({
  id: text(60, 1),
  title: text(300, 1),
  agency: Unit,
  stage: text(40),
  source: text(200),
  start: optional(LegalDate),
  end: optional(LegalDate),
  dataDate: LegalDate,
});
export type CitedWork = Static<typeof CitedWork>;

const reason = { reason: text(2_000, 1) };

export const ENTRY_DATA = {
  received: Type.Object({
    classification: Classification,
    channel: Channel,
    title: text(150, 1),
    chronology: text(12_000, 1),
    category: Code,
    request: Type.Object({
      picks: Type.Array(Type.Integer({ minimum: 1, maximum: 4 }), { maxItems: 4 }),
      text: text(1_000),
    }),
    place: Place,
    time: EventTime,
    complainedOf: optional(text(200)),
    anonymous: Type.Boolean(),
    secret: Type.Boolean(),
    priority: choice('normal', 'urgent'),
    needs: Type.Array(Need, { maxItems: 5 }),
    privacyNotice: Type.Object({
      version: Type.Integer({ minimum: 1 }),
      given: choice('read-out', 'shown', 'sent', 'not-possible'),
    }),
    quick: Type.Boolean(),
    /** 12 Crockford base32 characters, printed on the receipt; the hub indexes only their HMAC. */
    trackingCode: Type.String({ pattern: '^[0-9A-HJKMNP-TV-Z]{12}$' }),
    /** Limits as printed on the receipt. */
    limits: Type.Object({ finish: LegalDate, verification: LegalDate, firstResponse: LegalDate }),
    /** PC clock minus hub clock when last known, ms; the legal receipt time stays the counter's. */
    clockSkewMs: optional(Type.Integer()),
    /** Emergency: who was called, when, what they said. */
    emergency: optional(Type.Object({ called: text(100), at: text(40), answer: text(1_000) })),
  }),
  'receipt-issued': Type.Object({
    sheets: choice('reporter', 'archive', 'both'),
    medium: choice('printer', 'pdf', 'handwritten'),
    size: text(20),
  }),
  verified: Type.Object({
    classification: Classification,
    category: Code,
    supervisory: Type.Boolean(),
    proposedUnit: optional(Unit),
    text: optional(text(2_000)),
  }),
  'completion-requested': Type.Object({ text: text(2_000, 1), channel: Channel, reached: Type.Boolean() }),
  completed: Type.Object({ text: text(4_000, 1) }),
  disposed: Type.Object({
    units: Type.Array(Unit, { minItems: 1, maxItems: 10 }),
    instruction: text(2_000),
    /** Concurrent entries that this decision settles. */
    resolves: optional(Type.Array(EntryId, { maxItems: 20 })),
  }),
  delegated: Type.Object({ to: text(60, 1), instruction: text(2_000) }),
  returned: Type.Object({ ...reason, suggestedUnit: optional(Unit) }),
  'followed-up': Type.Object({ text: text(4_000, 1) }),
  scheduled: Type.Object({ work: CitedWork, target: LegalDate, nextUpdate: optional(LegalDate), text: text(2_000) }),
  answered: Type.Object({
    text: text(6_000, 1),
    work: optional(CitedWork),
    target: optional(LegalDate),
    template: optional(text(60)),
  }),
  delivered: Type.Object({
    answer: EntryId,
    /** Ticket of the lead whose answer it is; absent for an answer of the case itself. */
    lead: optional(TicketNumber),
    channel: choice('telephone', 'whatsapp', 'letter', 'counter', 'e-mail', 'visit'),
    reached: Type.Boolean(),
    text: text(2_000),
  }),
  'reporter-replied': Type.Object({ text: text(4_000, 1) }),
  closed: Type.Object({ outcome: Outcome, text: text(2_000), basis: choice('reporter-confirmed', 'silence') }),
  reopened: Type.Object(reason),
  rated: Type.Object({
    rating: Type.Union([Type.Integer({ minimum: 1, maximum: 5 }), Type.Null()]),
    source: choice('reporter', 'signed-paper', 'read-out'),
  }),
  transferred: Type.Object({
    body: text(200, 1),
    letter: optional(text(200)),
    reporterTold: Type.Boolean(),
    text: text(2_000),
  }),
  withdrawn: Type.Object(reason),
  archived: Type.Object({ reason: ArchiveReason, text: text(2_000) }),
  joined: Type.Object({ lead: TicketNumber }),
  unjoined: Type.Object({ lead: TicketNumber, ...reason }),
  'access-changed': Type.Object({
    secret: optional(Type.Boolean()),
    anonymous: optional(Type.Boolean()),
    supervisory: optional(Type.Boolean()),
    ...reason,
  }),
  'identity-revealed': Type.Object(reason),
  erased: Type.Object({ entries: Type.Array(EntryId, { minItems: 1, maxItems: 50 }), legalBasis: text(1_000, 1) }),
  'reporter-identified': Type.Object({
    kind: ReporterKind,
    name: text(150),
    address: text(400),
    contact: Type.Object({ ways: Type.Array(ContactWay, { maxItems: 4 }), number: optional(text(30)) }),
    nik: optional(Type.String({ pattern: '^\\d{16}$' })),
    /** Group: number of people; proxy and minor: whom they speak for. */
    represents: optional(
      Type.Object({
        people: optional(Type.Integer({ minimum: 1 })),
        name: optional(text(150)),
        basis: optional(text(200)),
      }),
    ),
  }),
  corrected: Type.Object({
    field: choice('title', 'category', 'chronology', 'place', 'time', 'request', 'channel'),
    value: Type.Unknown(),
    ...reason,
  }),
  attached: Type.Object({
    /** Random file id; the upload and the sealed local file carry the same name. */
    file: Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,63}$' }),
    name: text(150, 1),
    type: choice('image/jpeg', 'image/png', 'image/webp', 'application/pdf'),
    size: Type.Integer({ minimum: 1, maximum: 25_000_000 }),
    sha256: HASH,
  }),
  noted: Type.Object({
    text: text(4_000, 1),
    /** Entries whose notice this note settles. */
    resolves: optional(Type.Array(EntryId, { maxItems: 20 })),
  }),
  reminded: Type.Object({ unit: Unit, text: text(2_000) }),
  recused: Type.Object({ ...reason, to: optional(text(60)) }),
  'sp4n-linked': Type.Object({ trackingId: Type.String({ pattern: '^\\d{6,10}$' }), url: text(300), date: LegalDate }),
  'deadline-recomputed': Type.Object({ calendar: text(60, 1), finish: LegalDate }),
} as const satisfies Record<EntryKind, TObject>;

export type EntryData<Kind extends EntryKind> = Static<(typeof ENTRY_DATA)[Kind]> & {
  /** The rejected entry that this one mends. */
  replaces?: string;
  /** The entry that the same PC wrote under another workstation code, for which this one was issued anew. */
  reissues?: string;
  /** Its author, when another person had to sign this one. */
  writtenBy?: string;
  /** Of a `received` issued anew: the number on the receipt that the reporter has. */
  formerTicket?: string;
};
