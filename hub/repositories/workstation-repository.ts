import { sql } from 'drizzle-orm';
import { chainStart } from '#shared/directory/certificate.ts';
import { rowsOf, type Transaction } from '../database/database.ts';

export interface WorkstationRow {
  id: string;
  unit: string;
  publicKey: string;
  certificate: string;
  /** The data keys, sealed to the hub's recovery key. */
  recovery: string | null;
  revokedAtMs: number | null;
}

const COLUMNS = sql`id, unit, public_key as "publicKey", certificate, recovery, revoked_at_ms::float8 as "revokedAtMs"`;

export async function workstationById(tx: Transaction, district: string, id: string): Promise<WorkstationRow | null> {
  const query = sql`select ${COLUMNS} from workstations where district = ${district} and id = ${id} for update`;
  return (await rowsOf<WorkstationRow>(tx, query))[0] ?? null;
}

/** Null when no district knows it. Needs no district. */
export async function districtOfWorkstation(tx: Transaction, id: string): Promise<string | null> {
  const query = sql`select district_of_workstation(${id}) as district`;
  return (await rowsOf<{ district: string | null }>(tx, query))[0]?.district ?? null;
}

export async function addWorkstation(
  tx: Transaction,
  district: string,
  row: Omit<WorkstationRow, 'recovery' | 'revokedAtMs'>,
) {
  await tx.execute(sql`insert into workstations (district, id, unit, public_key, certificate)
    values (${district}, ${row.id}, ${row.unit}, ${row.publicKey}, ${row.certificate}) on conflict do nothing`);
}

export async function storeRecovery(tx: Transaction, district: string, id: string, recovery: string): Promise<void> {
  await tx.execute(sql`update workstations set recovery = ${recovery} where district = ${district} and id = ${id}`);
}

/** Keys of the district, their former sessions and the workstation end at once; entries of earlier days stay valid. */
export async function revokeWorkstation(tx: Transaction, district: string, id: string, nowMs: number): Promise<void> {
  await tx.execute(sql`update workstations set revoked_at_ms = ${nowMs} where district = ${district} and id = ${id}`);
  await tx.execute(sql`delete from sessions where district = ${district} and workstation = ${id}`);
}

/** Letters and digits that a hand-written ticket number keeps apart; H is the hub's own. */
const LETTERS = [...'KLMNPQRSTUVWXYZABCDEFGJ'];
const DIGITS = [...'123456789ABCDEFGHJKLMNPQRSTUVWXYZ'];

/** `K1`, `K2` … `Z9`, `A1` …: a code for the n-th workstation of a district, from 1. Throws RangeError when used up. */
export function workstationCode(n: number): string {
  const index = n - 1;
  const perDigits = LETTERS.length * 9;
  const [letter, digit] =
    index < perDigits
      ? [LETTERS[Math.floor(index / 9)], DIGITS[index % 9]]
      : [LETTERS[(index - perDigits) % LETTERS.length], DIGITS[9 + Math.floor((index - perDigits) / LETTERS.length)]];
  if (!letter || !digit) throw new RangeError('this district has used up its workstation codes');
  return `${letter}${digit}`;
}

/** The next code of the district; never given twice. */
export async function issueWorkstationCode(tx: Transaction, district: string): Promise<string> {
  const query = sql`update districts set workstations_issued = workstations_issued + 1 where district = ${district}
    returning workstations_issued as n`;
  const [row] = await rowsOf<{ n: number }>(tx, query);
  return workstationCode(row?.n as number);
}

export async function skipWorkstationCodes(tx: Transaction, district: string, count: number): Promise<void> {
  await tx.execute(
    sql`update districts set workstations_issued = workstations_issued + ${count} where district = ${district}`,
  );
}

/** Hash that the first entry of each of these workstations names as the one before it. */
export async function chainStarts(
  tx: Transaction,
  district: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const query = sql`select id, certificate from workstations where district = ${district}
    and id in (select json_array_elements_text(${JSON.stringify(ids)}::json))`;
  const rows = await rowsOf<{ id: string; certificate: string }>(tx, query);
  return new Map(await Promise.all(rows.map(async (row) => [row.id, await chainStart(row.certificate)] as const)));
}
