import { type Static, Type } from 'typebox';

/** Length limits of an entry; one entry is at most 32 KB of JSON. */
export const MAX_ENTRY_BYTES = 32 * 1024;

/** A case with more loose ends names the rest in its next entries. */
export const MAX_PARENTS = 50;

export const HASH = Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' });
export const TICKET_PATTERN = '^[A-Z]{3}-[A-Z0-9]{2}-[0-9]{2}-[0-9]{5}-[0-9A-Z]$';
const ENTRY_ID_PATTERN = '^[A-Z]{3}-[A-Z0-9]{2}\\.[1-9][0-9]{0,11}$';
export const TicketNumber = Type.String({ pattern: TICKET_PATTERN });
export const EntryId = Type.String({ pattern: ENTRY_ID_PATTERN });

/**
 * How much of an entry's data somebody holds; on merge the greater wins.
 * `absent` and `withheld` carry no salt and data; `redacted` means erased for good by an `erased` entry.
 */
export const LEVELS = ['absent', 'withheld', 'full', 'redacted'] as const;
export type Level = (typeof LEVELS)[number];

/** What hash and signature cover. */
export const EntryHeader = Type.Object({
  v: Type.Literal(1),
  id: EntryId,
  ticket: TicketNumber,
  /** A kind of the transition table, or one of a newer version: kept and shown as such. */
  kind: Type.String({ minLength: 1, maxLength: 40, pattern: '^[a-z][a-z0-9-]*$' }),
  /** Ids of the case's latest entries as the author saw them, ascending. */
  parents: Type.Array(EntryId, { maxItems: MAX_PARENTS }),
  /** Local time with offset, e.g. 2026-11-24T09:51:00+07:00. */
  at: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,3})?[+-]\\d{2}:\\d{2}$' }),
  hlc: Type.String({ pattern: '^[0-9a-f]{12}-[0-9a-f]{4}$' }),
  by: Type.String({ minLength: 1, maxLength: 60 }),
  unit: Type.String({ minLength: 1, maxLength: 60 }),
  key: Type.String({ pattern: '^[A-Za-z0-9_-]{16}$' }),
  dataHash: HASH,
  prev: HASH,
});
export type EntryHeader = Static<typeof EntryHeader>;

export const Entry = Type.Intersect([
  EntryHeader,
  Type.Object({
    hash: HASH,
    signature: Type.String({ pattern: '^[A-Za-z0-9_-]{86}$' }),
    /** 16 random bytes; both salt and data are there, or neither. */
    salt: Type.Optional(Type.String({ pattern: '^[A-Za-z0-9_-]{22}$' })),
    data: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
    /** Set by the hub only, on entries without data. */
    level: Type.Optional(Type.Union([Type.Literal('absent'), Type.Literal('withheld'), Type.Literal('redacted')])),
  }),
]);
export type Entry = Static<typeof Entry>;

export const levelOf = (entry: Pick<Entry, 'data' | 'level'>): Level =>
  entry.data !== undefined ? 'full' : (entry.level ?? 'absent');

export const levelRank = (level: Level): number => LEVELS.indexOf(level);

/** `TBN-K7` of `TBN-K7.12`. */
export const workstationOf = (entryId: string): string => entryId.slice(0, entryId.indexOf('.'));
export const numberOf = (entryId: string): number => Number(entryId.slice(entryId.indexOf('.') + 1));
