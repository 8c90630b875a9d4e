import { foldPlace, villageLabel } from '#shared/directory/places.ts';
import type { CaseRow } from './desk.ts';

const LIMIT = 50;

/** Text of each summary as it is searched; built when a search first comes by, gone with the summary. */
const texts = new WeakMap<object, string>();

function textOf({ id, summary }: CaseRow): string {
  let text = texts.get(summary);
  if (text === undefined) {
    const { title, chronology, place, reporter, sp4n } = summary;
    const initials = (reporter?.name ?? '').replace(/(\p{L})\p{L}*\s*/gu, '$1');
    const parts = [
      id,
      id.replaceAll('-', ''),
      title,
      chronology,
      ...place.villages.map(villageLabel),
      place.landmark,
      initials,
    ];
    text = foldPlace([...parts, sp4n?.trackingId].filter(Boolean).join(' \n '));
    texts.set(summary, text);
  }
  return text;
}

/** A scan from the newest on that stops at 50: nothing to build, and typing one more letter never waits for an index. */
export function search(rows: readonly CaseRow[], query: string): CaseRow[] {
  const words = foldPlace(query).split(/\s+/).filter(Boolean);
  const found: CaseRow[] = [];
  if (words.length === 0) return found;
  for (const row of rows) {
    const text = textOf(row);
    if (!words.every((word) => text.includes(word))) continue;
    if (found.push(row) === LIMIT) break;
  }
  return found;
}
