import { fireEvent, screen, waitFor } from '@testing-library/react';
import { firstValueFrom } from 'rxjs';
import { expect, test, vi } from 'vitest';
import { DeskError } from '../../../../renderer/data/desk.ts';
import { IntakeScreen } from '../../../../renderer/features/intake/intake-screen.tsx';
import { aDesk } from '../../../fixtures/a-desk.ts';
import { drawOver } from '../../../fixtures/draw-over.tsx';
import { aDraft, complete, openForm, write } from './open-form.tsx';

vi.setConfig({ testTimeout: 30_000 });

const list = (desk: ReturnType<typeof aDesk>) => firstValueFrom(desk.drafts.list$);

test('is written while one types, under the proposed title, and says when', async () => {
  const { desk } = await openForm();
  expect(screen.queryByText(/^Draf tersimpan/)).toBeNull();
  write('Kronologi', 'Jalan berlubang dan rusak.');
  expect(await screen.findByText('Draf tersimpan di komputer ini, 10.00.00')).toBeTruthy();
  expect(await list(desk)).toMatchObject([
    { id: 'd1', title: 'Jalan rusak', form: { chronology: 'Jalan berlubang dan rusak.' } },
  ]);
});

test('leaving the page writes what was just typed', async () => {
  const { desk, unmount } = await openForm();
  write('Kronologi', 'Listrik padam sebentar lagi.');
  unmount();
  await waitFor(async () =>
    expect(await list(desk)).toMatchObject([{ form: { chronology: 'Listrik padam sebentar lagi.' } }]),
  );
});

test('so does the window going away', async () => {
  const { desk } = await openForm();
  write('Kronologi', 'Listrik padam.');
  fireEvent(window, new Event('pagehide'));
  await waitFor(async () => expect(await list(desk)).toHaveLength(1));
});

test('comes back whole, with the focus in the chronology', async () => {
  await openForm({
    form: {
      ...complete,
      ways: ['whatsapp'],
      number: '081200001234',
      answer: { from: 'template', template: 'template-1', text: 'Kami teruskan.' },
    },
  });
  expect(screen.getByLabelText('Kronologi')).toHaveProperty('value', complete.chronology);
  expect(screen.getByLabelText('Desa/kelurahan')).toHaveProperty('value', 'Sumberagung, Plumpang');
  expect(screen.getByLabelText('Nomor telepon atau WA')).toHaveProperty('value', '081200001234');
  expect(screen.getByRole('checkbox', { name: '2 WA', checked: true })).toBeTruthy();
  expect(screen.getByLabelText(/^Jawaban di loket/)).toHaveProperty('value', 'Kami teruskan.');
  expect(document.activeElement).toBe(screen.getByLabelText('Kronologi'));
  expect(screen.getByLabelText('Kronologi')).toHaveProperty('selectionStart', complete.chronology?.length);
  expect(screen.getByText('Draf tersimpan di komputer ini, 09.42.18')).toBeTruthy();
});

test('of an older version opens with what can be read', async () => {
  const old = { ...aDraft({}), form: { chronology: 'Jalan rusak.', picks: 'repair', villages: null } };
  await openForm({ drafts: [old] });
  expect(screen.getByLabelText('Kronologi')).toHaveProperty('value', 'Jalan rusak.');
});

test('several are kept apart', async () => {
  const desk = aDesk({ drafts: [aDraft({ chronology: 'Antre KTP.' }, 'd2')] });
  const first = await drawOver(desk, <IntakeScreen draft="d1" />);
  await screen.findByLabelText('Kronologi');
  write('Kronologi', 'Jalan rusak.');
  first.unmount();
  await drawOver(desk, <IntakeScreen draft="d2" />);
  expect(await screen.findByLabelText('Kronologi')).toHaveProperty('value', 'Antre KTP.');
  const kept = await list(desk);
  expect(kept.map(({ id }) => id).toSorted()).toEqual(['d1', 'd2']);
});

test('an emptied form leaves no draft behind', async () => {
  const { desk } = await openForm({ form: { chronology: 'Salah orang.' } });
  write('Kronologi', '');
  await waitFor(async () => expect(await list(desk)).toEqual([]));
});

test('a full disk is told, what was typed stays, and the next key tries again', async () => {
  const desk = aDesk();
  let isFull = true;
  const drafts: typeof desk.drafts = {
    ...desk.drafts,
    write: (draft) => (isFull ? Promise.reject(new DeskError('disk-full')) : desk.drafts.write(draft)),
  };
  await drawOver({ ...desk, drafts }, <IntakeScreen draft="d1" />);
  await screen.findByLabelText('Kronologi');
  write('Kronologi', 'Jalan rusak.');
  expect(await screen.findByText(/Ruang simpan komputer ini penuh/)).toBeTruthy();
  expect(screen.getByLabelText('Kronologi')).toHaveProperty('value', 'Jalan rusak.');
  expect(document.activeElement).toBe(screen.getByLabelText('Kronologi'));
  isFull = false;
  write('Kronologi', 'Jalan rusak parah.');
  expect(await screen.findByText(/^Draf tersimpan/)).toBeTruthy();
  expect(screen.queryByRole('alert')).toBeNull();
});

test('one that cannot be read is not written over, and may be read again', async () => {
  const desk = aDesk({ drafts: [aDraft({ chronology: 'Jalan rusak.' })] });
  let isReadable = false;
  const drafts: typeof desk.drafts = {
    ...desk.drafts,
    read: (id) => (isReadable ? desk.drafts.read(id) : Promise.reject(new DeskError('locked'))),
  };
  const { user } = await drawOver({ ...desk, drafts }, <IntakeScreen draft="d1" />);
  expect(await screen.findByText('Layar sudah terkunci.')).toBeTruthy();
  expect(screen.queryByLabelText('Kronologi')).toBeNull();
  isReadable = true;
  await user.click(screen.getByRole('button', { name: 'Coba lagi' }));
  expect(await screen.findByLabelText('Kronologi')).toHaveProperty('value', 'Jalan rusak.');
});

test('is thrown away only after a question, and for good', async () => {
  const { user, desk, followed } = await openForm({ form: complete });
  await user.click(screen.getByRole('button', { name: 'Buang draf' }));
  await user.click(await screen.findByRole('button', { name: 'Batal' }));
  expect(await list(desk)).toHaveLength(1);
  await user.click(screen.getByRole('button', { name: 'Buang draf' }));
  const [, confirm] = await screen.findAllByRole('button', { name: 'Buang draf', hidden: true });
  await user.click(confirm as Element);
  await waitFor(() => expect(followed).toEqual(['/']));
  expect(await list(desk)).toEqual([]);
});

test('an empty form has nothing to throw away', async () => {
  await openForm();
  expect(screen.getByRole('button', { name: 'Buang draf' })).toHaveProperty('disabled', true);
});
