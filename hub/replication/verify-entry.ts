import { createPublicKey, hash, type KeyObject, verify } from 'node:crypto';
import type { Entry } from '#shared/complaint/entry.ts';
import { type EntryFault, hashedText, jcs, signedText } from '#shared/complaint/entry-bytes.ts';
import { fromBase64url, utf8 } from '#shared/crypto/bytes.ts';

/**
 * The same as verifyEntry of shared/, by Node's own crypto: a hub verifies thousands of entries when workstations come
 * back together, and WebCrypto's promises cost it three times as much.
 */
export async function verifyEntry(entry: Entry, publicKey: string): Promise<EntryFault | null> {
  const { data, salt, dataHash } = entry;
  if (sha256(hashedText(entry)) !== entry.hash) return 'hash';
  if ((data === undefined) !== (salt === undefined)) return 'data-hash';
  if (data !== undefined && sha256(jcs({ data, salt })) !== dataHash) return 'data-hash';
  return (await isSigned(publicKey, signedText(entry.hash), entry.signature)) ? null : 'signature';
}

/** base64url of SHA-256, as sha of shared/ but at once. */
export const sha256 = (text: string): string => hash('sha256', text, 'base64url');

/** RFC 8410 SPKI prefix of an Ed25519 public key. */
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');
const imported = new Map<string, KeyObject>();

function keyOf(publicKey: string): KeyObject {
  const known = imported.get(publicKey);
  if (known) return known;
  const der = Buffer.concat([SPKI_PREFIX, fromBase64url(publicKey)]);
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
  // A hub meets a few thousand keys at most; the bound only stops a flood of forged ones.
  if (imported.size > 20_000) imported.clear();
  imported.set(publicKey, key);
  return key;
}

async function isSigned(publicKey: string, text: string, signature: string): Promise<boolean> {
  try {
    const [key, bytes] = [keyOf(publicKey), fromBase64url(signature)];
    return await new Promise<boolean>((resolve) => {
      // With a callback it runs on another thread, and the cores share the work.
      verify(null, utf8(text), key, bytes, (error, isValid) => resolve(!error && isValid));
    });
  } catch {
    return false;
  }
}
