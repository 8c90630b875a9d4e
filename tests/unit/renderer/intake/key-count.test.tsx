import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { IntakeScreen } from '../../../../renderer/features/intake/intake-screen.tsx';
import { aDesk } from '../../../fixtures/a-desk.ts';
import { drawOver } from '../../../fixtures/draw-over.tsx';

/** Measure of the screens: a damaged road whose repair is planned, from an empty form to the receipt, by keyboard alone. */
const MOST_KEYS = 20;
const MOST_CHARACTERS = 250;

test('the commonest report takes few keys and little text', { timeout: 120_000 }, async () => {
  const desk = aDesk();
  const { user, followed } = await drawOver(desk, <IntakeScreen draft="d1" />);
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Kronologi')));
  let keys = 0;
  let characters = 0;
  const type = async (text: string) => {
    characters += text.length;
    await user.keyboard(text);
  };
  const press = async (...strokes: string[]) => {
    keys += strokes.length;
    for (const stroke of strokes) await user.keyboard(stroke);
  };

  await type(
    'Jalan poros Sumberagung arah Sembungrejo rusak, lubang 30 cm dan tergenang, dua motor jatuh minggu lalu.',
  );
  await press('{Tab}'); // kategori, proposed
  await press('{Tab}'); // jenis
  await press('{Tab}', '1'); // diperbaiki
  await press('{Tab}'); // with the reporter's own words
  await type('diuruk dulu');
  await press('{Tab}'); // desa
  await type('sum plu');
  await press('{Tab}'); // takes it; patokan
  await type('400 m timur balai desa');
  await press('{Tab}', '4'); // masih berlangsung
  await press('{Tab}'); // sejak, not known
  await press('{Tab}'); // nama
  await type('Warga Contoh 1');
  await press('{Tab}'); // alamat
  await type('Dusun Contoh RT 02/RW 01');
  await press('{Alt>}s{/Alt}');
  await press('{Tab}', '4'); // datang ke loket
  await press('{Alt>}j{/Alt}', '{Control>}{Enter}{/Control}');

  await waitFor(() => expect(followed).toHaveLength(1));
  const [received, reporter, answered, delivered] = desk.added;
  expect(followed[0]).toBe(`/laporan/${received?.ticket}/tanda-terima`);
  expect(received).toMatchObject({
    kind: 'received',
    data: {
      title: 'Jalan rusak, Sumberagung, Plumpang',
      category: 'road',
      request: { picks: [1], text: 'diuruk dulu' },
      place: { kind: 'village', villages: ['35.23.17.2007'], landmark: '400 m timur balai desa' },
      time: { kind: 'ongoing' },
    },
  });
  expect(reporter?.data).toMatchObject({
    name: 'Warga Contoh 1',
    address: 'Dusun Contoh RT 02/RW 01, Desa Sumberagung, Kec. Plumpang',
    contact: { ways: ['counter'] },
  });
  expect(answered).toMatchObject({ kind: 'answered', data: { work: { id: 'work-1' }, target: '2026-12-28' } });
  expect(delivered).toMatchObject({
    kind: 'delivered',
    data: { answer: answered?.id, channel: 'counter', reached: true },
  });
  expect(keys).toBeLessThanOrEqual(MOST_KEYS);
  expect(characters).toBeLessThanOrEqual(MOST_CHARACTERS);
});
