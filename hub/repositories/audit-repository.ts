import { sql } from 'drizzle-orm';
import { jcs } from '#shared/complaint/entry-bytes.ts';
import { sha } from '#shared/crypto/bytes.ts';
import { rowsOf, type Transaction } from '../database/database.ts';
import { issueSequences } from './feed-repository.ts';

export interface AuditRecord {
  /** Staff id, workstation id, or `administrator` at the command line. */
  actor: string;
  action: string;
  detail: Record<string, unknown>;
}

interface AuditRow extends AuditRecord {
  n: number;
  at: string;
  prev: string;
  hash: string;
}

const hashOf = ({ n, at, actor, action, detail, prev }: Omit<AuditRow, 'hash'>): Promise<string> =>
  sha(`loket-aduan/audit/1\n${jcs({ n, at, actor, action, detail, prev })}`);

/** Adds a record to the district's hash chain; the chain's lock is held until the commit. */
export async function audit(tx: Transaction, district: string, nowMs: number, record: AuditRecord): Promise<void> {
  const n = await issueSequences(tx, district, 'audit', 1);
  const query = sql`select hash from audit_log where district = ${district} and n = ${n - 1}`;
  const prev = (await rowsOf<{ hash: string }>(tx, query))[0]?.hash ?? '';
  const at = new Date(nowMs).toISOString();
  const hash = await hashOf({ ...record, n, at, prev });
  await tx.execute(sql`insert into audit_log (district, n, at, actor, action, detail, prev, hash)
    values (${district}, ${n}, ${at}, ${record.actor}, ${record.action}, ${JSON.stringify(record.detail)}, ${prev}, ${hash})`);
}

/** The first record that was altered, or whose predecessor is missing; null when the chain holds. */
export async function brokenAuditRecord(tx: Transaction, district: string): Promise<number | null> {
  const query = sql`select n::float8 as n, at, actor, action, detail, prev, hash from audit_log
    where district = ${district} order by n`;
  let prev = '';
  let n = 0;
  for (const row of await rowsOf<AuditRow>(tx, query)) {
    n += 1;
    if (row.n !== n || row.prev !== prev || (await hashOf(row)) !== row.hash) return n;
    prev = row.hash;
  }
  return null;
}

/** Who was given protected content of which cases or files. */
export async function logAccess(
  tx: Transaction,
  district: string,
  nowMs: number,
  reader: { staff: string; workstation: string },
  what: 'secret-pull' | 'secret-push' | 'file',
  subjects: readonly string[],
): Promise<void> {
  await tx.execute(sql`insert into access_log (district, at, staff, workstation, what, subjects)
    values (${district}, ${new Date(nowMs).toISOString()}, ${reader.staff}, ${reader.workstation}, ${what},
      (select coalesce(array_agg(s), '{}') from json_array_elements_text(${JSON.stringify(subjects)}::json) s))`);
}
