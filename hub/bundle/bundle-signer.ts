import { sealText } from '#shared/bundle/bundle-bytes.ts';
import { BundleFault } from '#shared/bundle/bundle-fault.ts';
import type { UpHead } from '#shared/bundle/bundle-head.ts';
import type { Seal } from '#shared/bundle/read-bundle.ts';
import { verifySignature } from '#shared/crypto/signature.ts';
import { type Certificate, verifyCertificate } from '#shared/directory/certificate.ts';
import type { Transaction } from '../database/database.ts';
import type { Replication } from '../replication/replication.ts';
import { directoryData } from '../repositories/directory-repository.ts';
import { allDistricts } from '../repositories/district-repository.ts';
import type { Reader } from '../repositories/session-repository.ts';
import { formerScopes, staffKey } from '../repositories/staff-repository.ts';
import { workstationById } from '../repositories/workstation-repository.ts';

/**
 * The person who made a bundle, with the rights of this moment: proven by the signatures of the workstation and of the
 * person over all of it. Keys that a restored hub has forgotten are taken from certificates of its own. Throws
 * BundleFault.
 */
export async function signerOfBundle(
  { database, hubPublicKey }: Replication,
  head: UpHead,
  { seal, signatures }: Seal,
  certificates: readonly string[],
): Promise<Reader> {
  const alias = head.workstation.slice(0, 3);
  const known = (await database.within(null, allDistricts)).find((one) => one.alias === alias);
  if (!known) throw new BundleFault('bundle-other-district', `no district ${alias} on this hub`);
  const { district } = known;
  const read = await Promise.all(certificates.map((text) => verifyCertificate(text, hubPublicKey)));
  const ofBundle = read.filter((one) => one !== null && one.workstation === head.workstation) as Certificate[];
  return database.within(district, async (tx) => {
    const { keys, unit } = await keysOf(tx, district, head, ofBundle);
    const isSigned = await Promise.all(
      keys.map((key, index) => verifySignature(key, sealText(seal), signatures[index] ?? '')),
    );
    if (!isSigned.every(Boolean)) throw new BundleFault('bundle-forged', 'not signed by this workstation and person');
    return readerOf(tx, district, alias, head, unit);
  });
}

/** Public keys of the workstation and of the person, and the workstation's unit. */
async function keysOf(
  tx: Transaction,
  district: string,
  head: UpHead,
  certificates: readonly Certificate[],
): Promise<{ keys: string[]; unit: string }> {
  const workstation = await workstationById(tx, district, head.workstation);
  const person = await staffKey(tx, district, head.key);
  if (workstation && workstation.revokedAtMs !== null)
    throw new BundleFault('bundle-revoked', `${head.workstation} was revoked`);
  if (person && person.revokedAtMs !== null) throw new BundleFault('bundle-revoked', `key ${head.key} was revoked`);
  const ofPc = certificates.find((one) => one.type === 'workstation');
  const ofPerson = certificates.find((one) => one.type === 'staff' && one.key === head.key);
  const { staff, workstation: madeOn } = person ?? ofPerson ?? { staff: '', workstation: '' };
  const keys = [workstation ?? ofPc, person ?? ofPerson].map((one) => one?.publicKey ?? '');
  if (keys.includes('') || staff !== head.staff || madeOn !== head.workstation)
    throw new BundleFault('bundle-forged', 'signed by nobody that this hub has certified');
  return { keys, unit: (workstation ?? ofPc)?.unit ?? '' };
}

/** As at a sign-in, who has gone to another unit may not read there what the new one reads. */
async function readerOf(
  tx: Transaction,
  district: string,
  alias: string,
  head: UpHead,
  unitOfPc: string,
): Promise<Reader> {
  const staff = await directoryData(tx, district, 'staff', head.staff);
  const unit = staff && (await directoryData(tx, district, 'unit', staff.unit));
  if (!staff?.active || !unit || staff.unit !== unitOfPc)
    throw new BundleFault('bundle-revoked', `${head.staff} may not sign in any more`);
  return {
    district,
    alias,
    staff: staff.id,
    name: staff.name,
    roles: staff.roles,
    cleared: staff.cleared,
    unit: staff.unit,
    unitKind: unit.kind,
    workstation: head.workstation,
    key: head.key,
    expiresAtMs: 0,
    formerScopes: await formerScopes(tx, district, staff.id),
  };
}
