import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Entry, levelOf, levelRank } from '#shared/complaint/entry.ts';
import { lowered, merge, receive } from '#shared/complaint/merge.ts';
import { aCase } from '../../fixtures/a-case.ts';
import { copiesOf } from '../../fixtures/random-entries.ts';

const two = copiesOf(2) as fc.Arbitrary<[Entry[], Entry[]]>;
const three = copiesOf(3) as fc.Arbitrary<[Entry[], Entry[], Entry[]]>;
const byId = (entries: readonly Entry[]) => new Map(entries.map((entry) => [entry.id, entry]));

describe('merge', () => {
  test('is commutative, associative and idempotent', () => {
    fc.assert(
      fc.property(three, ([a, b, c]) => {
        const abc = merge(a, b, c);
        for (const other of [
          merge(b, a, c),
          merge(merge(a, b), c),
          merge(a, merge(b, c)),
          merge(c, b, a),
          merge(abc, abc),
        ]) {
          expect(other).toEqual(abc);
        }
        expect(merge(abc, a)).toEqual(abc);
        expect(merge(a.toReversed())).toEqual(merge(a));
      }),
    );
  });

  test('is the union, each entry at its greatest level', () => {
    fc.assert(
      fc.property(two, ([a, b]) => {
        const merged = merge(a, b);
        expect(merged.map((entry) => entry.id)).toEqual([...new Set([...a, ...b].map((entry) => entry.id))].sort());
        for (const entry of [...a, ...b]) {
          const kept = byId(merged).get(entry.id) as Entry;
          expect(levelRank(levelOf(kept))).toBeGreaterThanOrEqual(levelRank(levelOf(entry)));
        }
      }),
    );
  });

  test('absent < withheld < full < redacted', () => {
    const [entry] = aCase() as [Entry];
    const copies = [lowered(entry, 'absent'), lowered(entry, 'withheld'), entry, lowered(entry, 'redacted')];
    for (const [rank, copy] of copies.entries()) {
      for (const lesser of copies.slice(0, rank + 1)) expect(merge([lesser], [copy])).toEqual([copy]);
    }
    expect(levelOf(merge([lowered(entry, 'absent')])[0] as Entry)).toBe('absent');
  });
});

describe('receive', () => {
  test('removes no entry, and lowers only what the hub marks withheld and the workstation need not keep', () => {
    fc.assert(
      fc.property(two, fc.array(fc.constantFrom('TBN-K7.1', 'TBN-K7.2', 'TBN-P2.3')), ([local, hubView], kept) => {
        const result = byId(receive(local, hubView, new Set(kept)));
        for (const entry of [...local, ...hubView]) expect(result.has(entry.id)).toBe(true);
        for (const entry of local) {
          const now = result.get(entry.id) as Entry;
          const hubs = byId(hubView).get(entry.id);
          if (levelRank(levelOf(now)) >= levelRank(levelOf(entry))) continue;
          expect(hubs && levelOf(hubs)).toBe('withheld');
          expect(hubs?.hash).toBe(entry.hash);
          expect(levelOf(entry)).toBe('full');
          expect(kept).not.toContain(entry.id);
        }
      }),
    );
  });

  test('is idempotent', () => {
    fc.assert(
      fc.property(two, ([local, hubView]) => {
        const once = receive(local, hubView);
        expect(receive(once, hubView)).toEqual(once);
      }),
    );
  });

  const [entry, other] = aCase() as [Entry, Entry];
  test('takes the name away when the right is withdrawn, but not from who wrote it and has not sent it', () => {
    const hubView = [entry, lowered(other, 'withheld')];
    expect(receive([entry, other], hubView)).toEqual([entry, lowered(other, 'withheld')]);
    expect(receive([entry, other], hubView, new Set([other.id]))).toEqual([entry, other]);
  });

  test('an emptied or restored hub takes nothing', () => {
    expect(receive([entry, other], [])).toEqual([entry, other]);
    expect(receive([entry, other], [lowered(entry, 'absent')])).toEqual([entry, other]);
  });

  test('what was erased stays erased', () => {
    expect(receive([lowered(entry, 'redacted')], [lowered(entry, 'withheld')])).toEqual([lowered(entry, 'redacted')]);
    expect(receive([entry], [lowered(entry, 'redacted')])).toEqual([lowered(entry, 'redacted')]);
  });

  test('another entry under the same id lowers nothing', () => {
    expect(receive([entry], [lowered({ ...entry, hash: 'x'.repeat(43) }, 'withheld')])).toEqual([entry]);
  });
});
