import type { Summary } from '#shared/complaint/summary.ts';
import type { AnyEntryInput } from '../../data/desk.ts';

export interface Correction {
  title: string;
  category: string;
  chronology: string;
  picks: readonly number[];
  request: string;
  address: string;
}

/** One entry for each field that differs. An account may be confirmed as it is: that completes a quick receipt. */
export function corrections(summary: Summary, form: Correction, reason: string): AnyEntryInput[] {
  const entries: AnyEntryInput[] = [];
  const correct = (field: 'title' | 'category' | 'chronology' | 'request', value: unknown) =>
    entries.push({ kind: 'corrected', data: { field, value, reason } });
  const { request, reporter } = summary;
  const isOther = (text: string, before: string) => text.trim() !== '' && text.trim() !== before;

  if (isOther(form.title, summary.title)) correct('title', form.title.trim());
  if (form.category !== summary.category) correct('category', form.category);
  if (summary.quick || isOther(form.chronology, summary.chronology)) correct('chronology', form.chronology.trim());
  if (form.picks.join() !== request.picks.join() || form.request.trim() !== request.text) {
    correct('request', { picks: [...form.picks], text: form.request.trim() });
  }
  if (reporter && isOther(form.address, reporter.address)) {
    entries.push({ kind: 'reporter-identified', data: { ...reporter, address: form.address.trim() } });
  }
  return entries;
}
