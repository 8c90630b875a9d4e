import { sql } from 'drizzle-orm';
import { rowsOf, type Transaction } from '../database/database.ts';

export interface Credentials {
  verifier: string;
  failures: number;
  lockedUntilMs: number;
}

/** Locks the row, so that guesses made at once are counted one by one. */
export async function lockCredentials(tx: Transaction, district: string, staff: string): Promise<Credentials | null> {
  const query = sql`select verifier, failures, locked_until_ms::float8 as "lockedUntilMs" from staff_credentials
    where district = ${district} and staff = ${staff} for update`;
  return (await rowsOf<Credentials>(tx, query))[0] ?? null;
}

export async function recordFailures(
  tx: Transaction,
  district: string,
  staff: string,
  failures: number,
  lockedUntilMs: number,
) {
  await tx.execute(sql`update staff_credentials set failures = ${failures}, locked_until_ms = ${lockedUntilMs}
    where district = ${district} and staff = ${staff}`);
}

export async function putVerifier(tx: Transaction, district: string, staff: string, verifier: string): Promise<void> {
  await tx.execute(sql`insert into staff_credentials (district, staff, verifier) values (${district}, ${staff}, ${verifier})
    on conflict (district, staff) do update set verifier = excluded.verifier, failures = 0, locked_until_ms = 0`);
}

export async function hasCredentials(tx: Transaction, district: string, staff: string): Promise<boolean> {
  const query = sql`select 1 as one from staff_credentials where district = ${district} and staff = ${staff}`;
  return (await rowsOf(tx, query)).length > 0;
}

/** Remembers scopes that a person loses, so that what was read under them is called back. */
export async function addFormerScopes(tx: Transaction, district: string, staff: string, scopes: readonly string[]) {
  await tx.execute(sql`update staff_credentials set former_scopes = (
      select coalesce(array_agg(distinct s), '{}') from (
        select unnest(former_scopes) s union select json_array_elements_text(${JSON.stringify(scopes)}::json)) all_scopes)
    where district = ${district} and staff = ${staff}`);
}

export async function formerScopes(tx: Transaction, district: string, staff: string): Promise<string[]> {
  const query = sql`select former_scopes as scopes from staff_credentials where district = ${district} and staff = ${staff}`;
  return (await rowsOf<{ scopes: string[] }>(tx, query))[0]?.scopes ?? [];
}

export interface StaffKeyRow {
  id: string;
  staff: string;
  workstation: string;
  publicKey: string;
  /** Newest last. */
  certificates: string[];
  revokedAtMs: number | null;
}

const KEY_COLUMNS = sql`id, staff, workstation, public_key as "publicKey", certificates, revoked_at_ms::float8 as "revokedAtMs"`;

export async function staffKey(tx: Transaction, district: string, id: string): Promise<StaffKeyRow | null> {
  const query = sql`select ${KEY_COLUMNS} from staff_keys where district = ${district} and id = ${id}`;
  return (await rowsOf<StaffKeyRow>(tx, query))[0] ?? null;
}

export function staffKeys(tx: Transaction, district: string, ids: readonly string[]): Promise<StaffKeyRow[]> {
  return rowsOf(
    tx,
    sql`select ${KEY_COLUMNS} from staff_keys where district = ${district}
      and id in (select json_array_elements_text(${JSON.stringify(ids)}::json))`,
  );
}

export function keysOfWorkstation(tx: Transaction, district: string, workstation: string): Promise<StaffKeyRow[]> {
  return rowsOf(
    tx,
    sql`select ${KEY_COLUMNS} from staff_keys where district = ${district} and workstation = ${workstation} order by id`,
  );
}

/** Adds the key, or one more certificate to it. */
export async function putStaffKey(
  tx: Transaction,
  district: string,
  row: Omit<StaffKeyRow, 'certificates' | 'revokedAtMs'>,
  certificate: string,
): Promise<void> {
  await tx.execute(sql`insert into staff_keys (district, id, staff, workstation, public_key, certificates)
    values (${district}, ${row.id}, ${row.staff}, ${row.workstation}, ${row.publicKey}, array[${certificate}]::text[])
    on conflict (district, id) do update set certificates = array_append(staff_keys.certificates, ${certificate}::text)`);
}

export async function revokeKeys(
  tx: Transaction,
  district: string,
  ids: readonly string[],
  nowMs: number,
): Promise<void> {
  const keys = sql`(select json_array_elements_text(${JSON.stringify(ids)}::json))`;
  await tx.execute(sql`update staff_keys set revoked_at_ms = coalesce(revoked_at_ms, ${nowMs})
    where district = ${district} and id in ${keys}`);
  await tx.execute(sql`delete from sessions where district = ${district} and key in ${keys}`);
}

export async function keysOfStaff(tx: Transaction, district: string, staff: string): Promise<string[]> {
  const query = sql`select id from staff_keys where district = ${district} and staff = ${staff}`;
  return (await rowsOf<{ id: string }>(tx, query)).map((row) => row.id);
}
