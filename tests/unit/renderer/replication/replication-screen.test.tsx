import { act, screen, within } from '@testing-library/react';
import { BehaviorSubject, of } from 'rxjs';
import { afterEach, describe, expect, test, vi } from 'vitest';
import {
  type Desk,
  DeskError,
  type MachineHealth,
  type MendingLine,
  type OutboxLine,
  type ReplicationStatus,
  type ReplicationView,
} from '../../../../renderer/data/desk.ts';
import { ReplicationScreen } from '../../../../renderer/features/replication/replication-screen.tsx';
import { REJECTION_CODES } from '../../../../shared/error-code.ts';
import { aCase, disposedTo, entryId, ticketOf, verified } from '../../../fixtures/a-case.ts';
import { aDesk, type DeskParts } from '../../../fixtures/a-desk.ts';
import { drawOver } from '../../../fixtures/draw-over.tsx';

vi.setConfig({ testTimeout: 30_000 });
afterEach(() => void vi.useRealTimers());

const healthy: MachineHealth = {
  journal: { entries: 2_216, bytes: 3_400_000, cutBytes: 0, damaged: [] },
  freeBytes: 38_400_000_000,
  replayed: 0,
  setAside: null,
};
const waiting = (serial: number, bytes = 3_000): OutboxLine => ({
  id: ticketOf(serial),
  title: `Laporan ${serial}`,
  entries: 2,
  files: 1,
  bytes,
});

interface Parts extends DeskParts {
  outbox?: OutboxLine[];
  mending?: MendingLine[];
  health?: Partial<MachineHealth>;
  replication?: Partial<ReplicationView>;
}

async function openReplication({ outbox = [], mending = [], health, replication, ...parts }: Parts = {}) {
  const desk = aDesk(parts);
  const view: ReplicationView = {
    ...desk.replication,
    outbox$: of(outbox),
    mending$: of(mending),
    health: async () => ({ ...healthy, ...health }),
    ...replication,
  };
  const ui = await drawOver({ ...desk, replication: view } as Desk, <ReplicationScreen />);
  await screen.findByRole('heading', { name: 'Sinkronisasi' });
  return ui;
}
const card = (name: string | RegExp) => within(screen.getByRole('region', { name }));

test('every report is in exactly one of the four places', async () => {
  const here = aCase({ serial: 3 });
  const cases = [
    aCase({ serial: 1 }),
    aCase({ serial: 2, steps: [verified, disposedTo('DPUPR')] }),
    here,
    aCase({ serial: 4 }),
  ];
  await openReplication({
    cases,
    unsent: here.map(({ id }) => id),
    rejected: { [entryId(4, 1)]: { code: 'unknown-place', message: '' } },
    status: { lastContact: '2026-11-23T16:12:00+07:00' },
  });
  const where = screen.getByRole('region', { name: 'Di mana 4 laporan berada' });
  expect(where.textContent).toContain('Hanya di komputer ini1Belum terkirim');
  expect(where.textContent).toContain('Di server provinsi1');
  expect(where.textContent).toContain('Di instansi1');
  expect(where.textContent).toContain('Perlu diperbaiki1');
  expect(where.textContent).toContain('Terakhir terhubung dengan server provinsi 23 November 2026 16.12');
});

