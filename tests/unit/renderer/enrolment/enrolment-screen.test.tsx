import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { type Desk, DeskError } from '../../../../renderer/data/desk.ts';
import { EnrolmentScreen } from '../../../../renderer/features/enrolment/enrolment-screen.tsx';
import { aDesk } from '../../../fixtures/a-desk.ts';
import { drawOver } from '../../../fixtures/draw-over.tsx';

vi.setConfig({ testTimeout: 30_000 });

async function openEnrolment(shell: Desk['info']['shell'], fails: DeskError['code'][] = []) {
  const asked: Parameters<Desk['enrol']>[0][] = [];
  const enrol: Desk['enrol'] = async (input) => {
    asked.push(input);
    const code = fails.shift();
    if (code) throw new DeskError(code);
  };
  const ui = await drawOver({ ...aDesk({ shell }), enrol }, <EnrolmentScreen />);
  return { ...ui, asked };
}

test('in a browser the server is known: code and name are enough', async () => {
  const { user, asked } = await openEnrolment('browser');
  expect(screen.queryByLabelText('Alamat server provinsi')).toBeNull();
  expect(document.activeElement).toBe(screen.getByLabelText('Kode pendaftaran'));
  await user.keyboard(' abcd-1234 ');
  await user.type(screen.getByLabelText('Nama komputer'), 'Loket 1 {Enter}');
  expect(asked).toEqual([{ code: 'abcd-1234', name: 'Loket 1' }]);
});

test('on the desktop the server is asked for, and only its origin is kept', async () => {
  const { user, asked } = await openEnrolment('electron');
  await user.keyboard('https://lapor.contoh.go.id/masuk');
  await user.type(screen.getByLabelText('Kode pendaftaran'), 'ABCD');
  await user.type(screen.getByLabelText('Nama komputer'), 'Loket 1{Enter}');
  expect(asked).toEqual([{ code: 'ABCD', name: 'Loket 1', hubAddress: 'https://lapor.contoh.go.id' }]);
});

test.each(['lapor.contoh.go.id', 'http://lapor.contoh.go.id', 'ftp://lapor.contoh.go.id', 'javascript:0'])(
  'the address %s is not taken: names and codes travel over it',
  async (address) => {
    const { user, asked } = await openEnrolment('electron');
    await user.type(screen.getByLabelText('Kode pendaftaran'), 'ABCD');
    await user.type(screen.getByLabelText('Nama komputer'), 'Loket 1');
    await user.type(screen.getByLabelText('Alamat server provinsi'), `${address}{Enter}`);
    expect(screen.getByText('Ketik alamat server provinsi, dimulai dengan https://')).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByLabelText('Alamat server provinsi'));
    expect(asked).toEqual([]);
  },
);

test('a server on this very PC may do without TLS', async () => {
  const { user, asked } = await openEnrolment('electron');
  await user.keyboard('http://localhost:8080');
  await user.type(screen.getByLabelText('Kode pendaftaran'), 'ABCD');
  await user.type(screen.getByLabelText('Nama komputer'), 'Loket 1{Enter}');
  expect(asked[0]?.hubAddress).toBe('http://localhost:8080');
});

test('what is missing is named, and the focus goes to the first of it', async () => {
  const { user, asked } = await openEnrolment('browser');
  await user.click(screen.getByRole('button', { name: 'Daftarkan' }));
  expect(screen.getByText('Ketik kode dari surat admin.')).toBeTruthy();
  expect(screen.getByText('Beri nama komputer ini.')).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByLabelText('Kode pendaftaran'));
  expect(asked).toEqual([]);
});

test.each([
  ['unknown-code', 'Kode pendaftaran tidak dikenal.', /Periksa kode/],
  ['used-code', /sudah dipakai komputer lain/, /Minta kode baru/],
  ['expired-code', /sudah kedaluwarsa/, /Minta kode baru/],
  ['no-network', /^Tanpa jaringan/, /Sambungkan jaringan/],
  ['hub-unreachable', /tidak menjawab/, /Coba lagi/],
] as const)('%s: what happened, what to do, and what was typed stays', async (code, what, todo) => {
  const { user, asked } = await openEnrolment('browser', [code]);
  await user.keyboard('ABCD');
  await user.type(screen.getByLabelText('Nama komputer'), 'Loket 1{Enter}');
  expect(await screen.findByText(what)).toBeTruthy();
  expect(screen.getByText(todo)).toBeTruthy();
  expect(screen.getByLabelText('Kode pendaftaran')).toHaveProperty('value', 'ABCD');
  await user.click(screen.getByRole('button', { name: 'Daftarkan' }));
  expect(asked).toHaveLength(2);
  expect(screen.queryByRole('alert')).toBeNull();
});
