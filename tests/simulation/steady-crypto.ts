import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  KeyObject,
  sign as signNow,
  verify as verifyNow,
} from 'node:crypto';
import { random } from '../fixtures/random.ts';
import { underway } from './turns.ts';

const real = globalThis.crypto;
const TAG_BYTES = 16;
const keys = new WeakMap<CryptoKey, KeyObject>();
let drawn = random(1);
/** One after the other: the order of two answers must not depend on threads. */
let last: Promise<unknown> = Promise.resolve();

function keyOf(key: CryptoKey): KeyObject {
  const known = keys.get(key) ?? KeyObject.from(key);
  keys.set(key, known);
  return known;
}

const bytesOf = (source: BufferSource): Uint8Array =>
  ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength)
    : new Uint8Array(source);
const alone = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer;

function gcm(parameters: AesGcmParams) {
  return { iv: bytesOf(parameters.iv), aad: parameters.additionalData && bytesOf(parameters.additionalData) };
}

const atOnce = {
  digest: async (_algorithm: string, data: BufferSource) => alone(createHash('sha256').update(bytesOf(data)).digest()),
  async encrypt(parameters: AesGcmParams, key: CryptoKey, data: BufferSource) {
    const { iv, aad } = gcm(parameters);
    const cipher = createCipheriv('aes-256-gcm', keyOf(key), iv);
    if (aad) cipher.setAAD(aad);
    return alone(Buffer.concat([cipher.update(bytesOf(data)), cipher.final(), cipher.getAuthTag()]));
  },
  async decrypt(parameters: AesGcmParams, key: CryptoKey, data: BufferSource) {
    const { iv, aad } = gcm(parameters);
    const bytes = bytesOf(data);
    const cipher = createDecipheriv('aes-256-gcm', keyOf(key), iv);
    if (aad) cipher.setAAD(aad);
    cipher.setAuthTag(bytes.subarray(-TAG_BYTES));
    return alone(Buffer.concat([cipher.update(bytes.subarray(0, -TAG_BYTES)), cipher.final()]));
  },
  async sign(algorithm: AlgorithmIdentifier, key: CryptoKey, data: BufferSource) {
    const isMac = (typeof algorithm === 'string' ? algorithm : algorithm.name) === 'HMAC';
    if (isMac) return alone(createHmac('sha256', keyOf(key)).update(bytesOf(data)).digest());
    return alone(signNow(null, bytesOf(data), keyOf(key)));
  },
  verify: async (_algorithm: AlgorithmIdentifier, key: CryptoKey, signature: BufferSource, data: BufferSource) =>
    verifyNow(null, bytesOf(data), keyOf(key), bytesOf(signature)),
};

/** RFC 8410: what stands before the 32 bytes of a private key. */
const PKCS8: Record<string, string> = {
  Ed25519: '302e020100300506032b657004220420',
  X25519: '302e020100300506032b656e04220420',
};

async function generateKey(
  algorithm: AlgorithmIdentifier,
  isExtractable: boolean,
  usages: KeyUsage[],
): Promise<CryptoKeyPair> {
  const name = typeof algorithm === 'string' ? algorithm : algorithm.name;
  const seed = fill(new Uint8Array(32));
  const pkcs8 = Buffer.concat([Buffer.from(PKCS8[name] ?? '', 'hex'), seed]);
  const publicKey = createPublicKey(createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' }));
  const raw = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url');
  const isPublic = (usage: KeyUsage) => usage === 'verify';
  return {
    privateKey: await subtle.importKey(
      'pkcs8',
      pkcs8,
      name,
      isExtractable,
      usages.filter((usage) => !isPublic(usage)),
    ),
    publicKey: await subtle.importKey('raw', raw, name, true, usages.filter(isPublic)),
  };
}

type Call = (...values: unknown[]) => Promise<unknown>;
const subtle: SubtleCrypto = new Proxy(real.subtle, {
  get(target, name: keyof SubtleCrypto) {
    if (name === 'generateKey') return generateKey;
    if (Object.hasOwn(atOnce, name)) return atOnce[name as keyof typeof atOnce];
    return (...values: unknown[]) => {
      const next = last.then(() => underway(() => (target[name] as Call).apply(target, values)));
      last = next.catch(() => {});
      return next;
    };
  },
});

/**
 * WebCrypto by Node's own synchronous functions, so that its answers come in the order of the questions; keys,
 * nonces, salts and ids by the seed. Ciphertexts, hashes and signatures are the real ones.
 */
export const steadyCrypto = { subtle, getRandomValues: fill, randomUUID } as unknown as Crypto;

function fill<Values extends ArrayBufferView>(values: Values): Values {
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  for (let index = 0; index < bytes.length; index++) bytes[index] = drawn(256);
  return values;
}

function randomUUID(): string {
  const hex = Buffer.from(fill(new Uint8Array(16))).toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

export function seedCrypto(seed: number): void {
  drawn = random(seed);
}
