import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Database, retried, sqlState } from '../../../hub/database/database.ts';
import { openPostgres } from '../../../hub/database/postgres.ts';
import { lockComplaints, updateComplaints } from '../../../hub/repositories/complaint-repository.ts';
import { addDistrict } from '../../../hub/repositories/district-repository.ts';
import { feedHead } from '../../../hub/repositories/feed-repository.ts';
import { aHub, PASSPHRASE } from '../../fixtures/a-hub.ts';
import { aPostgres, type TestPostgres } from '../../fixtures/a-postgres.ts';
import { aSignedCase, type SignedCase } from '../../fixtures/a-signed-case.ts';
import { rowsOf, type TestPerson } from '../../fixtures/a-workstation.ts';
import { random } from '../../fixtures/random.ts';
import { feedCampaign, withoutDistrictLock } from '../../simulation/feed-campaign.ts';

const DISTRICT = '35.23';

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await aPostgres();
});
afterAll(() => postgres.stop());

describe('with 16 writers at once, a slice of the campaign', () => {
  let database: Database;
  beforeEach(async () => {
    database = await openPostgres(await postgres.newDatabase(), 20);
    await database.within(DISTRICT, (tx) => addDistrict(tx, DISTRICT, 'TBN'));
  });
  afterEach(() => database.close());
  const options = { writers: 16, seed: 7 };

  test('no reader of the feed misses a commit or gets one twice', async () => {
    const report = await feedCampaign(database, { ...options, commits: 1_500 });
    expect(report).toMatchObject({ missed: 0, duplicates: 0, unknownMarks: 0 });
    const head = await database.within(DISTRICT, (tx) => feedHead(tx, DISTRICT, 'cases'));
    expect(head).toEqual({ sequence: 1_500, mark: expect.stringMatching(/^[\w-]{12}$/) });
  });

  test('without the lock of the district, the same campaign sees commits missed', async () => {
    await withoutDistrictLock(database);
    expect((await feedCampaign(database, { ...options, commits: 800 })).missed).toBeGreaterThan(0);
  });
});

describe('with workstations that push the same cases at once', () => {
  test('nothing is lost, nothing deadlocks, every chain is whole', async () => {
    const database = await openPostgres(await postgres.newDatabase(), 12);
    const hub = await aHub({ database });
    const people: TestPerson[] = [];
    for (let n = 0; n < 8; n++) people.push(await (await hub.workstation()).signIn('officer-1', PASSPHRASE));
    const [first] = people as [TestPerson, ...TestPerson[]];
    const cases: SignedCase[] = [];
    for (let n = 0; n < 12; n++) cases.push(await aSignedCase(first, {}, null));
    const pick = random(8);
    const rounds = people.map(async (person) => {
      const sent: string[] = [];
      for (let round = 0; round < 4; round++) {
        const notes = [];
        for (const { ticket, entries } of cases) {
          const parents = entries.map(({ id }) => id);
          notes.push(await person.write({ ticket, kind: 'noted', data: { text: `catatan ${round}` }, parents }));
        }
        // Rows in an order of each writer's own: sorted locks are what keeps them from waiting for each other.
        const rows = rowsOf([...cases.flatMap(({ entries }) => entries), ...notes]).sort(() => pick(2) - 1);
        const { rejected, acknowledged } = await person.push(rows);
        expect(rejected).toEqual([]);
        sent.push(...acknowledged.flatMap(({ entries }) => entries));
      }
      return sent;
    });
    const acknowledged = new Set((await Promise.all(rounds)).flat());
    expect(acknowledged.size).toBe(12 + 8 * 4 * 12);
    const { documents } = await first.pull();
    const held = new Set(documents.flatMap(({ entries }) => entries.map(({ id }) => id)));
    expect(held).toEqual(acknowledged);
    const chains = await database.within(DISTRICT, (tx) =>
      tx.execute(sql`select 1 from chain_heads where contiguous_n < last_n`),
    );
    expect(chains).toMatchObject({ rows: [] });
    await hub.close();
    await database.close();
  });

  test('rows locked in another order do deadlock, which is tried again', async () => {
    const database = await openPostgres(await postgres.newDatabase(), 8);
    await database.within(DISTRICT, (tx) => addDistrict(tx, DISTRICT, 'TBN'));
    const ids = ['a', 'b'];
    await database.within(DISTRICT, async (tx) => {
      const rows = await lockComplaints(tx, DISTRICT, ids);
      await updateComplaints(
        tx,
        DISTRICT,
        rows.map((row, index) => ({ ...row, sequence: index + 1 })),
      );
    });
    let deadlocks = 0;
    let isBothIn = () => {};
    const bothIn = new Promise<void>((resolve) => {
      let inside = 0;
      isBothIn = () => {
        inside += 1;
        if (inside === 2) resolve();
      };
    });
    const inOrder = (order: string[]) =>
      retried(() =>
        database
          .within(DISTRICT, async (tx) => {
            for (const [index, id] of order.entries()) {
              await tx.execute(sql`select 1 from complaints where id = ${id} for update`);
              if (index === 0) isBothIn();
              await bothIn;
            }
            return order.join('');
          })
          .catch((error) => {
            if (sqlState(error) === '40P01') deadlocks += 1;
            throw error;
          }),
      );
    expect(await Promise.all([inOrder(['a', 'b']), inOrder(['b', 'a'])])).toEqual(['ab', 'ba']);
    expect(deadlocks).toBe(1);
    await database.close();
  });
});
