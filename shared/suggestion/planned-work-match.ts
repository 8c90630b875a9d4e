import type { PlannedWork } from '../directory/directory-document.ts';
import { villageName } from '../directory/places.ts';
import { mentionedVillages } from './place-mentions.ts';
import { conceptsOf, type ReportSketch, tokensOf, wordsFound } from './text-match.ts';

export type MatchReason =
  | { kind: 'village'; villages: string[] }
  | { kind: 'category'; category: string }
  /** As the reporter wrote them. */
  | { kind: 'words'; words: string[] };

/** Why a work may be seen but not answered with. */
export type NotCitable = 'old-data' | 'postponed' | 'cancelled' | 'finished';

export interface PlannedWorkMatch {
  work: PlannedWork;
  score: number;
  reasons: MatchReason[];
  citable: boolean;
  /** Null when citable. */
  notCitable: NotCitable | null;
}

/**
 * Planned works that a report may be about, best first. `today` is YYYY-MM-DD; `maxAgeDays` are calendar days. The
 * first one may be one that cannot be answered with: that is what the officer must then see, not the next best.
 */
export function matchPlannedWorks(
  report: ReportSketch,
  works: readonly PlannedWork[],
  { today, maxAgeDays, limit = 5 }: { today: string; maxAgeDays: number; limit?: number },
): PlannedWorkMatch[] {
  const tokens = tokensOf(report.text);
  const mentioned = mentionedVillages(report.text, report.villages).map(({ code }) => code);
  const told = new Set(tokens.filter(({ stop }) => !stop).map(({ concept }) => concept));
  return works
    .map((work) => {
      const { score, reasons } = compare(report, work, { tokens, mentioned, told });
      const notCitable = whyNotCitable(work, today, maxAgeDays);
      return { work, score, reasons, citable: notCitable === null, notCitable };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || (a.work.id < b.work.id ? -1 : 1))
    .slice(0, limit);
}

export function whyNotCitable(work: PlannedWork, today: string, maxAgeDays: number): NotCitable | null {
  if (work.stage === 'postponed' || work.stage === 'cancelled') return work.stage;
  if (work.stage === 'done' || (work.end !== null && work.end < today)) return 'finished';
  return daysBetween(work.dataDate, today) > maxAgeDays ? 'old-data' : null;
}

interface Told {
  tokens: ReturnType<typeof tokensOf>;
  mentioned: readonly string[];
  told: ReadonlySet<string>;
}

function compare(report: ReportSketch, work: PlannedWork, { tokens, mentioned, told }: Told) {
  const chosen = work.villages.filter((code) => report.villages.includes(code));
  const named = work.villages.filter((code) => mentioned.includes(code) && !chosen.includes(code));
  const place = chosen.length > 0 ? 5 : named.length > 0 ? 3 : 0;
  const isPlaceKnown = report.villages.length > 0 || mentioned.length > 0;
  // Somewhere else is no match.
  if (isPlaceKnown && place === 0) return { score: 0, reasons: [] };
  const isCategory = report.category !== null && work.categories.includes(report.category);
  const places = new Set(work.villages.flatMap(placeConcepts));
  const shared = [...conceptsOf(work.title)].filter((concept) => told.has(concept));
  const common = new Set(shared.filter((concept) => !places.has(concept)));
  // "Saluran pasar Jenu" names a place without naming a village.
  const isPlaceTold = isCategory && common.size >= 2 && shared.length > common.size;
  if (place === 0 && !isPlaceTold) return { score: 0, reasons: [] };
  if (!isCategory && common.size < 2) return { score: 0, reasons: [] };

  const words = wordsFound(tokens, common);

  const reasons: MatchReason[] = [];
  if (place > 0) reasons.push({ kind: 'village', villages: [...chosen, ...named] });
  if (isCategory && report.category) reasons.push({ kind: 'category', category: report.category });
  if (words.length > 0) reasons.push({ kind: 'words', words });
  return { score: place + Math.min(named.length, 1) + (isCategory ? 3 : 0) + Math.min(common.size, 4), reasons };
}

function placeConcepts(code: string): string[] {
  const village = villageName(code);
  return village ? [...conceptsOf(`${village.name} ${village.kecamatan}`)] : [];
}

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;
