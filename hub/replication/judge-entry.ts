import { Compile, type Validator } from 'typebox/compile';
import { isBarred, mayWrite } from '#shared/access/permission.ts';
import { hlcMs } from '#shared/clock.ts';
import { type Entry, levelOf, workstationOf } from '#shared/complaint/entry.ts';
import { ENTRY_DATA, type EntryData } from '#shared/complaint/entry-data.ts';
import { type EntryKind, isKnownKind } from '#shared/complaint/kind.ts';
import type { Summary } from '#shared/complaint/summary.ts';
import { isTicketNumber } from '#shared/complaint/ticket-number.ts';
import type { Certificate } from '#shared/directory/certificate.ts';
import { KECAMATAN, villageName } from '#shared/directory/places.ts';
import type { RejectionCode } from '#shared/error-code.ts';

/** What the hub knows of the district when it judges entries. */
export interface Facts {
  district: string;
  alias: string;
  /** Kind of each unit, by its id. */
  units: ReadonlyMap<string, string>;
  /** Units with somebody who may open secret cases. */
  clearedUnits: ReadonlySet<string>;
  keys: ReadonlyMap<string, KnownKey>;
}

export interface KnownKey {
  revokedAtMs: number | null;
  /** Newest last. */
  certificates: readonly Certificate[];
}

/** The case that an entry belongs to, with the entry in it. */
export interface CaseFacts {
  summary: Summary;
  secret: boolean;
  /** Ids of entries that it had before. */
  accepted: ReadonlySet<string>;
  isInScope: (entry: Entry, author: Certificate) => boolean;
  /** Staff who had handled it when the entry was written. */
  handledBefore: (entry: Entry) => readonly string[];
  /** The case that carries this SP4N tracking id now; null when none does. */
  caseOfTrackingId: (trackingId: string) => string | null;
}

export interface Verdict {
  code: RejectionCode;
  message: string;
}

const verdict = (code: RejectionCode, message: string): Verdict => ({ code, message });

const DATA = Object.fromEntries(Object.entries(ENTRY_DATA).map(([kind, schema]) => [kind, Compile(schema)])) as {
  [Kind in EntryKind]: Validator;
};

/** Whether its author could have written it in some case, urgent ones included. */
export const mayHaveWritten = (entry: Entry, facts: Facts): boolean => judgeAuthor(entry, facts, true) === null;

/** Why a genuine entry goes to karantina; null when it is folded into its case. */
export function judge(entry: Entry, facts: Facts, theCase: CaseFacts): Verdict | null {
  if (!isTicketNumber(entry.ticket) || !entry.ticket.startsWith(`${facts.alias}-`)) {
    return verdict('wrong-ticket', 'no ticket number of this district');
  }
  return (
    judgeAuthor(entry, facts, theCase.summary.urgent) ??
    judgeData(entry, facts, theCase) ??
    judgeAdded(entry, facts, theCase)
  );
}

/** What the case itself forbids. An entry that it has already is not judged by what came later. */
function judgeAdded(entry: Entry, facts: Facts, theCase: CaseFacts): Verdict | null {
  const authors = authorsOf(entry, facts);
  const handledBy = entry.kind === 'rated' && !theCase.accepted.has(entry.id) ? theCase.handledBefore(entry) : [];
  const data = levelOf(entry) === 'full' ? (entry.data ?? null) : null;
  if (authors.every(({ roles }) => isBarred(roles, entry.by, entry.kind, data, handledBy)))
    return verdict('role-not-allowed', `this author may not write ${entry.kind} here`);
  if (theCase.accepted.has(entry.id)) return null;
  if (!authors.some((author) => theCase.isInScope(entry, author)))
    return verdict('out-of-scope', "the case was never with the author's unit");
  if (typeof data?.replaces === 'string' && theCase.accepted.has(data.replaces))
    return verdict('bad-data', `${data.replaces} was accepted and cannot be replaced`);
  return null;
}

/** What its author was when it was written, as the hub certified it. */
export function authorsOf(entry: Entry, facts: Facts): Certificate[] {
  const certificates = facts.keys.get(entry.key)?.certificates ?? [];
  return certificates.filter((one) => isFitting(one, entry) && writtenMs(entry) <= endOf(one, certificates));
}

