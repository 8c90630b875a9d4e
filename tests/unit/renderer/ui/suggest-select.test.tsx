import { screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { Field } from '../../../../renderer/ui/field.tsx';
import { type Suggestion, SuggestSelect } from '../../../../renderer/ui/suggest-select.tsx';
import { renderUi } from '../../../fixtures/render-ui.tsx';

const villages: Suggestion[] = [
  { id: '1', name: 'Sumberagung, Plumpang' },
  { id: '2', name: 'Sumurgung, Tuban' },
  { id: '3', name: 'Sumurgung, Palang' },
];
const search = (query: string) => villages.filter(({ name }) => name.toLowerCase().includes(query.toLowerCase()));

function Village({ find = search }: { find?: (query: string) => Suggestion[] | Promise<Suggestion[]> }) {
  const [village, setVillage] = useState<Suggestion>();
  const [unmatched, setUnmatched] = useState<string>();
  return (
    <>
      <Field label="Desa/kelurahan" error={unmatched && `“${unmatched}” tidak ada`}>
        {(control) => (
          <SuggestSelect
            control={control}
            value={village}
            onChange={setVillage}
            search={find}
            onUnmatched={setUnmatched}
          />
        )}
      </Field>
      <button type="button">after</button>
      <output>{village?.id ?? 'none'}</output>
    </>
  );
}

const field = () => screen.getByLabelText('Desa/kelurahan');
const chosen = () => screen.getByRole('status').textContent;

test('Enter takes the first match without an arrow key', async () => {
  const { user } = await renderUi(<Village />);
  await user.type(field(), 'sumur');
  await screen.findByText('Sumurgung, Tuban');
  await user.keyboard('{Enter}');
  expect(chosen()).toBe('2');
  expect(field()).toHaveProperty('value', 'Sumurgung, Tuban');
});

test('arrows choose another, Tab takes it and goes on', async () => {
  const { user } = await renderUi(<Village />);
  await user.type(field(), 'sumur');
  await screen.findByText('Sumurgung, Palang');
  await user.keyboard('{ArrowDown}');
  await user.tab();
  expect(chosen()).toBe('3');
  expect(document.activeElement).toBe(screen.getByText('after'));
});

test('typing after a choice keeps the text and unsets the choice', async () => {
  const { user } = await renderUi(<Village />);
  await user.type(field(), 'sumb');
  await screen.findByText('Sumberagung, Plumpang');
  await user.keyboard('{Enter}');
  await user.keyboard('x');
  expect(field()).toHaveProperty('value', 'Sumberagung, Plumpangx');
  expect(chosen()).toBe('none');
});

test('text that matches nothing stays and is told', async () => {
  const { user } = await renderUi(<Village />);
  await user.type(field(), 'zzz');
  await screen.findByText('Tidak ada yang cocok');
  await user.click(screen.getByText('after'));
  expect(field()).toHaveProperty('value', 'zzz');
  expect(screen.getByText('“zzz” tidak ada')).toBeTruthy();
  expect(field().getAttribute('aria-invalid')).toBe('true');
});

test('an answer that a later search has overtaken is dropped', async () => {
  const answers = new Map<string, (items: Suggestion[]) => void>();
  const find = (query: string) => new Promise<Suggestion[]>((resolve) => answers.set(query, resolve));
  const { user } = await renderUi(<Village find={find} />);
  await user.type(field(), 'su');
  answers.get('su')?.([{ id: 'late', name: 'Terbaru' }]);
  await screen.findByText('Terbaru');
  answers.get('s')?.([{ id: 'early', name: 'Terlambat' }]);
  await user.keyboard('{Enter}');
  expect(chosen()).toBe('late');
  expect(screen.queryByText('Terlambat')).toBeNull();
});

test('an empty field offers what the search has for nothing typed, and Tab only passes by', async () => {
  const find = (query: string) => (query === '' ? villages.slice(0, 1) : search(query));
  const { user } = await renderUi(<Village find={find} />);
  await user.tab();
  await screen.findByText('Sumberagung, Plumpang');
  await user.tab();
  expect(chosen()).toBe('none');
  await user.click(field());
  await screen.findByText('Sumberagung, Plumpang');
  await user.keyboard('{Enter}');
  expect(chosen()).toBe('1');
});

function Several() {
  const [taken, setTaken] = useState<string[]>([]);
  const add = (village: Suggestion | undefined) => village && setTaken([...taken, village.id]);
  return (
    <>
      <Field label="Desa/kelurahan">
        {(control) => (
          <SuggestSelect control={control} value={undefined} onChange={add} search={search} clearsWhenTaken />
        )}
      </Field>
      <output>{taken.join()}</output>
    </>
  );
}

test('a list of several is filled without leaving the field', async () => {
  const { user } = await renderUi(<Several />);
  await user.type(field(), 'sumb');
  await screen.findByText('Sumberagung, Plumpang');
  await user.keyboard('{Enter}');
  expect(field()).toHaveProperty('value', '');
  expect(document.activeElement).toBe(field());
  await user.keyboard('sumur');
  await screen.findByText('Sumurgung, Tuban');
  await user.keyboard('{Enter}');
  expect(chosen()).toBe('1,2');
});
