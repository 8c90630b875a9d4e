import { sql } from 'drizzle-orm';
import { randomBytes, toBase64url } from '#shared/crypto/bytes.ts';
import { type BoxKey, createBoxKey } from '#shared/crypto/sealed-box.ts';
import { createSigningKey, type SigningKey } from '#shared/crypto/signature.ts';
import { type Database, rowsOf, type Transaction } from '../database/database.ts';
import { allDistricts } from './district-repository.ts';
import { skipWorkstationCodes } from './workstation-repository.ts';

/** What only this hub knows. */
export interface HubSecrets {
  /** Signs every certificate. */
  signing: SigningKey;
  /** Workstations seal their data keys to it. */
  recovery: BoxKey;
  /** Makes sign-in challenges recognisable, base64url. */
  challengeSecret: string;
}

async function read(tx: Transaction, name: string): Promise<string | null> {
  const [row] = await rowsOf<{ value: string }>(tx, sql`select value from hub_state where name = ${name}`);
  return row?.value ?? null;
}

/** The first writer wins, also among processes that start together. */
async function readOrCreate(tx: Transaction, name: string, create: () => Promise<string>): Promise<string> {
  const known = await read(tx, name);
  if (known !== null) return known;
  await tx.execute(sql`insert into hub_state values (${name}, ${await create()}) on conflict do nothing`);
  return (await read(tx, name)) as string;
}

export function readHubSecrets(database: Database): Promise<HubSecrets> {
  return database.asOwner(async (tx) => ({
    signing: JSON.parse(await readOrCreate(tx, 'signing', async () => JSON.stringify(await createSigningKey()))),
    recovery: JSON.parse(await readOrCreate(tx, 'recovery', async () => JSON.stringify(await createBoxKey()))),
    challengeSecret: await readOrCreate(tx, 'challenge', async () => toBase64url(randomBytes(32))),
  }));
}

/** The epoch of this history, as any request may read it. */
export async function readEpoch(tx: Transaction): Promise<string> {
  const [row] = await rowsOf<{ epoch: string }>(tx, sql`select current_epoch() as epoch`);
  return row?.epoch as string;
}

/** Another epoch is begun when the database turns out to be a copy in another place or time. */
export async function checkEpoch(database: Database): Promise<string> {
  const place = await physicalPlace(database);
  const { epoch, isElsewhere } = await database.asOwner(async (tx) => {
    const known = await readOrCreate(tx, 'place', async () => place);
    return { epoch: await readOrCreate(tx, 'epoch', async () => newEpoch()), isElsewhere: known !== place };
  });
  if (place === '' || !isElsewhere) return epoch;
  const renewed = await renewEpoch(database);
  await database.asOwner((tx) => tx.execute(sql`update hub_state set value = ${place} where name = 'place'`));
  return renewed;
}

/** Begins a new history: every workstation reads from the start, and sends again what this one does not have. */
export async function renewEpoch(database: Database): Promise<string> {
  // Codes given out after the hour that was restored are in use somewhere, and a code is never given twice.
  for (const { district } of await database.within(null, allDistricts)) {
    await database.within(district, (tx) => skipWorkstationCodes(tx, district, SKIPPED_CODES));
  }
  const epoch = newEpoch();
  await database.asOwner((tx) => tx.execute(sql`update hub_state set value = ${epoch} where name = 'epoch'`));
  return epoch;
}

const SKIPPED_CODES = 20;

const newEpoch = (): string => toBase64url(randomBytes(12));

/** Cluster and timeline: both change when a backup is restored elsewhere or to a point in time. '' when not to be read. */
async function physicalPlace(database: Database): Promise<string> {
  const query = sql`select (select system_identifier from pg_control_system())::text || '/' ||
    (select timeline_id from pg_control_checkpoint())::text as place`;
  try {
    return await database.asOwner(async (tx) => (await rowsOf<{ place: string }>(tx, query))[0]?.place ?? '');
  } catch {
    return '';
  }
}
