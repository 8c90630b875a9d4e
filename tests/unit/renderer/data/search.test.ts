import { expect, test } from 'vitest';
import { fold } from '#shared/complaint/fold.ts';
import type { CaseRow } from '../../../../renderer/data/desk.ts';
import { search } from '../../../../renderer/data/search.ts';
import { aCase, type CaseParts } from '../../../fixtures/a-case.ts';

const aRow = (parts: CaseParts): CaseRow => {
  const [first, ...rest] = aCase(parts);
  const id = first?.ticket ?? '';
  const entries = first ? [first, ...rest] : [];
  return { id, summary: fold(id, entries), limit: null, delivery: 'hub', unsentEntries: 0, toTell: [] };
};

const rows = [
  aRow({ serial: 3, received: { title: 'Lampu jalan mati', place: { kind: 'village', villages: ['35.23.17.2007'] } } }),
  aRow({ serial: 2, received: { chronology: 'Sampah menumpuk di pasar.' } }),
  aRow({ serial: 1, reporter: { name: 'Warga Contoh Satu' } }),
];
const found = (query: string) => search(rows, query).map((row) => row.id.slice(10, 15));

test.each([
  ['lampu', ['00003']],
  ['LAMPU Mati', ['00003']],
  ['jalan', ['00003', '00002', '00001']],
  ['menumpuk', ['00002']],
  ['menumpuk lampu', []],
  ['TBN-K7-26-00001', ['00001']],
  ['tbnk72600002', ['00002']],
  ['plumpang', ['00003', '00002', '00001']],
  ['wcs', ['00001']],
  ['', []],
  ['  ', []],
])('"%s" finds %j', (query, expected) => expect(found(query)).toEqual(expected));

test('it stops at 50, from the newest on', () => {
  const many = Array.from({ length: 80 }, (_, index) => aRow({ serial: index + 1 })).reverse();
  const hits = search(many, 'jalan');
  expect(hits).toHaveLength(50);
  expect(hits).toEqual(many.slice(0, 50));
});
