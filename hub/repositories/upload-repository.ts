import { sql } from 'drizzle-orm';
import { rowsOf, type Transaction } from '../database/database.ts';

export interface Upload {
  file: string;
  ticket: string;
  sha256: string;
  type: string;
  size: number;
}

export interface UploadRow extends Upload {
  /** Null while bytes are missing or have not been checked. */
  completedAtMs: number | null;
  erased: boolean;
}

export async function uploadOf(tx: Transaction, district: string, file: string): Promise<UploadRow | null> {
  const query = sql`select file, ticket, sha256, type, size::float8 as size, completed_at_ms::float8 as "completedAtMs", erased
    from uploads where district = ${district} and file = ${file}`;
  return (await rowsOf<UploadRow>(tx, query))[0] ?? null;
}

/** The first announcement of a file wins; the row that stands is returned. */
export async function announceUpload(
  tx: Transaction,
  district: string,
  workstation: string,
  upload: Upload,
  nowMs: number,
): Promise<UploadRow> {
  await tx.execute(sql`insert into uploads (district, file, ticket, sha256, type, size, workstation, active_at_ms)
    values (${district}, ${upload.file}, ${upload.ticket}, ${upload.sha256}, ${upload.type}, ${upload.size}, ${workstation},
      ${nowMs})
    on conflict (district, file) do update set active_at_ms = excluded.active_at_ms`);
  return (await uploadOf(tx, district, upload.file)) as UploadRow;
}

export async function noteActivity(tx: Transaction, district: string, file: string, nowMs: number): Promise<void> {
  await tx.execute(sql`update uploads set active_at_ms = ${nowMs}
    where district = ${district} and file = ${file} and completed_at_ms is null`);
}

/** Files that are unfinished and that nobody went on with since then; of all, or whether that one is. */
export async function unfinishedUploads(
  tx: Transaction,
  district: string,
  beforeMs: number,
  file: string | null = null,
): Promise<string[]> {
  const query = sql`select file from uploads where district = ${district} and completed_at_ms is null and not erased
    and active_at_ms < ${beforeMs} ${file === null ? sql`` : sql`and file = ${file}`}`;
  return (await rowsOf<{ file: string }>(tx, query)).map((row) => row.file);
}

export async function completeUpload(tx: Transaction, district: string, file: string, nowMs: number): Promise<void> {
  await tx.execute(sql`update uploads set completed_at_ms = ${nowMs}
    where district = ${district} and file = ${file} and not erased`);
}

export async function forgetUpload(tx: Transaction, district: string, file: string): Promise<void> {
  await tx.execute(sql`delete from uploads where district = ${district} and file = ${file} and not erased`);
}

/** Files of a case whose `attached` entries were erased; announced or not, they may not come back. */
export async function eraseUploads(
  tx: Transaction,
  district: string,
  files: readonly { file: string; ticket: string }[],
) {
  await tx.execute(sql`insert into uploads (district, file, ticket, sha256, type, size, workstation, erased)
    select ${district}, file, ticket, '', '', 0, '', true
    from json_to_recordset(${JSON.stringify(files)}::json) as f(file text, ticket text)
    on conflict (district, file) do update set erased = true, completed_at_ms = null
      where uploads.ticket = excluded.ticket`);
}
