import { type Bytes, fromUtf8, utf8 } from '../crypto/bytes.ts';
import { crc32c } from '../crypto/crc32c.ts';

/**
 * A journal record: header of 16 bytes, little endian: payload length u32, CRC-32C u32 over (number ‖ payload),
 * running number u64; then the payload, JSON in UTF-8. See docs/formats.md.
 */
const HEADER = 16;
/** After damage, how far the next record's number may be ahead. */
const MAX_SKIPPED = 1_000_000;

export interface ScannedRecord {
  number: number;
  value: unknown;
  offset: number;
  length: number;
}

export interface ScanResult {
  records: ScannedRecord[];
  /** End of the last record that verifies; what follows is torn. */
  goodBytes: number;
  /** Something before that end does not verify. */
  isDamaged: boolean;
}

export function encodeRecord(number: number, value: unknown): Bytes {
  const payload = utf8(JSON.stringify(value));
  const record = new Uint8Array(HEADER + payload.length);
  const view = new DataView(record.buffer);
  view.setUint32(0, payload.length, true);
  view.setBigUint64(8, BigInt(number), true);
  record.set(payload, HEADER);
  view.setUint32(4, crc32c(record.subarray(8)), true);
  return record;
}

/** Reads every record that verifies, also those behind a damaged one. Never throws. */
export function scanRecords(bytes: Uint8Array, firstNumber: number): ScanResult {
  const records: ScannedRecord[] = [];
  let expected = firstNumber;
  let goodBytes = 0;
  let isDamaged = false;
  for (let offset = 0; offset + HEADER <= bytes.length; ) {
    const record = recordAt(bytes, offset, expected);
    if (!record) {
      offset += 1;
      continue;
    }
    if (offset !== goodBytes || record.number !== expected) isDamaged = true;
    records.push(record);
    expected = record.number + 1;
    goodBytes = offset = record.offset + record.length;
  }
  return { records, goodBytes, isDamaged };
}

/** The record that begins here, when it verifies. Its number is `expected` or, behind damage, somewhat greater. */
export function recordAt(bytes: Uint8Array, offset: number, expected: number): ScannedRecord | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (offset + HEADER > bytes.length) return null;
  const length = HEADER + view.getUint32(offset, true);
  if (offset + length > bytes.length) return null;
  const number = view.getUint32(offset + 12, true) * 2 ** 32 + view.getUint32(offset + 8, true);
  if (number < expected || number > expected + MAX_SKIPPED) return null;
  if (crc32c(bytes.subarray(offset + 8, offset + length)) !== view.getUint32(offset + 4, true)) return null;
  try {
    const value: unknown = JSON.parse(fromUtf8(bytes.subarray(offset + HEADER, offset + length)));
    return { number, value, offset, length };
  } catch {
    return null;
  }
}
