import { createEvent, fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { complete, openForm, saveKeys } from './open-form.tsx';

vi.setConfig({ testTimeout: 30_000 });

/** Documents need no drawing, which jsdom cannot do; pictures are reduced in tests/integration with a real browser. */
const pdf = (name: string, bytes = 1_000) => new File([new Uint8Array(bytes)], name, { type: 'application/pdf' });

const transfer = (files: File[], types = ['Files']) => ({ files, types });

test('a file is chosen, kept with the draft at once, and attached to the report', async () => {
  const { user, desk } = await openForm({ form: complete });
  await user.upload(screen.getByLabelText(/^Foto atau berkas/), [pdf('surat.pdf', 2_400), pdf('denah.pdf')]);
  expect(await screen.findByText('surat.pdf')).toBeTruthy();
  expect(await screen.findByText('denah.pdf')).toBeTruthy();
  expect(screen.getByText('2 KB')).toBeTruthy();
  await user.keyboard(saveKeys);
  await waitFor(() => expect(desk.attached.map(({ name }) => name)).toEqual(['surat.pdf', 'denah.pdf']));
});

test('a file let go anywhere on the page is taken, and the page stays', async () => {
  await openForm();
  const over = createEvent.dragOver(document.body, { dataTransfer: transfer([]) });
  fireEvent(document.body, over);
  expect(over.defaultPrevented).toBe(true);
  const drop = createEvent.drop(document.body, { dataTransfer: transfer([pdf('surat.pdf')]) });
  fireEvent(document.body, drop);
  expect(drop.defaultPrevented).toBe(true);
  expect(await screen.findByText('surat.pdf')).toBeTruthy();
});

test('a dragged text is left to the field below it', async () => {
  await openForm();
  const over = createEvent.dragOver(document.body, { dataTransfer: transfer([], ['text/plain']) });
  fireEvent(document.body, over);
  expect(over.defaultPrevented).toBe(false);
});

test('a picture is pasted, but not the picture that comes along with copied words', async () => {
  await openForm();
  fireEvent.paste(document.body, { clipboardData: transfer([pdf('tabel.pdf')], ['text/plain', 'Files']) });
  fireEvent.paste(document.body, { clipboardData: transfer([pdf('tempelan.pdf')]) });
  expect(await screen.findByText('tempelan.pdf')).toBeTruthy();
  expect(screen.queryByText('tabel.pdf')).toBeNull();
});

test('what is refused is named, with what to do; the others are kept', async () => {
  await openForm();
  const huge = Object.defineProperty(pdf('denah.pdf'), 'size', { value: 26_000_000 });
  fireEvent.drop(document.body, { dataTransfer: transfer([huge, pdf('surat.pdf')]) });
  expect(await screen.findByText('surat.pdf')).toBeTruthy();
  expect(screen.getByText('denah.pdf lebih dari 25 MB. Kecilkan dahulu, atau pilih berkas lain.')).toBeTruthy();
});

test('one that was kept can be removed', async () => {
  const { user } = await openForm();
  fireEvent.drop(document.body, { dataTransfer: transfer([pdf('surat.pdf')]) });
  await user.click(await screen.findByRole('button', { name: 'Hapus surat.pdf' }));
  expect(screen.queryByText('surat.pdf')).toBeNull();
});
