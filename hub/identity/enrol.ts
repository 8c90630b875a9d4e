import { fromBase64url, sha } from '#shared/crypto/bytes.ts';
import { keyId } from '#shared/crypto/signature.ts';
import type { EnrolmentAnswer, EnrolmentRequest } from '#shared/replication/protocol.ts';
import type { Transaction } from '../database/database.ts';
import { HubError } from '../hub-error.ts';
import { audit } from '../repositories/audit-repository.ts';
import { directoryData, directoryOfKind, putDirectory } from '../repositories/directory-repository.ts';
import { enrolmentByCode, lockEnrolmentCode, useEnrolmentCode } from '../repositories/enrolment-repository.ts';
import { addWorkstation, issueWorkstationCode, workstationById } from '../repositories/workstation-repository.ts';
import { certifyWorkstation } from './certify.ts';
import type { Identity } from './identity.ts';

/** What a code is stored as: read aloud or typed, so without case and separators. */
export const enrolmentCodeHash = (code: string): Promise<string> =>
  sha(`loket-aduan/enrolment/1\n${code.toUpperCase().replace(/[^0-9A-Z]/g, '')}`);

/** Makes a workstation of a PC. The same code with the same key answers as before: a lost reply burns no code. */
export async function enrol(identity: Identity, request: EnrolmentRequest): Promise<EnrolmentAnswer> {
  const { database, secrets, now } = identity;
  const codeHash = await enrolmentCodeHash(request.code);
  const code = await database.within(null, (tx) => enrolmentByCode(tx, codeHash));
  if (!code) throw new HubError('unknown-code', 'no such enrolment code');
  if (fromBase64url(request.publicKey).length !== 32) throw new HubError('bad-request', 'publicKey is no Ed25519 key');
  const { district, alias, unit } = code;
  return database.within(district, async (tx) => {
    const usedBy = await lockEnrolmentCode(tx, district, codeHash);
    if (usedBy) return answer(tx, identity, district, await sameWorkstation(tx, district, usedBy, request.publicKey));
    if (code.expiresAtMs < now()) throw new HubError('expired-code', 'this enrolment code has expired');
    const id = `${alias}-${await issueWorkstationCode(tx, district)}`;
    const subject = { key: await keyId(request.publicKey), publicKey: request.publicKey, workstation: id };
    const certificate = await certifyWorkstation(secrets.signing, subject, unit, now());
    await addWorkstation(tx, district, { id, unit, publicKey: request.publicKey, certificate });
    await useEnrolmentCode(tx, district, codeHash, id);
    const data = { id, name: request.name, unit, certificate, revokedAt: null };
    await putDirectory(tx, district, [{ id: `workstation:${id}`, kind: 'workstation', data }]);
    await audit(tx, district, now(), {
      actor: id,
      action: 'workstation-enrolled',
      detail: { unit, name: request.name },
    });
    return answer(tx, identity, district, { id, unit, certificate });
  });
}

async function sameWorkstation(tx: Transaction, district: string, id: string, publicKey: string) {
  const workstation = await workstationById(tx, district, id);
  if (workstation?.publicKey !== publicKey) throw new HubError('used-code', 'this enrolment code was used before');
  return workstation;
}

async function answer(
  tx: Transaction,
  { secrets }: Identity,
  district: string,
  workstation: { id: string; unit: string; certificate: string },
): Promise<EnrolmentAnswer> {
  const place = await directoryData(tx, district, 'district', district);
  const unit = await directoryData(tx, district, 'unit', workstation.unit);
  if (!place || !unit) throw new HubError('not-found', 'the unit of this code is not in the directory');
  const staff = (await directoryOfKind(tx, district, 'staff')).filter((one) => one.active && one.unit === unit.id);
  return {
    workstation: workstation.id,
    certificate: workstation.certificate,
    district: { code: place.code, alias: place.alias, name: place.name },
    unit: { id: unit.id, name: unit.name },
    hub: { signingKey: secrets.signing.publicKey, recoveryKey: secrets.recovery.publicKey },
    staff: staff.map(({ id, name, position }) => ({ id, name, position })),
  };
}
