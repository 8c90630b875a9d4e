import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatHlc } from '#shared/clock.ts';
import { ancestorsOf, inCausalOrder, latestOf } from '#shared/complaint/order.ts';
import { entrySet } from '../../fixtures/random-entries.ts';

interface Node {
  id: string;
  parents: string[];
  hlc: string;
}
const node = (id: string, ms: number, ...parents: string[]): Node => ({ id, parents, hlc: formatHlc(ms, 0) });
const ids = (nodes: readonly { id: string }[]) => nodes.map((one) => one.id);

/** Histories without rings, under clocks that say anything. */
const history = fc
  .array(fc.record({ ms: fc.integer({ min: 0, max: 5 }), parents: fc.array(fc.nat(), { maxLength: 4 }) }), {
    maxLength: 30,
  })
  .map((parts) =>
    parts.map(({ ms, parents }, index) =>
      node(`e${index}`, ms, ...new Set(index > 0 ? parents.map((nth) => `e${nth % index}`) : [])),
    ),
  );
const shuffled = <Item>(items: readonly Item[]) => fc.shuffledSubarray([...items], { minLength: items.length });

test('parents come before children, whatever the clocks say, and the order of arrival does not matter', () => {
  fc.assert(
    fc.property(
      history.chain((nodes) => fc.tuple(fc.constant(nodes), shuffled(nodes))),
      ([nodes, arrived]) => {
        const ordered = inCausalOrder(arrived);
        expect(ordered).toEqual(inCausalOrder(nodes));
        const at = new Map(ordered.map((one, index) => [one.id, index]));
        expect(at.size).toBe(nodes.length);
        for (const { id, parents } of nodes) {
          for (const parent of parents) expect(at.get(parent)).toBeLessThan(at.get(id) as number);
        }
      },
    ),
  );
});

test('of the entries whose causes are all there, the first by clock and id comes next', () => {
  fc.assert(
    fc.property(history, (nodes) => {
      const waiting = new Map(nodes.map((one) => [one.id, one]));
      for (const next of inCausalOrder(nodes)) {
        const ready = [...waiting.values()].filter((one) => !one.parents.some((parent) => waiting.has(parent)));
        const [first] = ready.sort((a, b) => (`${a.hlc} ${a.id}` < `${b.hlc} ${b.id}` ? -1 : 1));
        expect(next).toBe(first);
        waiting.delete(next.id);
      }
    }),
  );
});

describe('by hand', () => {
  test('a clock a year back does not put the answer before its question', () => {
    const nodes = [node('answer', 1, 'question'), node('question', 9), node('other', 5)];
    expect(ids(inCausalOrder(nodes))).toEqual(['other', 'question', 'answer']);
  });

  test('concurrent entries by clock, then by id', () => {
    expect(ids(inCausalOrder([node('b', 2), node('c', 1), node('a', 2)]))).toEqual(['c', 'a', 'b']);
  });

  test('missing parents and an entry that names itself hold nothing up', () => {
    const nodes = [node('c', 3), node('a', 2, 'gone', 'a'), node('b', 1, 'a')];
    expect(ids(inCausalOrder(nodes))).toEqual(['a', 'b', 'c']);
  });

  test('a ring is cut at its first entry, and what hangs below it waits', () => {
    const nodes = [node('below', 0, 'x'), node('x', 3, 'z'), node('y', 2, 'x'), node('z', 4, 'y'), node('free', 9)];
    expect(ids(inCausalOrder(nodes))).toEqual(['free', 'y', 'z', 'x', 'below']);
  });
});

test('any set, rings included, comes out whole and in one order', () => {
  fc.assert(
    fc.property(
      entrySet.chain((entries) => fc.tuple(fc.constant(entries), shuffled(entries))),
      ([entries, arrived]) => {
        const ordered = inCausalOrder(arrived);
        expect(ordered).toEqual(inCausalOrder(entries));
        expect(ids(ordered).toSorted()).toEqual(ids(entries).toSorted());
      },
    ),
  );
});

test('ten thousand entries, in one chain, in one fan or in rings, take their time once', () => {
  const many = Array.from({ length: 10_000 }, (_, index) => index);
  const chain = many.map((n) => node(`e${n}`, 10_000 - n, `e${n - 1}`));
  const fan = many.map((n) => node(`e${n}`, n, 'e0'));
  const wide = many.map((n) => node(`e${n}`, n, ...Array.from({ length: 50 }, (_, back) => `e${n - 1 - back}`)));
  const ring = many.map((n) => node(`e${n}`, n, `e${(n + 1) % many.length}`));
  for (const nodes of [chain, fan, wide, ring]) {
    const visited = { parents: 0 };
    const counted = nodes.map((one) => ({
      ...one,
      get parents() {
        visited.parents += 1;
        return one.parents;
      },
    }));
    expect(inCausalOrder(counted.toReversed())).toHaveLength(10_000);
    expect(visited.parents).toBeLessThan(5 * nodes.length);
  }
});

test('ancestors are all that an entry descends from, by any way', () => {
  const nodes = [node('a', 1), node('b', 2, 'a'), node('c', 3, 'a', 'gone'), node('d', 4, 'b', 'c'), node('e', 5)];
  const all = new Map(nodes.map((one) => [one.id, one]));
  expect([...ancestorsOf('d', all)].sort()).toEqual(['a', 'b', 'c', 'gone']);
  expect([...ancestorsOf('e', all)]).toEqual([]);
  const ring = new Map([node('x', 1, 'y'), node('y', 2, 'x')].map((one) => [one.id, one]));
  expect([...ancestorsOf('x', ring)].sort()).toEqual(['x', 'y']);
});

test('the latest entries are those that no other names', () => {
  expect(latestOf([node('a', 1), node('c', 2, 'a'), node('b', 3, 'a', 'b')])).toEqual(['b', 'c']);
  expect(latestOf([])).toEqual([]);
});
