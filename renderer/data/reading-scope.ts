import { isOpenTo, type ScopedReader, scopesOfReader } from '#shared/access/scope.ts';
import type { StoredCase } from './store/stored-case.ts';

export type MayRead = (one: StoredCase) => boolean;

/**
 * Which cases of the store the person signed in reads: the store is the PC's, and holds what colleagues with other
 * rights read as well. `reader` is asked each time: the directory may bring other roles.
 */
export function readingScope(reader: () => ScopedReader): MayRead {
  let former: ScopedReader | null = null;
  let held = new Set<string>();
  return ({ collection, summary }) => {
    const now = reader();
    if (now.roles !== former?.roles || now.unitKind !== former.unitKind || now.unit !== former.unit) {
      former = now;
      held = new Set(scopesOfReader(now));
    }
    const secret = collection === 'secretComplaints';
    // Without the key for secret cases only what this very person has just received is in memory.
    return (secret && !now.cleared) || isOpenTo(held, summary, { secret, supervisory: summary.supervisory });
  };
}
