import { expect, test } from 'vitest';
import { pushedId, readEntry } from '../../../hub/replication/read-entry.ts';
import { anEntry } from '../../fixtures/a-case.ts';

const entry = anEntry({
  id: 'TBN-K7.1',
  ticket: 'TBN-K7-26-00123-F',
  kind: 'noted',
  at: '2026-11-24T09:51:00+07:00',
  by: 'officer-1',
  unit: 'PPID',
  data: { text: 'Catatan', deep: { list: [1, true, null] } },
});
const read = (change: Record<string, unknown>) => readEntry({ ...entry, ...change });
const faultOf = (change: Record<string, unknown>) => {
  const result = read(change);
  return 'fault' in result ? result.fault : 'taken';
};

test('an entry is stored as it came', () => {
  expect(readEntry(entry)).toEqual(entry);
});

test('what hash and signature do not cover is left out, a level above all', () => {
  const { salt: _salt, data: _data, ...header } = entry;
  for (const level of ['absent', 'withheld', 'redacted']) expect(readEntry({ ...header, level })).toEqual(header);
  expect(read({ level: 'redacted', extra: 'x' })).toEqual(entry);
});

test.each<[string, Record<string, unknown>, string]>([
  ['text with NUL', { data: { text: 'a\u0000' } }, 'malformed'],
  ['a name with NUL', { data: { 'a\u0000': 1 } }, 'malformed'],
  ['half a surrogate pair', { data: { text: '\ud83d' } }, 'malformed'],
  ['a whole surrogate pair', { data: { text: '😀' } }, 'taken'],
  ['a fraction', { data: { n: 0.5 } }, 'malformed'],
  ['a number beyond the safe ones', { data: { n: 2 ** 53 } }, 'malformed'],
  ['the prototype as a member', { data: JSON.parse('{"__proto__":{}}') }, 'malformed'],
  ['a NUL in the author', { by: 'a\u0000' }, 'malformed'],
  ['no salt', { salt: undefined }, 'malformed'],
  ['a day that does not exist', { at: '2026-13-45T09:51:00+07:00' }, 'malformed'],
  ['a version of tomorrow', { v: 2 }, 'malformed'],
  ['32 KB of text', { data: { text: 'x'.repeat(31_000) } }, 'taken'],
  ['more than 32 KB', { data: { text: 'x'.repeat(33_000) } }, 'too-large'],
  ['more than 32 KB in another alphabet', { data: { text: 'ꦗ'.repeat(11_000) } }, 'too-large'],
  ['23 levels', { data: { a: JSON.parse(`${'['.repeat(21)}1${']'.repeat(21)}`) } }, 'taken'],
  ['100,000 levels', { data: { a: JSON.parse(`${'['.repeat(100_000)}1${']'.repeat(100_000)}`) } }, 'malformed'],
])('%s', (_name, change, expected) => {
  expect(faultOf(change)).toBe(expected);
});

test('an id is named in the answer only when it can be', () => {
  expect(pushedId({ id: 'TBN-K7.1' })).toBe('TBN-K7.1');
  expect([null, 7, 'x', [], { id: 7 }].map(pushedId)).toEqual(['', '', '', '', '']);
  expect(pushedId({ id: '\ud800' })).toBe('�');
});
