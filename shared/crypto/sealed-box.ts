import { type Bytes, concatBytes, fromBase64url, randomBytes, toBase64url, utf8 } from './bytes.ts';

/**
 * A sealed box: anyone can seal to an X25519 public key, only its holder can open.
 * Text form: "b1." + base64url(ephemeral public key, 32 ‖ nonce, 12 ‖ AES-256-GCM ciphertext).
 * Key: HKDF-SHA256(X25519 shared secret, salt = ephemeral ‖ recipient, info = "loket-aduan/box/1").
 */
export interface BoxKey {
  publicKey: string;
  /** PKCS#8 in base64url; only ever stored sealed. */
  privateKey: string;
}

const X25519 = { name: 'X25519' } as const;

export async function createBoxKey(): Promise<BoxKey> {
  const pair = (await crypto.subtle.generateKey(X25519, true, ['deriveBits'])) as CryptoKeyPair;
  return {
    publicKey: toBase64url(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey))),
    privateKey: toBase64url(new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey))),
  };
}

async function contentKey(mine: CryptoKey, theirs: CryptoKey, salt: Bytes, use: 'encrypt' | 'decrypt') {
  const secret = await crypto.subtle.deriveBits({ name: 'X25519', public: theirs }, mine, 256);
  const material = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
  const parameters = { name: 'HKDF', hash: 'SHA-256', salt, info: utf8('loket-aduan/box/1') };
  return crypto.subtle.deriveKey(parameters, material, { name: 'AES-GCM', length: 256 }, false, [use]);
}

export async function sealBox(publicKey: string, plaintext: Bytes): Promise<string> {
  const recipientRaw = fromBase64url(publicKey);
  const recipient = await crypto.subtle.importKey('raw', recipientRaw, X25519, false, []);
  const pair = (await crypto.subtle.generateKey(X25519, true, ['deriveBits'])) as CryptoKeyPair;
  const ephemeral = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  const key = await contentKey(pair.privateKey, recipient, concatBytes(ephemeral, recipientRaw), 'encrypt');
  const nonce = randomBytes(12);
  const ciphertext = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce }, key, plaintext);
  return `b1.${toBase64url(concatBytes(ephemeral, nonce, new Uint8Array(ciphertext)))}`;
}

/** Throws when the box is malformed, altered or sealed to another key. */
export async function openBox(recipient: BoxKey, box: string): Promise<Bytes> {
  if (!box.startsWith('b1.')) throw new Error('not a sealed box');
  const bytes = fromBase64url(box.slice(3));
  const ephemeralRaw = bytes.slice(0, 32);
  const mine = await crypto.subtle.importKey('pkcs8', fromBase64url(recipient.privateKey), X25519, false, [
    'deriveBits',
  ]);
  const ephemeral = await crypto.subtle.importKey('raw', ephemeralRaw, X25519, false, []);
  const salt = concatBytes(ephemeralRaw, fromBase64url(recipient.publicKey));
  const key = await contentKey(mine, ephemeral, salt, 'decrypt');
  const parameters = { name: 'AES-GCM', iv: bytes.slice(32, 44) };
  return new Uint8Array(await crypto.subtle.decrypt(parameters, key, bytes.slice(44)));
}
