import fc from 'fast-check';
import { expect, test } from 'vitest';
import { replaced } from '../../../../renderer/data/sorted-rows.ts';

const newestFirst = (left: { newest: string; id: string }, right: { newest: string; id: string }) =>
  left.newest.localeCompare(right.newest) || right.id.localeCompare(left.id);

const aRow = fc.record({ newest: fc.stringMatching(/^[0-4]$/), id: fc.stringMatching(/^[0-9]{1,2}$/) });
const rows = (maxLength: number) => fc.uniqueArray(aRow, { selector: (row) => row.id, maxLength });

test('few changes and many leave the rows that sorting all of them anew gives', () => {
  fc.assert(
    fc.property(rows(100), rows(60), fc.nat(60), (before, come, goes) => {
      const sorted = before.toSorted(newestFirst);
      const comes = new Set(come.map((row) => row.id));
      const gone = sorted.filter((row, nth) => comes.has(row.id) || nth % 3 === goes % 3);
      const expected = [...sorted.filter((row) => !gone.includes(row)), ...come].sort(newestFirst);
      expect(replaced(sorted, gone, come)).toEqual(expected);
      expect(sorted).toEqual(before.toSorted(newestFirst));
    }),
  );
});
