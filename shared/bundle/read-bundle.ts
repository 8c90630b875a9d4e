import { Value } from 'typebox/value';
import { type Bytes, concatBytes, fromUtf8, toBase64url } from '../crypto/bytes.ts';
import { type BoxKey, openBox } from '../crypto/sealed-box.ts';
import {
  growSeal,
  MAGIC,
  MAX_CHUNK_BYTES,
  MAX_HEAD_BYTES,
  openChunk,
  PACKED,
  PLAIN,
  PREFIX_BYTES,
  RAW,
  readUint32,
  SIGNATURE_BYTES,
  sealName,
  startSeal,
  TAG_BYTES,
  unpacked,
  VERSION,
} from './bundle-bytes.ts';
import { BundleFault } from './bundle-fault.ts';
import { BundleHead } from './bundle-head.ts';
import type { Item } from './write-bundle.ts';

/** A file, read in pieces: a bundle with a year of photos does not fit into memory. */
export interface BundleSource {
  readonly size: number;
  /** Exactly the bytes from `start` to `end`, which are within the file. */
  read(start: number, end: number): Promise<Bytes>;
}

/** What the end of a bundle says. */
export interface Seal {
  seal: string;
  /** base64url, in the order of the signers. */
  signatures: string[];
}

export interface OpenBundle {
  head: BundleHead;
  /** Reads from the start; only when it has ended is everything known to be whole. Throws BundleFault. */
  items(): AsyncGenerator<Item<unknown>, Seal>;
}

/** As attachments may be at most. */
const MAX_FILE_BYTES = 25_000_000;

async function take(source: BundleSource, start: number, length: number): Promise<Bytes> {
  if (start + length > source.size) throw new BundleFault('bundle-torn', `ends at byte ${source.size}`);
  return source.read(start, start + length);
}

/** What a bundle says of itself before anything of it is opened or believed. Throws BundleFault. */
export async function readHead(source: BundleSource): Promise<{ head: BundleHead; prefix: Bytes }> {
  const magic = await source.read(0, Math.min(MAGIC.length, source.size));
  if (magic.some((byte, index) => byte !== MAGIC[index])) throw new BundleFault('bundle-foreign', 'not a bundle');
  const prefix = await take(source, 0, PREFIX_BYTES);
  const version = (prefix[MAGIC.length] ?? 0) + ((prefix[MAGIC.length + 1] ?? 0) << 8);
  if (version !== VERSION) throw new BundleFault('bundle-newer', `version ${version}`);
  const length = readUint32(prefix.subarray(PREFIX_BYTES - 4));
  if (length > MAX_HEAD_BYTES) throw new BundleFault('bundle-altered', `a head of ${length} bytes`);
  const bytes = await take(source, PREFIX_BYTES, length);
  const head = jsonOf(bytes);
  if (!Value.Check(BundleHead, head)) throw new BundleFault('bundle-altered', 'no head of this version');
  return { head, prefix: concatBytes(prefix, bytes) };
}

/** Opens a bundle that is for the holder of this key; `bundle-altered` when it was sealed to another. */
export async function openBundle(source: BundleSource, recipient: BoxKey): Promise<OpenBundle> {
  const { head, prefix } = await readHead(source);
  const contentKey = await openBox(recipient, head.box).catch((cause: unknown) => {
    throw new BundleFault('bundle-altered', 'its key does not open', { cause });
  });
  const key = await crypto.subtle.importKey('raw', contentKey, 'AES-GCM', false, ['decrypt']);
  return { head, items: () => readItems(source, prefix, key, head.direction === 'up' ? 2 : 1) };
}

async function* readItems(
  source: BundleSource,
  prefix: Bytes,
  key: CryptoKey,
  signers: number,
): AsyncGenerator<Item<unknown>, Seal> {
  const start = await startSeal(prefix);
  let seal = start;
  let at = prefix.length;
  let open: { value: unknown; parts: Bytes[]; missing: number } | null = null;
  for (let index = 0; ; index++) {
    const length = readUint32(await take(source, at, 4));
    at += 4;
    if (length < TAG_BYTES + 1 || length > MAX_CHUNK_BYTES)
      throw new BundleFault('bundle-altered', 'a chunk of no size');
    const chunk = await take(source, at, length);
    at += length;
    const next = readUint32(await take(source, at, 4));
    const plain = await openChunk(key, start, index, next === 0, chunk);
    seal = await growSeal(seal, chunk);
    const body = plain.subarray(1);
    if (open) {
      open.missing -= plain[0] === RAW ? body.length : Number.POSITIVE_INFINITY;
      open.parts.push(body);
    } else {
      const value = await jsonItem(plain[0] ?? -1, body);
      const missing = bytesThatFollow(value);
      if (missing === 0) yield { value };
      else open = { value, parts: [], missing };
    }
    if (open && open.missing < 0) throw new BundleFault('bundle-altered', 'a file of another length');
    if (open?.missing === 0) {
      yield { value: open.value, bytes: concatBytes(...open.parts) };
      open = null;
    }
    if (next === 0) break;
  }
  if (open) throw new BundleFault('bundle-altered', 'a file without its end');
  const end = await take(source, at + 4, signers * SIGNATURE_BYTES);
  if (at + 4 + end.length !== source.size) throw new BundleFault('bundle-altered', 'goes on after its end');
  const signatures = Array.from({ length: signers }, (_, nth) =>
    toBase64url(end.subarray(nth * SIGNATURE_BYTES, (nth + 1) * SIGNATURE_BYTES)),
  );
  return { seal: sealName(seal), signatures };
}

async function jsonItem(form: number, body: Bytes): Promise<unknown> {
  if (form === PLAIN) return jsonOf(body);
  if (form !== PACKED) throw new BundleFault('bundle-altered', 'bytes without a file');
  const json = await unpacked(body).catch((cause: unknown) => {
    throw new BundleFault('bundle-altered', 'a chunk does not unpack', { cause });
  });
  return jsonOf(json);
}

/** Length of the file that an item announces; 0 for every other item. */
function bytesThatFollow(value: unknown): number {
  const { item, size } = (value ?? {}) as { item?: unknown; size?: unknown };
  if (item !== 'file' || !Number.isSafeInteger(size) || Number(size) < 1) return 0;
  if (Number(size) > MAX_FILE_BYTES) throw new BundleFault('bundle-altered', `a file of ${size} bytes`);
  return Number(size);
}

function jsonOf(bytes: Bytes): unknown {
  try {
    return JSON.parse(fromUtf8(bytes));
  } catch (cause) {
    throw new BundleFault('bundle-altered', 'no JSON', { cause });
  }
}

/** Reads a bundle to its end and throws its items away: whatever is wrong with it is found before any of it is used. */
export async function checkItems(bundle: OpenBundle, onItem: (item: Item<unknown>) => void): Promise<Seal> {
  const items = bundle.items();
  for (;;) {
    const { done, value } = await items.next();
    if (done) return value;
    onItem(value);
  }
}
