const ascii = (text: string): number[] => Array.from(text, (character) => character.charCodeAt(0));

/** What a file of each type begins with. */
const SIGNATURES: Record<string, readonly { at: number; bytes: readonly number[] }[]> = {
  'image/jpeg': [{ at: 0, bytes: [0xff, 0xd8, 0xff] }],
  'image/png': [{ at: 0, bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] }],
  'image/webp': [
    { at: 0, bytes: ascii('RIFF') },
    { at: 8, bytes: ascii('WEBP') },
  ],
  'application/pdf': [{ at: 0, bytes: ascii('%PDF-') }],
};

export const UPLOAD_TYPES: readonly string[] = Object.keys(SIGNATURES);

/** Bytes that `hasMagicBytes` looks at. */
export const MAGIC_LENGTH = 12;

export function hasMagicBytes(type: string, start: Uint8Array): boolean {
  const signatures = SIGNATURES[type];
  return signatures?.every(({ at, bytes }) => bytes.every((byte, index) => start[at + index] === byte)) ?? false;
}
