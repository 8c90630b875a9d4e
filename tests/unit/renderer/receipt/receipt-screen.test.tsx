import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, test } from 'vitest';
import { DeskProvider } from '../../../../renderer/data/use-desk.tsx';
import { ReceiptScreen } from '../../../../renderer/features/receipt/receipt-screen.tsx';
import { aCase, type CaseParts, type Step, ticketOf, verified } from '../../../fixtures/a-case.ts';
import { aDesk, type DeskParts } from '../../../fixtures/a-desk.ts';
import { renderDesk } from '../../../fixtures/render-desk.tsx';
import { renderUi } from '../../../fixtures/render-ui.tsx';

const id = ticketOf(124);

const show = (parts: CaseParts = {}, desk: DeskParts = {}) =>
  renderDesk(<ReceiptScreen id={id} />, { cases: [aCase(parts)], ...desk });

const sheet = (name: string) => within(screen.getByRole('region', { name }));
const reporterSheet = () => sheet('Lembar pelapor · 1 dari 2');

const rowsOf = (drawn: HTMLElement) =>
  Object.fromEntries(
    [...drawn.querySelectorAll('dl > div')].map((row) => [
      row.querySelector('dt')?.textContent ?? '',
      row.querySelector('dd')?.textContent ?? '',
    ]),
  );
const region = (name: string) => screen.getByRole('region', { name });
const print = async (user: Awaited<ReturnType<typeof show>>['user']) => {
  await waitFor(() => expect(screen.getByRole('button', { name: /^Cetak/ }).hasAttribute('disabled')).toBe(false));
  await user.keyboard('{Control>}p{/Control}');
};

const answeredHere: Step = { kind: 'answered', data: { text: 'Sudah dianggarkan: Rehabilitasi Jalan.' } };

describe('the reporter’s sheet', () => {
  it('says all that the office owes a reporter', async () => {
    const photo: Step = {
      kind: 'attached',
      data: { file: 'f1', name: 'a.jpg', type: 'image/jpeg', size: 10, sha256: 'a'.repeat(43) },
    };
    await show({ steps: [photo, answeredHere] });
    expect(reporterSheet().getByRole('heading', { name: 'TANDA TERIMA PENGADUAN' })).toBeDefined();
    expect(reporterSheet().getByText(id)).toBeDefined();
    expect(reporterSheet().getByText('7Q4K-M2RT-9XHV')).toBeDefined();
    expect(rowsOf(region('Lembar pelapor · 1 dari 2'))).toEqual({
      Diterima: '24 November 2026, 09.51 WIB, Loket PPID Utama',
      Pelapor: 'Warga Contoh 1',
      Alamat: 'Dusun Contoh RT 02/RW 01, Sumberagung, Plumpang',
      'Tempat dan waktu':
        'Desa Sumberagung, Kec. Plumpang, ±400 m timur balai desa; masih berlangsung, sejak 2 November 2026',
      'Pokok laporan': 'Jalan rusak, Sumberagung, Plumpang (jalan dan jembatan)',
      'Permintaan pelapor': 'Diperbaiki: diuruk dulu sebelum diaspal',
      'Bukti diterima': '1 foto',
    });
    const text = region('Lembar pelapor · 1 dari 2').textContent ?? '';
    expect(text).toContain('Laporan dijawab tuntas paling lambatSenin, 14 Desember 2026');
    expect(text).toContain('Ini batas penanganan laporan, bukan batas selesainya pekerjaan fisik.');
    expect(text).toContain('paling lambat 27 November 2026');
    expect(text).toContain('paling lambat 4 Desember 2026');
    expect(text).toContain('Informasi awal dari loket. Sudah dianggarkan: Rehabilitasi Jalan.');
    expect(text).toContain('lapor.contoh.go.id/lacak');
    expect(text).toContain('telepon (0356) 000000');
    expect(text).toContain('Layanan ini tidak dipungut biaya.');
    expect(text).toContain('Ombudsman RI Perwakilan Jawa Timur');
    expect(text).toContain('Petugas Contoh 1Petugas Loket PPID Utama (K7)');
    expect(text).toContain('pemberitahuan privasi versi 3');
  });

  it('carries a code that proves it', async () => {
    const { desk } = await show();
    const code = await reporterSheet().findByRole('img', {
      name: `Kode QR untuk memeriksa keaslian tanda terima ${id}`,
    });
    expect(code.querySelector('path:last-child')?.getAttribute('d')?.length).toBeGreaterThan(1_000);
    const link = await desk.cases.receiptLink(id);
    expect(await desk.checkReceipt(link ?? '')).toMatchObject({ result: 'genuine' });
  });

  test.each([
    ['aspiration', 'TANDA TERIMA ASPIRASI'],
    ['information-request', 'TANDA TERIMA PERMINTAAN INFORMASI'],
  ] as const)('of an %s', async (classification, title) => {
    await show({ received: { classification } });
    expect(reporterSheet().getByRole('heading', { name: title })).toBeDefined();
  });

  it('does not print what an agency answered later', async () => {
    const steps: Step[] = [
      verified,
      {
        kind: 'disposed',
        by: 'coordinator-1',
        at: '2026-11-24T10:00:00+07:00',
        data: { units: ['DPUPR'], instruction: '' },
      },
      { ...answeredHere, by: 'coordinator-1', at: '2026-11-24T11:00:00+07:00' },
    ];
    await show({ steps });
    expect(reporterSheet().queryByText(/Informasi awal/)).toBeNull();
  });
});

