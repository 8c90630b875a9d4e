import type { Entry } from '#shared/complaint/entry.ts';
import { workstationOf } from '#shared/complaint/entry.ts';
import { fold } from '#shared/complaint/fold.ts';
import type { Summary } from '#shared/complaint/summary.ts';
import { fromUtf8, utf8 } from '#shared/crypto/bytes.ts';
import { openBox, sealBox } from '#shared/crypto/sealed-box.ts';
import { type DataKeyId, dataKeyIdOf, openValue, sealValue } from '#shared/crypto/sealed-value.ts';
import type { JournalLine } from '#shared/journal/journal-schema.ts';
import { digestOf } from '#shared/replication/digest.ts';
import type { CaseCollection } from '#shared/replication/protocol.ts';
import type { KeyRing } from '../keys.ts';

/** A case as RxDB, its events and its metadata see it: nothing readable but what indexes need. */
export interface SealedCase {
  id: string;
  status: string;
  /** Unit that must act now, or ''. */
  box: string;
  /** YYYY-MM-DD of the next limit, '9999' when none. */
  due: string;
  /** Ascending newest-first key: RxDB uses no index for a descending sort. */
  newest: string;
  category: string;
  place: string;
  /** Over the pairs (entry id, level): what `isEqual` and anti-entropy compare. */
  digest: string;
  head: string;
  body: string;
}

/** All that lists need of a case, sealed apart from its entries. */
export interface Head {
  summary: Summary;
  /** Ids of the entries of this workstation, which the journal is compared with at start. */
  own: readonly string[];
  /** Version of the app that folded it: another one may fold otherwise. */
  version: string;
}

export interface Sealing {
  keys: KeyRing;
  workstation: string;
  /** Of the app. */
  version: string;
  /** Date of the case's next limit, or null. */
  dueOf(summary: Summary): string | null;
}

export class KeyMissing extends Error {}

const LAST_MS = 9_999_999_999_999;

export const keyIdOf = (collection: CaseCollection): DataKeyId =>
  collection === 'secretComplaints' ? 'secret' : 'main';

/** Throws KeyMissing when the person signed in may not open secret cases. */
function keyFor(keys: KeyRing, id: DataKeyId): CryptoKey {
  const key = keys[id];
  if (!key) throw new KeyMissing(`no key "${id}"`);
  return key;
}

export function headOf(
  id: string,
  entries: readonly Entry[],
  { workstation, version }: Pick<Sealing, 'workstation' | 'version'>,
): Head {
  const own = entries.map((entry) => entry.id).filter((entryId) => workstationOf(entryId) === workstation);
  return { summary: fold(id, entries), own, version };
}

/** A case to be stored, and the head that was sealed into it. */
export async function sealWithHead(
  sealing: Sealing,
  collection: CaseCollection,
  id: string,
  entries: readonly Entry[],
): Promise<{ sealed: SealedCase; head: Head }> {
  const { keys, dueOf } = sealing;
  const keyId = keyIdOf(collection);
  const key = keyFor(keys, keyId);
  const digest = await digestOf(entries);
  const head = headOf(id, entries, sealing);
  const { summary } = head;
  const isSecret = collection === 'secretComplaints';
  const [sealedHead, body] = await Promise.all([
    sealValue(key, keyId, placeOf(collection, id, 'head', digest), head),
    sealValue(key, keyId, placeOf(collection, id, 'body', digest), entries),
  ]);
  const sealed = {
    id,
    status: summary.status,
    box: summary.box,
    due: dueOf(summary) ?? '9999',
    newest: newestKey(summary),
    category: isSecret ? '' : summary.category,
    place: isSecret ? '' : (summary.place.villages[0] ?? ''),
    digest,
    head: sealedHead,
    body,
  };
  return { sealed, head };
}

/** The tombstone of a case that left this person's scope. */
export const emptyCase = (id: string): SealedCase => ({
  id,
  status: '',
  box: '',
  due: '9999',
  newest: '',
  category: '',
  place: '',
  digest: '',
  head: '',
  body: '',
});

export async function openEntries(
  keys: KeyRing,
  collection: CaseCollection,
  { id, digest, body }: Pick<SealedCase, 'id' | 'digest' | 'body'>,
): Promise<Entry[]> {
  const key = keyFor(keys, keyIdOf(collection));
  return (await openValue(key, placeOf(collection, id, 'body', digest), body)) as Entry[];
}

export async function openHead(
  keys: KeyRing,
  collection: CaseCollection,
  { id, digest, head }: Pick<SealedCase, 'id' | 'digest' | 'head'>,
): Promise<Head> {
  const key = keyFor(keys, keyIdOf(collection));
  return (await openValue(key, placeOf(collection, id, 'head', digest), head)) as Head;
}

/** An entry for the journal: without the key of secret cases it goes into a box that only cleared people open. */
export async function sealLine(keys: KeyRing, collection: CaseCollection, entry: Entry): Promise<string> {
  const keyId = keyIdOf(collection);
  if (!keys[keyId]) return sealBox(keys.secretPublic, utf8(JSON.stringify(entry)));
  return sealValue(keyFor(keys, keyId), keyId, linePlace(entry), entry);
}

/** Throws KeyMissing for a secret entry in the hands of a person who is not cleared, SealBroken for an altered one. */
export async function openLine(keys: KeyRing, line: Pick<JournalLine, 'id' | 'hash' | 'sealed'>): Promise<Entry> {
  const keyId = dataKeyIdOf(line.sealed);
  if (keyId) return (await openValue(keyFor(keys, keyId), linePlace(line), line.sealed)) as Entry;
  if (!keys.secretBox) throw new KeyMissing('no key of the secret box');
  return JSON.parse(fromUtf8(await openBox(keys.secretBox, line.sealed))) as Entry;
}

const linePlace = ({ id, hash }: Pick<JournalLine, 'id' | 'hash'>): string => placeOf('journal', id, 'entry', hash);

/** Where a sealed value belongs: moved to another place, or put back beside a newer digest, it does not open. */
export const placeOf = (collection: string, id: string, field: string, digest: string): string =>
  `${collection}|${id}|${field}|${digest}`;

/** By receipt; a case whose beginning has not arrived by what did. */
export function newestKey(summary: Summary): string {
  const ms = summary.receivedAt ? Date.parse(summary.receivedAt) : Number.parseInt(summary.updatedHlc.slice(0, 12), 16);
  return String(LAST_MS - (Number.isFinite(ms) ? ms : 0)).padStart(13, '0');
}
