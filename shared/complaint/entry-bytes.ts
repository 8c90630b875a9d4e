import canonicalize from 'canonicalize';
import { randomBytes, sha, toBase64url, utf8 } from '../crypto/bytes.ts';
import { type Sign, verifySignature } from '../crypto/signature.ts';
import { type Entry, type EntryHeader, MAX_ENTRY_BYTES } from './entry.ts';

/** The exact bytes of an entry (docs/formats.md): JCS is RFC 8785, hashes are base64url SHA-256. */
const PREFIX = 'loket-aduan/entry/1\n';

/** RFC 8785 canonical JSON. Throws when the value is not JSON. */
export function jcs(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error('value has no JSON form');
  return text;
}

export const dataHashOf = async (data: unknown, salt: string): Promise<string> => sha(jcs({ data, salt }));

export function canonicalHeader(entry: EntryHeader): string {
  const { v, id, ticket, kind, parents, at, hlc, by, unit, key, dataHash, prev } = entry;
  return jcs({ v, id, ticket, kind, parents: [...parents].sort(), at, hlc, by, unit, key, dataHash, prev });
}

/** The text that an entry's hash is over. */
export const hashedText = (entry: EntryHeader): string => PREFIX + canonicalHeader(entry);
/** The text that an entry's signature is over. */
export const signedText = (hash: string): string => PREFIX + hash;

export const hashOf = async (entry: EntryHeader): Promise<string> => sha(hashedText(entry));

export type UnsignedEntry = Omit<EntryHeader, 'v' | 'dataHash'> & { data: Record<string, unknown> };

/** Builds and signs an entry. Throws EntryTooLarge when its JSON is over 32 KB. */
export async function signEntry(
  unsigned: UnsignedEntry,
  sign: Sign,
  salt = toBase64url(randomBytes(16)),
): Promise<Entry> {
  const { data: raw, ...rest } = unsigned;
  const data = storable(raw) as Record<string, unknown>;
  const header: EntryHeader = {
    ...rest,
    v: 1,
    parents: [...rest.parents].sort(),
    dataHash: await dataHashOf(data, salt),
  };
  const hash = await hashOf(header);
  const entry: Entry = { ...header, hash, signature: await sign(signedText(hash)), salt, data };
  if (utf8(JSON.stringify(entry)).length > MAX_ENTRY_BYTES) throw new EntryTooLarge();
  return entry;
}

export class EntryTooLarge extends Error {}

export type EntryFault = 'hash' | 'signature' | 'data-hash';

/** Recomputes everything that the entry claims of itself; null when it holds. Never throws. */
export async function verifyEntry(entry: Entry, publicKey: string): Promise<EntryFault | null> {
  if ((await hashOf(entry).catch(() => null)) !== entry.hash) return 'hash';
  if (!(await isDataWhole(entry))) return 'data-hash';
  return (await verifySignature(publicKey, signedText(entry.hash), entry.signature)) ? null : 'signature';
}

async function isDataWhole({ data, salt, dataHash }: Entry): Promise<boolean> {
  if (data === undefined || salt === undefined) return data === salt;
  return (await dataHashOf(data, salt).catch(() => null)) === dataHash;
}

/**
 * Text as it is stored: NFC, without NUL; lone surrogates become U+FFFD (PostgreSQL's jsonb holds neither). Names of
 * members are the program's own and stay as they are. Undefined members are dropped. Throws TypeError for the rest:
 * a number that is no safe integer, a name that cannot be stored, anything that is not JSON.
 */
export function storable(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\u0000', '').toWellFormed().normalize('NFC');
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new TypeError(`not a safe integer: ${value}`);
    // -0 and 0 have one text.
    return value + 0;
  }
  if (Array.isArray(value)) return value.map(storable);
  if (typeof value === 'object') {
    const members = Object.entries(value).filter(([, member]) => member !== undefined);
    for (const [name] of members) {
      if (!name.isWellFormed() || name.includes('\u0000')) throw new TypeError('a name that cannot be stored');
    }
    return Object.fromEntries(members.map(([name, member]) => [name, storable(member)]));
  }
  throw new TypeError(`cannot be stored: ${typeof value}`);
}
