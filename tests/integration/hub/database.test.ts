import { readdir } from 'node:fs/promises';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Database, rowsOf } from '../../../hub/database/database.ts';
import { openPglite } from '../../../hub/database/pglite.ts';
import { openPostgres } from '../../../hub/database/postgres.ts';
import { addDistrict } from '../../../hub/repositories/district-repository.ts';
import { issueSequences } from '../../../hub/repositories/feed-repository.ts';
import { aPostgres, type TestPostgres } from '../../fixtures/a-postgres.ts';

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await aPostgres();
});
afterAll(() => postgres.stop());

describe.each([
  ['PGlite', async () => openPglite()],
  ['PostgreSQL, the owner being no superuser', async () => openPostgres(await postgres.newDatabase())],
  ['PostgreSQL, the owner being a superuser', async () => openPostgres(await postgres.newDatabase('superuser'))],
] as const)('on %s', (_name, openDatabase) => {
  let database: Database;
  beforeAll(async () => {
    database = await openDatabase();
    await database.within('35.23', (tx) => addDistrict(tx, '35.23', 'TBN'));
    await database.within('35.24', (tx) => addDistrict(tx, '35.24', 'LMG'));
  });
  afterAll(() => database.close());

  /** Tables that hold rows of a district. */
  const tables = () =>
    database.asOwner((tx) =>
      rowsOf<{ name: string; forced: boolean }>(
        tx,
        sql`select c.relname as name, c.relforcerowsecurity and c.relrowsecurity as forced from pg_class c
          join pg_attribute a on a.attrelid = c.oid and a.attname = 'district' and not a.attisdropped
          where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1`,
      ),
    );

  test('every table with a district has forced row-level security', async () => {
    const all = await tables();
    expect(all.length).toBeGreaterThan(14);
    expect(all.filter((table) => !table.forced)).toEqual([]);
  });

  test('without a context there are no rows, and none of another district', async () => {
    const districts = (of: string | null) =>
      database.within(of, (tx) => rowsOf<{ alias: string }>(tx, sql`select alias from districts`));
    expect(await districts(null)).toEqual([]);
    expect(await districts('35.23')).toEqual([{ alias: 'TBN' }]);
    expect(await districts('35.25')).toEqual([]);
    // A setting is '' and not null once a transaction has used it: still no rows.
    expect(await districts(null)).toEqual([]);
  });

  test('a row of another district cannot be written', async () => {
    const write = database.within('35.23', (tx) =>
      tx.execute(
        sql`insert into enrolment_codes (code_hash, district, unit, expires_at_ms) values ('x', '35.24', 'U', 1)`,
      ),
    );
    await expect(write).rejects.toMatchObject({ cause: { code: '42501' } });
  });

  test('the application may not read the secrets of the hub, nor rewrite a log', async () => {
    const refused = { cause: { code: '42501' } };
    await expect(database.within('35.23', (tx) => tx.execute(sql`select * from hub_state`))).rejects.toMatchObject(
      refused,
    );
    await expect(
      database.within('35.23', (tx) => tx.execute(sql`update audit_log set action = ''`)),
    ).rejects.toMatchObject(refused);
    await expect(database.within('35.23', (tx) => tx.execute(sql`delete from entries`))).rejects.toMatchObject(refused);
  });

  test('a case that has been served cannot be deleted', async () => {
    await database.within('35.23', async (tx) => {
      await tx.execute(
        sql`insert into complaints (district, id, bucket, sequence) values ('35.23', 'served', 0, 9), ('35.23', 'not', 0, 0)`,
      );
      await tx.execute(sql`delete from complaints`);
    });
    const left = await database.within('35.23', (tx) => rowsOf(tx, sql`select id from complaints`));
    expect(left).toEqual([{ id: 'served' }]);
  });

  test('sequences of a district follow each other, a rolled-back one leaves no gap', async () => {
    const issue = (amount: number) => database.within('35.24', (tx) => issueSequences(tx, '35.24', 'cases', amount));
    expect(await issue(3)).toBe(3);
    await expect(
      database.within('35.24', async (tx) => {
        await issueSequences(tx, '35.24', 'cases', 5);
        throw new Error('given up');
      }),
    ).rejects.toThrow('given up');
    expect(await issue(1)).toBe(4);
  });

  test('what is announced reaches the listeners', async () => {
    const hint = { district: '35.23', feed: 'cases' as const, scopes: ['unit:A'] };
    const heard = new Promise((resolve) => database.onHint(resolve));
    database.announce(hint);
    expect(await heard).toEqual(hint);
  });
});

test('a user who may make no roles needs only to be given them', async () => {
  const url = await postgres.newDatabase('plain');
  const database = await openPostgres(url);
  await database.within('35.23', (tx) => addDistrict(tx, '35.23', 'TBN'));
  expect(await database.within('35.24', (tx) => rowsOf(tx, sql`select alias from districts`))).toEqual([]);
  await database.close();
});

test('a database is migrated once, also by processes that start together', async () => {
  const url = await postgres.newDatabase();
  const opened = await Promise.all([openPostgres(url), openPostgres(url), openPostgres(url)]);
  const [first] = opened as [Database, ...Database[]];
  const names = await first.asOwner((tx) => rowsOf<{ name: string }>(tx, sql`select name from schema_migrations`));
  const files = await readdir(new URL('../../../hub/database/migrations/', import.meta.url));
  expect(names.map((row) => row.name).sort()).toEqual(files.sort());
  await Promise.all(opened.map((database) => database.close()));
});
