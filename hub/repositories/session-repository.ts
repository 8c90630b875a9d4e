import { sql } from 'drizzle-orm';
import type { Role } from '#shared/access/role.ts';
import { rowsOf, type Transaction } from '../database/database.ts';

/** Who asks: a person on a workstation, with the rights of this moment. */
export interface Reader {
  district: string;
  /** Three letters of the district's tickets. */
  alias: string;
  staff: string;
  name: string;
  roles: Role[];
  cleared: boolean;
  unit: string;
  unitKind: string;
  workstation: string;
  key: string;
  expiresAtMs: number;
  formerScopes: string[];
}

/** Null when the session is unknown, expired or revoked. Needs no district. */
export async function readerBySecret(tx: Transaction, secretHash: string, nowMs: number): Promise<Reader | null> {
  const query = sql`select district, alias, staff, name, roles, cleared, unit, unit_kind as "unitKind", workstation, key,
    expires_at_ms::float8 as "expiresAtMs", former_scopes as "formerScopes" from session_by_secret(${secretHash}, ${nowMs})`;
  return (await rowsOf<Reader>(tx, query))[0] ?? null;
}

export async function addSession(
  tx: Transaction,
  secretHash: string,
  session: { district: string; staff: string; workstation: string; key: string; expiresAtMs: number },
  nowMs: number,
): Promise<void> {
  await tx.execute(sql`delete from sessions where district = ${session.district} and expires_at_ms <= ${nowMs}`);
  await tx.execute(sql`insert into sessions (secret_hash, district, staff, workstation, key, expires_at_ms)
    values (${secretHash}, ${session.district}, ${session.staff}, ${session.workstation}, ${session.key}, ${session.expiresAtMs})`);
}

export async function endSession(tx: Transaction, district: string, secretHash: string): Promise<void> {
  await tx.execute(sql`delete from sessions where district = ${district} and secret_hash = ${secretHash}`);
}
