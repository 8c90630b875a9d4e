import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ticketNumber } from '#shared/complaint/ticket-number.ts';
import { type Database, retried, sqlState } from '../../../hub/database/database.ts';
import { openPostgres } from '../../../hub/database/postgres.ts';
import { complaintsAfter, lockComplaints, updateComplaints } from '../../../hub/repositories/complaint-repository.ts';
import { addDistrict } from '../../../hub/repositories/district-repository.ts';
import { feedHead, issueSequences } from '../../../hub/repositories/feed-repository.ts';
import { aHub, PASSPHRASE } from '../../fixtures/a-hub.ts';
import { aPostgres, type TestPostgres } from '../../fixtures/a-postgres.ts';
import { aSignedCase, type SignedCase } from '../../fixtures/a-signed-case.ts';
import { rowsOf, type TestPerson } from '../../fixtures/a-workstation.ts';
import { random } from '../../fixtures/random.ts';

const DISTRICT = '35.23';
const WRITERS = 16;
const COMMITS = 800;

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await aPostgres();
});
afterAll(() => postgres.stop());

describe('with 16 writers at once', () => {
  let database: Database;
  beforeAll(async () => {
    database = await openPostgres(await postgres.newDatabase(), WRITERS + 2);
    await database.within(DISTRICT, (tx) => addDistrict(tx, DISTRICT, 'TBN'));
  });
  afterAll(() => database.close());

  /** Every writer commits new cases one by one while a reader follows; the cases that the reader never got. */
  async function missed(year: number): Promise<number> {
    const pick = random(year);
    const ids = Array.from({ length: COMMITS }, (_, n) => ticketNumber('TBN-K1', year, n + 1));
    const waiting = [...ids];
    const write = async () => {
      for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
        const pauseMs = pick(4);
        await database.within(DISTRICT, async (tx) => {
          const rows = await lockComplaints(tx, DISTRICT, [id as string]);
          const sequence = await issueSequences(tx, DISTRICT, 'cases', 1);
          await updateComplaints(
            tx,
            DISTRICT,
            rows.map((row) => ({ ...row, scopes: ['district'], sequence })),
          );
          // A commit takes longer on some connections than on others.
          await tx.execute(sql`select pg_sleep(${pauseMs / 1000})`);
        });
      }
    };
    const seen = new Set<string>();
    let last = 0;
    const read = () =>
      database.within(DISTRICT, async (tx) => {
        const page = { after: last, upto: Number.MAX_SAFE_INTEGER, limit: 500 };
        for (const row of await complaintsAfter(tx, DISTRICT, ['district'], [], page)) {
          seen.add(row.id);
          last = row.sequence;
        }
      });
    let isWriting = true;
    const reading = (async () => {
      while (isWriting) await read();
    })();
    await Promise.all(Array.from({ length: WRITERS }, write));
    isWriting = false;
    await reading;
    await read();
    return ids.filter((id) => !seen.has(id)).length;
  }

  test('a reader of the feed misses no commit', async () => {
    expect(await missed(2026)).toBe(0);
    const head = await database.within(DISTRICT, (tx) => feedHead(tx, DISTRICT, 'cases'));
    expect(head).toEqual({ sequence: COMMITS, mark: expect.stringMatching(/^[\w-]{12}$/) });
  });

  test('without the lock of the district, this test would see commits missed', async () => {
    await database.asOwner(async (tx) => {
      await tx.execute(sql`create sequence plain start 100000`);
      await tx.execute(sql`grant usage on plain to loket_app`);
      await tx.execute(sql`create or replace function issue_sequences(of_district text, of_feed text, amount integer, new_mark text)
        returns bigint language sql set search_path = public, pg_temp as 'select nextval(''plain'')'`);
    });
    expect(await missed(2027)).toBeGreaterThan(0);
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
