import type { EntryHeader } from './entry.ts';

type Ordered = Pick<EntryHeader, 'id' | 'parents' | 'hlc'>;

const before = (left: Ordered, right: Ordered): boolean =>
  left.hlc === right.hlc ? left.id < right.id : left.hlc < right.hlc;

/**
 * Cause first (parents before children), then (hlc, id): the same order on every machine, whatever its clock.
 * Parents that are not there are ignored; a cycle (only forgeable by breaking SHA-256) is cut at its first entry by (hlc, id).
 */
export function inCausalOrder<Item extends Ordered>(entries: readonly Item[]): Item[] {
  const waiting = new Map(entries.map((entry) => [entry.id, entry]));
  const ordered: Item[] = [];
  while (waiting.size > 0) {
    let next: Item | null = null;
    let least: Item | null = null;
    for (const entry of waiting.values()) {
      if (!least || before(entry, least)) least = entry;
      if ((!next || before(entry, next)) && !entry.parents.some((id) => id !== entry.id && waiting.has(id)))
        next = entry;
    }
    const chosen = (next ?? least) as Item;
    waiting.delete(chosen.id);
    ordered.push(chosen);
  }
  return ordered;
}

/** Ids of all entries that `id` descends from. */
export function ancestorsOf(id: string, entries: ReadonlyMap<string, Ordered>): Set<string> {
  const seen = new Set<string>();
  const open = [...(entries.get(id)?.parents ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    open.push(...(entries.get(next)?.parents ?? []));
  }
  return seen;
}

/** Entries that no other entry names as a parent: the cause of whatever comes next. */
export function latestOf(entries: readonly Ordered[]): string[] {
  const named = new Set(entries.flatMap((entry) => entry.parents));
  return entries
    .map((entry) => entry.id)
    .filter((id) => !named.has(id))
    .sort();
}
