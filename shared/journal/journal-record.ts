import { type Bytes, fromUtf8, utf8 } from '../crypto/bytes.ts';
import { crc32c } from '../crypto/crc32c.ts';

/**
 * A journal record: header of 16 bytes, little endian: payload length u32, CRC-32C u32 over (number ‖ payload),
 * running number u64; then the payload, JSON in UTF-8. See docs/formats.md.
 */
const HEADER = 16;

export interface ScanResult {
  records: { number: number; value: unknown; offset: number; length: number }[];
  /** Length of the part that verifies. */
  goodBytes: number;
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

/** Reads records until the end or the first one that is torn, altered or out of sequence. Never throws. */
export function scanRecords(bytes: Uint8Array, firstNumber: number): ScanResult {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const records: ScanResult['records'] = [];
  let offset = 0;
  while (offset + HEADER <= bytes.length) {
    const length = HEADER + view.getUint32(offset, true);
    if (offset + length > bytes.length) break;
    const number = Number(view.getBigUint64(offset + 8, true));
    if (number !== firstNumber + records.length) break;
    if (crc32c(bytes.subarray(offset + 8, offset + length)) !== view.getUint32(offset + 4, true)) break;
    try {
      const value: unknown = JSON.parse(fromUtf8(bytes.subarray(offset + HEADER, offset + length)));
      records.push({ number, value, offset, length });
    } catch {
      break;
    }
    offset += length;
  }
  return { records, goodBytes: offset };
}
