import { beforeEach, describe, expect, test } from 'vitest';
import { fold } from '#shared/complaint/fold.ts';
import { searchableText, TextIndex } from '../../../../renderer/data/search/search-index.ts';
import { newestKey } from '../../../../renderer/data/store/seal.ts';
import { aCase, type CaseParts } from '../../../fixtures/a-case.ts';

const searchable = (parts: CaseParts) => {
  const entries = aCase(parts);
  const summary = fold(entries[0]?.ticket ?? '', entries);
  return { id: summary.id, newest: newestKey(summary), text: searchableText(summary) };
};
const at = (minute: number): string => `2026-11-24T09:${String(minute).padStart(2, '0')}:00+07:00`;

let index: TextIndex;
beforeEach(() => {
  index = new TextIndex();
});
const serials = async (query: string, limit = 50) => (await index.find(query, limit)).map((id) => id.slice(10, 15));

describe('what a case is found by', () => {
  beforeEach(() =>
    index.put([
      searchable({ serial: 1, at: at(1), reporter: { name: 'Warga Contoh Satu' } }),
      searchable({
        serial: 3,
        at: at(3),
        received: { title: 'Lampu jalan mati', place: { kind: 'village', villages: ['35.23.17.2007'] } },
        steps: [{ kind: 'sp4n-linked', data: { trackingId: '7712345', url: '', date: '2026-11-25' } }],
      }),
      searchable({ serial: 2, at: at(2), received: { chronology: 'Sampah — menumpuk di pasar.' } }),
    ]),
  );
  test.each([
    ['lampu', ['00003']],
    ['LAMPU Mati', ['00003']],
    ['jalan', ['00003', '00002', '00001']],
    ['menumpuk', ['00002']],
    ['menumpuk lampu', []],
    ['TBN-K7-26-00001', ['00001']],
    ['tbnk72600002', ['00002']],
    ['plumpang', ['00003', '00002', '00001']],
    ['balai desa', ['00002', '00001']],
    ['wcs', ['00001']],
    ['7712345', ['00003']],
    ['', []],
    ['  ', []],
    ['—', []],
  ])('"%s" finds %j', async (query, expected) => expect(await serials(query)).toEqual(expected));
});

test('it stops at the limit, from the newest on, in whatever order the cases came', async () => {
  const many = Array.from({ length: 59 }, (_, minute) => searchable({ serial: minute + 1, at: at(minute) }));
  index.put(many.slice(20));
  index.put(many.slice(0, 20));
  const found = await index.find('jalan', 50);
  expect(found).toEqual(
    many
      .toReversed()
      .map((one) => one.id)
      .slice(0, 50),
  );
});

test('a case is found by its newest words alone', async () => {
  index.put([searchable({ received: { title: 'Lampu mati' } })]);
  index.put([searchable({ received: { title: 'Pohon tumbang' } })]);
  expect(await serials('lampu')).toEqual([]);
  expect(await serials('pohon')).toEqual(['00124']);
});

test('what left, and everything after close, is not found', async () => {
  const [first, second] = [searchable({ serial: 1 }), searchable({ serial: 2 })];
  index.put([first, second]);
  index.remove([first.id]);
  expect(await serials('jalan')).toEqual(['00002']);
  index.close();
  expect(await serials('jalan')).toEqual([]);
});

test('a question that was taken back ends before it has read every text', async () => {
  let read = 0;
  const texts = Array.from({ length: 20_000 }, (_, nth) => ({ id: `${nth}`, newest: '1', text: 'jalan' }));
  index.put(texts);
  const control = new AbortController();
  const signal = {
    throwIfAborted() {
      read += 1;
      control.signal.throwIfAborted();
    },
  } as AbortSignal;
  const asked = index.find('lampu', 50, signal);
  control.abort();
  await expect(asked).rejects.toThrow('aborted');
  expect(read).toBeLessThan(10_000);
});
