import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { StatusStrip, type StripState } from '../../../../renderer/ui/status-strip.tsx';
import { renderUi } from '../../../fixtures/render-ui.tsx';

const yesterday = '2026-11-23T16:12:00+07:00';
const now = '2026-11-24T09:42:00+07:00';

async function words(state: StripState, language: 'id' | 'en' = 'id') {
  const rendered = await renderUi(<StatusStrip state={state} today="2026-11-24" href="/sinkronisasi" />, language);
  return { ...rendered, text: screen.getByRole('status').textContent };
}

test.each<[StripState, string, string]>([
  [
    { kind: 'offline', unsent: 3, lastContactAt: yesterday },
    'Tanpa jaringan — 3 laporan belum terkirim · terakhir terhubung 23 Nov 16.12',
    'No network — 3 reports not sent yet · last connected 23 Nov 16:12',
  ],
  [
    { kind: 'offline', unsent: 0 },
    'Tanpa jaringan — semua laporan sudah terkirim · belum pernah terhubung',
    'No network — every report has been sent · never connected yet',
  ],
  [
    { kind: 'unreachable', unsent: 1, lastContactAt: now },
    'Server provinsi tidak menjawab — 1 laporan belum terkirim · terakhir terhubung 09.42',
    'The provincial server does not answer — 1 report not sent yet · last connected 09:42',
  ],
  [
    { kind: 'sign-in-needed', unsent: 3 },
    'Perlu masuk lagi ke server provinsi — 3 laporan belum terkirim',
    'Sign in to the provincial server again — 3 reports not sent yet',
  ],
  [{ kind: 'sending', sent: 2, total: 1284 }, 'Mengirim 2 dari 1.284', 'Sending 2 of 1,284'],
  [{ kind: 'all-sent', at: now }, 'Semua terkirim · 09.42', 'Everything sent · 09:42'],
  [{ kind: 'all-sent' }, 'Semua terkirim', 'Everything sent'],
  [
    { kind: 'needs-mending', count: 1, lastContactAt: now },
    '1 laporan perlu diperbaiki · terakhir terhubung 09.42',
    '1 report needs mending · last connected 09:42',
  ],
  [
    { kind: 'clock-wrong', skewMs: 432_000 },
    'Jam komputer lebih cepat 7 menit 12 detik',
    'This computer’s clock is 7 minutes 12 seconds fast',
  ],
  [
    { kind: 'clock-wrong', skewMs: -86_400_000 },
    'Jam komputer lebih lambat 1 hari',
    'This computer’s clock is 1 day slow',
  ],
  [
    { kind: 'server-newer', unsent: 3 },
    'Versi server provinsi lebih baru — perbarui aplikasi · 3 laporan belum terkirim',
    'The provincial server is newer — update the application · 3 reports not sent yet',
  ],
  [
    { kind: 'locked', unsent: 2, waitingFor: 'Petugas Contoh 2' },
    'Terkunci — 2 laporan belum terkirim · menunggu Petugas Contoh 2',
    'Locked — 2 reports not sent yet · waiting for Petugas Contoh 2',
  ],
])('%o', async (state, indonesian, english) => {
  const shown = await words(state);
  expect(shown.text).toBe(indonesian);
  shown.unmount();
  expect((await words(state, 'en')).text).toBe(english);
});

test('leads to the details', async () => {
  const { user, followed } = await words({ kind: 'all-sent' });
  await user.click(screen.getByRole('link'));
  expect(followed).toEqual(['/sinkronisasi']);
});
