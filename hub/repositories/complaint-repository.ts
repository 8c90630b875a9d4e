import { sql } from 'drizzle-orm';
import type { Entry } from '#shared/complaint/entry.ts';
import { rowsOf, type Transaction } from '../database/database.ts';

export interface ComplaintRow {
  id: string;
  entries: Entry[];
  /** Who may read it now; who once could and no longer can. */
  scopes: string[];
  leftScopes: string[];
  secret: boolean;
  supervisory: boolean;
  anonymous: boolean;
  receivedUnit: string;
  status: string;
  box: string;
  units: string[];
  sp4nTrackingId: string | null;
  bucket: number;
  digest: string;
  digestWithheld: string;
  /** 0 until the case has been served for the first time. */
  sequence: number;
}

const list = (values: readonly string[]) => sql`(select json_array_elements_text(${JSON.stringify(values)}::json))`;
const array = (values: readonly string[]) => sql`array${list(values)}`;

/**
 * The rows of these cases, missing ones made, all locked until the commit. Always in the order of their ids: any other
 * order deadlocks, and a merge begun before the lock loses entries.
 */
export async function lockComplaints(
  tx: Transaction,
  district: string,
  ids: readonly string[],
): Promise<ComplaintRow[]> {
  await tx.execute(sql`insert into complaints (district, id, bucket)
    select ${district}, id, 0 from json_array_elements_text(${JSON.stringify([...ids].sort())}::json) id order by id
    on conflict do nothing`);
  return rowsOf(
    tx,
    sql`select id, entries, scopes, left_scopes as "leftScopes", secret, supervisory, anonymous,
      received_unit as "receivedUnit", status, box, units, sp4n_tracking_id as "sp4nTrackingId", bucket, digest,
      digest_withheld as "digestWithheld", sequence::float8 as sequence
      from complaints where district = ${district} and id in ${list(ids)} order by id for update`,
  );
}

/** `entries` keeps its text: what is read back is what was written here. */
export async function updateComplaints(
  tx: Transaction,
  district: string,
  rows: readonly ComplaintRow[],
): Promise<void> {
  const values = rows.map((row) => ({ ...row, entries: JSON.stringify(row.entries) }));
  await tx.execute(sql`update complaints c set
      entries = r.entries::json, scopes = array(select json_array_elements_text(r.scopes)),
      left_scopes = array(select json_array_elements_text(r."leftScopes")), secret = r.secret,
      supervisory = r.supervisory, anonymous = r.anonymous, received_unit = r."receivedUnit", status = r.status,
      box = r.box, units = array(select json_array_elements_text(r.units)), sp4n_tracking_id = r."sp4nTrackingId",
      bucket = r.bucket, digest = r.digest, digest_withheld = r."digestWithheld", sequence = r.sequence
    from json_to_recordset(${JSON.stringify(values)}::json) as r(id text, entries text, scopes json, "leftScopes" json,
      secret boolean, supervisory boolean, anonymous boolean, "receivedUnit" text, status text, box text, units json,
      "sp4nTrackingId" text, bucket smallint, digest text, "digestWithheld" text, sequence bigint)
    where c.district = ${district} and c.id = r.id`);
}

/** Rows that a push made and then had nothing to put into. */
export async function dropUnserved(tx: Transaction, district: string, ids: readonly string[]): Promise<void> {
  await tx.execute(sql`delete from complaints where district = ${district} and sequence = 0 and id in ${list(ids)}`);
}

/** The case of each of these SP4N tracking ids. */
export async function casesOfTrackingIds(tx: Transaction, district: string, trackingIds: readonly string[]) {
  const query = sql`select sp4n_tracking_id as "trackingId", id from complaints
    where district = ${district} and sp4n_tracking_id in ${list(trackingIds)}`;
  return new Map((await rowsOf<{ trackingId: string; id: string }>(tx, query)).map((row) => [row.trackingId, row.id]));
}

export interface ServedComplaint {
  id: string;
  /** JSON as stored; null for a case that has left the reader's scope. */
  entries: string | null;
  anonymous: boolean;
  receivedUnit: string;
  sequence: number;
}

/** Cases in or just out of these scopes, oldest change first. `gone` adds scopes that the reader has lost. */
export function complaintsAfter(
  tx: Transaction,
  district: string,
  scopes: readonly string[],
  gone: readonly string[],
  page: { after: number; upto: number; limit: number },
): Promise<ServedComplaint[]> {
  return rowsOf(
    tx,
    sql`select id, case when scopes && ${array(scopes)} then entries::text end as entries, anonymous,
      received_unit as "receivedUnit", sequence::float8 as sequence from complaints
      where district = ${district} and sequence > ${page.after} and sequence <= ${page.upto}
        and (scopes && ${array([...scopes, ...gone])} or left_scopes && ${array([...scopes, ...gone])})
      order by sequence limit ${page.limit}`,
  );
}

