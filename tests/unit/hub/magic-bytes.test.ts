import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { ENTRY_DATA } from '#shared/complaint/entry-data.ts';
import { hasMagicBytes, UPLOAD_TYPES } from '../../../hub/files/magic-bytes.ts';

const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

test('the types are those of an attached entry', () => {
  const types = ENTRY_DATA.attached.properties.type.enum;
  expect([...UPLOAD_TYPES].sort()).toEqual([...types].sort());
});

test('a photograph is what it says, and nothing else', async () => {
  const photo = await readFile(new URL('../../fixtures/road.jpg', import.meta.url));
  expect(UPLOAD_TYPES.filter((type) => hasMagicBytes(type, photo))).toEqual(['image/jpeg']);
});

test.each([
  ['application/pdf', '%PDF-1.7\n'],
  ['image/webp', 'RIFF\u0000\u0000\u0000\u0000WEBPVP8 '],
  ['image/png', '\u0089PNG\r\n\u001a\n'],
])('%s', (type, start) => {
  expect(UPLOAD_TYPES.filter((one) => hasMagicBytes(one, bytes(start)))).toEqual([type]);
});

test.each(['', '<svg', 'RIFF\u0000\u0000\u0000\u0000WAVE', 'MZ', 'GIF89a', '%PD'])('%j is none of them', (start) => {
  expect(UPLOAD_TYPES.some((type) => hasMagicBytes(type, bytes(start)))).toBe(false);
});
