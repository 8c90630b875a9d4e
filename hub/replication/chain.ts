import type { ChainAnswer } from '#shared/replication/protocol.ts';
import { chainFrom } from '../repositories/chain-repository.ts';
import type { Reader } from '../repositories/session-repository.ts';
import type { Replication } from './replication.ts';

const PAGE = 5_000;

/** What the hub holds of a workstation's chain: by it a PC that was enrolled anew finds what it has to send or issue again. */
export async function chain(
  { database }: Replication,
  reader: Reader,
  workstation: string,
  from: number,
): Promise<ChainAnswer> {
  const links = await database.within(reader.district, (tx) =>
    chainFrom(tx, reader.district, workstation, from, PAGE + 1),
  );
  return {
    entries: links.slice(0, PAGE).map(({ n, hash, prev }) => [n, hash, prev]),
    more: links.length > PAGE,
  };
}
