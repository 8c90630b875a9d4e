import { expect, test, vi } from 'vitest';
import { DiskGuard, spaceOf } from '../../../../renderer/data/disk-guard.ts';

test.each([
  [null, 'enough'],
  [1_000_000_000, 'enough'],
  [999_999_999, 'low'],
  [300_000_000, 'low'],
  [299_999_999, 'full'],
  [0, 'full'],
] as const)('%d bytes free are %s', (freeBytes, space) => expect(spaceOf(freeBytes)).toBe(space));

test('the disk is looked at once for many that ask, and a machine that cannot tell holds nothing back', async () => {
  const info = vi.fn(
    async () => ({ shell: 'browser', version: '0', vault: 'browser', freeBytes: 999_999_999 }) as const,
  );
  const guard = new DiskGuard({ info });
  await Promise.all([guard.require(), guard.require(), guard.look()]);
  expect(info).toHaveBeenCalledTimes(1);
  info.mockRejectedValueOnce(new Error('no answer'));
  await guard.look();
  await guard.require();
});
