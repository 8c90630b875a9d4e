import { type Static, Type } from 'typebox';

/** One entry as the journal keeps it: what allocation and the outbox need in clear, the entry itself sealed. */
export const JournalLine = Type.Object({
  /** Entry id, `<alias>-<code>.<n>`. */
  id: Type.String({ maxLength: 40 }),
  n: Type.Integer({ minimum: 1 }),
  hash: Type.String({ maxLength: 43 }),
  ticket: Type.String({ maxLength: 40 }),
  collection: Type.Union([Type.Literal('complaints'), Type.Literal('secretComplaints')]),
  /** Year and serial that the entry's ticket used up; null when the entry opened no case. */
  serial: Type.Union([Type.Object({ year: Type.Integer(), number: Type.Integer({ minimum: 1 }) }), Type.Null()]),
  /** The entry as a sealed value or, for an author without clearance, a sealed box. */
  sealed: Type.String({ maxLength: 100_000 }),
  /** The entry of a former workstation of this PC that this one was issued for anew. */
  former: Type.Optional(Type.String({ maxLength: 40 })),
});
export type JournalLine = Static<typeof JournalLine>;

export const JournalHead = Type.Object({
  /** Number of the last entry, 0 when there is none. */
  n: Type.Integer({ minimum: 0 }),
  /** Hash of the last entry; null when there is none, then `prev` is the hash of the workstation's certificate. */
  hash: Type.Union([Type.String(), Type.Null()]),
});
export type JournalHead = Static<typeof JournalHead>;

export const JournalState = Type.Object({
  head: JournalHead,
  unacknowledged: Type.Integer({ minimum: 0 }),
  bytes: Type.Integer({ minimum: 0 }),
  /** Bytes of a torn last record that were cut at this opening. */
  cutBytes: Type.Integer({ minimum: 0 }),
  /** Segments with a record that does not verify before their end: kept, reported, never deleted. */
  damaged: Type.Array(Type.String()),
});
export type JournalState = Static<typeof JournalState>;

export const Lease = Type.Object({
  lease: Type.String(),
  /** Number of the next entry. */
  n: Type.Integer({ minimum: 1 }),
  prev: Type.Union([Type.String(), Type.Null()]),
  /** The next ticket serial of the year asked for. */
  serial: Type.Integer({ minimum: 1 }),
});
export type Lease = Static<typeof Lease>;

export const JournalRead = Type.Object({
  from: Type.Integer({ minimum: 1 }),
  limit: Type.Integer({ minimum: 1, maximum: 2_000 }),
});
export type JournalRead = Static<typeof JournalRead>;

/** A comparison with the hub that found nothing to repair. */
export const Confirmed = Type.Object({
  /** By the hub's clock, ms. */
  hubMs: Type.Integer({ minimum: 0 }),
  /** Collections that were compared. */
  collections: Type.Array(JournalLine.properties.collection),
});
export type Confirmed = Static<typeof Confirmed>;