const isFitting = (one: Certificate, entry: Entry): boolean =>
  one.staff === entry.by && one.unit === entry.unit && one.workstation === workstationOf(entry.id);

const writtenMs = (entry: Entry): number => Math.max(Date.parse(entry.at), hlcMs(entry.hlc));

function judgeAuthor(entry: Entry, facts: Facts, isUrgent: boolean): Verdict | null {
  const key = facts.keys.get(entry.key);
  if (!key) return verdict('unknown-key', 'no certificate of this key');
  if (key.revokedAtMs !== null && writtenMs(entry) > key.revokedAtMs)
    return verdict('key-revoked', 'written after the key was revoked');
  if (!key.certificates.some((one) => isFitting(one, entry)))
    return verdict('key-mismatch', 'the key was certified for another person, unit or workstation');
  const valid = authorsOf(entry, facts);
  if (valid.length === 0) return verdict('key-revoked', 'written after the certificate ended');
  if (!valid.some((one) => mayWrite(one.roles, entry.kind, isUrgent))) {
    return verdict('role-not-allowed', `the author may not write ${entry.kind}`);
  }
  return null;
}

/** A certificate ends with its date, or when the next one of the same key began. */
function endOf(certificate: Certificate, all: readonly Certificate[]): number {
  const next = all[all.indexOf(certificate) + 1];
  return Math.min(Date.parse(certificate.until), next ? Date.parse(next.from) : Number.POSITIVE_INFINITY);
}

function judgeData(entry: Entry, facts: Facts, theCase: CaseFacts): Verdict | null {
  // Kinds of a newer version are kept and shown as such; data that is not there cannot be judged.
  if (!isKnownKind(entry.kind) || levelOf(entry) !== 'full') return null;
  if (!DATA[entry.kind].Check(entry.data)) return verdict('bad-data', `not the data of ${entry.kind}`);
  const place = villagesOf(entry).find((code) => !isPlace(facts.district, code));
  if (place !== undefined) return verdict('unknown-place', `no village ${place} in this district`);
  const unit = unitsOf(entry).find((id) => !facts.units.has(id));
  if (unit !== undefined) return verdict('unknown-unit', `no unit ${unit}`);
  if (entry.kind === 'disposed' && theCase.secret) {
    const uncleared = unitsOf(entry).find((id) => !facts.clearedUnits.has(id));
    if (uncleared !== undefined) return verdict('no-cleared-staff', `nobody in ${uncleared} may open secret cases`);
  }
  if (entry.kind === 'sp4n-linked') {
    const { trackingId } = entry.data as EntryData<'sp4n-linked'>;
    const other = theCase.caseOfTrackingId(trackingId);
    if (other !== null && other !== entry.ticket)
      return verdict('duplicate-tracking-id', `${trackingId} belongs to ${other}`);
  }
  return null;
}

function villagesOf(entry: Entry): readonly string[] {
  if (entry.kind === 'received') return (entry.data as EntryData<'received'>).place.villages;
  const { field, value } = entry.data as { field?: unknown; value?: { villages?: unknown } };
  if (entry.kind !== 'corrected' || field !== 'place' || !Array.isArray(value?.villages)) return [];
  return value.villages.filter((code) => typeof code === 'string');
}

/** Districts whose villages do not ship with the app are checked by the district's code alone. */
function isPlace(district: string, code: string): boolean {
  if (!code.startsWith(`${district}.`)) return false;
  return villageName(code) !== null || !KECAMATAN.some((one) => one.code.startsWith(`${district}.`));
}

function unitsOf(entry: Entry): readonly string[] {
  const { units, unit, proposedUnit, suggestedUnit } = entry.data as Record<string, unknown>;
  switch (entry.kind) {
    case 'disposed':
      return units as string[];
    case 'verified':
    case 'returned':
    case 'reminded':
      return [unit, proposedUnit, suggestedUnit].filter((id) => typeof id === 'string');
    default:
      return [];
  }
}
