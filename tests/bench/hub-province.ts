import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addUnit, createDistrict, createEnrolmentCode, putStaff } from '../../hub/administration.ts';
import type { Database } from '../../hub/database/database.ts';
import { openPostgres } from '../../hub/database/postgres.ts';
import { aDistrict, STAFF, UNITS } from '../fixtures/a-directory.ts';
import { PASSPHRASE } from '../fixtures/a-hub.ts';
import { aPostgres } from '../fixtures/a-postgres.ts';
import { aWorkstation, type TestPerson } from '../fixtures/a-workstation.ts';
import { overHttp } from '../fixtures/hub-call.ts';

/** Hub processes of `npm run hub -- serve`, all on one PostgreSQL, with one district. */
export interface Province {
  addresses: string[];
  processes: ChildProcess[];
  /** Of the same database, as the hubs' own user. */
  databaseUrl: string;
  database: Database;
  district: string;
  /** A person at a workstation of their own; every one of them may push. */
  officer(): Promise<TestPerson>;
  stop(): Promise<void>;
}

export async function aProvince(hubs: number): Promise<Province> {
  const folder = await mkdtemp(join(tmpdir(), 'loket-province-'));
  const postgres = await aPostgres();
  const databaseUrl = await postgres.newDatabase();
  const processes = Array.from({ length: hubs }, () => serve(databaseUrl, folder));
  const addresses: string[] = [];
  // One after the other: the first one makes the tables.
  for (const child of processes) addresses.push(await addressOf(child));
  const database = await openPostgres(databaseUrl, 3);
  const administration = { database, now: Date.now, dataFolder: folder };
  const { hubPublicKey: _filledIn, ...description } = aDistrict();
  await createDistrict(administration, description);
  const district = description.code;
  for (const unit of UNITS) await addUnit(administration, district, unit);
  for (const staff of STAFF) await putStaff(administration, district, staff, PASSPHRASE);
  return {
    addresses,
    processes,
    databaseUrl,
    database,
    district,
    async officer() {
      const { code } = await createEnrolmentCode(administration, { district, unit: 'PPID' });
      const workstation = await aWorkstation(overHttp(addresses[0] as string), code, Date.now);
      return workstation.signIn('officer-1', PASSPHRASE);
    },
    async stop() {
      await database.close();
      for (const child of processes) {
        const gone = once(child, 'exit');
        child.kill('SIGTERM');
        await gone;
      }
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function serve(databaseUrl: string, folder: string): ChildProcess {
  const settings = { DATABASE_URL: databaseUrl, LOKET_DATA: folder, LOKET_PORT: '0', LOKET_LOG: 'error' };

  const child = spawn(process.execPath, [join(import.meta.dirname, '../../hub/cli.ts'), 'serve'], {
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  process.once('exit', () => child.kill('SIGKILL'));
  return child;
}

async function addressOf(child: ChildProcess): Promise<string> {
  let said = '';
  for await (const chunk of child.stdout ?? []) {
    said += String(chunk);
    const address = /hub at (\S+)/.exec(said)?.[1];
    if (address) {
      child.stdout?.resume();
      return address;
    }
  }
  throw new Error(`the hub ended: ${said}`);
}
