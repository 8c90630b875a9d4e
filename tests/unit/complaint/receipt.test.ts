import { expect, test } from 'vitest';
import { checkReceipt, type Receipt, receiptLink } from '#shared/complaint/receipt.ts';
import { toBase64url, utf8 } from '#shared/crypto/bytes.ts';
import { createSigningKey, signerOf } from '#shared/crypto/signature.ts';
import { ticketOf } from '../../fixtures/a-case.ts';

const key = await createSigningKey();
const receipt: Receipt = {
  v: 1,
  ticket: ticketOf(123),
  receivedAt: '2026-11-24T09:51:00+07:00',
  due: '2026-12-14',
  unit: 'PPID',
  entryHash: 'h'.repeat(43),
  key: key.id,
};
const link = await receiptLink(receipt, 'lapor.example', await signerOf(key.seed));
const known = (id: string) => (id === key.id ? key.publicKey : null);
const bodyOf = (changes: object) => toBase64url(utf8(JSON.stringify({ ...receipt, ...changes })));

test('a genuine link says what the receipt says', async () => {
  expect(link).toMatch(/^https:\/\/lapor\.example\/periksa#[\w-]+\.[\w-]{86}$/);
  expect(await checkReceipt(link, known)).toEqual({ result: 'genuine', receipt });
  expect(await checkReceipt(`  ${link.slice(link.indexOf('#') + 1)}\n`, known)).toEqual({ result: 'genuine', receipt });
});

test('an altered one is forged, whatever was altered', async () => {
  const signature = link.slice(link.lastIndexOf('.'));
  for (const changes of [{ due: '2027-12-14' }, { ticket: ticketOf(124) }, { v: 1, extra: true }]) {
    expect(await checkReceipt(`https://lapor.example/periksa#${bodyOf(changes)}${signature}`, known)).toMatchObject({
      result: 'forged',
    });
  }
  expect(await checkReceipt(link.slice(0, -1), known)).toMatchObject({ result: 'forged' });
});

test('a signed one whose ticket cannot be is forged too', async () => {
  const impossible = await receiptLink({ ...receipt, ticket: 'TBN-K7-26-00123-0' }, 'x', await signerOf(key.seed));
  expect(await checkReceipt(impossible, known)).toMatchObject({ result: 'forged' });
});

test('with no key in the directory it is neither', async () => {
  expect(await checkReceipt(link, () => null)).toEqual({ result: 'unknown-key', receipt });
});

test.each([
  '',
  '#',
  'https://lapor.example/periksa',
  'https://x/periksa#e30.x',
  'https://x/periksa#%%%',
  '#bm90anNvbg.',
])('%j is unreadable', async (text) =>
  expect(await checkReceipt(text, known)).toEqual({ result: 'unreadable', receipt: null }),
);
