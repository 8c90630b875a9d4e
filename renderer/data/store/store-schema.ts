import type { RxCollection, RxCollectionCreator, RxConflictHandler, RxJsonSchema } from 'rxdb';
import type { SealedCase } from './seal.ts';

/** A draft or a directory document: sealed whole. */
export interface SealedDocument {
  id: string;
  /** Drafts: staff id. Directory: kind. */
  owner: string;
  body: string;
}

/** Where the bytes of an attachment are. */
export interface AttachmentRow {
  /** File id. */
  id: string;
  /** Ticket; '' while it belongs to a draft. */
  ticket: string;
  /** Draft id, '' once it belongs to a case. */
  draft: string;
  state: 'draft' | 'unsent' | 'held';
  /** Where the upload goes on, '' before it began. */
  upload: string;
  /** Name, type, size and hash, sealed. */
  body: string;
}

export interface Collections {
  complaints: RxCollection<SealedCase>;
  secretComplaints: RxCollection<SealedCase>;
  drafts: RxCollection<SealedDocument>;
  attachments: RxCollection<AttachmentRow>;
  directory: RxCollection<SealedDocument>;
}

/** What the store is made of: a schema for each collection, and how documents of its former versions become its own. */
export type StoreSchema = { [Name in keyof Collections]: RxCollectionCreator };

/** The store was written by a newer app: an older one must not touch it. */
export class StoreIsNewer extends Error {}

const text = (maxLength?: number) => ({ type: 'string' as const, ...(maxLength && { maxLength }) });

function schema<Document>(
  properties: Record<keyof Document & string, ReturnType<typeof text>>,
  indexes: (string | string[])[] = [],
): RxJsonSchema<Document> {
  const required = Object.keys(properties);
  const parts = { version: 0, primaryKey: 'id', type: 'object', properties, required, indexes };
  return parts as unknown as RxJsonSchema<Document>;
}

const caseSchema = schema<SealedCase>(
  {
    id: text(40),
    status: text(30),
    box: text(60),
    due: text(10),
    newest: text(13),
    category: text(60),
    place: text(13),
    digest: text(43),
    head: text(),
    body: text(),
  },
  ['newest', ['status', 'newest'], ['box', 'due']],
);
const documentSchema = schema<SealedDocument>({ id: text(100), owner: text(60), body: text() }, ['owner']);
const attachmentSchema = schema<AttachmentRow>(
  { id: text(64), ticket: text(40), draft: text(60), state: text(10), upload: text(), body: text() },
  ['state', 'ticket', 'draft'],
);

/** Two copies of a case are the same when their digests are: a sealed value never is. */
const BY_DIGEST: RxConflictHandler<SealedCase> = {
  isEqual: (left, right) => left.digest === right.digest && left._deleted === right._deleted,
  // Entries go to the hub by the outbox and come back united, so RxDB, which only pulls, never meets a conflict.
  resolve: async () => {
    throw new Error('RxDB pushes nothing');
  },
};

const cases = { schema: caseSchema, conflictHandler: BY_DIGEST } as RxCollectionCreator;

/**
 * Whoever changes a schema raises its version and says in `migrationStrategies` what becomes of a document of each former
 * one; a change without that does not open any more (DB6). Documents are sealed: a strategy has no key, so a new member
 * begins with a fixed value, and is filled when the head is sealed anew (CaseStore.renewHeads). A new kind of entry never
 * needs any of this.
 */
export const STORE_SCHEMA: StoreSchema = {
  complaints: cases,
  secretComplaints: cases,
  drafts: { schema: documentSchema },
  attachments: { schema: attachmentSchema },
  directory: { schema: documentSchema },
};
