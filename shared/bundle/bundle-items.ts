import { type Static, Type } from 'typebox';
import { EntryId, HASH, TicketNumber } from '../complaint/entry.ts';
import { ENTRY_DATA } from '../complaint/entry-data.ts';
import { CaseCollection, CaseDocument, PushRow, Rejection, SessionAnswer } from '../replication/protocol.ts';

/** What a bundle carries, item by item. */
const { file, type, size, sha256 } = ENTRY_DATA.attached.properties;

/** A photo or document; its bytes follow it. */
const FileItem = Type.Object({ item: Type.Literal('file'), file, type, size, sha256, ticket: TicketNumber });
export type FileItem = Static<typeof FileItem>;

/** First of a bundle to the hub. */
const Opening = Type.Object({
  item: Type.Literal('opening'),
  /** Of everybody who signed what is in it: a restored hub learns them again by its own signature. */
  certificates: Type.Array(Type.String({ maxLength: 2_000 }), { maxItems: 10_000 }),
  /** Files of known cases whose bytes are here, or are not. */
  hasFiles: Type.Array(file),
  lacksFiles: Type.Array(file),
});
const Holds = Type.Object({
  item: Type.Literal('holds'),
  collection: CaseCollection,
  /** (case, digest) of what the person may read here. */
  cases: Type.Array(Type.Tuple([TicketNumber, HASH])),
});
const Rows = Type.Object({
  item: Type.Literal('rows'),
  collection: CaseCollection,
  rows: Type.Array(PushRow, { maxItems: 500 }),
});
export const UpItem = Type.Union([Opening, Holds, Rows, FileItem]);
export type UpItem = Static<typeof UpItem>;

/** First of an answer: what became of the bundle. */
const Judged = Type.Object({
  item: Type.Literal('judged'),
  /** The hub's last entry of this workstation's chain, null when it has none. */
  chain: SessionAnswer.properties.chain,
  /** Cases that the hub has never heard of, or has lost. */
  missing: Type.Array(TicketNumber),
  heldFiles: Type.Array(file),
});
const Verdict = Type.Object({
  item: Type.Literal('verdict'),
  acknowledged: Type.Array(EntryId),
  rejected: Type.Array(Rejection),
});
const Cases = Type.Object({
  item: Type.Literal('cases'),
  collection: CaseCollection,
  documents: Type.Array(CaseDocument),
});
const DirectoryItem = Type.Object({
  item: Type.Literal('directory'),
  /** The whole of it; data null for what was taken back. */
  documents: Type.Array(
    Type.Object({ id: Type.String({ maxLength: 100 }), kind: Type.String({ maxLength: 60 }), data: Type.Unknown() }),
  ),
});
export const DownItem = Type.Union([Judged, Verdict, Cases, DirectoryItem, FileItem]);
export type DownItem = Static<typeof DownItem>;
