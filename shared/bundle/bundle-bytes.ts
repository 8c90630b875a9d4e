import { type Bytes, concatBytes, toBase64url, utf8 } from '../crypto/bytes.ts';
import { BundleFault } from './bundle-fault.ts';

/** The bytes of a bundle; see docs/formats.md. */

/** As PNG's: a copy that was mangled as text is noticed at once. */
export const MAGIC: Bytes = Uint8Array.from([0x4c, 0x4f, 0x4b, 0x45, 0x54, 0x0d, 0x0a, 0x1a]);
export const VERSION = 1;
/** Magic, version, length of the head. */
export const PREFIX_BYTES = MAGIC.length + 2 + 4;
export const MAX_HEAD_BYTES = 64 * 1024;
export const MAX_CHUNK_BYTES = 16 * 1024 * 1024;
/** One chunk of JSON, unpacked. */
const MAX_JSON_BYTES = 64 * 1024 * 1024;
export const TAG_BYTES = 16;
export const SIGNATURE_BYTES = 64;
const SEAL_PREFIX = 'loket-aduan/bundle/1\n';

const sha256 = async (bytes: Bytes): Promise<Bytes> => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));

/** What whoever made the bundle signs; `seal` is the hash over all of it. */
export const sealText = (seal: string): string => SEAL_PREFIX + seal;

export function uint32(value: number): Bytes {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value, true);
  return bytes;
}

export const readUint32 = (bytes: Uint8Array): number =>
  new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);

export function prefixOf(head: Bytes): Bytes {
  return concatBytes(MAGIC, Uint8Array.from([VERSION & 0xff, VERSION >> 8]), uint32(head.length), head);
}

/** The hash that grows with each chunk: the signature covers every byte, and no chunk has to wait for another. */
export const startSeal = (prefix: Bytes): Promise<Bytes> => sha256(concatBytes(utf8(SEAL_PREFIX), prefix));
export const growSeal = (seal: Bytes, chunk: Bytes): Promise<Bytes> => sha256(concatBytes(seal, chunk));

/**
 * STREAM (Hoang, Reyhanitabar, Rogaway and Vizár 2015): the nonce is the chunk's place and whether it is the last, so
 * that none can be left out, added or moved; the additional data is the hash of the head, so that none serves another.
 */
function parameters(head: Bytes, index: number, isLast: boolean) {
  const iv = new Uint8Array(12);
  new DataView(iv.buffer).setUint32(7, index);
  iv[11] = isLast ? 1 : 0;
  return { name: 'AES-GCM', iv, additionalData: head };
}

export const sealChunk = async (key: CryptoKey, head: Bytes, index: number, isLast: boolean, plain: Bytes) =>
  new Uint8Array(await crypto.subtle.encrypt(parameters(head, index, isLast), key, plain));

export async function openChunk(key: CryptoKey, head: Bytes, index: number, isLast: boolean, chunk: Bytes) {
  try {
    return new Uint8Array(await crypto.subtle.decrypt(parameters(head, index, isLast), key, chunk));
  } catch (cause) {
    throw new BundleFault('bundle-altered', `chunk ${index} does not open`, { cause });
  }
}

/** How the bytes of a chunk are to be read: its first byte. */
export const PLAIN = 0;
export const PACKED = 1;
export const RAW = 2;

/** Small items are left as they are. */
const WORTH_PACKING_BYTES = 512;

export async function packed(json: Bytes): Promise<Bytes> {
  if (json.length < WORTH_PACKING_BYTES) return concatBytes(Uint8Array.from([PLAIN]), json);
  const bytes = await through(new CompressionStream('deflate-raw'), json, Number.POSITIVE_INFINITY);
  return concatBytes(Uint8Array.from([PACKED]), bytes);
}

/** Throws when it is not packed, or would not fit into memory. */
export const unpacked = (bytes: Bytes): Promise<Bytes> =>
  through(new DecompressionStream('deflate-raw'), bytes, MAX_JSON_BYTES);

async function through(stream: CompressionStream | DecompressionStream, bytes: Bytes, limit: number): Promise<Bytes> {
  const writer = stream.writable.getWriter();
  // A failure comes out of the reading side as well.
  void writer.write(bytes).catch(() => {});
  void writer.close().catch(() => {});
  const reader = stream.readable.getReader();
  const parts: Uint8Array[] = [];
  for (let length = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) return concatBytes(...parts);
    length += value.length;
    if (length > limit) {
      await reader.cancel();
      throw new Error(`unpacks to more than ${limit} bytes`);
    }
    parts.push(value);
  }
}

export const sealName = (seal: Bytes): string => toBase64url(seal);
