import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTrackingCode, parseTrackingCode, printedTrackingCode } from '#shared/complaint/tracking-code.ts';

test('a code is 12 characters of the alphabet, all of which occur, and no two are alike', () => {
  const codes = Array.from({ length: 500 }, createTrackingCode);
  expect(new Set(codes).size).toBe(codes.length);
  for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{12}$/);
  expect(new Set(codes.join('')).size).toBe(32);
});

test('what is printed is read back, in any case and spacing, with the letters that look like digits', () => {
  const code = fc.stringMatching(/^[0-9A-HJKMNP-TV-Z]{12}$/);
  fc.assert(
    fc.property(code, (text) => {
      expect(printedTrackingCode(text)).toMatch(/^.{4}-.{4}-.{4}$/);
      expect(parseTrackingCode(printedTrackingCode(text))).toBe(text);
      expect(parseTrackingCode(` ${printedTrackingCode(text).toLowerCase().replaceAll('-', ' ')}`)).toBe(text);
      expect(parseTrackingCode(text.replaceAll('0', 'o').replaceAll('1', 'I'))).toBe(text);
      expect(parseTrackingCode(text.replaceAll('1', 'l'))).toBe(text);
    }),
  );
});

test.each(['', '7Q4K-M2RT-9XH', '7Q4K-M2RT-9XHVV', '7Q4K-M2RT-9XHU', '7Q4K-M2RT-9XH*'])('%j is no code', (typed) => {
  expect(parseTrackingCode(typed)).toBeNull();
});
