import { inCollection, scopesOfReader } from '#shared/access/scope.ts';
import type { Collection } from '#shared/replication/protocol.ts';
import type { Reader } from '../repositories/session-repository.ts';
import type { Replication } from './replication.ts';

/** Tells which collections have something new for this reader; never what. Returns the way to stop. */
export function onChange(
  { database }: Replication,
  reader: Reader,
  tell: (collection: Collection) => void,
): () => void {
  const scopes = scopesOfReader(reader);
  return database.onHint((hint) => {
    if (hint.district !== reader.district) return;
    if (hint.feed === 'directory') return tell('directory');
    const isForAll = hint.scopes.length === 0;
    for (const collection of ['complaints', 'secretComplaints'] as const) {
      const mine = inCollection(scopes, collection);
      if (mine.length > 0 && (isForAll || mine.some((scope) => hint.scopes.includes(scope)))) tell(collection);
    }
  });
}
