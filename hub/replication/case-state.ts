import { scopesOf } from '#shared/access/scope.ts';
import { type Entry, levelOf } from '#shared/complaint/entry.ts';
import { fold } from '#shared/complaint/fold.ts';
import { lowered, merge } from '#shared/complaint/merge.ts';
import type { Summary } from '#shared/complaint/summary.ts';
import { bucketOfHash, digestText } from '#shared/replication/digest.ts';
import type { ComplaintRow } from '../repositories/complaint-repository.ts';
import { type Access, accessOf } from './access-policy.ts';
import { sha256 } from './verify-entry.ts';

export interface CaseState {
  summary: Summary;
  access: Access;
}

export function stateOf(row: ComplaintRow, entries: readonly Entry[]): CaseState {
  const summary = fold(row.id, entries);
  const before = row.sequence > 0 ? row : null;
  return { summary, access: accessOf(summary, entries, before) };
}

/** The union of what was stored and what is new; what an erasure names has lost its data for good. */
export function united(stored: readonly Entry[], added: readonly Entry[]): Entry[] {
  const entries = merge(stored, added);
  const erased = erasedIds(entries);
  return entries.map((entry) => withoutErased(entry, erased));
}

export function erasedIds(entries: readonly Entry[]): ReadonlySet<string> {
  const erasures = entries.filter((entry) => entry.kind === 'erased' && Array.isArray(entry.data?.entries));
  return new Set(erasures.flatMap((entry) => entry.data?.entries as string[]));
}

/** An erasure itself is never erased: it is the ground on which the others were. */
export const withoutErased = (entry: Entry, erased: ReadonlySet<string>): Entry =>
  erased.has(entry.id) && entry.kind !== 'erased' && levelOf(entry) !== 'redacted' ? lowered(entry, 'redacted') : entry;

/** The row after a change of its entries; the sequence is still the old one. */
export function rowAfter(row: ComplaintRow, entries: Entry[], state: CaseState): ComplaintRow {
  const digest = digestOf(entries);
  const { summary, access } = state;
  const scopes = scopesOf(summary, access);
  const left = new Set([...row.scopes, ...row.leftScopes]);
  for (const scope of scopes) left.delete(scope);
  return {
    id: row.id,
    entries,
    scopes,
    leftScopes: [...left].sort(),
    ...access,
    receivedUnit: summary.receivedUnit,
    status: summary.status,
    box: summary.box,
    units: summary.units,
    sp4nTrackingId: summary.sp4n?.trackingId ?? null,
    bucket: bucketOfHash(sha256(row.id)),
    digest,
    digestWithheld: access.anonymous ? digestOf(withheldView(entries)) : digest,
    sequence: row.sequence,
  };
}

/** As digestOf of shared/, at once. */
export const digestOf = (entries: readonly Entry[]): string => sha256(digestText(entries));

/** A case as it goes to a reader who may not know the reporter of an anonymous case. */
export const withheldView = (entries: readonly Entry[]): Entry[] =>
  entries.map((entry) =>
    entry.kind === 'reporter-identified' && levelOf(entry) === 'full' ? lowered(entry, 'withheld') : entry,
  );
