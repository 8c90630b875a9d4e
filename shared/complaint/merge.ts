import { type Entry, levelOf, levelRank } from './entry.ts';

/** Entries in a set, by id. */
const byId = (left: Entry, right: Entry): number => (left.id < right.id ? -1 : 1);

/**
 * Two entries of one id and level differ only when a workstation wrote two under one number (a restored disk image);
 * the hash decides, so that order never does. Entries are verified before they are merged: one hash, one content.
 */
function isGreater(entry: Entry, known: Entry): boolean {
  const difference = levelRank(levelOf(entry)) - levelRank(levelOf(known));
  return difference > 0 || (difference === 0 && entry.hash < known.hash);
}

/**
 * The union of two copies of a case: the whole conflict policy. For one entry the greater level wins, so the
 * operation is commutative, associative and idempotent.
 */
export function merge(...copies: readonly (readonly Entry[])[]): Entry[] {
  const united = new Map<string, Entry>();
  for (const copy of copies) {
    for (const entry of copy) {
      const known = united.get(entry.id);
      if (!known || isGreater(entry, known)) united.set(entry.id, entry);
    }
  }
  return [...united.values()].sort(byId);
}

/**
 * What a workstation makes of the hub's view: the union, but an entry that the hub marks `withheld` lowers the
 * local copy (a right was withdrawn). `keep` names local entries that the hub may not lower: unacknowledged ones.
 */
export function receive(
  local: readonly Entry[],
  hubView: readonly Entry[],
  keep: ReadonlySet<string> = new Set(),
): Entry[] {
  const withheld = new Map(hubView.filter((entry) => levelOf(entry) === 'withheld').map((entry) => [entry.id, entry]));
  const isLowered = (entry: Entry): boolean =>
    levelOf(entry) === 'full' && withheld.get(entry.id)?.hash === entry.hash && !keep.has(entry.id);
  return merge(
    hubView,
    local.filter((entry) => !isLowered(entry)),
  );
}

/** Removes salt and data, which leaves hash and chain verifiable. */
export function lowered(entry: Entry, level: 'absent' | 'withheld' | 'redacted'): Entry {
  const { salt: _salt, data: _data, level: _level, ...header } = entry;
  return { ...header, level };
}
