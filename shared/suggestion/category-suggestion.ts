import type { CategoryCode } from '../directory/data/categories.ts';
import { foldPlace, KECAMATAN, VILLAGES } from '../directory/places.ts';
import { CATEGORY_WORDS, type CategoryWords, IDLE_PHRASES } from './category-words.ts';
import { type Token, tokensOf } from './text-match.ts';

export interface CategorySuggestion {
  category: CategoryCode;
  score: number;
  /** As the reporter wrote them. */
  words: string[];
}

interface Trigger {
  stems: string[];
  speaksFor: { category: CategoryCode; weight: number }[];
}

const STRONG = 3;
const WEAK = 1;
/** Less than this is one weak word: better no suggestion than a wrong one. */
const LEAST_SCORE = 1.5;
/** A story tells its matter first: the words at this distance and after count half. */
const HALF_AT = 20;

/** What follows one of these only tells where: "jalan menuju SDN rusak" is about the road. */
const LANDMARK_BEFORE = new Set(
  'depan belakang samping sebelah seberang dekat menuju arah jurusan sekitar selatan utara timur barat pertigaan perempatan'.split(
    ' ',
  ),
);
const LANDMARK_SHARE = 0.25;

/** "Desa Gaji" says where too, and nothing of wages. */
const PLACE_TITLES = new Set(['desa', 'ds', 'kelurahan', 'kel', 'kecamatan', 'kec']);
const placeNames = new Set([...VILLAGES, ...KECAMATAN].map(({ name }) => foldPlace(name)));

/** Triggers by their first stem, longest first: "lampu jalan" must not speak for roads. */
const triggers = compileTriggers();

/** Categories that a report speaks for, best first, at most three; none when nothing speaks clearly. */
export function suggestCategories(report: { title: string; chronology: string }): CategorySuggestion[] {
  const scores = new Map<CategoryCode, { score: number; words: Set<string> }>();
  const title = tokensOf(report.title);
  const tokens = [...title, ...tokensOf(report.chronology)];
  const times = new Map<Trigger, number>();
  for (let at = 0; at < tokens.length; ) {
    const before = tokens[at - 1]?.word ?? '';
    const isPlaceName = PLACE_TITLES.has(before) && placeNames.has(tokens[at]?.word ?? '');
    const trigger = isPlaceName ? undefined : triggerAt(tokens, at, title.length);
    if (!trigger) {
      at += 1;
      continue;
    }
    const time = times.get(trigger) ?? 0;
    times.set(trigger, time + 1);
    // Said again it still speaks, ever less.
    const isLandmark = LANDMARK_BEFORE.has(before);
    const share = ((1 - 0.5 * Math.min(1, at / HALF_AT)) / (1 + time)) * (isLandmark ? LANDMARK_SHARE : 1);
    const words = tokens.slice(at, at + trigger.stems.length).map(({ word }) => word);
    for (const { category, weight } of trigger.speaksFor) {
      const entry = scores.get(category) ?? { score: 0, words: new Set() };
      entry.score += weight * share;
      entry.words.add(words.join(' '));
      scores.set(category, entry);
    }
    at += trigger.stems.length;
  }
  return [...scores]
    .map(([category, { score, words }]) => ({ category, score, words: [...words] }))
    .filter(({ score }) => score >= LEAST_SCORE)
    .sort((a, b) => b.score - a.score)
    .slice(0, 3);
}

/** A phrase never runs from the title into the chronology. */
function triggerAt(tokens: readonly Token[], at: number, titleLength: number): Trigger | undefined {
  const end = at < titleLength ? titleLength : tokens.length;
  return triggers
    .get(tokens[at]?.stem ?? '')
    ?.find(({ stems }) => at + stems.length <= end && stems.every((stem, index) => tokens[at + index]?.stem === stem));
}

function compileTriggers(): Map<string, Trigger[]> {
  const byPhrase = new Map<string, Trigger>();
  const add = (category: CategoryCode | null, phrase: string, base: number) => {
    const stems = tokensOf(phrase).map(({ stem }) => stem);
    const key = stems.join(' ');
    const trigger = byPhrase.get(key) ?? { stems, speaksFor: [] };
    byPhrase.set(key, trigger);
    if (category === null || trigger.speaksFor.some((entry) => entry.category === category)) return;
    trigger.speaksFor.push({ category, weight: base + (stems.length - 1) });
  };
  for (const [code, { strong, weak }] of Object.entries(CATEGORY_WORDS) as [CategoryCode, CategoryWords][]) {
    for (const phrase of strong) add(code, phrase, STRONG);
    for (const phrase of weak) add(code, phrase, WEAK);
  }
  for (const phrase of IDLE_PHRASES) add(null, phrase, 0);
  const byFirst = Map.groupBy(byPhrase.values(), ({ stems }) => stems[0] ?? '');
  for (const list of byFirst.values()) list.sort((a, b) => b.stems.length - a.stems.length);
  return byFirst;
}