describe('the queue', () => {
  test('names each report with what it carries, and the whole of it', async () => {
    await openReplication({ outbox: [waiting(1), waiting(2, 2_900_000)] });
    expect(card('Antrean kirim').getByText('2 laporan, 2,9 MB')).toBeTruthy();
    const [, first] = card('Antrean kirim').getAllByRole('row');
    expect(first?.textContent).toBe(`${ticketOf(1)}Laporan 12 catatan, 1 berkas3 KB`);
  });

  test('that is long shows its beginning and how many more', async () => {
    await openReplication({ outbox: Array.from({ length: 130 }, (_, nth) => waiting(nth + 1)) });
    expect(card('Antrean kirim').getByText('dan 30 laporan lain')).toBeTruthy();
  });

  test('shows the progress of a burst and the time to the next try', async () => {
    vi.useFakeTimers({ now: Date.parse('2026-11-24T02:42:00Z'), shouldAdvanceTime: true });
    const nextTryAt = '2026-11-24T02:44:10Z';
    await openReplication({ outbox: [waiting(1)], status: { connection: 'sending', sent: 2, toSend: 8, nextTryAt } });
    expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('25');
    expect(screen.getByText('2 dari 8 catatan terkirim')).toBeTruthy();
    expect(screen.getByText(/^Mencoba lagi dalam 2 menit/)).toBeTruthy();
    await act(() => vi.advanceTimersByTimeAsync(70_000));
    expect(screen.getByText(/^Mencoba lagi dalam (1 menit|59 detik|5\d detik)/)).toBeTruthy();
  });

  test('that is empty says that all has arrived, unless something was refused', async () => {
    const { unmount } = await openReplication();
    expect(screen.getByText('Semua laporan dan berkas sudah diterima server provinsi.')).toBeTruthy();
    unmount();
    await openReplication({ status: { needsMending: 1 } });
    expect(screen.queryByText('Semua laporan dan berkas sudah diterima server provinsi.')).toBeNull();
  });
});

describe('what was refused', () => {
  const refused = (code: MendingLine['code']): MendingLine => ({
    id: ticketOf(1),
    title: 'Parkir tanpa karcis',
    entry: 'e1',
    kind: 'received',
    code,
    message: '',
  });

  test.each(REJECTION_CODES)('for %s has a reason, what was kept and what to do', async (code) => {
    const { unmount } = await openReplication({ mending: [refused(code)] });
    const words = card('Perlu diperbaiki').getByText(/^Server provinsi menolak: /).textContent ?? '';
    expect(words).toMatch(
      /^Server provinsi menolak: .+\. Laporan dan tanda terima tetap sah dan tersimpan\. .*(Perbaiki|catatan|didaftarkan ulang|Hubungi admin|memperbaikinya)/,
    );
    unmount();
  });

  test('leads to its report', async () => {
    const { user, followed } = await openReplication({ mending: [refused('unknown-place')] });
    await user.click(screen.getByRole('button', { name: `Buka laporan: ${ticketOf(1)}` }));
    expect(followed).toEqual([`/laporan/${ticketOf(1)}`]);
  });

  test('and to mending it there', async () => {
    const { user, followed } = await openReplication({ mending: [refused('unknown-place')] });
    await user.click(screen.getByRole('button', { name: `Perbaiki: ${ticketOf(1)}` }));
    expect(followed).toEqual([`/laporan/${ticketOf(1)}?perbaiki=e1`]);
  });
});

describe('by hand', () => {
  const status = (members: Partial<ReplicationStatus>) =>
    new BehaviorSubject({ ...({} as ReplicationStatus), connection: 'offline' as const, unsentCases: 0, ...members });

  test('a try that did not get through says so, and that nothing is lost', async () => {
    const { user } = await openReplication({ replication: { status$: status({ unsentCases: 3 }) } });
    await user.click(screen.getByRole('button', { name: 'Coba kirim sekarang' }));
    expect((await screen.findByText(/^3 laporan belum terkirim\./)).textContent).toContain('tetap tersimpan');
  });

  test('a try that did says so as well', async () => {
    const { user } = await openReplication();
    await user.click(screen.getByRole('button', { name: 'Coba kirim sekarang' }));
    expect(await screen.findByText('Semua laporan sudah terkirim.')).toBeTruthy();
  });

  test.each([
    [0, /sama dengan server provinsi/],
    [2, /2 laporan berbeda dan sudah disamakan/],
  ])('comparing tells that %i differed', async (differing, words) => {
    const { user } = await openReplication({ replication: { compare: async () => differing } });
    await user.click(screen.getByRole('button', { name: 'Cocokkan' }));
    expect(await screen.findByText(words)).toBeTruthy();
  });

  test('comparing without a network is an error in words', async () => {
    const compare = () => Promise.reject(new DeskError('no-network'));
    const { user } = await openReplication({ replication: { compare } });
    await user.click(screen.getByRole('button', { name: 'Cocokkan' }));
    expect((await screen.findByRole('alert')).textContent).toContain('Tanpa jaringan');
  });

  test('one at a time', async () => {
    const ends: (() => void)[] = [];
    const sendNow = () => new Promise<void>((resolve) => ends.push(resolve));
    const { user } = await openReplication({ replication: { sendNow } });
    await user.click(screen.getByRole('button', { name: 'Coba kirim sekarang' }));
    expect(screen.getByRole('button', { name: 'Cocokkan' })).toHaveProperty('disabled', true);
    expect(ends).toHaveLength(1);
  });
});

