import { describe, expect, test } from 'vitest';
import { CATEGORIES, categoryOf } from '#shared/directory/data/categories.ts';
import { VILLAGES, villageLabel } from '#shared/directory/places.ts';
import { suggestCategories } from '#shared/suggestion/category-suggestion.ts';
import { mentionedVillages } from '#shared/suggestion/place-mentions.ts';
import { matchPlannedWorks } from '#shared/suggestion/planned-work-match.ts';
import { demoWorks } from '../../../hub/demo/demo-works.ts';
import reports from '../../fixtures/labelled-reports.json' with { type: 'json' };

const TODAY = '2026-11-24';
const works = demoWorks(TODAY);
const codeOf = new Map(VILLAGES.map(({ code }) => [villageLabel(code), code]));

interface Quality {
  precision: number;
  recall: number;
}

/**
 * `tuning` reports shaped the word lists. The `unseen` ones were written afterwards and not tuned to; measured then,
 * precision and recall: categories 0.94 and 0.86, villages 0.95 and 1, works 1 and 0.89 (the one missed showed a fault,
 * since mended). On real reports of another city of
 * the province that nobody had looked at, the first category had 0.86 and 0.80. Floors leave room for a new word list to
 * trade one report for another.
 */
const SETS: { set: string; category: Quality; village: Quality; work: Quality }[] = [
  {
    set: 'tuning',
    category: { precision: 0.94, recall: 0.92 },
    village: { precision: 0.94, recall: 0.95 },
    work: { precision: 0.93, recall: 0.95 },
  },
  {
    set: 'unseen',
    category: { precision: 0.9, recall: 0.82 },
    village: { precision: 0.9, recall: 0.95 },
    work: { precision: 0.9, recall: 0.9 },
  },
];

test('labels: each report once, known villages, categories and works, every category in both sets', () => {
  const villages = reports.flatMap(({ village, named }) => [...named, ...(village ? [village] : [])]);
  expect(villages.filter((label) => !codeOf.has(label))).toEqual([]);
  expect(reports.filter(({ category }) => !categoryOf(category))).toEqual([]);
  expect(reports.filter(({ work }) => work && !works.some(({ id }) => id === work))).toEqual([]);
  expect(new Set(reports.map(({ text }) => text)).size).toBe(reports.length);
  for (const { set } of SETS) {
    const labelled = reports.filter((report) => report.set === set);
    expect(new Set(labelled.map(({ category }) => category))).toEqual(new Set(CATEGORIES.map(({ code }) => code)));
    expect(new Set(labelled.flatMap(({ work }) => work ?? [])).size).toBeGreaterThanOrEqual(9);
  }
});

describe.each(SETS)('labelled reports, $set', ({ set, ...floors }) => {
  const labelled = reports.filter((report) => report.set === set);

  test('the first category suggested is the labelled one', () => {
    expectQuality(
      labelled.map(({ text, category }) => ({
        text,
        found: listOf(firstCategory(text)),
        labels: category === 'other' ? [] : [category],
      })),
      floors.category,
    );
  });

  test('villages that the text names are found, and no others', () => {
    expectQuality(
      labelled.map(({ text, named }) => ({
        text,
        found: mentionedVillages(text).map(({ code }) => villageLabel(code)),
        labels: named,
      })),
      floors.village,
    );
  });

  test('the first planned work is the labelled one, with the village chosen and the category suggested', () => {
    expectQuality(
      labelled.map(({ text, village, work }) => {
        const villages = village ? [codeOf.get(village) ?? ''] : [];
        const report = { villages, category: firstCategory(text), text };
        const [first] = matchPlannedWorks(report, works, { today: TODAY, maxAgeDays: 30 });
        return { text, found: listOf(first?.work.id), labels: listOf(work) };
      }),
      floors.work,
    );
  });
});

const firstCategory = (chronology: string): string | null =>
  suggestCategories({ title: '', chronology })[0]?.category ?? null;

const listOf = (value: string | null | undefined): string[] => (value ? [value] : []);

/** On failure the message has both figures, and each wrong report with what was found for it. */
function expectQuality(answers: { text: string; found: string[]; labels: string[] }[], floor: Quality): void {
  const count = (of: (answer: (typeof answers)[number]) => readonly string[]) =>
    answers.reduce((sum, answer) => sum + of(answer).length, 0);
  const right = count(({ found, labels }) => found.filter((one) => labels.includes(one)));
  const precision = right / count(({ found }) => found);
  const recall = right / count(({ labels }) => labels);
  const wrong = answers.filter(({ found, labels }) => found.toSorted().join() !== labels.toSorted().join());
  const message = [
    `precision ${precision.toFixed(3)} (floor ${floor.precision}), recall ${recall.toFixed(3)} (floor ${floor.recall})`,
    ...wrong.map(({ text, found, labels }) => `[${found}] instead of [${labels}]: ${text}`),
  ].join('\n');
  expect(precision, message).toBeGreaterThanOrEqual(floor.precision);
  expect(recall, message).toBeGreaterThanOrEqual(floor.recall);
}