export async function countComplaintsAfter(
  tx: Transaction,
  district: string,
  scopes: readonly string[],
  after: number,
): Promise<number> {
  const query = sql`select count(*)::float8 as total from complaints
    where district = ${district} and sequence > ${after} and (scopes && ${array(scopes)} or left_scopes && ${array(scopes)})`;
  return (await rowsOf<{ total: number }>(tx, query))[0]?.total ?? 0;
}

/** Received by which unit an anonymous case is digested with its reporter. */
type ReporterSeen = 'all' | { unit: string };

const digestFor = (seen: ReporterSeen) =>
  seen === 'all'
    ? sql`digest`
    : sql`case when anonymous and (received_unit = '' or received_unit <> ${seen.unit}) then digest_withheld else digest end`;

/** Cases of one bucket in these scopes, ordered by id. */
export function digestsIn(
  tx: Transaction,
  district: string,
  scopes: readonly string[],
  seen: ReporterSeen,
  bucket: number,
): Promise<{ id: string; digest: string }[]> {
  return rowsOf(
    tx,
    sql`select id, ${digestFor(seen)} as digest from complaints
      where district = ${district} and sequence > 0 and scopes && ${array(scopes)} and bucket = ${bucket} order by id`,
  );
}

/** As bucketHashes of shared/, in hex; empty buckets are left out. */
export function bucketHashesIn(
  tx: Transaction,
  district: string,
  scopes: readonly string[],
  seen: ReporterSeen,
): Promise<{ bucket: number; hash: string }[]> {
  return rowsOf(
    tx,
    sql`select bucket, encode(sha256(convert_to(string_agg(line, E'\\n' order by line collate "C"), 'UTF8')), 'hex') as hash
      from (select bucket, id || ' ' || ${digestFor(seen)} as line from complaints
        where district = ${district} and sequence > 0 and scopes && ${array(scopes)}) lines
      group by bucket`,
  );
}

/** Whether a case is within these scopes. */
export async function isInScope(
  tx: Transaction,
  district: string,
  id: string,
  scopes: readonly string[],
): Promise<boolean> {
  const query = sql`select 1 as one from complaints
    where district = ${district} and id = ${id} and sequence > 0 and scopes && ${array(scopes)}`;
  return (await rowsOf(tx, query)).length > 0;
}

/** Whether the hub has the case, in whatever scope. */
export async function isServed(tx: Transaction, district: string, id: string): Promise<boolean> {
  const query = sql`select 1 as one from complaints where district = ${district} and id = ${id} and sequence > 0`;
  return (await rowsOf(tx, query)).length > 0;
}

export interface HeldCase {
  id: string;
  digest: string;
  digestWithheld: string;
  anonymous: boolean;
  receivedUnit: string;
  /** False: it has left these scopes. */
  isReadable: boolean;
}

/** Cases in or just out of these scopes, as `complaintsAfter` serves them, without their entries. */
export function casesIn(
  tx: Transaction,
  district: string,
  scopes: readonly string[],
  gone: readonly string[],
): Promise<HeldCase[]> {
  const all = array([...scopes, ...gone]);
  return rowsOf(
    tx,
    sql`select id, digest, digest_withheld as "digestWithheld", anonymous, received_unit as "receivedUnit",
      scopes && ${array(scopes)} as "isReadable" from complaints
      where district = ${district} and sequence > 0 and (scopes && ${all} or left_scopes && ${all}) order by id`,
  );
}

/** The entries of these cases, as far as they are in these scopes. */
export async function entriesOf(
  tx: Transaction,
  district: string,
  scopes: readonly string[],
  ids: readonly string[],
): Promise<{ id: string; entries: Entry[]; anonymous: boolean; receivedUnit: string }[]> {
  return rowsOf(
    tx,
    sql`select id, entries, anonymous, received_unit as "receivedUnit" from complaints
      where district = ${district} and sequence > 0 and scopes && ${array(scopes)} and id in ${list(ids)} order by id`,
  );
}

/** Those of the ids that the hub has no case of, in whatever scope. */
export async function unknownCases(tx: Transaction, district: string, ids: readonly string[]): Promise<string[]> {
  const query = sql`select given.id from json_array_elements_text(${JSON.stringify(ids)}::json) as given(id)
    left join complaints c on c.district = ${district} and c.id = given.id and c.sequence > 0
    where c.id is null order by given.id`;
  return (await rowsOf<{ id: string }>(tx, query)).map((row) => row.id);
}

/** Whether an entry of this workstation, in whatever scope its case is, names the file. */
export async function isNamedBy(
  tx: Transaction,
  district: string,
  { ticket, file }: { ticket: string; file: string },
  workstation: string,
): Promise<boolean> {
  const query = sql`select 1 as one from complaints, json_array_elements(entries) entry
    where district = ${district} and complaints.id = ${ticket} and entry->>'kind' = 'attached'
      and split_part(entry->>'id', '.', 1) = ${workstation} and entry->'data'->>'file' = ${file} limit 1`;
  return (await rowsOf(tx, query)).length > 0;
}
