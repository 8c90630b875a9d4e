import { addRxPlugin, createRxDatabase, now, type RxCollection, type RxDatabase, type RxJsonSchema } from 'rxdb';
import { RxDBCleanupPlugin } from 'rxdb/plugins/cleanup';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import type { CaseCollection } from '#shared/replication/protocol.ts';
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
export type Database = RxDatabase<Collections>;

const text = (maxLength?: number) => ({ type: 'string' as const, ...(maxLength && { maxLength }) });

function schema<Document>(
  properties: Record<keyof Document & string, ReturnType<typeof text>>,
  indexes: (string | string[])[] = [],
): RxJsonSchema<Document> {
  const required = Object.keys(properties);
  const parts = { version: 0, primaryKey: 'id', type: 'object', properties, required, indexes };
  return parts as unknown as RxJsonSchema<Document>;
}

// A schema that changes without a migration does not open any more (DB6): new kinds of entries never need one.
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

/** What happens when a push met another state: the case store's business, since only it can open a case. */
export interface CaseConflicts {
  resolve(collection: CaseCollection, local: SealedCase, hub: SealedCase): Promise<SealedCase>;
}

export async function openDatabase(workstation: string, conflicts: CaseConflicts): Promise<Database> {
  addRxPlugin(RxDBCleanupPlugin);
  const database = await createRxDatabase<Collections>({
    name: `loket-aduan-${workstation.toLowerCase()}`,
    // Durable when a write resolves, also through a power cut.
    storage: getRxStorageDexie({ chromeTransactionDurability: 'strict' }),
    // One window owns the store (platform/store-owner.ts).
    multiInstance: false,
    eventReduce: false,
    // Documents go when the hub says so (case-store.ts), not after a month.
    cleanupPolicy: { minimumDeletedTime: Number.MAX_SAFE_INTEGER },
  });
  const cases = (collection: CaseCollection) => ({
    schema: caseSchema,
    conflictHandler: {
      isEqual: (left: SealedCase, right: SealedCase) => left.digest === right.digest,
      resolve: ({ newDocumentState, realMasterState }: { newDocumentState: SealedCase; realMasterState: SealedCase }) =>
        conflicts.resolve(collection, newDocumentState, realMasterState),
    },
  });
  await database.addCollections({
    complaints: cases('complaints') as never,
    secretComplaints: cases('secretComplaints') as never,
    drafts: { schema: documentSchema },
    attachments: { schema: attachmentSchema },
    directory: { schema: documentSchema },
  });
  return database;
}

/**
 * RxDB finds what it has not pushed yet by its own clock, which is module-wide and starts at the PC's time: after the
 * PC's clock was set back, new writes would lie before its checkpoint and never be pushed. Source: rxdb, utils-time.ts.
 */
export function primeClock(lastWriteMs: number): void {
  if (now() > lastWriteMs) return;
  const { now: realNow } = Date;
  Date.now = () => Math.ceil(lastWriteMs) + 1;
  try {
    now();
  } finally {
    Date.now = realNow;
  }
}

/** Every stored document with the time of its last write; one read that the start needs anyway. */
export async function readAll<Document>(
  collection: RxCollection<Document>,
): Promise<{ documents: Document[]; lastWriteMs: number }> {
  const found = await collection.find().exec();
  const documents = found.map((document) => document.toJSON() as Document);
  const lastWriteMs = found.reduce((last, document) => Math.max(last, document.toJSON(true)._meta.lwt), 0);
  return { documents, lastWriteMs };
}
