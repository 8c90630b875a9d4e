import { jcs } from '#shared/complaint/entry-bytes.ts';
import { fromBase64url, randomBytes, sha, toBase64url } from '#shared/crypto/bytes.ts';
import { keyId, verifySignature } from '#shared/crypto/signature.ts';
import type { Staff } from '#shared/directory/directory-document.ts';
import { SESSION_PROOF_PREFIX, type SessionAnswer, type SessionRequest } from '#shared/replication/protocol.ts';
import type { Transaction } from '../database/database.ts';
import { HubError } from '../hub-error.ts';
import { audit } from '../repositories/audit-repository.ts';
import { lastOfChain } from '../repositories/chain-repository.ts';
import { directoryData, putDirectory } from '../repositories/directory-repository.ts';
import { readEpoch } from '../repositories/hub-state-repository.ts';
import { addSession } from '../repositories/session-repository.ts';
import { putStaffKey, staffKey } from '../repositories/staff-repository.ts';
import { districtOfWorkstation, type WorkstationRow, workstationById } from '../repositories/workstation-repository.ts';
import { certifyStaff, isCurrent } from './certify.ts';
import { checkChallenge } from './challenge.ts';
import type { Identity } from './identity.ts';
import { checkPassphrase } from './passphrase.ts';
import { exchangeDataKeys } from './recovery.ts';

export const SESSION_MS = 10 * 60_000;

/** Opens a session for a person on a workstation; `secret` is the cookie's value and is stored only as a hash. */
export async function signIn(
  identity: Identity,
  request: SessionRequest,
): Promise<{ secret: string; answer: SessionAnswer }> {
  const { database, now } = identity;
  checkChallenge(identity, request.challenge);
  const district = await database.within(null, (tx) => districtOfWorkstation(tx, request.workstation));
  if (district === null) throw new HubError('unknown-workstation', 'no such workstation');
  const staff = await database.within(district, (tx) => provenStaff(tx, district, request));
  if (request.first) await checkPassphrase(database, district, staff.id, request.first.passphrase, now());

  return database.within(district, async (tx) => {
    // Locked, so that two first sign-ins on one PC cannot both leave data keys.
    const workstation = await workstationById(tx, district, request.workstation);
    if (!workstation) throw new HubError('unknown-workstation', 'no such workstation');
    const dataKeys = request.first
      ? await exchangeDataKeys(tx, identity, district, workstation, {
          ...request.first,
          key: request.key,
          cleared: staff.cleared,
        })
      : null;
    const certificate = await certified(tx, identity, district, request, staff);
    const secret = toBase64url(randomBytes(32));
    const session = {
      district,
      staff: staff.id,
      workstation: workstation.id,
      key: request.key,
      expiresAtMs: now() + SESSION_MS,
    };
    await addSession(tx, await sha(secret), session, now());
    const epoch = await readEpoch(tx);
    const chain = await lastOfChain(tx, district, workstation.id);
    const detail = { workstation: workstation.id, key: request.key, first: request.first !== undefined };
    await audit(tx, district, now(), { actor: staff.id, action: 'signed-in', detail });
    const { id, name, unit, roles, cleared } = staff;
    const answer = { staff: { id, name, unit, roles, cleared }, certificate, dataKeys, chain, epoch };
    return { secret, answer: { ...answer, serverTimeMs: now(), expiresInMs: SESSION_MS } };
  });
}

/** Only an enrolled workstation may even try a passphrase. */
async function provenStaff(tx: Transaction, district: string, request: SessionRequest): Promise<Staff> {
  const workstation = await workstationById(tx, district, request.workstation);
  if (!workstation) throw new HubError('unknown-workstation', 'no such workstation');
  if (workstation.revokedAtMs !== null) throw new HubError('workstation-revoked', 'this workstation was revoked');
  const { challenge, key, staff: id } = request;
  const proof = SESSION_PROOF_PREFIX + jcs({ challenge, key, staff: id, workstation: workstation.id });
  if (!(await verifySignature(workstation.publicKey, proof, request.workstationProof))) {
    throw new HubError('wrong-signature', 'the proof of the workstation is wrong');
  }
  const staff = await staffOf(tx, district, workstation, id);
  if (!(await verifySignature(await publicKeyOf(tx, district, request), proof, request.staffProof))) {
    throw new HubError('wrong-signature', 'the proof of the person is wrong');
  }
  return staff;
}

async function staffOf(tx: Transaction, district: string, workstation: WorkstationRow, id: string): Promise<Staff> {
  const staff = await directoryData(tx, district, 'staff', id);
  if (!staff?.active || staff.unit !== workstation.unit) {
    throw new HubError('unknown-staff', 'nobody of this unit has that id');
  }
  return staff;
}

async function publicKeyOf(
  tx: Transaction,
  district: string,
  { first, key, staff, workstation }: SessionRequest,
): Promise<string> {
  const known = await staffKey(tx, district, key);
  if (known && (known.staff !== staff || known.workstation !== workstation)) {
    throw new HubError('wrong-signature', 'this key belongs to somebody else');
  }
  if (known && known.revokedAtMs !== null)
    throw new HubError('key-revoked', 'this key was revoked: sign in with the passphrase');
  if (!first) {
    if (!known) throw new HubError('wrong-signature', 'unknown key: sign in with the passphrase');
    return known.publicKey;
  }
  if (fromBase64url(first.publicKey).length !== 32 || (await keyId(first.publicKey)) !== key) {
    throw new HubError('bad-request', 'key is not the id of publicKey');
  }
  return first.publicKey;
}

/** The certificate of the key, a new one when the person's unit, roles or clearance changed. */
async function certified(
  tx: Transaction,
  { secrets, now }: Identity,
  district: string,
  request: SessionRequest,
  staff: Staff,
): Promise<string> {
  const known = await staffKey(tx, district, request.key);
  const last = known?.certificates.at(-1);
  if (last !== undefined && isCurrent(last, staff)) return last;
  const publicKey = known?.publicKey ?? (request.first?.publicKey as string);
  const row = { id: request.key, staff: staff.id, workstation: request.workstation, publicKey };
  const certificate = await certifyStaff(
    secrets.signing,
    { key: row.id, publicKey, workstation: row.workstation },
    staff,
    now(),
  );
  await putStaffKey(tx, district, row, certificate);
  const data = { id: row.id, certificate, revokedAt: null };
  await putDirectory(tx, district, [{ id: `key:${row.id}`, kind: 'key', data }]);
  return certificate;
}
