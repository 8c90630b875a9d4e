import { expect, test } from 'vitest';
import { DesktopError, failureOf } from '../../../electron/main/failure.ts';

test.each([
  [new DesktopError('journal-closed', 'closed'), { code: 'journal-closed', message: 'closed' }],
  [Object.assign(new Error('no space'), { code: 'ENOSPC' }), { code: 'disk-full', message: 'no space' }],
  [Object.assign(new Error('read-only'), { code: 'EROFS' }), { code: 'disk-refused', message: 'read-only' }],
  [Object.assign(new Error('odd'), { code: 'ERR_SOMETHING' }), { code: 'internal', message: 'odd' }],
  [new Error('plain'), { code: 'internal', message: 'plain' }],
  ['thrown text', { code: 'internal', message: 'thrown text' }],
])('%o becomes a word to act on', (error, failure) => {
  expect(failureOf(error)).toEqual(failure);
});
