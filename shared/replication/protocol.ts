import { type Static, Type } from 'typebox';
import { Entry, EntryId, TicketNumber } from '../complaint/entry.ts';
import { REJECTION_CODES } from '../error-code.ts';

/**
 * The wire between workstation and hub, all under /api/v1, JSON. A change of any schema here changes the protocol's
 * hash (tests/unit/replication/protocol-version.test.ts) and needs a new version below.
 *
 * History: 1 first protocol. 2 snapshot for the first fill; the chain of a workstation, for a PC restored from an image.
 */
export const PROTOCOL_VERSION = 2;
/** The oldest version that the hub still answers; older callers get 426. */
export const OLDEST_PROTOCOL_VERSION = 1;
/** Every call of a workstation carries its protocol version; a call that changes something is refused without it. */
export const CLIENT_HEADER = 'x-loket-client';
export const SESSION_COOKIE = 'loket-session';

const nullable = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);
const Base64url = Type.String({ pattern: '^[A-Za-z0-9_-]+$', maxLength: 200 });
const Box = Type.String({ pattern: '^b1\\.[A-Za-z0-9_-]+$', maxLength: 4_000 });
const WorkstationId = Type.String({ pattern: '^[A-Z]{3}-[A-Z0-9]{2}$' });

export const Collection = Type.Union([
  Type.Literal('complaints'),
  Type.Literal('secretComplaints'),
  Type.Literal('directory'),
]);
export type Collection = Static<typeof Collection>;
export const CaseCollection = Type.Union([Type.Literal('complaints'), Type.Literal('secretComplaints')]);
export type CaseCollection = Static<typeof CaseCollection>;

// POST /enrolments
export const EnrolmentRequest = Type.Object({
  /** The one-time code, upper case without separators. */
  code: Type.String({ minLength: 4, maxLength: 40 }),
  name: Type.String({ minLength: 1, maxLength: 100 }),
  publicKey: Base64url,
});
export type EnrolmentRequest = Static<typeof EnrolmentRequest>;
export const EnrolmentAnswer = Type.Object({
  workstation: WorkstationId,
  certificate: Type.String(),
  district: Type.Object({ code: Type.String(), alias: Type.String(), name: Type.String() }),
  unit: Type.Object({ id: Type.String(), name: Type.String() }),
  /** Ed25519 key that signs certificates, X25519 key that the recovery copy is sealed to. */
  hub: Type.Object({ signingKey: Base64url, recoveryKey: Base64url }),
  /** People who may sign in here: the unit's staff. */
  staff: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), position: Type.String() })),
});
export type EnrolmentAnswer = Static<typeof EnrolmentAnswer>;

// GET /sessions/challenge
export const ChallengeAnswer = Type.Object({ challenge: Type.String(), serverTimeMs: Type.Integer() });
export type ChallengeAnswer = Static<typeof ChallengeAnswer>;

/** What both proofs of a sign-in sign: "loket-aduan/session/1\n" + JCS({challenge, key, staff, workstation}). */
export const SESSION_PROOF_PREFIX = 'loket-aduan/session/1\n';

// POST /sessions: with `first` on a PC where the person has no key yet, else by the person's key.
export const SessionRequest = Type.Object({
  workstation: WorkstationId,
  staff: Type.String({ minLength: 1, maxLength: 60 }),
  /** Id of the person's signing key on this workstation. */
  key: Type.String({ minLength: 1, maxLength: 40 }),
  challenge: Type.String({ maxLength: 400 }),
  workstationProof: Base64url,
  staffProof: Base64url,
  first: Type.Optional(
    Type.Object({
      passphrase: Type.String({ minLength: 1, maxLength: 200 }),
      publicKey: Base64url,
      /** X25519 key of this sign-in; the data keys come back sealed to it. */
      boxKey: Base64url,
      /** The data keys sealed to the hub's recovery key: from the first person of a workstation only. */
      recovery: Type.Optional(Box),
    }),
  ),
});
export type SessionRequest = Static<typeof SessionRequest>;
export const SessionAnswer = Type.Object({
  staff: Type.Object({
    id: Type.String(),
    name: Type.String(),
    unit: Type.String(),
    roles: Type.Array(Type.String()),
    cleared: Type.Boolean(),
  }),
  certificate: Type.String(),
  /** Data keys of the workstation, JSON {main, secret?, secretPublic} in a box: only for `first` without `recovery`. */
  dataKeys: nullable(Box),
  /** The hub's last entry of this workstation's chain, null when it has none. */
  chain: nullable(Type.Object({ n: Type.Integer(), hash: Type.String() })),
  epoch: Type.String(),
  serverTimeMs: Type.Integer(),
  expiresInMs: Type.Integer(),
});
export type SessionAnswer = Static<typeof SessionAnswer>;
// DELETE /sessions → 204

