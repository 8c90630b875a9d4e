import { Value } from 'typebox/value';
import { describe, expect, test } from 'vitest';
import { type Entry, Entry as EntrySchema, numberOf, workstationOf } from '#shared/complaint/entry.ts';
import {
  canonicalHeader,
  dataHashOf,
  hashOf,
  jcs,
  signEntry,
  storable,
  verifyEntry,
} from '#shared/complaint/entry-bytes.ts';
import { isTicketNumber } from '#shared/complaint/ticket-number.ts';
import { keyId, signerOf } from '#shared/crypto/signature.ts';
import vectors from '../../fixtures/ledger-vectors.json' with { type: 'json' };

/** Made by an independent implementation in another language. */
interface Vector {
  entry: Entry;
  canonicalBody: string;
  canonicalHeader: string;
}
const entries = vectors.entries as unknown as Vector[];
const keyOf = (entry: Entry) => {
  const key = vectors.keys.find((one) => one.id === entry.key);
  if (!key) throw new Error(`no key ${entry.key}`);
  return key;
};

test('key ids', async () => {
  for (const key of vectors.keys) expect(await keyId(key.publicKey)).toBe(key.id);
});

describe.each(entries.map((vector) => [vector.entry.id, vector] as const))('%s', (_id, vector) => {
  const { entry } = vector;
  const data = entry.data ?? {};
  const salt = entry.salt ?? '';

  test('every byte is reproduced', async () => {
    expect(jcs({ data, salt })).toBe(vector.canonicalBody);
    expect(canonicalHeader(entry)).toBe(vector.canonicalHeader);
    expect(await dataHashOf(data, salt)).toBe(entry.dataHash);
    expect(await hashOf(entry)).toBe(entry.hash);
    expect(await verifyEntry(entry, keyOf(entry).publicKey)).toBeNull();
  });

  test('signing its content again gives the same entry', async () => {
    const sign = await signerOf(keyOf(entry).secretKeyForTestsOnly);
    const { v: _v, dataHash: _dataHash, hash: _hash, signature: _signature, salt: _salt, ...unsigned } = entry;
    expect(await signEntry({ ...unsigned, data }, sign, salt)).toEqual(entry);
    expect(storable(data)).toEqual(data);
  });

  test('it has the form that the wire takes', () => {
    expect([...Value.Errors(EntrySchema, entry)]).toEqual([]);
  });
});

test('each workstation chains its entries without a gap', () => {
  const chains = Map.groupBy(
    entries.map(({ entry }) => entry),
    (entry) => workstationOf(entry.id),
  );
  expect([...chains.keys()].sort()).toEqual(['TBN-K7', 'TBN-P2']);
  for (const chain of chains.values()) {
    const ordered = chain.toSorted((left, right) => numberOf(left.id) - numberOf(right.id));
    expect(ordered.map((entry) => numberOf(entry.id))).toEqual(ordered.map((_, index) => index + 1));
    for (const [index, entry] of ordered.slice(1).entries()) expect(entry.prev).toBe(ordered[index]?.hash);
  }
});

test('check characters', () => {
  const tickets = [...vectors.tickets, ...entries.map(({ entry }) => entry.ticket)];
  expect(tickets.filter((ticket) => !isTicketNumber(ticket))).toEqual([]);
});

describe('mutations', () => {
  const first = entries[0]?.entry as Entry;
  const second = entries[1]?.entry as Entry;
  const publicKey = keyOf(first).publicKey;

  const otherHeader: Record<string, Partial<Entry>> = {
    v: { v: 2 as never },
    id: { id: 'TBN-K7.99' },
    ticket: { ticket: second.ticket === first.ticket ? 'TBN-K7-26-65616-Y' : second.ticket },
    kind: { kind: 'answered' },
    parents: { parents: ['TBN-K7.1'] },
    at: { at: '2026-11-24T12:21:01+07:00' },
    hlc: { hlc: '01a20d95bb51-0003' },
    by: { by: 'budi' },
    unit: { unit: 'PPID' },
    key: { key: second.key },
    dataHash: { dataHash: second.dataHash },
    prev: { prev: second.prev },
  };
  test('every header field is covered', () => {
    const covered = Object.keys(JSON.parse(canonicalHeader(first)) as object).sort();
    expect(Object.keys(otherHeader).sort()).toEqual(covered);
  });
  test.each(Object.entries(otherHeader))('another %s breaks the hash', async (_field, change) => {
    expect(await verifyEntry({ ...first, ...change }, publicKey)).toBe('hash');
  });

  test('the order of the parents does not matter', async () => {
    const many = entries.find(({ entry }) => entry.parents.length > 1)?.entry as Entry;
    expect(await hashOf({ ...many, parents: many.parents.toReversed() })).toBe(many.hash);
  });

  test('swapped or altered data break the data hash', async () => {
    const other = entries.find(({ entry }) => entry.dataHash !== first.dataHash)?.entry as Entry;
    const swapped = { ...first, data: other.data as Record<string, unknown>, salt: other.salt as string };
    expect(await verifyEntry(swapped, publicKey)).toBe('data-hash');
    expect(await verifyEntry({ ...first, salt: other.salt as string }, publicKey)).toBe('data-hash');
    expect(await verifyEntry({ ...first, data: { ...first.data, count: 1 } }, publicKey)).toBe('data-hash');
    const { salt: _salt, ...unsalted } = first;
    expect(await verifyEntry(unsalted, publicKey)).toBe('data-hash');
  });

  test('a hash made anew for altered content breaks the signature', async () => {
    const forged = { ...first, kind: 'closed' };
    expect(await verifyEntry({ ...forged, hash: await hashOf(forged) }, publicKey)).toBe('signature');
    expect(await verifyEntry(first, keyOf(second).publicKey)).toBe('signature');
    expect(await verifyEntry({ ...first, signature: second.signature }, publicKey)).toBe('signature');
  });

  test('without data the rest still verifies', async () => {
    const { salt: _salt, data: _data, ...bare } = first;
    expect(await verifyEntry({ ...bare, level: 'withheld' }, publicKey)).toBeNull();
  });
});
