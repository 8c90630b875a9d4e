import { expect, test } from 'vitest';
import { BookOfBundles } from '../../../../renderer/data/bundle/bundle-book.ts';
import { createDataKeys, type KeyRing, keyRingOf, withoutSecret } from '../../../../renderer/data/keys.ts';
import { createBoxKey } from '../../../../shared/crypto/sealed-box.ts';
import { createSigningKey } from '../../../../shared/crypto/signature.ts';
import { STAFF } from '../../../fixtures/a-directory.ts';
import { aMachine, memoryDesktop } from '../../../fixtures/memory-platform.ts';

const made = { number: 1, at: '2026-11-24T03:00:00Z', staff: 'coordinator-1', seal: 'x', cases: 0, files: 0 };

test('the answer to who may open secret cases is closed to everybody else', async () => {
  const { vault } = memoryDesktop(await aMachine());
  const keys = await createDataKeys();
  const staff = STAFF[0] as (typeof STAFF)[number];
  const signing = await createSigningKey();
  const bookOf = async (ring: KeyRing) => {
    const book = new BookOfBundles(vault, ring);
    await book.load();
    return book;
  };
  const cleared = await keyRingOf({ keys, signing, staff });
  const uncleared = await keyRingOf({ keys: withoutSecret(keys), signing, staff });
  const answerKey = await createBoxKey();
  await (await bookOf(cleared)).add(made, answerKey);

  const book = await bookOf(uncleared);
  const [bundle] = book.current.made;
  expect(bundle).toMatchObject(made);
  await expect(book.answerKeyOf(bundle as NonNullable<typeof bundle>)).rejects.toMatchObject({
    code: 'bundle-other-person',
  });
  expect(await (await bookOf(cleared)).answerKeyOf(bundle as NonNullable<typeof bundle>)).toEqual(answerKey);
});

test('numbers go on after a restart, and only a newer answer drops the keys of older bundles', async () => {
  const { vault } = memoryDesktop(await aMachine());
  const ring = await keyRingOf({
    keys: await createDataKeys(),
    signing: await createSigningKey(),
    staff: STAFF[0] as (typeof STAFF)[number],
  });
  const book = new BookOfBundles(vault, ring);
  for (const number of [1, 2, 3]) await book.add({ ...made, number }, await createBoxKey());
  await book.take({ number: 2, at: made.at, takenAt: made.at }, []);
  const again = new BookOfBundles(vault, ring);
  await again.load();
  expect(again.current.made.map(({ number }) => number)).toEqual([2, 3]);
  expect(again.nextNumber).toBe(4);
});
