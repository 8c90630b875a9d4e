import { suggestCategories } from '#shared/suggestion/category-suggestion.ts';
import { proposeTitle } from '#shared/suggestion/title-proposal.ts';
import type { IntakeForm } from './intake-form.ts';

/** Of a title made from the chronology's first words, characters. */
const FIRST_WORDS_LENGTH = 80;

export const suggestedCategory = (chronology: string): string | null =>
  suggestCategories({ title: '', chronology })[0]?.category ?? null;

/** '' while nothing speaks for one. */
export function proposedTitle(form: IntakeForm, category: string | null): string {
  const { villages, office, placeKind, chronology } = form;
  return proposeTitle({ category, villages, ...(placeKind === 'office' && { office }), text: chronology });
}

/** The form as it is saved now: what is suggested counts as chosen until the officer chooses otherwise. */
export function withProposals(form: IntakeForm): IntakeForm & { title: string } {
  const category = form.category ?? suggestedCategory(form.chronology);
  const title = form.title ?? proposedTitle(form, category);
  return { ...form, category, title: title.trim() || firstWords(form.chronology) };
}

function firstWords(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  if (line.length <= FIRST_WORDS_LENGTH) return line;
  const cut = line.slice(0, FIRST_WORDS_LENGTH);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), FIRST_WORDS_LENGTH / 2))}…`;
}
