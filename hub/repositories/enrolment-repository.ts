import { sql } from 'drizzle-orm';
import { rowsOf, type Transaction } from '../database/database.ts';

export interface EnrolmentCode {
  district: string;
  alias: string;
  unit: string;
  expiresAtMs: number;
  /** Workstation that was enrolled with it. */
  usedBy: string | null;
}

/** Needs no district. */
export async function enrolmentByCode(tx: Transaction, codeHash: string): Promise<EnrolmentCode | null> {
  const query = sql`select district, alias, unit, expires_at_ms::float8 as "expiresAtMs", used_by as "usedBy"
    from enrolment_by_code(${codeHash})`;
  return (await rowsOf<EnrolmentCode>(tx, query))[0] ?? null;
}

export async function addEnrolmentCode(
  tx: Transaction,
  district: string,
  codeHash: string,
  unit: string,
  expiresAtMs: number,
): Promise<void> {
  await tx.execute(sql`insert into enrolment_codes (code_hash, district, unit, expires_at_ms)
    values (${codeHash}, ${district}, ${unit}, ${expiresAtMs})`);
}

/** The workstation that a code enrolled; locks the code, so that it is used once. */
export async function lockEnrolmentCode(tx: Transaction, district: string, codeHash: string): Promise<string | null> {
  const query = sql`select used_by as "usedBy" from enrolment_codes
    where district = ${district} and code_hash = ${codeHash} for update`;
  return (await rowsOf<{ usedBy: string | null }>(tx, query))[0]?.usedBy ?? null;
}

export async function useEnrolmentCode(tx: Transaction, district: string, codeHash: string, workstation: string) {
  await tx.execute(sql`update enrolment_codes set used_by = ${workstation}
    where district = ${district} and code_hash = ${codeHash}`);
}