// GET /replication/:collection/pull?epoch=&sequence=&mark=&limit=
export const Checkpoint = Type.Object({
  epoch: Type.String({ maxLength: 60 }),
  sequence: Type.Integer({ minimum: 0 }),
  /** Random value stored with each issued sequence; '' at sequence 0. */
  mark: Type.String({ maxLength: 60 }),
});
export type Checkpoint = Static<typeof Checkpoint>;

export const CaseDocument = Type.Object({
  id: TicketNumber,
  entries: Type.Array(Entry),
  /** True: the case left this reader's scope; entries are then empty. */
  _deleted: Type.Boolean(),
});
export type CaseDocument = Static<typeof CaseDocument>;
export const PullAnswer = Type.Object({
  /** Case documents, or directory documents {id, kind, data, _deleted}. */
  documents: Type.Array(Type.Unknown()),
  checkpoint: Checkpoint,
  more: Type.Boolean(),
  /** The caller's checkpoint was of another epoch: this page starts from the beginning, and nothing may be taken as acknowledged. */
  restarted: Type.Boolean(),
});
export type PullAnswer = Static<typeof PullAnswer>;

// GET /replication/:collection/snapshot?epoch=&sequence=&mark=: the pages of a pull as one stream of NDJSON: a SnapshotHead, then
// for each page its documents and a SnapshotMark. A stream without a mark that says `more: false` was cut, and goes on
// from the checkpoint of the last mark that came.
/** Documents from here to the end of the feed, when the stream began. */
export const SnapshotHead = Type.Object({ total: Type.Integer({ minimum: 0 }) });
export type SnapshotHead = Static<typeof SnapshotHead>;
/** What a pull says of a page, after its documents. */
export const SnapshotMark = Type.Omit(PullAnswer, ['documents']);
export type SnapshotMark = Static<typeof SnapshotMark>;

// POST /replication/:collection/push
export const PushRow = Type.Object({
  id: TicketNumber,
  /** Entries not yet acknowledged; checked one by one, so that a bad one never blocks the others. */
  entries: Type.Array(Type.Unknown(), { maxItems: 500 }),
  /** (entry id, level) of the whole local case. */
  holds: Type.Array(Type.Tuple([EntryId, Type.String({ maxLength: 10 })]), { maxItems: 5_000 }),
});
export type PushRow = Static<typeof PushRow>;
export const PushRequest = Type.Object({
  rows: Type.Array(PushRow, { maxItems: 500 }),
  /** Certificates of keys that were answered `unknown-key`: a restored hub learns them again by its own signature. */
  certificates: Type.Optional(Type.Array(Type.String({ maxLength: 2_000 }), { maxItems: 100 })),
});
export type PushRequest = Static<typeof PushRequest>;

export const Rejection = Type.Object({
  id: Type.String(),
  entryId: Type.String(),
  code: Type.Enum(REJECTION_CODES),
  message: Type.String(),
  /** True: the hub keeps the entry (karantina); false: forged or altered, refused. */
  kept: Type.Boolean(),
});
export type Rejection = Static<typeof Rejection>;
export const PushAnswer = Type.Object({
  conflicts: Type.Array(CaseDocument),
  rejected: Type.Array(Rejection),
  acknowledged: Type.Array(Type.Object({ id: Type.String(), entries: Type.Array(Type.String()) })),
});
export type PushAnswer = Static<typeof PushAnswer>;

// GET /replication/stream: server-sent events; each `data:` line is one hint, never data.
export const StreamHint = Type.Object({ collection: Collection });
export type StreamHint = Static<typeof StreamHint>;

// GET /replication/:collection/digest
export const DigestAnswer = Type.Object({ buckets: Type.Array(Type.String(), { minItems: 256, maxItems: 256 }) });
export type DigestAnswer = Static<typeof DigestAnswer>;
// GET /replication/:collection/digest/:bucket
export const BucketAnswer = Type.Object({
  cases: Type.Array(Type.Object({ id: Type.String(), digest: Type.String() })),
});
export type BucketAnswer = Static<typeof BucketAnswer>;

// GET /chains/:workstation?from=: the entries of a workstation that the hub holds, folded or not, ascending from a number on.
export const ChainAnswer = Type.Object({
  /** [n, hash, prev] */
  entries: Type.Array(Type.Tuple([Type.Integer({ minimum: 1 }), Type.String(), Type.String()])),
  more: Type.Boolean(),
});
export type ChainAnswer = Static<typeof ChainAnswer>;

// POST/PATCH/HEAD /files: tus 1.0; Upload-Metadata: file (the `attached` entry's file id), sha256, type, ticket. GET /files/:file downloads.
export const UPLOAD_METADATA = ['file', 'sha256', 'type', 'ticket'] as const;

export const ErrorAnswer = Type.Object({
  code: Type.String(),
  message: Type.String(),
  details: Type.Optional(Type.Unknown()),
});
export type ErrorAnswer = Static<typeof ErrorAnswer>;
