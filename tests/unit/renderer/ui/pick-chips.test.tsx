import { screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { CheckChips, PickChips, type PickOption } from '../../../../renderer/ui/pick-chips.tsx';
import { renderUi } from '../../../fixtures/render-ui.tsx';

type Request = 'repair' | 'explain' | 'date';
const requests: PickOption<Request>[] = [
  { value: 'repair', label: 'Diperbaiki' },
  { value: 'explain', label: 'Penjelasan' },
  { value: 'date', label: 'Tanggal…', opens: true },
];

function Requests() {
  const [value, setValue] = useState<Request>();
  return (
    <>
      <PickChips aria-label="Permintaan" numbered options={requests} value={value} onChange={setValue} />
      <output>{value ?? 'none'}</output>
    </>
  );
}

const chosen = () => screen.getByRole('status').textContent;

test('a digit chooses while the group has the focus', async () => {
  const { user } = await renderUi(<Requests />);
  await user.tab();
  await user.keyboard('2');
  expect(chosen()).toBe('explain');
  expect(screen.getByRole('radio', { name: '2 Penjelasan' })).toHaveProperty('ariaChecked', 'true');
  expect(document.activeElement).toBe(screen.getByRole('radio', { name: '2 Penjelasan' }));
});

test('a digit without an option, or elsewhere on the page, does nothing', async () => {
  const { user } = await renderUi(<Requests />);
  await user.keyboard('1');
  await user.tab();
  await user.keyboard('9');
  expect(chosen()).toBe('none');
});

test('arrows move and choose, but only focus an option that opens something', async () => {
  const { user } = await renderUi(<Requests />);
  await user.tab();
  await user.keyboard('{ArrowRight}');
  expect(chosen()).toBe('explain');
  await user.keyboard('{ArrowRight}');
  expect(document.activeElement).toBe(screen.getByRole('radio', { name: '3 Tanggal…' }));
  expect(chosen()).toBe('explain');
  await user.keyboard(' ');
  expect(chosen()).toBe('date');
  await user.keyboard('{ArrowRight}');
  expect(chosen()).toBe('repair');
});

test('the group is one Tab stop, at the chosen option', async () => {
  const { user } = await renderUi(
    <>
      <Requests />
      <button type="button">after</button>
    </>,
  );
  await user.tab();
  await user.keyboard('2');
  await user.tab();
  expect(document.activeElement).toBe(screen.getByText('after'));
  await user.tab({ shift: true });
  expect(document.activeElement).toBe(screen.getByRole('radio', { name: '2 Penjelasan' }));
});

function Ways() {
  const [values, setValues] = useState<string[]>([]);
  const ways = [
    { value: 'phone', label: 'Telepon' },
    { value: 'letter', label: 'Surat' },
  ];
  return (
    <>
      <CheckChips aria-label="Cara menghubungi" options={ways} values={values} onChange={setValues} />
      <output>{values.join()}</output>
    </>
  );
}

test('check chips keep several, and toggle', async () => {
  const { user } = await renderUi(<Ways />);
  await user.tab();
  await user.keyboard(' {ArrowRight} ');
  expect(chosen()).toBe('phone,letter');
  await user.keyboard('{Enter}');
  expect(chosen()).toBe('phone');
});
