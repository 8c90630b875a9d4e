import { screen, within } from '@testing-library/react';
import { of } from 'rxjs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { BundleView, Desk, ImportedBundle } from '../../../../renderer/data/desk.ts';
import { BundleCard } from '../../../../renderer/features/replication/bundle-card.tsx';
import { BUNDLE_FAULTS, BundleFault } from '../../../../shared/bundle/bundle-fault.ts';
import { aDesk } from '../../../fixtures/a-desk.ts';
import { drawOver } from '../../../fixtures/draw-over.tsx';

vi.setConfig({ testTimeout: 30_000 });
const saved: string[] = [];
beforeEach(() => {
  saved.length = 0;
  vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: () => 'blob:paket', revokeObjectURL: () => {} }));
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push(this.download);
  });
});
afterEach(() => void vi.restoreAllMocks());

const made = {
  name: 'loket-TBN-K7-0004.loket',
  file: new Blob(['x']),
  number: 4,
  at: '2026-11-24T02:00:00Z',
  cases: 12,
  files: 3,
};
const read: ImportedBundle = { number: 4, accepted: 12, rejected: 1, arrived: 30, changed: 0, files: 0 };

async function openCard(parts: Partial<BundleView> = {}) {
  const desk = aDesk();
  const bundles: BundleView = { ...desk.bundles, export: async () => made, import: async () => read, ...parts };
  const ui = await drawOver({ ...desk, bundles } as Desk, <BundleCard />);
  const card = within(screen.getByRole('region', { name: 'Tanpa jaringan sama sekali? Kirim lewat USB' }));
  return { ...ui, card };
}
const choose = async ({ user, card }: Awaited<ReturnType<typeof openCard>>) =>
  user.upload(card.getByLabelText('Berkas jawaban'), new File(['x'], 'jawaban.loket'));

test('says what a parcel would hold, when the last one was made and when the last answer came', async () => {
  const { card } = await openCard({
    status$: of({
      cases: 12,
      files: 3,
      last: { number: 4, at: '2026-11-24T02:00:00Z' },
      answered: { number: 3, at: '2026-11-20T02:00:00Z' },
    }),
  });
  expect(card.getByText('12 laporan, 3 foto atau dokumen')).toBeTruthy();
  expect(card.getByText('Nomor 4, 24 November 2026 09.00')).toBeTruthy();
  expect(card.getByText('Untuk paket nomor 3, dibaca 20 November 2026 09.00')).toBeTruthy();
});

test('a parcel is saved under its name, and nothing counts as sent', async () => {
  const { user, card } = await openCard();
  await user.click(card.getByRole('button', { name: 'Buat paket untuk USB' }));
  expect(await card.findByText(/^Paket nomor 4 selesai: 12 laporan, 3 foto atau dokumen/)).toBeTruthy();
  expect(card.getByText(/tetap tercatat belum terkirim sampai jawabannya dibaca/)).toBeTruthy();
  expect(saved).toEqual([made.name]);
  expect(card.getByRole('link', { name: 'Simpan lagi' }).getAttribute('download')).toBe(made.name);
});

test('making one shows how far it is and can be stopped', async () => {
  const { user, card } = await openCard({
    export: (onProgress, signal) => {
      onProgress(1, 4);
      return new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
      });
    },
  });
  await user.click(card.getByRole('button', { name: 'Buat paket untuk USB' }));
  expect(card.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('25');
  expect(card.getByRole('button', { name: 'Baca jawaban dari USB' })).toHaveProperty('disabled', true);
  await user.click(card.getByRole('button', { name: 'Hentikan' }));
  expect(await card.findByText(/^Dihentikan\. Tidak ada paket/)).toBeTruthy();
  expect(saved).toEqual([]);
});

test('an answer ends in words', async () => {
  const opened = await openCard();
  await choose(opened);
  expect(
    await opened.card.findByText(
      'Jawaban untuk paket nomor 4 sudah dibaca: 12 laporan diterima server provinsi, 1 perlu diperbaiki, 30 laporan baru.',
    ),
  ).toBeTruthy();
});

test.each(BUNDLE_FAULTS)('%s is told in words of its own', async (code) => {
  const opened = await openCard({ import: () => Promise.reject(new BundleFault(code, 'technical')) });
  await choose(opened);
  const words = (await opened.card.findByRole('alert')).textContent ?? '';
  expect(words).not.toContain('Permintaan ini tidak dapat diselesaikan');
  expect(words).not.toContain('technical');
  expect(words.length).toBeGreaterThan(80);
});
