import type { EntryView } from '../../data/desk.ts';

/** A reception with photos and a printed receipt takes no longer. */
const RECEPTION_MS = 5 * 60_000;
const BELONGS_TO_RECEPTION = ['reporter-identified', 'attached', 'receipt-issued'];

/**
 * Entries in the order given, those of one reception together: what the same person wrote right after `received`,
 * of identity, evidence and receipt. A refused entry always stands alone, so that it is seen.
 */
export function entryGroups(entries: readonly EntryView[]): EntryView[][] {
  const groups: EntryView[][] = [];
  for (const view of entries) {
    const open = groups.at(-1);
    if (open && belongs(view, open)) open.push(view);
    else groups.push([view]);
  }
  return groups;
}

function belongs(view: EntryView, [received]: readonly EntryView[]): boolean {
  return (
    received?.entry.kind === 'received' &&
    BELONGS_TO_RECEPTION.includes(view.entry.kind) &&
    view.entry.by === received.entry.by &&
    Date.parse(view.entry.at) - Date.parse(received.entry.at) <= RECEPTION_MS &&
    view.rejection === null &&
    received.rejection === null
  );
}
