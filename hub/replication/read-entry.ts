import { Compile } from 'typebox/compile';
import { Entry, type EntryHeader, MAX_ENTRY_BYTES } from '#shared/complaint/entry.ts';
import { utf8 } from '#shared/crypto/bytes.ts';
import type { RejectionCode } from '#shared/error-code.ts';

const EntrySchema = Compile(Entry);
const MAX_DEPTH = 24;

/**
 * An entry as it will be stored, from whatever was pushed. What hash and signature do not cover is left out: a level is
 * never taken from a client, so an entry without data is `absent`.
 */
export function readEntry(pushed: unknown): Entry | { fault: RejectionCode; message: string } {
  if (!isStorable(pushed)) return { fault: 'malformed', message: 'text, numbers or depth that cannot be stored' };
  if (utf8(JSON.stringify(pushed)).length > MAX_ENTRY_BYTES) return { fault: 'too-large', message: 'over 32 KB' };
  if (!EntrySchema.Check(pushed)) return { fault: 'malformed', message: 'not an entry of this version' };
  const { v, id, ticket, kind, parents, at, hlc, by, unit, key, dataHash, prev, hash, signature, salt, data } = pushed;
  if (Number.isNaN(Date.parse(at))) return { fault: 'malformed', message: 'no such time' };
  const header: EntryHeader = { v, id, ticket, kind, parents, at, hlc, by, unit, key, dataHash, prev };
  if (data === undefined) return { ...header, hash, signature };
  if (salt === undefined) return { fault: 'malformed', message: 'data without its salt' };
  return { ...header, hash, signature, salt, data };
}

/** Id of what was pushed, as far as it has one; for the answer. */
export function pushedId(pushed: unknown): string {
  const id = (pushed as { id?: unknown } | null)?.id;
  return typeof id === 'string' ? id.toWellFormed().slice(0, 60) : '';
}

/** JSON that PostgreSQL can hold and RFC 8785 can write: well-formed text without NUL, safe integers, not too deep. */
function isStorable(value: unknown, depth = 0): boolean {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\u0000');
  if (typeof value === 'number') return Number.isSafeInteger(value);
  if (typeof value !== 'object' || value === null) return true;
  if (depth === MAX_DEPTH) return false;
  if (Array.isArray(value)) return value.every((item) => isStorable(item, depth + 1));
  return Object.entries(value).every(
    ([name, member]) => name !== '__proto__' && isStorable(name) && isStorable(member, depth + 1),
  );
}