describe('the archive sheet', () => {
  it('adds the full account, the statement and three signatures', async () => {
    await show();
    const rows = Object.entries(rowsOf(region('Lembar arsip · 2 dari 2')));
    expect(rows.map(([label]) => label)).toEqual([
      'Diterima',
      'Pelapor',
      'Alamat',
      'Tempat dan waktu',
      'Pokok laporan',
      'Uraian',
      'Permintaan pelapor',
      'Bukti diterima',
    ]);
    const text = region('Lembar arsip · 2 dari 2').textContent ?? '';
    expect(text).toContain('Jalan poros rusak sejak awal musim hujan');
    expect(text).toContain('Saya menyatakan keterangan di atas benar dan telah dibacakan kembali kepada saya.');
    expect(text).toContain('Pelapor, tanda tangan atau cap jempol');
    expect(text).toContain('Saksi (bila cap jempol)');
    expect(region('Tanda terima pengaduan, lanjutan').textContent).toContain('Yang tercetak di lembar pelapor');
  });
});

describe('what nobody may read on a paper', () => {
  it('of a secret report', async () => {
    const { drawn } = await show({ received: { secret: true }, steps: [answeredHere] });
    expect(rowsOf(region('Lembar pelapor · 1 dari 2'))).toEqual({
      Diterima: '24 November 2026, 09.51 WIB, Loket PPID Utama',
      Pelapor: 'Identitas tercatat di loket',
      'Pokok laporan': 'Laporan rahasia',
      'Bukti diterima': 'Tidak ada',
    });
    for (const secret of ['Warga Contoh 1', 'RT 02', 'Jalan poros', 'Jalan rusak', 'Sumberagung', 'dianggarkan']) {
      expect(drawn.textContent).not.toContain(secret);
    }
  });

  it('of an anonymous reporter', async () => {
    const { drawn } = await show({ received: { anonymous: true } });
    expect(rowsOf(region('Lembar pelapor · 1 dari 2')).Pelapor).toBe('Identitas tercatat di loket');
    expect(drawn.textContent).not.toContain('Warga Contoh 1');
    expect(drawn.textContent).not.toContain('RT 02');
  });

  it('of one without identity, who is told that nobody can call', async () => {
    await show({ reporter: null });
    expect(rowsOf(region('Lembar pelapor · 1 dari 2')).Pelapor).toBe('Tanpa identitas');
    const text = region('Lembar pelapor · 1 dari 2').textContent;
    expect(text).toContain('kami tidak dapat menghubungi Anda');
    expect(text).not.toContain('Kami menghubungi Anda bila');
  });
});

it('is Indonesian also under an English screen', async () => {
  const desk = aDesk({ cases: [aCase()] });
  await renderUi(
    <DeskProvider desk={desk}>
      <ReceiptScreen id={id} />
    </DeskProvider>,
    'en',
  );
  expect(screen.getByRole('heading', { level: 1, name: 'Receipt' })).toBeDefined();
  expect(region('Lembar pelapor · 1 dari 2').textContent).toContain('Senin, 14 Desember 2026');
  expect(rowsOf(region('Lembar pelapor · 1 dari 2'))['Pokok laporan']).toContain('(jalan dan jembatan)');
});

describe('printing', () => {
  it('is recorded once a printer took it', async () => {
    const { user, desk } = await show();
    expect(screen.getByText('Belum dicetak')).toBeDefined();
    await print(user);
    await waitFor(() => expect(screen.getByText('Sudah dicetak 1 kali')).toBeDefined());
    expect(desk.printed).toEqual(['A5']);
    expect(desk.added[0]).toMatchObject({
      kind: 'receipt-issued',
      data: { sheets: 'both', medium: 'printer', size: 'A5' },
    });
  });

  it('two sheets side by side on A4', async () => {
    const { user, desk } = await show();
    await user.click(screen.getByRole('radio', { name: 'A4, berdampingan' }));
    await print(user);
    await waitFor(() => expect(desk.added[0]?.data).toMatchObject({ size: 'A4' }));
    expect(desk.printed).toEqual(['A4']);
  });

  it('without a printer shows number and code large, and records a copy by hand', async () => {
    const { user, desk } = await show({}, { prints: false });
    await print(user);
    const notice = within(await screen.findByRole('region', { name: 'Printer tidak tersedia' }));
    expect(notice.getByText(id)).toBeDefined();
    expect(notice.getByText('7Q4K-M2RT-9XHV')).toBeDefined();
    expect(desk.added).toEqual([]);
    await user.click(notice.getByRole('button', { name: 'Sudah disalin dengan tangan' }));
    await waitFor(() => expect(desk.added[0]?.data).toEqual({ sheets: 'both', medium: 'handwritten', size: 'hand' }));
    expect(screen.queryByText('Printer tidak tersedia')).toBeNull();
  });

  it('is not for those who give no receipts', async () => {
    await show({}, { as: 'auditor-1' });
    expect(screen.queryByRole('button', { name: /^Cetak/ })).toBeNull();
    expect(screen.getByText('Hanya loket dan koordinator yang memberikan tanda terima.')).toBeDefined();
  });

  it('a withheld reception makes no receipt', async () => {
    const entries = aCase();
    const [received, ...others] = entries;
    if (!received) throw new Error('no entry');
    const { data: _data, salt: _salt, ...header } = received;
    await renderDesk(<ReceiptScreen id={id} />, { cases: [[{ ...header, level: 'withheld' }, ...others]] });
    expect(screen.getByText('Tanda terima tidak dapat dibuat')).toBeDefined();
  });
});

it('leads on to the report and to the next one', async () => {
  const { user, followed } = await show();
  await user.click(screen.getByRole('button', { name: 'Kembali ke laporan' }));
  await user.click(screen.getByRole('button', { name: 'Laporan baru' }));
  expect(followed[0]).toBe(`/laporan/${id}`);
  expect(followed[1]).toMatch(/^\/baru\//);
});
