/** Text and byte forms that every hash, signature and sealed value of the product is made from. See docs/formats.md. */

export type Bytes = Uint8Array<ArrayBuffer>;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true });

/** Chromium has both; Node 24 neither. */
interface NativeBase64 {
  toBase64?(options: { alphabet: 'base64' | 'base64url'; omitPadding: boolean }): string;
}
interface NativeFromBase64 {
  fromBase64?(text: string, options: { alphabet: 'base64' | 'base64url' }): Bytes;
}

export const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

export const utf8 = (text: string): Bytes => encoder.encode(text) as Bytes;

/** Throws TypeError when the bytes are not UTF-8. */
export const fromUtf8 = (bytes: Uint8Array): string => decoder.decode(bytes);

/** RFC 4648 §5 without padding. */
export function toBase64url(bytes: Uint8Array): string {
  const native = bytes as NativeBase64;
  if (native.toBase64) return native.toBase64({ alphabet: 'base64url', omitPadding: true });
  let binary = '';
  for (let start = 0; start < bytes.length; start += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(start, start + 0x8000));
  }
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Throws an Error when the text is not base64url, or not the one text of its bytes. */
export function fromBase64url(text: string): Bytes {
  const spareBits = [0, null, 4, 2][text.length % 4] ?? null;
  const last = BASE64URL.indexOf(text.slice(-1));
  if (!/^[A-Za-z0-9_-]*$/.test(text) || spareBits === null || last % 2 ** spareBits !== 0) {
    throw new Error('not base64url');
  }
  const native = Uint8Array as NativeFromBase64;
  if (native.fromBase64) return native.fromBase64(text, { alphabet: 'base64url' });
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index++) bytes[index] = binary.charCodeAt(index);
  return bytes;
}

export function concatBytes(...parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

/** base64url(SHA-256(x)); a string is hashed as UTF-8. */
export async function sha(value: string | Uint8Array): Promise<string> {
  const bytes = typeof value === 'string' ? utf8(value) : (value as Bytes);
  return toBase64url(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}

export const randomBytes = (length: number): Bytes => crypto.getRandomValues(new Uint8Array(length));
