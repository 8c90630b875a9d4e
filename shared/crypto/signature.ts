import { fromBase64url, sha, toBase64url, utf8 } from './bytes.ts';

/** Ed25519 (RFC 8032) through WebCrypto. Keys travel as base64url of their 32 raw bytes. */

const ALGORITHM = { name: 'Ed25519' } as const;
/** RFC 8410 PKCS#8 prefix of an Ed25519 private key; WebCrypto imports private keys in this form only. */
const PKCS8_PREFIX = [0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20];

export interface SigningKey {
  /** First 16 characters of sha(public key in base64url). */
  id: string;
  publicKey: string;
  /** The 32-byte seed in base64url; only ever stored sealed. */
  seed: string;
}

export type Sign = (text: string) => Promise<string>;

export const keyId = async (publicKey: string): Promise<string> => (await sha(publicKey)).slice(0, 16);

export async function createSigningKey(): Promise<SigningKey> {
  const pair = (await crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])) as CryptoKeyPair;
  const publicKey = toBase64url(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)));
  const pkcs8 = new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey));
  return { id: await keyId(publicKey), publicKey, seed: toBase64url(pkcs8.slice(PKCS8_PREFIX.length)) };
}

/** A signer for one seed; the key is imported once. */
export async function signerOf(seed: string): Promise<Sign> {
  const pkcs8 = Uint8Array.from([...PKCS8_PREFIX, ...fromBase64url(seed)]);
  const key = await crypto.subtle.importKey('pkcs8', pkcs8, ALGORITHM, false, ['sign']);
  return async (text) => toBase64url(new Uint8Array(await crypto.subtle.sign(ALGORITHM, key, utf8(text))));
}

const imported = new Map<string, Promise<CryptoKey>>();

/** False for a wrong signature and for anything malformed; never throws. */
export async function verifySignature(publicKey: string, text: string, signature: string): Promise<boolean> {
  try {
    let key = imported.get(publicKey);
    if (!key) {
      key = crypto.subtle.importKey('raw', fromBase64url(publicKey), ALGORITHM, false, ['verify']);
      // A hub meets a few thousand keys at most; the bound only stops a flood of forged ones.
      if (imported.size > 20_000) imported.clear();
      imported.set(publicKey, key);
    }
    return await crypto.subtle.verify(ALGORITHM, await key, fromBase64url(signature), utf8(text));
  } catch {
    imported.delete(publicKey);
    return false;
  }
}
