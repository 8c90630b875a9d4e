import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { fromUtf8, utf8 } from '#shared/crypto/bytes.ts';
import { openBox, sealBox } from '#shared/crypto/sealed-box.ts';
import type { Transaction } from '../database/database.ts';
import { HubError } from '../hub-error.ts';
import { keysOfWorkstation } from '../repositories/staff-repository.ts';
import { storeRecovery, type WorkstationRow } from '../repositories/workstation-repository.ts';
import type { Identity } from './identity.ts';

/** The data keys of a workstation in their box: base64url members; `secretPrivate` opens what was sealed to `secretPublic`. */
const DataKeys = Type.Object({
  main: Type.String(),
  secret: Type.Optional(Type.String()),
  secretPrivate: Type.Optional(Type.String()),
  secretPublic: Type.String(),
});

interface FirstSignIn {
  key: string;
  boxKey: string;
  recovery?: string | undefined;
  cleared: boolean;
}

/**
 * The first person of a workstation leaves the data keys with the hub and gets null; everyone after gets them back,
 * sealed to this sign-in, without the secret ones unless cleared.
 */
export async function exchangeDataKeys(
  tx: Transaction,
  identity: Identity,
  district: string,
  workstation: WorkstationRow,
  person: FirstSignIn,
): Promise<string | null> {
  const others = (await keysOfWorkstation(tx, district, workstation.id)).some((row) => row.id !== person.key);
  // Whoever sends them alone may send them again: the reply may have been lost, and nobody else depends on them.
  if (person.recovery !== undefined && !(workstation.recovery !== null && others)) {
    await open(identity, person.recovery);
    await storeRecovery(tx, district, workstation.id, person.recovery);
    return null;
  }
  if (workstation.recovery === null)
    throw new HubError('recovery-missing', "nobody has left this workstation's data keys yet");
  const { main, secret, secretPrivate, secretPublic } = await open(identity, workstation.recovery);
  const keys = person.cleared ? { main, secret, secretPrivate, secretPublic } : { main, secretPublic };
  return sealBox(person.boxKey, utf8(JSON.stringify(keys)));
}

async function open({ secrets }: Identity, box: string) {
  try {
    return Value.Parse(DataKeys, JSON.parse(fromUtf8(await openBox(secrets.recovery, box))));
  } catch {
    throw new HubError('bad-request', "the recovery copy does not open with this hub's recovery key");
  }
}
