import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { CheckReceiptScreen } from '../../../../renderer/features/receipt/check-receipt-screen.tsx';
import { aCase, ticketOf } from '../../../fixtures/a-case.ts';
import { aDesk } from '../../../fixtures/a-desk.ts';
import { renderDesk } from '../../../fixtures/render-desk.tsx';

const id = ticketOf(124);

async function check(make: (link: string) => string, here = true) {
  const rendered = await renderDesk(<CheckReceiptScreen />, { cases: [aCase()] });
  const link = make((await rendered.desk.cases.receiptLink(id)) ?? '');
  if (!here) rendered.desk.forget(id);
  await rendered.user.click(screen.getByLabelText('Isi kode QR'));
  await rendered.user.paste(link);
  await rendered.user.keyboard('{Enter}');
  return rendered;
}

const verdict = (name: string) => screen.findByRole('region', { name });

it('knows its own receipt, and leads to the report', async () => {
  const { followed, user } = await check((link) => link);
  const region = within(await verdict('Asli'));
  expect(region.getByText(id)).toBeDefined();
  expect(region.getByText('24 November 2026 09.51')).toBeDefined();
  expect(region.getByText('Senin, 14 Desember 2026')).toBeDefined();
  expect(region.getByText('Loket PPID Utama')).toBeDefined();
  expect(region.getByText('Petugas Contoh 1, Petugas Loket PPID Utama')).toBeDefined();
  await user.click(region.getByRole('link', { name: 'Buka laporan' }));
  expect(followed).toEqual([`/laporan/${id}`]);
});

it('says when the report is elsewhere', async () => {
  await check((link) => link, false);
  expect(within(await verdict('Asli')).getByText('Tidak ada di komputer ini')).toBeDefined();
});

it('sees an altered receipt', async () => {
  await check((link) => {
    const [address = '', fragment = ''] = link.split('#');
    const [text = '', signature = ''] = fragment.split('.');
    const altered = atob(text.replaceAll('-', '+').replaceAll('_', '/')).replace('2026-12-14', '2026-11-30');
    return `${address}#${btoa(altered).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}.${signature}`;
  });
  const region = within(await verdict('Tidak sah'));
  expect(region.getByText('Yang tertulis dalam kode (belum tentu benar)')).toBeDefined();
  expect(region.getByText('Senin, 30 November 2026')).toBeDefined();
  expect(region.queryByText('Penanda tangan')).toBeNull();
});

it('does not vouch for a signer that it does not know', async () => {
  const other = aDesk({ cases: [aCase()] });
  const link = (await other.cases.receiptLink(id)) ?? '';
  await check(() => link);
  expect(await verdict('Kunci tidak dikenal')).toBeDefined();
});

it('says when the text is no receipt', async () => {
  await check(() => 'https://contoh.go.id/berita');
  expect(await verdict('Tidak terbaca')).toBeDefined();
});

it('forgets the verdict as soon as the text changes', async () => {
  const { user } = await check(() => 'bukan tanda terima');
  await verdict('Tidak terbaca');
  await user.type(screen.getByLabelText('Isi kode QR'), 'x');
  expect(screen.queryByRole('region', { name: 'Tidak terbaca' })).toBeNull();
});

it('offers no photo where the browser reads no codes', async () => {
  await renderDesk(<CheckReceiptScreen />);
  expect(screen.queryByRole('button', { name: 'Baca dari foto' })).toBeNull();
});
