import { describe, expect, test } from 'vitest';
import type { PlannedWork } from '#shared/directory/directory-document.ts';
import { matchPlannedWorks, whyNotCitable } from '#shared/suggestion/planned-work-match.ts';
import { demoWorks } from '../../../hub/demo/demo-works.ts';

const TODAY = '2026-11-24';
const SUMBERAGUNG = '35.23.17.2007';
const SEMBUNGREJO = '35.23.17.2006';
const options = { today: TODAY, maxAgeDays: 30 };
const works = demoWorks(TODAY);
const road = works[0] as PlannedWork;

const BANANA_TREES =
  'Jalan poros Desa Sumberagung arah Sembungrejo rusak sejak awal musim hujan, lubang sekitar 30 cm dan tergenang. Dua pengendara motor jatuh minggu lalu. Pada hari Minggu warga menanam pohon pisang di badan jalan karena belum ada kepastian.';

const bestOf = (villages: string[], category: string | null, text: string, among: readonly PlannedWork[] = works) =>
  matchPlannedWorks({ villages, category, text }, among, options);

describe('planned works for a report', () => {
  test('the road with banana trees finds its repair first, and says why', () => {
    const [first] = bestOf([SUMBERAGUNG], 'road', BANANA_TREES);
    expect(first?.work.title).toBe('Rehabilitasi Jalan Poros Sumberagung–Sembungrejo');
    expect(first).toMatchObject({ citable: true, notCitable: null });
    expect(first?.reasons).toEqual([
      { kind: 'village', villages: [SUMBERAGUNG, SEMBUNGREJO] },
      { kind: 'category', category: 'road' },
      { kind: 'words', words: ['jalan poros'] },
    ]);
  });

  test('it is found before the village is chosen, while one types', () => {
    expect(bestOf([], 'road', 'Jalan poros Sumberagung rusak')[0]?.work.id).toBe(road.id);
    expect(bestOf([], null, 'jalan poros sumberagung')[0]?.work.id).toBe(road.id);
  });

  test.each([
    ['another matter in the same village', [SUMBERAGUNG], 'civil-registration', 'KTP saya belum dicetak sejak Maret'],
    ['the same matter in another village', ['35.23.18.2016'], 'road', 'Jalan poros rusak dan berlubang'],
    ['nothing but the village', [SUMBERAGUNG], null, 'Saya dari Sumberagung'],
    ['no place and one common word', [], 'road', 'Jalan rusak sekali'],
    ['no place and all the common words', [], 'street-light', 'Penerangan jalan umum mati'],
    [
      "nothing but the village's name, in a title that has it",
      ['35.23.16.1011'],
      null,
      'Saya dari Doromukti, jalan kaki',
    ],
    ['an empty form', [], null, ''],
  ])('%s: none', (_, villages, category, text) => {
    expect(bestOf(villages, category, text)).toEqual([]);
  });

  test('a place in the title that is more than a village will do: a market, a bridge', () => {
    expect(bestOf([], 'drainage', 'Saluran pasar Jenu meluber').map(({ work }) => work.id)).toEqual(['demo-005']);
    expect(bestOf([], 'drainage', 'Saluran pasar meluber')).toEqual([]);
    expect(bestOf([SUMBERAGUNG], 'drainage', 'Saluran pasar Jenu meluber')).toEqual([]);
  });

  const barred: [villages: string[], category: string, text: string, id: string, bar: string][] = [
    [['35.23.17.2009'], 'road', 'Gang sempit, minta jalan lingkungan dilebarkan', 'demo-003', 'postponed'],
    [['35.23.15.2013'], 'waste', 'Tempat penampungan sampah penuh', 'demo-008', 'cancelled'],
    [['35.23.15.1015'], 'water', 'Air bersih belum sampai ke rumah', 'demo-007', 'old-data'],
    [['35.23.14.2007'], 'road', 'Jalan sudah retak lagi', 'demo-010', 'finished'],
  ];
  test.each(barred)('%j %s "%s" shows %s, not to be answered with: %s', (villages, category, text, id, bar) => {
    const [first] = bestOf(villages, category, text);
    expect([first?.work.id, first?.citable, first?.notCitable]).toEqual([id, false, bar]);
  });

  test('a work that cannot be cited stays first where it fits best', () => {
    const postponed: PlannedWork = { ...road, stage: 'postponed' };
    const other: PlannedWork = { ...road, id: 'other', title: 'Pelebaran Jalan Lingkungan' };
    const found = bestOf([SUMBERAGUNG], 'road', BANANA_TREES, [other, postponed]);
    expect(found.map(({ work, notCitable }) => [work.id, notCitable])).toEqual([
      [road.id, 'postponed'],
      ['other', null],
    ]);
  });
});

describe('whether a work may be answered with', () => {
  const bars: [name: string, members: Partial<PlannedWork>, expected: ReturnType<typeof whyNotCitable>][] = [
    ['fresh data', { dataDate: '2026-11-23' }, null],
    ['data of 30 days', { dataDate: '2026-10-25' }, null],
    ['data of 31 days', { dataDate: '2026-10-24' }, 'old-data'],
    ['postponed', { stage: 'postponed' }, 'postponed'],
    ['cancelled, with old data too', { stage: 'cancelled', dataDate: '2026-01-01' }, 'cancelled'],
    ['done', { stage: 'done' }, 'finished'],
    ['ends today', { end: TODAY }, null],
    ['ended yesterday', { end: '2026-11-23' }, 'finished'],
    ['no dates yet', { start: null, end: null }, null],
  ];
  test.each(bars)('%s', (_, members, expected) => {
    expect(whyNotCitable({ ...road, ...members }, TODAY, 30)).toBe(expected);
  });
});
