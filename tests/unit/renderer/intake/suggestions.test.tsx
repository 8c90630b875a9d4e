import { screen, within } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import { aCase } from '../../../fixtures/a-case.ts';
import { aPlannedWork, aTemplate } from '../../../fixtures/a-directory.ts';
import { complete, openForm, write } from './open-form.tsx';

vi.setConfig({ testTimeout: 30_000 });

const road = 'Jalan poros Sumberagung rusak dan berlubang.';
const panel = () => within(screen.getByRole('region', { name: 'Saran' }));

describe('beside the form', () => {
  test('appears while one types, without moving the form or taking the focus', async () => {
    await openForm({ cases: [aCase({ serial: 41, received: { title: 'Jalan rusak depan SDN' } })] });
    const form = document.querySelector('[data-region="form"]');
    const before = form?.querySelectorAll('*').length;
    write('Kronologi', `${road} Ada kebakaran, saya diancam.`);
    await panel().findByText('Sudah dianggarkan');
    expect(panel().getByText('Jalan rusak depan SDN')).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByLabelText('Kronologi'));
    // The proposed category brings its check mark and the word that it is proposed, the title its own; nothing else.
    expect(form?.querySelectorAll('*').length).toBeLessThanOrEqual((before ?? 0) + 8);
    expect(form?.querySelector('section')).toBe(form?.firstElementChild);
  });

  test('is silent before a word was told', async () => {
    await openForm();
    expect(panel().getByText(/muncul di sini selagi Anda mengetik/)).toBeTruthy();
  });
});

describe('a planned work', () => {
  test('shows its stage, the date and source of its data, and why it matched', async () => {
    await openForm({ form: { ...complete, chronology: road } });
    expect(panel().getByText('Kontrak')).toBeTruthy();
    expect(panel().getByText(/data 23 November 2026$/)).toBeTruthy();
    expect(panel().getByText('DPA 1.03.2026, SiRUP 51234567')).toBeTruthy();
    expect(panel().getByText('DPUPR PRKP · Rp1.850.000.000')).toBeTruthy();
    expect(panel().getByText('30 November – 28 Desember 2026')).toBeTruthy();
    expect(panel().getByText(/^Desa, kategori, kata “jalan poros/)).toBeTruthy();
    expect(panel().getByText(/^Yang dicetak: “Sudah dianggarkan: /)).toBeTruthy();
  });

  test('Alt+J answers with it, and takes the answer back', async () => {
    const { user } = await openForm({ form: complete });
    await user.keyboard('{Alt>}j{/Alt}');
    expect(panel().getByRole('button', { name: /Dijawab dengan ini/, pressed: true })).toBeTruthy();
    await user.keyboard('{Alt>}j{/Alt}');
    expect(panel().getByRole('button', { name: /Jawab dengan ini/, pressed: false })).toBeTruthy();
  });

  test.each([
    [{ stage: 'cancelled' as const }, 'Pekerjaan ini batal; jangan dijanjikan.'],
    [{ dataDate: '2026-10-01' }, /^Data pekerjaan ini lebih dari 30 hari\./],
    [{ end: '2026-11-20' }, 'Menurut data, pekerjaan ini sudah selesai.'],
  ])('that may not be promised says why and offers no answer: %j', async (members, why) => {
    const { user } = await openForm({ form: complete, works: [aPlannedWork(members)] });
    expect(panel().getByText(why)).toBeTruthy();
    await user.keyboard('{Alt>}j{/Alt}');
    expect(panel().queryByRole('button', { name: /dengan ini/ })).toBeNull();
  });

  test('put aside gives way to the next, and can be brought back', async () => {
    const next = aPlannedWork({ id: 'work-2', title: 'Pemeliharaan jalan poros Sumberagung' });
    const { user } = await openForm({ form: complete, works: [aPlannedWork(), next] });
    expect(panel().getByText('2 pekerjaan')).toBeTruthy();
    await user.click(panel().getByRole('button', { name: 'Tidak cocok' }));
    expect(panel().getByText('1 pekerjaan disisihkan.')).toBeTruthy();
    await user.click(panel().getByRole('button', { name: 'Tampilkan lagi' }));
    expect(panel().getByText('2 pekerjaan')).toBeTruthy();
  });
});

describe('similar reports', () => {
  test('say which they are, how long they have, and why they are shown', async () => {
    const report = aCase({ serial: 41, received: { title: 'Jalan rusak depan SDN', chronology: road } });
    await openForm({ form: { ...complete, chronology: road }, cases: [report] });
    expect(panel().getByText('Jalan rusak depan SDN')).toBeTruthy();
    expect(panel().getByText(report[0]?.ticket ?? '')).toBeTruthy();
    expect(panel().getByText(/hari kerja lagi/)).toBeTruthy();
    expect(panel().getAllByText(/^Desa, kategori, kata/).length).toBeGreaterThan(1);
    expect(panel().getByText(/tetap mendapat nomor tiket, tanda terima, dan jawaban sendiri/)).toBeTruthy();
  });
});

describe('reply templates', () => {
  const named = (name: string, categories: string[] = []) =>
    aTemplate({ id: name, name, text: `${name}.`, categories });

  test('those of the category come first; the rest on request', async () => {
    const templates = [named('Satu'), named('Dua'), named('Tiga'), named('Jalan provinsi', ['road'])];
    const { user } = await openForm({ form: complete, templates });
    const names = () =>
      panel()
        .getAllByRole('button', { name: /^Pakai: / })
        .map((button) => button.getAttribute('aria-label'));
    expect(names()).toEqual(['Pakai: Jalan provinsi', 'Pakai: Satu', 'Pakai: Dua']);
    await user.click(panel().getByRole('button', { name: 'Semua 4 templat' }));
    expect(names()).toHaveLength(4);
  });

  test('taken a second time, one does not undo what was written into it', async () => {
    const { user } = await openForm({ form: complete, templates: [named('Jalan provinsi', ['road'])] });
    await user.keyboard('{Alt>}t{/Alt}1');
    write(/^Jawaban di loket/, 'Kata petugas sendiri.');
    await user.click(panel().getByRole('button', { name: 'Dipakai: Jalan provinsi' }));
    expect(screen.getByLabelText(/^Jawaban di loket/)).toHaveProperty('value', 'Kata petugas sendiri.');
  });

  test('digits typed into the answer are text', async () => {
    const { user } = await openForm({ form: complete, templates: [named('Satu'), named('Dua')] });
    await user.keyboard('{Alt>}t{/Alt}1');
    await screen.findByLabelText(/^Jawaban di loket/);
    await user.keyboard('2');
    expect(screen.getByLabelText(/^Jawaban di loket/)).toHaveProperty('value', expect.stringMatching(/^2?Satu\.2?$/));
  });
});
