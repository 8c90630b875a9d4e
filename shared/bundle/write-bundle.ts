import { type Bytes, concatBytes, fromBase64url, randomBytes, utf8 } from '../crypto/bytes.ts';
import { sealBox } from '../crypto/sealed-box.ts';
import type { Sign } from '../crypto/signature.ts';
import { growSeal, packed, prefixOf, RAW, sealChunk, sealName, sealText, startSeal, uint32 } from './bundle-bytes.ts';
import type { BundleHead } from './bundle-head.ts';

/** One thing that a bundle carries; the bytes of a file come with it. */
export interface Item<Value> {
  value: Value;
  bytes?: Bytes;
}

export interface BundleParts<Value> {
  head: BundleHead;
  /** 32 bytes, of this one bundle. */
  contentKey: Bytes;
  items: AsyncIterable<Item<Value>> | Iterable<Item<Value>>;
  /** Of the workstation and the person, or of the hub. */
  signers: readonly Sign[];
}

const PART_BYTES = 1024 * 1024;

/** A fresh key, and the box by which the holder of `recipient` gets at it. */
export async function newContentKey(recipient: string): Promise<{ contentKey: Bytes; box: string }> {
  const contentKey = randomBytes(32);
  return { contentKey, box: await sealBox(recipient, contentKey) };
}

/** Writes a bundle piece by piece; its seal, which names it from then on. */
export async function writeBundle<Value>(
  { head, contentKey, items, signers }: BundleParts<Value>,
  put: (bytes: Bytes) => void | Promise<void>,
): Promise<string> {
  const prefix = prefixOf(utf8(JSON.stringify(head)));
  const key = await crypto.subtle.importKey('raw', contentKey, 'AES-GCM', false, ['encrypt']);
  const start = await startSeal(prefix);
  let seal = start;
  let index = 0;
  await put(prefix);
  const putChunk = async (plain: Bytes, isLast: boolean) => {
    const chunk = await sealChunk(key, start, index++, isLast, plain);
    seal = await growSeal(seal, chunk);
    await put(concatBytes(uint32(chunk.length), chunk));
  };
  // The last chunk says that it is: one is always held back.
  let held: Bytes | null = null;
  for await (const plain of plainChunks(items)) {
    if (held) await putChunk(held, false);
    held = plain;
  }
  await putChunk(held ?? (await packed(utf8('null'))), true);
  const text = sealText(sealName(seal));
  const signatures = await Promise.all(signers.map(async (sign) => fromBase64url(await sign(text))));
  await put(concatBytes(uint32(0), ...signatures));
  return sealName(seal);
}

async function* plainChunks<Value>(items: AsyncIterable<Item<Value>> | Iterable<Item<Value>>): AsyncGenerator<Bytes> {
  for await (const { value, bytes } of items) {
    yield await packed(utf8(JSON.stringify(value)));
    if (!bytes) continue;
    for (let start = 0; start < bytes.length; start += PART_BYTES) {
      yield concatBytes(Uint8Array.from([RAW]), bytes.subarray(start, start + PART_BYTES));
    }
  }
}
