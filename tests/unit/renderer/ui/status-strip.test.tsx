import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { StatusStrip, type StripNote, type StripState } from '../../../../renderer/ui/status-strip.tsx';
import { renderUi } from '../../../fixtures/render-ui.tsx';

const yesterday = '2026-11-23T16:12:00+07:00';
const now = '2026-11-24T09:42:00+07:00';

async function words(state: StripState, language: 'id' | 'en' = 'id', notes: StripNote[] = []) {
  const rendered = await renderUi(
    <StatusStrip state={state} notes={notes} today="2026-11-24" href="/sinkronisasi" />,
    language,
  );
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
  [{ kind: 'connected', lastContactAt: now }, 'Terhubung · 09.42', 'Connected · 09:42'],
  [{ kind: 'connected' }, 'Terhubung', 'Connected'],
  [
    { kind: 'receiving', done: 400, total: 5_000 },
    'Mengambil 400 dari 5.000 laporan',
    'Receiving 400 of 5,000 reports',
  ],
  [
    { kind: 'must-enrol' },
    'Komputer ini harus didaftarkan ulang — laporan baru belum dapat disimpan',
    'This computer must be enrolled again — new reports cannot be saved yet',
  ],
  [
    { kind: 'server-newer', unsent: 3 },
    'Versi server provinsi lebih baru — perbarui aplikasi · 3 laporan belum terkirim',
    'The provincial server is newer — update the application · 3 reports not sent yet',
  ],
])('%o', async (state, indonesian, english) => {
  const shown = await words(state);
  expect(shown.text).toBe(indonesian);
  shown.unmount();
  expect((await words(state, 'en')).text).toBe(english);
});

test.each<[StripNote, string, string]>([
  [{ kind: 'needs-mending', count: 1 }, '1 laporan perlu diperbaiki', '1 report needs mending'],
  [
    { kind: 'wait-for-cleared', count: 2 },
    '2 laporan rahasia menunggu petugas yang berwenang',
    '2 secret reports wait for an authorised officer',
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
])('beside the line: %o', async (note, indonesian, english) => {
  const shown = await words({ kind: 'offline', unsent: 0 }, 'id', [note]);
  expect(shown.text).toMatch(/^Tanpa jaringan — .*belum pernah terhubung/);
  expect(shown.text?.endsWith(`. ${indonesian}`)).toBe(true);
  shown.unmount();
  expect((await words({ kind: 'offline', unsent: 0 }, 'en', [note])).text?.endsWith(`. ${english}`)).toBe(true);
});

test('leads to the details', async () => {
  const { user, followed } = await words({ kind: 'all-sent' });
  await user.click(screen.getByRole('link'));
  expect(followed).toEqual(['/sinkronisasi']);
});
