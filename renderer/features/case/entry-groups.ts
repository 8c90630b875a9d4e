import type { EntryView } from '../../data/desk.ts';

const BELONGS_TO_RECEPTION = ['reporter-identified', 'attached', 'receipt-issued'];

/**
 * Entries in the order given, those of one reception together: what the same person wrote right after `received`, on
 * the same day, of identity, evidence and receipt. A refused entry always stands alone, so that it is seen.
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
    view.entry.at.slice(0, 10) === received.entry.at.slice(0, 10) &&
    view.rejection === null &&
    received.rejection === null
  );
}
