import { describe, expect, test } from 'vitest';
import { type CaseSketch, similarCases } from '#shared/suggestion/similar-cases.ts';

const SUMBERAGUNG = '35.23.17.2007';
const PLUMPANG = '35.23.17.2009';
const KUTOREJO = '35.23.16.1013';

const report = {
  villages: [SUMBERAGUNG],
  category: 'road' as string | null,
  text: 'Jalan poros rusak, banyak lubang dalam, motor jatuh',
  secret: false,
  anonymous: false,
};

const aCase = (id: string, members: Partial<CaseSketch> & { villages?: string[] } = {}): CaseSketch => ({
  id,
  title: 'Jalan rusak',
  chronology: 'Jalan poros berlubang, ada motor jatuh',
  category: 'road',
  place: { kind: 'village', villages: members.villages ?? [SUMBERAGUNG] },
  status: 'disposed',
  secret: false,
  anonymous: false,
  joinedTo: null,
  ...members,
});

const idsFor = (cases: readonly CaseSketch[], members: Partial<typeof report> & { id?: string } = {}) =>
  similarCases({ ...report, ...members }, cases).map((found) => found.case.id);

describe('similar open cases', () => {
  test('says why: village, category, the words of the reporter', () => {
    expect(similarCases(report, [aCase('A')])[0]?.reasons).toEqual([
      { kind: 'village', villages: [SUMBERAGUNG] },
      { kind: 'category', category: 'road' },
      { kind: 'words', words: ['jalan poros rusak', 'motor jatuh'] },
    ]);
  });

  test('the same village before the same kecamatan; elsewhere and other matters not at all', () => {
    const near = aCase('near', { villages: [PLUMPANG] });
    const far = aCase('far', { villages: [KUTOREJO] });
    const other = aCase('other', {
      category: 'health',
      title: 'Puskesmas tutup',
      chronology: 'Loket obat tutup siang',
    });
    expect(idsFor([far, near, other, aCase('here')])).toEqual(['here', 'near']);
  });

  test('a case of another category is found when it tells the same', () => {
    expect(idsFor([aCase('A', { category: 'drainage' })])).toEqual(['A']);
  });

  const hidden: [name: string, members: Partial<CaseSketch>, own: Partial<typeof report>][] = [
    ['a secret case', { secret: true }, {}],
    ['anything, for a secret report', {}, { secret: true }],
    ['a secret case, for a secret report', { secret: true }, { secret: true }],
    ['an anonymous case', { anonymous: true }, {}],
    ['a named case, for an anonymous report', {}, { anonymous: true }],
    ['a closed case', { status: 'closed' }, {}],
    ['an archived case', { status: 'archived' }, {}],
  ];
  test.each(hidden)('never %s', (_, members, own) => {
    expect(idsFor([aCase('A', members)], own)).toEqual([]);
  });

  test('anonymous ones among themselves', () => {
    expect(idsFor([aCase('A', { anonymous: true })], { anonymous: true })).toEqual(['A']);
  });

  test('a follower is shown as its lead, once; as itself when the lead is closed or hidden', () => {
    const followers = [aCase('F1', { joinedTo: 'L' }), aCase('F2', { joinedTo: 'L' })];
    expect(idsFor([...followers, aCase('L')])).toEqual(['L']);
    expect(idsFor([...followers, aCase('L', { villages: [KUTOREJO] })])).toEqual(['L']);
    expect(idsFor([...followers, aCase('L', { status: 'closed' })])).toEqual(['F1', 'F2']);
    expect(idsFor([...followers, aCase('L', { secret: true })])).toEqual(['F1', 'F2']);
  });

  test('not the report itself, nor what already follows it', () => {
    expect(idsFor([aCase('A'), aCase('B', { joinedTo: 'A' }), aCase('C')], { id: 'A' })).toEqual(['C']);
  });

  test('abbreviations and courtesies are nothing in common', () => {
    const polite = 'Assalamualaikum, mohon bantuannya krn sdh lama blm ditindaklanjuti, terima kasih';
    const other = aCase('A', { category: 'health', title: 'Obat habis', chronology: polite });
    expect(idsFor([other], { text: `Jalan rusak. ${polite}` })).toEqual([]);
  });

  test('a long story is told apart by its beginning', () => {
    const story = (times: number) => `${'Got mampet. '.repeat(times)}${report.text}`;
    const aStory = (times: number) => aCase('A', { category: 'drainage', title: 'Got', chronology: story(times) });
    expect([idsFor([aStory(1)]), idsFor([aStory(200)])]).toEqual([['A'], []]);
  });

  test('five at most, all before the limit comparable to the best', () => {
    const many = Array.from({ length: 900 }, (_, index) => aCase(`C${index}`, { chronology: 'Jalan rusak' }));
    const found = idsFor([aCase('best'), ...many]);
    expect(found).toHaveLength(5);
    expect(found[0]).toBe('best');
  });

  test('a summary that is replaced by a newer one is read anew', () => {
    const before = aCase('A', { category: 'drainage', title: 'Got', chronology: 'Got mampet' });
    expect(idsFor([before])).toEqual([]);
    expect(idsFor([{ ...before, chronology: 'Jalan poros berlubang, motor jatuh' }])).toEqual(['A']);
  });
});