describe('the machine', () => {
  const lines = () =>
    card(/^Kesehatan komputer K7/)
      .getAllByRole('listitem')
      .map((line) => line.textContent ?? '');

  test.each<[Partial<ReplicationStatus>, RegExp]>([
    [{ clockSkewMs: 432_000 }, /^Jam komputer lebih cepat 7 menit 12 detik.*tetap sah.*Mundurkan jam/],
    [{ clockSkewMs: -600_000 }, /^Jam komputer lebih lambat 10 menit.*tetap sah.*Majukan jam/],
    [{ connection: 'must-enrol' }, /^Komputer ini harus didaftarkan ulang.*belum dapat disimpan/],
    [{ waitForCleared: 2 }, /^2 laporan rahasia menunggu petugas yang berwenang/],
    [{ clockSkewMs: 2_000 }, /^Jam komputer cocok/],
    [{ clockSkewMs: null }, /^Jam komputer belum dicocokkan/],
    [{ connection: 'offline' }, /^Tanpa jaringan.*Laporan tetap dapat diterima/],
    [{ connection: 'unreachable' }, /^Server provinsi tidak menjawab/],
    [{ connection: 'sign-in-needed' }, /^Perlu masuk lagi.*masuk lagi selagi ada jaringan/],
    [{ connection: 'server-newer' }, /^Versi server provinsi lebih baru.*tersimpan di sini.*aplikasi diperbarui/],
    [{ connection: 'all-sent' }, /^Terhubung, semua terkirim/],
    [{ connection: 'sending' }, /^Sedang mengirim/],
  ])('%j', async (status, words) => {
    await openReplication({ status });
    expect(lines()).toContainEqual(expect.stringMatching(words));
  });

  test.each<[Partial<MachineHealth>, RegExp]>([
    [{}, /^Jurnal cocok dengan basis data2\.216 catatan, 3,4 MB/],
    [{ replayed: 4 }, /^4 catatan dipulihkan dari jurnal/],
    [{ freeBytes: 640_000_000 }, /^Ruang simpan hampir penuh: tersisa 640/],
    [{ freeBytes: null }, /^Ruang simpan tidak diketahui/],
    [
      { setAside: { name: 'loket-aduan-tbn-k7', at: '2026-11-24T03:00:00Z' } },
      /^Penyimpanan dibangun ulang 24 November 2026.*Penyimpanan lama tidak dihapus: loket-aduan-tbn-k7/,
    ],
  ])('%j', async (health, words) => {
    await openReplication({ health });
    await screen.findByText(/^Ruang simpan/);
    expect(lines()).toContainEqual(expect.stringMatching(words));
  });

  test('with damage in the journal nothing is called safe that may not be', async () => {
    await openReplication({ health: { journal: { ...healthy.journal, damaged: ['1'] } } });
    expect(await screen.findByText(/^Bagian jurnal rusak disimpan terpisah/)).toBeTruthy();
    expect(screen.queryByText(/Tidak ada yang hilang/)).toBeNull();
    expect(lines()).toContainEqual(expect.stringMatching(/Tidak ada yang dihapus\. Hubungi admin/));
  });

  test('that cannot be read does not take the page along', async () => {
    await openReplication({ replication: { health: () => Promise.reject(new DeskError('locked')) } });
    expect(lines()).toHaveLength(3);
  });
});
