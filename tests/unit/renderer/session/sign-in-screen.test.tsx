import { screen, waitFor } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import { type Desk, DeskError, type SignInPerson, type SignInStep } from '../../../../renderer/data/desk.ts';
import { BlockedScreen } from '../../../../renderer/features/session/blocked-screen.tsx';
import { SignInScreen } from '../../../../renderer/features/session/sign-in-screen.tsx';
import { aDesk } from '../../../fixtures/a-desk.ts';
import { drawOver } from '../../../fixtures/draw-over.tsx';

vi.setConfig({ testTimeout: 30_000 });

const known: SignInPerson = { id: 'officer-1', name: 'Petugas Contoh 1', position: 'Petugas loket', hasSlot: true };
const newcomer: SignInPerson = { id: 'officer-2', name: 'Petugas Contoh 2', position: 'Petugas loket', hasSlot: false };

interface Attempt {
  input: { staff: string; passphrase: string };
  tell(step: SignInStep): void;
  succeed(): void;
  fail(code: DeskError['code']): void;
}

async function openSignIn(people: SignInPerson[] = [known, newcomer], unsent = 0, secret = 0) {
  const attempts: Attempt[] = [];
  const desk: Desk = {
    ...aDesk(),
    people: async () => people,
    signIn: (input, tell) =>
      new Promise((resolve, reject) => {
        attempts.push({ input, tell, succeed: resolve, fail: (code) => reject(new DeskError(code)) });
      }),
  };
  const ui = await drawOver(
    desk,
    <SignInScreen unsent={unsent} secret={secret} lastContact="2026-11-23T16:12:00+07:00" mustEnrol={false} />,
  );
  if (people.length > 0) await screen.findByDisplayValue(/^Petugas Contoh/);
  return { ...ui, attempts };
}
const passphrase = () => screen.getByLabelText('Kata sandi');

test('who has signed in here is chosen already, the focus is in the passphrase, Enter signs in', async () => {
  const { user, attempts } = await openSignIn();
  expect(await screen.findByDisplayValue('Petugas Contoh 1 — Petugas loket')).toBeTruthy();
  expect(document.activeElement).toBe(passphrase());
  await user.keyboard('rahasia panjang{Enter}');
  expect(attempts.map(({ input }) => input)).toEqual([{ staff: 'officer-1', passphrase: 'rahasia panjang' }]);
});

test('says when the server was last reached, and what waits to be sent', async () => {
  await openSignIn([known], 3, 1);
  expect(screen.getByText(/terakhir terhubung 23 November 2026 16\.12\. 3 laporan menunggu dikirim/)).toBeTruthy();
  expect(screen.getByText(/1 di antaranya rahasia dan menunggu petugas yang berwenang membacanya\.$/)).toBeTruthy();
});

test('tells who signs in here for the first time that the network is needed', async () => {
  const { user } = await openSignIn();
  expect(screen.queryByText(/perlu jaringan/)).toBeNull();
  await user.click(screen.getByDisplayValue(/^Petugas Contoh 1/));
  await user.click(await screen.findByText('Petugas Contoh 2 — Petugas loket'));
  expect(screen.getByText('pertama kali di komputer ini, perlu jaringan')).toBeTruthy();
});

test('the first fill shows how far it is', async () => {
  const { user, attempts } = await openSignIn([newcomer]);
  await user.type(passphrase(), 'rahasia{Enter}');
  attempts[0]?.tell({ step: 'contacting' });
  expect(await screen.findByText('Menghubungi server provinsi…')).toBeTruthy();
  attempts[0]?.tell({ step: 'filling', done: 120, total: null });
  expect(await screen.findByText('Mengambil data dari server provinsi: 120')).toBeTruthy();
  attempts[0]?.tell({ step: 'filling', done: 1_200, total: 4_800 });
  expect(await screen.findByText('Mengambil data dari server provinsi: 1.200 dari 4.800')).toBeTruthy();
  expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('25');
  expect(screen.getByText(/Bila terputus, dilanjutkan nanti/)).toBeTruthy();
});

test('cannot be doubled', async () => {
  const { user, attempts } = await openSignIn();
  await user.type(passphrase(), 'rahasia{Enter}{Enter}');
  expect(attempts).toHaveLength(1);
});

describe('a refusal', () => {
  test.each([
    ['wrong-passphrase', 'Kata sandi tidak cocok.', /Ketik lagi kata sandi Anda/],
    ['no-network', /^Tanpa jaringan/, /Sambungkan jaringan/],
    ['no-slot', /belum pernah masuk di komputer ini/, /Sambungkan jaringan/],
    ['hub-unreachable', /Server provinsi tidak menjawab/, /Coba lagi/],
    ['too-many-attempts', /Terlalu banyak percobaan/, /Tunggu lima menit/],
    ['workstation-revoked', /Pendaftaran komputer ini sudah dicabut/, /Hubungi admin/],
    ['recovery-missing', /tidak menyimpan kunci data/, /Minta petugas yang pernah masuk/],
    ['key-revoked', /Kunci petugas ini sudah dicabut/, /Hubungi admin/],
  ] as const)('%s says what happened and what to do; the passphrase is typed anew', async (code, what, todo) => {
    const { user, attempts } = await openSignIn();
    await user.type(passphrase(), 'salah{Enter}');
    attempts[0]?.fail(code);
    expect(await screen.findByText(what)).toBeTruthy();
    expect(screen.getByText(todo)).toBeTruthy();
    expect(passphrase()).toHaveProperty('value', '');
    await waitFor(() => expect(document.activeElement).toBe(passphrase()));
  });

  test('goes with the next try', async () => {
    const { user, attempts } = await openSignIn();
    await user.type(passphrase(), 'salah{Enter}');
    attempts[0]?.fail('wrong-passphrase');
    await screen.findByRole('alert');
    await user.type(passphrase(), 'benar{Enter}');
    expect(screen.queryByRole('alert')).toBeNull();
    expect(attempts[1]?.input.passphrase).toBe('benar');
  });
});

test('an empty passphrase is asked for, not sent', async () => {
  const { user, attempts } = await openSignIn();
  await user.click(screen.getByRole('button', { name: 'Masuk' }));
  expect(screen.getByText('Ketik kata sandi Anda.')).toBeTruthy();
  expect(attempts).toEqual([]);
});

test('a unit without staff is told whom to ask', async () => {
  await openSignIn([]);
  expect(await screen.findByText(/Belum ada petugas unit ini/)).toBeTruthy();
});

test.each([
  ['other-window', 'Sudah terbuka di jendela lain'],
  ['store', 'Penyimpanan tidak dapat dibuka'],
  ['newer-store', 'Aplikasi ini lebih lama daripada datanya'],
] as const)('blocked by %s, the screen says why, and offers the one way on', async (reason, title) => {
  await drawOver(aDesk(), <BlockedScreen reason={reason} />);
  expect(screen.getByRole('heading', { name: title })).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Muat ulang' }));
});
