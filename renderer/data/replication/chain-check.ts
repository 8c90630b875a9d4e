import { numberOf } from '#shared/complaint/entry.ts';
import type { JournalHead } from '#shared/journal/journal-schema.ts';
import type { SessionAnswer } from '#shared/replication/protocol.ts';
import type { Desktop } from '../../platform/desktop.ts';
import type { StoredCase } from '../store/stored-case.ts';

/**
 * False when the hub knows entries of this workstation that its journal does not have: the disk was restored from an
 * image or copied to another PC, and numbers would be given out twice.
 */
export async function isSameChain(
  journal: Desktop['journal'],
  workstation: string,
  chain: SessionAnswer['chain'],
): Promise<boolean> {
  if (chain === null) return true;
  const { head } = await journal.open(workstation);
  if (chain.n > head.n) return false;
  if (chain.n === head.n) return chain.hash === head.hash;
  // The journal may have let go of a line that old; its successors follow from it.
  const [line] = await journal.read({ from: chain.n, limit: 1 });
  return line?.n !== chain.n || line.hash === chain.hash;
}

/** True when the store has entries of this workstation whose numbers the journal would give out again: it was lost or set back. */
export function isSetBack(head: JournalHead, cases: Iterable<StoredCase>): boolean {
  for (const { own } of cases) if (own.some((id) => numberOf(id) > head.n)) return true;
  return false;
}
