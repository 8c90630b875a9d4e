import { randomBytes } from '../crypto/bytes.ts';

/** Crockford base32: no I, L, O, U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** 12 random characters, 60 bits. */
export const createTrackingCode = (): string => Array.from(randomBytes(12), (byte) => ALPHABET[byte & 31]).join('');

/** `7Q4K-M2RT-9XHV` as printed. */
export const printedTrackingCode = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1-');

/** What a person typed as a code; null when it is none. O, I and L are read as 0, 1 and 1. */
export function parseTrackingCode(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  return /^[0-9A-HJKMNP-TV-Z]{12}$/.test(code) ? code : null;
}
