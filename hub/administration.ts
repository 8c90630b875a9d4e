import { scopesOfReader } from '#shared/access/scope.ts';
import { randomBytes } from '#shared/crypto/bytes.ts';
import type { DirectoryData, Staff, Unit } from '#shared/directory/directory-document.ts';
import type { Database, Transaction } from './database/database.ts';
import { enrolmentCodeHash } from './identity/enrol.ts';
import { passphraseVerifier } from './identity/passphrase.ts';
import { type AuditRecord, audit, brokenAuditRecord } from './repositories/audit-repository.ts';
import { brokenChains, type ChainState } from './repositories/chain-repository.ts';
import {
  type DirectoryEntry,
  directoryData,
  directoryOfKind,
  putDirectory,
  removeFromDirectory as remove,
} from './repositories/directory-repository.ts';
import { addDistrict } from './repositories/district-repository.ts';
import { addEnrolmentCode } from './repositories/enrolment-repository.ts';
import { readHubSecrets } from './repositories/hub-state-repository.ts';
import { quarantineCounts } from './repositories/quarantine-repository.ts';
import {
  addFormerScopes,
  hasCredentials,
  keysOfStaff,
  keysOfWorkstation,
  putVerifier,
  revokeKeys,
} from './repositories/staff-repository.ts';
import { revokeWorkstation as endWorkstation, workstationById } from './repositories/workstation-repository.ts';

/** What an administrator does at the server; every act is in the district's audit log. */
export interface Administration {
  database: Database;
  /** Milliseconds of the hub's clock. */
  now: () => number;
}

const CODE_VALID_MS = 7 * 24 * 3_600_000;

/** Runs an act and writes it down in one transaction, then tells the workstations. */
async function act<Result>(
  { database, now }: Administration,
  district: string,
  action: string,
  detail: AuditRecord['detail'],
  work: (tx: Transaction) => Promise<Result>,
): Promise<Result> {
  const result = await database.within(district, async (tx) => {
    const done = await work(tx);
    await audit(tx, district, now(), { actor: 'administrator', action, detail });
    return done;
  });
  database.announce({ district, feed: 'directory', scopes: [] });
  return result;
}

/** Creates the district, or brings its description up to date. The hub's public key is filled in. */
export async function createDistrict(
  administration: Administration,
  description: Omit<DirectoryData<'district'>, 'hubPublicKey'>,
): Promise<void> {
  const { code, alias } = description;
  const { signing } = await readHubSecrets(administration.database);
  const data = { ...description, hubPublicKey: signing.publicKey };
  await act(administration, code, 'district-described', { alias }, async (tx) => {
    await addDistrict(tx, code, alias);
    await putDirectory(tx, code, [{ id: `district:${code}`, kind: 'district', data }]);
  });
}

export type PlainKind = 'unit' | 'calendar' | 'standard' | 'template' | 'planned-work';

/** Writes directory documents as they are; for kinds without a secret half. Returns how many differed. */
export async function setDirectory(
  administration: Administration,
  district: string,
  documents: readonly DirectoryEntry<PlainKind>[],
): Promise<number> {
  const ids = documents.map((document) => document.id);
  return act(administration, district, 'directory-written', { ids }, (tx) => putDirectory(tx, district, documents));
}

/** Takes a document back from every workstation; for kinds without a secret half. */
export async function removeFromDirectory(
  administration: Administration,
  district: string,
  kind: PlainKind,
  key: string,
): Promise<void> {
  const id = `${kind}:${key}`;
  await act(administration, district, 'directory-removed', { id }, async (tx) => {
    if (!(await directoryData(tx, district, kind, key))) throw new Error(`no ${id} in ${district}`);
    await remove(tx, district, id);
  });
}

export async function addUnit(administration: Administration, district: string, unit: Unit): Promise<void> {
  await setDirectory(administration, district, [{ id: `unit:${unit.id}`, kind: 'unit', data: unit }]);
}

/**
 * Adds a person or changes one; with a passphrase, sets it. Scopes that the change takes away are called back from the
 * person's workstations. Throws when the unit is unknown, or when a new person comes without a passphrase.
 */
