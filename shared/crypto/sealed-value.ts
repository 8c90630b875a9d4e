import { type Bytes, fromBase64url, fromUtf8, randomBytes, toBase64url, utf8 } from './bytes.ts';

/**
 * A value sealed at rest: "s1." + key id + "." + base64url(nonce, 12 ‖ AES-256-GCM ciphertext).
 * The additional data binds it to its place (collection, document id, field, digest): a value moved to another
 * place, or an older one put back beside a newer digest, does not open.
 */
export type DataKeyId = 'main' | 'secret';

export const importDataKey = (raw: Bytes): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);

export async function sealBytes(key: CryptoKey, keyId: DataKeyId, place: string, plaintext: Bytes): Promise<string> {
  const nonce = randomBytes(12);
  const parameters = { name: 'AES-GCM', iv: nonce, additionalData: utf8(place) };
  const ciphertext = await crypto.subtle.encrypt(parameters, key, plaintext);
  // Twelve bytes are sixteen characters: the text is that of both together, without copying them into one.
  return `s1.${keyId}.${toBase64url(nonce)}${toBase64url(new Uint8Array(ciphertext))}`;
}

export const sealValue = (key: CryptoKey, keyId: DataKeyId, place: string, value: unknown): Promise<string> =>
  sealBytes(key, keyId, place, utf8(JSON.stringify(value)));

export function dataKeyIdOf(sealed: string): DataKeyId | null {
  const [version, keyId] = sealed.split('.', 2);
  return version === 's1' && (keyId === 'main' || keyId === 'secret') ? keyId : null;
}

/** Throws SealBroken naming the place when the value was altered, truncated or moved. */
export async function openBytes(key: CryptoKey, place: string, sealed: string): Promise<Bytes> {
  try {
    const [version, , text = '', ...rest] = sealed.split('.');
    if (version !== 's1' || rest.length > 0) throw new Error('not a sealed value');
    const bytes = fromBase64url(text);
    const parameters = { name: 'AES-GCM', iv: bytes.slice(0, 12), additionalData: utf8(place) };
    return new Uint8Array(await crypto.subtle.decrypt(parameters, key, bytes.slice(12)));
  } catch (cause) {
    throw new SealBroken(place, cause);
  }
}

export const openValue = async (key: CryptoKey, place: string, sealed: string): Promise<unknown> =>
  JSON.parse(fromUtf8(await openBytes(key, place, sealed)));

export class SealBroken extends Error {
  readonly place: string;
  constructor(place: string, cause: unknown) {
    super(`sealed value at ${place} does not open`, { cause });
    this.place = place;
  }
}
