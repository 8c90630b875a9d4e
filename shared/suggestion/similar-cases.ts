import type { Place } from '../complaint/entry-data.ts';
import { FINISHED, type Status } from '../complaint/kind.ts';
import { mentionedVillages } from './place-mentions.ts';
import type { MatchReason } from './planned-work-match.ts';
import { conceptsOf, type ReportSketch, tokensOf, wordsFound } from './text-match.ts';

/** What is asked of a case; a Summary has all of it. */
export interface CaseSketch {
  id: string;
  title: string;
  /** May be left out of a finished case. */
  chronology: string | null;
  category: string;
  place: Place;
  status: Status;
  secret: boolean;
  anonymous: boolean;
  /** Ticket of the case that it follows. */
  joinedTo: string | null;
}

export interface SimilarCase<Case extends CaseSketch> {
  case: Case;
  score: number;
  reasons: MatchReason[];
}

export interface OwnBoundary {
  secret: boolean;
  anonymous: boolean;
  /** Ticket of the report itself, when it has one already. */
  id?: string;
}

/** Case texts compared at most for one report, the first of the list before the last. */
const TEXTS_COMPARED = 400;
/** Characters of a case's story that are read: it tells its matter first. */
const STORY_LENGTH = 1_500;

/** Summaries are replaced, never changed: what a text says may be kept as long as its case. */
const conceptsByCase = new WeakMap<CaseSketch, Set<string>>();

/**
 * Open cases that may be about the same problem, best first, at most `limit`. Never a secret case, never anything for
 * a secret report, and anonymous ones only among themselves: a link must not tell who or what. A case that follows
 * another is shown as its lead. Give the newest first.
 */
export function similarCases<Case extends CaseSketch>(
  report: ReportSketch & OwnBoundary,
  cases: readonly Case[],
  limit = 5,
): SimilarCase<Case>[] {
  if (report.secret) return [];
  const villages = new Set([
    ...report.villages,
    ...mentionedVillages(report.text, report.villages).map(({ code }) => code),
  ]);
  const kecamatan = new Set([...villages].map((code) => code.slice(0, 8)));

  const candidates: { item: Case; near: number; isCategory: boolean }[] = [];
  for (const item of cases) {
    if (item.secret || item.anonymous !== report.anonymous || FINISHED.includes(item.status)) continue;
    if (report.id !== undefined && (item.id === report.id || item.joinedTo === report.id)) continue;
    const near = nearness(item.place, villages, kecamatan);
    const isCategory = item.category === report.category;
    // In the same village anything may be the same problem; further away only the same matter.
    if (near === 2 || (isCategory && (near === 1 || villages.size === 0))) candidates.push({ item, near, isCategory });
  }
  candidates.sort((a, b) => b.near - a.near || Number(b.isCategory) - Number(a.isCategory));

  const tokens = tokensOf(report.text);
  const told = new Set(tokens.filter(({ stop }) => !stop).map(({ concept }) => concept));
  const compared = candidates.slice(0, TEXTS_COMPARED).map((candidate) => {
    const concepts = conceptsOfCase(candidate.item);
    return { ...candidate, common: new Set([...concepts].filter((concept) => told.has(concept))) };
  });

  const weight = weights(compared.map(({ common }) => common));
  const toldWeight = Math.max(1, Math.min(told.size, 12));
  const scored = compared.flatMap(({ item, near, isCategory, common }) => {
    const words = [...common].reduce((sum, concept) => sum + weight(concept), 0);
    const score = near * 2 + (isCategory ? 2 : 0) + (4 * words) / toldWeight;
    const isSame = near === 2 ? isCategory || common.size >= 3 : common.size >= 3;
    if (!isSame) return [];
    return [{ case: item, score, reasons: reasonsOf(item, report, villages, wordsFound(tokens, common)) }];
  });
  return onePerLead(scored, cases).slice(0, limit);
}

/** 2: same village; 1: same kecamatan; 0: elsewhere or unknown. */
function nearness(place: Place, villages: ReadonlySet<string>, kecamatan: ReadonlySet<string>): 0 | 1 | 2 {
  let near: 0 | 1 = 0;
  for (const code of place.villages) {
    if (villages.has(code)) return 2;
    if (kecamatan.has(code.slice(0, 8))) near = 1;
  }
  return near;
}

function conceptsOfCase(item: CaseSketch): Set<string> {
  const known = conceptsByCase.get(item);
  if (known) return known;
  const concepts = conceptsOf(`${item.title} ${item.chronology?.slice(0, STORY_LENGTH) ?? ''}`);
  conceptsByCase.set(item, concepts);
  return concepts;
}

/** Words that all candidates share say least: 1 for a word of one of them, towards 0 for a word of all. */
function weights(sets: readonly ReadonlySet<string>[]): (concept: string) => number {
  const counts = new Map<string, number>();
  for (const set of sets) for (const concept of set) counts.set(concept, (counts.get(concept) ?? 0) + 1);
  return (concept) => Math.log(1 + sets.length / (counts.get(concept) ?? 1)) / Math.log(1 + sets.length);
}

function reasonsOf(item: CaseSketch, report: ReportSketch, villages: ReadonlySet<string>, words: string[]) {
  const reasons: MatchReason[] = [];
  const shared = item.place.villages.filter((code) => villages.has(code));
  if (shared.length > 0) reasons.push({ kind: 'village', villages: shared });
  if (item.category === report.category) reasons.push({ kind: 'category', category: item.category });
  if (words.length > 0) reasons.push({ kind: 'words', words });
  return reasons;
}

/** Followers give their place to their lead when that is open to the reporter too. */
function onePerLead<Case extends CaseSketch>(scored: SimilarCase<Case>[], cases: readonly Case[]): SimilarCase<Case>[] {
  scored.sort((a, b) => b.score - a.score);
  const leads = new Set(scored.flatMap((found) => found.case.joinedTo ?? []));
  const openLeads = new Map(
    cases
      .filter((item) => leads.has(item.id) && !item.secret && !FINISHED.includes(item.status))
      .map((item) => [item.id, item]),
  );
  const shown = new Map<string, SimilarCase<Case>>();
  for (const found of scored) {
    const lead = openLeads.get(found.case.joinedTo ?? '');
    const shownCase = lead && lead.anonymous === found.case.anonymous ? lead : found.case;
    if (!shown.has(shownCase.id)) shown.set(shownCase.id, { ...found, case: shownCase });
  }
  return [...shown.values()];
}
