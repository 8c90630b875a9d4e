import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isTicketNumber,
  parseTicketNumber,
  ticketNumber,
  workstationOfTicket,
} from '#shared/complaint/ticket-number.ts';
import vectors from '../../fixtures/ledger-vectors.json' with { type: 'json' };

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const workstation = fc.stringMatching(/^[A-Z]{3}-[A-Z0-9]{2}$/);
const ticket = fc
  .tuple(workstation, fc.integer({ min: 2020, max: 2099 }), fc.integer({ min: 1, max: 99_999 }))
  .map((parts) => ticketNumber(...parts));

/** Every number that differs from this one in one character. */
const substitutions = (text: string): string[] =>
  [...text].flatMap((character, at) =>
    character === '-'
      ? []
      : [...ALPHABET]
          .filter((other) => other !== character)
          .map((other) => text.slice(0, at) + other + text.slice(at + 1)),
  );

/** Every number with two neighbouring letters or digits swapped, as typed without hyphens. */
function swaps(text: string): string[] {
  const letters = text.replaceAll('-', '');
  return [...letters].slice(1).flatMap((character, at) => {
    const former = letters[at];
    return character === former ? [] : [letters.slice(0, at) + character + former + letters.slice(at + 2)];
  });
}

describe.each(vectors.tickets)('%s', (number) => {
  test('is made again from its parts and read as people type it', () => {
    const [alias, code, year, serial] = number.split('-') as [string, string, string, string];
    expect(ticketNumber(`${alias}-${code}`, 2000 + Number(year), Number(serial))).toBe(number);
    expect(parseTicketNumber(` ${number.toLowerCase().replaceAll('-', ' ')} `)).toBe(number);
    expect(parseTicketNumber(number.replaceAll('-', ''))).toBe(number);
    expect(workstationOfTicket(number)).toBe(`${alias}-${code}`);
  });

  test('no character changed and no two neighbours swapped are accepted', () => {
    expect([...substitutions(number), ...swaps(number)].filter((typed) => parseTicketNumber(typed))).toEqual([]);
    expect(substitutions(number).filter(isTicketNumber)).toEqual([]);
  });
});

test('one character changed is always noticed', () => {
  fc.assert(
    fc.property(ticket, (number) => {
      expect(substitutions(number).filter(isTicketNumber)).toEqual([]);
    }),
  );
});

test('two neighbours swapped are noticed but for the few that ISO 7064 MOD 37,36 lets pass', () => {
  const serials = Array.from({ length: 3_000 }, (_, index) => ticketNumber('TBN-K7', 2026, 1 + index * 33));
  const typed = serials.flatMap(swaps);
  const passed = typed.filter((number) => parseTicketNumber(number));
  expect(passed.length / typed.length).toBeLessThan(0.003);
});

test.each(['', 'TBN', 'TBN-K7-26-00123', 'tbn-k7-26-00123-f', 'TBN-K7-26-00123-F ', 'TBNK72600123F'])(
  '%j is not a number as it is stored',
  (text) => expect(isTicketNumber(text)).toBe(false),
);

test('the serials of a year end', () => {
  expect(ticketNumber('TBN-K7', 2026, 99_999)).toMatch(/^TBN-K7-26-99999-/);
  for (const serial of [0, -1, 1.5, 100_000]) expect(() => ticketNumber('TBN-K7', 2026, serial)).toThrow(RangeError);
});
