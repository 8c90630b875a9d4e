import type { CaseCollection } from '#shared/replication/protocol.ts';
import type { Desktop } from '../platform/desktop.ts';
import type { Attachments } from './attachments.ts';
import type { CaseStore } from './store/case-store.ts';
import { linesOf } from './store/journal-pages.ts';

/**
 * When photos and documents of cases that left this person's scope may go. Where something was written here, a hub
 * restored from a backup may ask for entries and files again: both stay as long as the journal does.
 */

/** Of cases that are about to leave `collection`: the files of those in which nothing was written here. */
export async function forgetFilesOfOthers(
  store: CaseStore,
  attachments: Attachments,
  collection: CaseCollection,
  ids: readonly string[],
): Promise<void> {
  const other = store.inCollection(collection === 'complaints' ? 'secretComplaints' : 'complaints');
  const isForeign = (id: string) => store.get(id)?.own.length === 0;
  await attachments.forget(ids.filter((id) => !other.has(id) && isForeign(id)));
}

/** Of cases that are not here any more: the files of those of which the journal has nothing left. */
export async function forgetFilesLetGo(
  store: CaseStore,
  attachments: Attachments,
  journal: Desktop['journal'],
): Promise<void> {
  const left = new Set([...(await attachments.ticketsHeld())].filter((ticket) => store.get(ticket) === null));
  if (left.size === 0) return;
  for await (const { ticket } of linesOf(journal.read)) left.delete(ticket);
  await attachments.forget([...left]);
}
