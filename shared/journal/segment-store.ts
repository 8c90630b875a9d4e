import type { Bytes } from '../crypto/bytes.ts';

/** Where a journal's segments live: files with fsync in Electron's main, OPFS in the browser. */
export interface SegmentStore {
  /** Names in ascending order. */
  list(): Promise<string[]>;
  read(name: string): Promise<Bytes>;
  /** That many bytes from the offset on, fewer at the end. */
  readPart(name: string, offset: number, length: number): Promise<Bytes>;
  /** Appends and makes durable before it resolves; creates the segment when absent. */
  append(name: string, bytes: Bytes): Promise<void>;
  truncate(name: string, length: number): Promise<void>;
  /** Durably gone when it resolves; no error when there is none. */
  remove(name: string): Promise<void>;
}

export const segmentName = (firstRecord: number): string => `journal-${String(firstRecord).padStart(12, '0')}`;
export const firstRecordOf = (name: string): number => Number(name.slice('journal-'.length));
