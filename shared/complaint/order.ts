import type { EntryHeader } from './entry.ts';

type Ordered = Pick<EntryHeader, 'id' | 'parents' | 'hlc'>;

const before = (left: Ordered, right: Ordered): boolean =>
  left.hlc === right.hlc ? left.id < right.id : left.hlc < right.hlc;

/**
 * Cause first (parents before children), then (hlc, id): the same order on every machine, whatever its clock.
 * Parents that are not there are ignored. Parents are ids, so a forger can write a cycle: it is cut at its first entry.
 */
export function inCausalOrder<Item extends Ordered>(entries: readonly Item[]): Item[] {
  const waiting = new Map(entries.map((entry) => [entry.id, entry]));
  const children = new Map<string, Item[]>();
  const missing = new Map<string, number>();
  const ready: Item[] = [];
  for (const entry of waiting.values()) {
    const parents = causesOf(entry, waiting);
    missing.set(entry.id, parents.length);
    for (const parent of parents) {
      const siblings = children.get(parent);
      if (siblings) siblings.push(entry);
      else children.set(parent, [entry]);
    }
    if (parents.length === 0) push(ready, entry);
  }
  const ordered: Item[] = [];
  while (waiting.size > 0) {
    const next = pop(ready) ?? firstOfCycle(waiting);
    waiting.delete(next.id);
    ordered.push(next);
    for (const child of children.get(next.id) ?? []) {
      const left = (missing.get(child.id) ?? 0) - 1;
      missing.set(child.id, left);
      if (left === 0 && waiting.has(child.id)) push(ready, child);
    }
  }
  return ordered;
}

const causesOf = (entry: Ordered, waiting: ReadonlyMap<string, Ordered>): string[] =>
  [...new Set(entry.parents)].filter((id) => id !== entry.id && waiting.has(id));

/** Every waiting entry has a waiting parent: going up from any one ends in a cycle. */
function firstOfCycle<Item extends Ordered>(waiting: ReadonlyMap<string, Item>): Item {
  let entry = [...waiting.values()].reduce((least, one) => (before(one, least) ? one : least));
  const path = new Map<string, Item>();
  while (!path.has(entry.id)) {
    path.set(entry.id, entry);
    entry = waiting.get(causesOf(entry, waiting)[0] as string) as Item;
  }
  const walked = [...path.values()];
  return walked.slice(walked.indexOf(entry)).reduce((least, one) => (before(one, least) ? one : least));
}

/** A binary heap with the first entry on top. */
function push<Item extends Ordered>(heap: Item[], entry: Item): void {
  let at = heap.push(entry) - 1;
  while (at > 0) {
    const above = (at - 1) >> 1;
    if (!before(entry, heap[above] as Item)) break;
    heap[at] = heap[above] as Item;
    at = above;
  }
  heap[at] = entry;
}

function pop<Item extends Ordered>(heap: Item[]): Item | undefined {
  const top = heap[0];
  const last = heap.pop();
  if (!last || heap.length === 0) return top;
  let at = 0;
  for (;;) {
    let below = 2 * at + 1;
    if (below >= heap.length) break;
    if (below + 1 < heap.length && before(heap[below + 1] as Item, heap[below] as Item)) below += 1;
    if (!before(heap[below] as Item, last)) break;
    heap[at] = heap[below] as Item;
    at = below;
  }
  heap[at] = last;
  return top;
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

/** Entries that no other entry names as a parent, ascending: the cause of whatever comes next. */
export function latestOf(entries: readonly Ordered[]): string[] {
  const named = new Set(entries.flatMap((entry) => entry.parents.filter((parent) => parent !== entry.id)));
  return entries
    .map((entry) => entry.id)
    .filter((id) => !named.has(id))
    .sort();
}
