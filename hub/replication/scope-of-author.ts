import { scopesOf, scopesOfReader } from '#shared/access/scope.ts';
import { type Entry, workstationOf } from '#shared/complaint/entry.ts';
import { ancestorsOf } from '#shared/complaint/order.ts';
import { workstationOfTicket } from '#shared/complaint/ticket-number.ts';
import type { Certificate } from '#shared/directory/certificate.ts';
import type { ComplaintRow } from '../repositories/complaint-repository.ts';
import { type CaseState, stateOf, united } from './case-state.ts';
import { authorsOf, type Facts } from './judge-entry.ts';

/** A case as far as entries in scope tell it. */
interface Known {
  entries: Entry[];
  state: CaseState;
}

/**
 * Whether the author may write in this case. Units that ever had it may, so that an entry written offline is not lost
 * when the case has moved on; so may whoever could read it when the entry was written.
 */
export function isInScope(entry: Entry, author: Certificate, row: ComplaintRow, known: Known, facts: Facts): boolean {
  // Its number opens the case, and an erasure is owed wherever the case is.
  if (workstationOf(entry.id) === workstationOfTicket(row.id) || entry.kind === 'erased') return true;
  const roles = author.roles.filter((role) => role !== 'system');
  if (roles.length < author.roles.length || known.state.summary.units.includes(entry.unit)) return true;
  const unitKind = facts.units.get(entry.unit) ?? '';
  const reader = { unit: entry.unit, unitKind, cleared: author.cleared };
  const isCoordinator = unitKind === 'desk' && roles.includes('coordinator');
  const scopes = scopesOfReader({
    ...reader,
    roles: isCoordinator ? roles : roles.filter((role) => role !== 'coordinator'),
  });
  // The coordinator who found that a case is on conduct still sends it to the inspectorate.
  const isOpenIn = ({ summary, access }: CaseState) =>
    scopesOf(summary, { ...access, supervisory: access.supervisory && !isCoordinator }).some((scope) =>
      scopes.includes(scope),
    );
  return isOpenIn(known.state) || isOpenIn(stateWhenWritten(entry, row, known.entries));
}

function stateWhenWritten(entry: Entry, row: ComplaintRow, entries: readonly Entry[]): CaseState {
  const ancestors = ancestorsOf(entry.id, new Map([...entries, entry].map((one) => [one.id, one])));
  return stateOf(
    { ...row, sequence: 0 },
    entries.filter((one) => ancestors.has(one.id)),
  );
}

/** The case with those of the candidates that are in scope: what is not must open no door for itself or others. */
export function knownCase(row: ComplaintRow, candidates: readonly Entry[], facts: Facts): Known {
  let entries = row.entries;
  const had = new Set(row.entries.map((entry) => entry.id));
  let open = [...candidates];
  for (;;) {
    const known = { entries, state: stateOf(row, entries) };
    const added = open.filter(
      (entry) =>
        had.has(entry.id) || authorsOf(entry, facts).some((author) => isInScope(entry, author, row, known, facts)),
    );
    if (added.length === 0) return known;
    entries = united(entries, added);
    open = open.filter((entry) => !added.includes(entry));
  }
}
