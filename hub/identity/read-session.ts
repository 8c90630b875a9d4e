import { endSession, type Reader, readerBySecret } from '../repositories/session-repository.ts';
import type { Identity } from './identity.ts';

/** The person behind a session with the rights of this moment; null when it has ended. */
export const readerOf = ({ database, now }: Identity, secretHash: string): Promise<Reader | null> =>
  database.within(null, (tx) => readerBySecret(tx, secretHash, now()));

export const signOut = ({ database }: Identity, reader: Reader, secretHash: string): Promise<void> =>
  database.within(reader.district, (tx) => endSession(tx, reader.district, secretHash));