export async function putStaff(
  administration: Administration,
  district: string,
  staff: Staff,
  passphrase?: string,
): Promise<void> {
  const verifier = passphrase === undefined ? null : await passphraseVerifier(passphrase);
  const { id, unit, roles, cleared, active } = staff;
  await act(administration, district, 'staff-written', { id, unit, roles, cleared, active }, async (tx) => {
    const before = await directoryData(tx, district, 'staff', id);
    if (!(await directoryData(tx, district, 'unit', unit))) throw new Error(`no unit ${unit} in ${district}`);
    if (verifier !== null) await putVerifier(tx, district, id, verifier);
    else if (!(await hasCredentials(tx, district, id))) throw new Error(`${id} needs a passphrase`);
    if (before) await addFormerScopes(tx, district, id, await lostScopes(tx, district, before, staff));
    await putDirectory(tx, district, [{ id: `staff:${id}`, kind: 'staff', data: staff }]);
    if (!active) await revoke(tx, district, await keysOfStaff(tx, district, id), administration.now());
  });
}

async function lostScopes(tx: Transaction, district: string, before: Staff, after: Staff): Promise<string[]> {
  const scopes = async (staff: Staff) => {
    const unit = await directoryData(tx, district, 'unit', staff.unit);
    return staff.active ? scopesOfReader({ ...staff, unitKind: unit?.kind ?? '' }) : [];
  };
  const left = await scopes(after);
  return (await scopes(before)).filter((scope) => !left.includes(scope));
}

/** A one-time code for a PC of this unit, to be typed there within seven days: `K7QM-4T2X-9HVB`. */
export async function createEnrolmentCode(
  administration: Administration,
  { district, unit }: { district: string; unit: string },
): Promise<{ code: string; expiresAtMs: number }> {
  const characters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  const random = Array.from(randomBytes(12), (byte) => characters[byte & 31]).join('');
  const code = random.replace(/(.{4})(?=.)/g, '$1-');
  const codeHash = await enrolmentCodeHash(code);
  const expiresAtMs = administration.now() + CODE_VALID_MS;
  await act(administration, district, 'enrolment-code-made', { unit }, async (tx) => {
    if (!(await directoryData(tx, district, 'unit', unit))) throw new Error(`no unit ${unit} in ${district}`);
    await addEnrolmentCode(tx, district, codeHash, unit, expiresAtMs);
  });
  return { code, expiresAtMs };
}

/** A lost or replaced PC: its sessions end at once, and what its keys sign from now on goes to karantina. */
export async function revokeWorkstation(administration: Administration, district: string, id: string): Promise<void> {
  const nowMs = administration.now();
  await act(administration, district, 'workstation-revoked', { id }, async (tx) => {
    const row = await workstationById(tx, district, id);
    const data = await directoryData(tx, district, 'workstation', id);
    if (!row || !data) throw new Error(`no workstation ${id} in ${district}`);
    await endWorkstation(tx, district, id, nowMs);
    const revoked = { ...data, revokedAt: new Date(nowMs).toISOString() };
    await putDirectory(tx, district, [{ id: `workstation:${id}`, kind: 'workstation', data: revoked }]);
    await revoke(
      tx,
      district,
      (await keysOfWorkstation(tx, district, id)).map((key) => key.id),
      nowMs,
    );
  });
}

async function revoke(tx: Transaction, district: string, keys: readonly string[], nowMs: number): Promise<void> {
  if (keys.length === 0) return;
  await revokeKeys(tx, district, keys, nowMs);
  const revokedAt = new Date(nowMs).toISOString();
  const all = await directoryOfKind(tx, district, 'key');
  const data = all
    .filter((key) => keys.includes(key.id) && key.revokedAt === null)
    .map((key) => ({ ...key, revokedAt }));
  await putDirectory(
    tx,
    district,
    data.map((key) => ({ id: `key:${key.id}`, kind: 'key' as const, data: key })),
  );
}

export interface DistrictState {
  /** Chains of workstations in which an entry is missing or does not follow from the one before it. */
  brokenChains: ChainState[];
  /** Entries in karantina, by reason. */
  quarantined: Record<string, number>;
  /** The first record of the audit log that does not hold; null when all do. */
  brokenAuditRecord: number | null;
}

export const districtState = ({ database }: Administration, district: string): Promise<DistrictState> =>
  database.within(district, async (tx) => ({
    brokenChains: await brokenChains(tx, district),
    quarantined: await quarantineCounts(tx, district),
    brokenAuditRecord: await brokenAuditRecord(tx, district),
  }));
