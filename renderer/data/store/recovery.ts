import { Value } from 'typebox/value';
import type { Entry } from '#shared/complaint/entry.ts';
import { ENTRY_DATA, type EntryData } from '#shared/complaint/entry-data.ts';
import type { JournalLine } from '#shared/journal/journal-schema.ts';
import type { CaseCollection } from '#shared/replication/protocol.ts';
import type { Desktop } from '../../platform/desktop.ts';
import type { Attachments } from '../attachments.ts';
import type { KeyRing } from '../keys.ts';
import type { CaseStore } from './case-store.ts';
import { pagesOf } from './journal-pages.ts';
import { KeyMissing, openLine } from './seal.ts';

interface RecoveryParts {
  journal: Desktop['journal'];
  keys: KeyRing;
  store: CaseStore;
  attachments: Attachments;
  onFault(error: unknown): void;
}

/**
 * Replays what the journal holds and the store lacks: a save that the power cut off in between, or everything when
 * Chromium emptied IndexedDB. Cases that left this person's scope stay away. The number of entries replayed.
 */
export async function recover({ journal, keys, store, attachments, onFault }: RecoveryParts): Promise<number> {
  let replayed = 0;
  for await (const lines of pagesOf(journal.read)) {
    const missing = lines.filter((line) => !store.get(line.ticket)?.own.includes(line.id));
    for (const [ticket, group] of Map.groupBy(missing, (line) => line.ticket)) {
      const [{ collection }] = group as [JournalLine];
      if (await isElsewhere(store, ticket, collection)) continue;
      const entries = await openAll(keys, group, onFault);
      if (entries.length === 0) continue;
      await store.add(store.get(ticket)?.collection ?? collection, ticket, entries);
      await attachments.note(collection, ticket, entries.flatMap(attachedIn), 'unsent');
      replayed += entries.length;
    }
  }
  return replayed;
}

/** A file that the hub holds already is found out at its upload. */
const attachedIn = ({ kind, data }: Entry): EntryData<'attached'>[] =>
  kind === 'attached' && Value.Check(ENTRY_DATA.attached, data) ? [data] : [];

async function isElsewhere(store: CaseStore, ticket: string, collection: CaseCollection): Promise<boolean> {
  if (!store.collections.includes(collection)) return true;
  return store.get(ticket) === null && (await store.hasLeft(collection, ticket));
}

async function openAll(
  keys: KeyRing,
  lines: readonly JournalLine[],
  onFault: (error: unknown) => void,
): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (const line of lines) {
    try {
      entries.push(await openLine(keys, line));
    } catch (error) {
      // One altered line must not keep the others from coming back.
      if (!(error instanceof KeyMissing)) onFault(error);
    }
  }
  return entries;
}
