import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, test, vi } from 'vitest';
import { DeskError } from '../../../../renderer/data/desk.ts';
import { CaseScreen } from '../../../../renderer/features/case/case-screen.tsx';
import {
  aCase,
  answered,
  type CaseParts,
  disposedTo,
  entryId,
  type Step,
  ticketOf,
  verified,
} from '../../../fixtures/a-case.ts';
import type { DeskParts } from '../../../fixtures/a-desk.ts';
import { renderDesk } from '../../../fixtures/render-desk.tsx';

const id = ticketOf(124);

const show = (as: string, parts: CaseParts = {}, desk: DeskParts = {}) =>
  renderDesk(<CaseScreen id={id} />, { as, cases: [aCase(parts)], ...desk });

const history = () => within(screen.getByRole('list', { name: 'Riwayat' }));
const side = () => within(screen.getByRole('region', { name: 'Data laporan' }));
const button = (name: string | RegExp) => screen.getByRole('button', { name });
const dialog = () => within(screen.getByRole('dialog'));

describe('what a report shows', () => {
  it('in its head and its five facts', async () => {
    await show('officer-1');
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Jalan rusak, Sumberagung, Plumpang');
    expect(screen.getByText('27 November 2026')).toBeDefined();
    expect(screen.getByText('Verifikasi · 3 hari kerja lagi')).toBeDefined();
    expect(screen.getByText('Desa Sumberagung, Kec. Plumpang')).toBeDefined();
    expect(screen.getByText('Belum masuk SP4N-LAPOR!')).toBeDefined();
  });

  it('its history, newest first, with where each entry is', async () => {
    await show('officer-1', { steps: [verified, disposedTo('DPUPR')] }, { unsent: [entryId(124, 4)] });
    const lines = history()
      .getAllByRole('listitem')
      .map((line) => line.textContent);
    expect(lines[0]).toMatch(/^Didisposisikan ke DPUPR PRKP.*Belum terkirim/);
    expect(lines[1]).toMatch(/^Diverifikasi sebagai pengaduan.*Di server provinsi sejak 24 Nov 09\.51/);
    expect(lines[2]).toMatch(/^Diterima di loket, identitas pelapor dicatat.*2 catatan/);
  });

  it('why the provincial server refused an entry', async () => {
    const rejected = { [entryId(124, 3)]: { code: 'unknown-unit', message: '' } } as const;
    await show('officer-1', { steps: [verified] }, { rejected });
    expect(
      history().getByText(
        'Server provinsi menolak: instansi tidak ada dalam daftar. Pilih instansi dari daftar dengan Perbaiki.',
      ),
    ).toBeDefined();
    expect(history().getByText('Perlu diperbaiki')).toBeDefined();
  });

  it('a refused entry is mended in the dialog of its kind, filled as it was', async () => {
    const rejected = { [entryId(124, 4)]: { code: 'duplicate-tracking-id', message: '' } } as const;
    const linked: Step = { kind: 'sp4n-linked', data: { trackingId: '1234567', url: '', date: '2026-11-24' } };
    const { desk, user } = await show('coordinator-1', { steps: [verified, linked] }, { rejected });
    await user.click(history().getByRole('button', { name: 'Perbaiki…' }));
    expect(dialog().getByText(/Server provinsi menolak catatan ini: Tracking ID SP4N sudah dipakai/)).toBeDefined();
    const number = dialog().getByDisplayValue('1234567');
    await user.clear(number);
    await user.type(number, '7654321');
    await user.click(dialog().getByRole('button', { name: 'Simpan' }));
    await waitFor(() =>
      expect(desk.added.at(-1)?.data).toMatchObject({ trackingId: '7654321', replaces: entryId(124, 4) }),
    );
  });

  it('a refused entry may be left, with a note that says why', async () => {
    const rejected = { [entryId(124, 3)]: { code: 'role-not-allowed', message: '' } } as const;
    const { desk, user } = await show('officer-1', { steps: [verified] }, { rejected });
    await user.click(history().getByRole('button', { name: 'Biarkan, dengan catatan…' }));
    await user.type(dialog().getByRole('textbox'), 'Sudah diurus koordinator.');
    await user.click(dialog().getByRole('button', { name: 'Biarkan' }));
    await waitFor(() =>
      expect(desk.added.at(-1)).toMatchObject({
        kind: 'noted',
        data: { text: 'Sudah diurus koordinator.', replaces: entryId(124, 3) },
      }),
    );
  });

  it('nothing of a report that is not here, and says so', async () => {
    await renderDesk(<CaseScreen id={ticketOf(1)} />);
    expect(screen.getByText('Laporan tidak ada di komputer ini')).toBeDefined();
  });
});

describe('the reporter', () => {
  it('is masked elsewhere, and by name at the counter that received the report', async () => {
    const { unmount } = await show('liaison-1', { steps: [verified, disposedTo('DPUPR')] });
    expect(side().getByText('W••••• C••••• 1')).toBeDefined();
    expect(side().queryByText('Warga Contoh 1')).toBeNull();
    unmount();
    await show('officer-1');
    expect(side().getByText('Warga Contoh 1')).toBeDefined();
    expect(side().getByText('0812 •••• ••34')).toBeDefined();
    expect(side().queryByText(/RT 02/)).toBeNull();
  });

  it('is shown after a reason, which is in the history then', async () => {
    const { user, desk } = await show('officer-1');
    await user.click(button('Buka identitas'));
    expect(dialog().getByRole('button', { name: 'Buka identitas' }).hasAttribute('disabled')).toBe(true);
    await user.type(dialog().getByLabelText('Alasan'), 'Menelepon balik');
    await user.click(dialog().getByRole('button', { name: 'Buka identitas' }));
    await waitFor(() => expect(side().getByText('081200001234')).toBeDefined());
    expect(desk.added.map(({ kind, data }) => [kind, data])).toEqual([
      ['identity-revealed', { reason: 'Menelepon balik' }],
    ]);
    expect(history().getByText('Identitas pelapor dibuka')).toBeDefined();
  });

  it('stays hidden when the asking is cancelled', async () => {
    const { user, desk } = await show('officer-1');
    await user.click(button('Buka identitas'));
    await user.click(dialog().getByRole('button', { name: 'Batal' }));
    expect(side().queryByText('081200001234')).toBeNull();
    expect(desk.added).toEqual([]);
  });

  it('without identity is told so', async () => {
    await show('officer-1', { reporter: null });
    expect(side().getByText(/Tanpa identitas/)).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Buka identitas' })).toBeNull();
  });
});

describe('two concurrent dispositions', () => {
  const steps: Step[] = [
    verified,
    { ...disposedTo('DPUPR'), after: [3], at: '2026-11-24T14:31:00+07:00' },
    { ...disposedTo('DLHP'), after: [3], at: '2026-11-24T14:05:00+07:00', workstation: 'TBN-K2', by: 'coordinator-2' },
  ];
  const rivals = [entryId(124, 4), entryId(124, 5, 'TBN-K2')];

  it('are settled by choosing one', async () => {
    const { user, desk } = await show('coordinator-1', { steps });
    await user.click(screen.getByRole('radio', { name: /Dinas LH & Perhubungan/ }));
    await user.click(button('Tetapkan instansi'));
    await waitFor(() => expect(screen.queryByText('2 disposisi dibuat bersamaan')).toBeNull());
    const data = desk.added[0]?.data as { units: string[]; resolves: string[] };
    expect(data.units).toEqual(['DLHP']);
    expect(data.resolves.toSorted()).toEqual(rivals.toSorted());
  });

  it('or by keeping both', async () => {
    const { user, desk } = await show('coordinator-1', { steps });
    await user.click(button('Keduanya menangani'));
    await waitFor(() => expect(desk.added).toHaveLength(1));
    expect(new Set(desk.added[0]?.data?.units as string[])).toEqual(new Set(['DLHP', 'DPUPR']));
  });

  it('but not by an officer', async () => {
    await show('officer-1', { steps });
    expect(screen.getByText('Koordinator menetapkan instansi yang menangani.')).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Tetapkan instansi' })).toBeNull();
  });
});

describe('actions', () => {
  it('verify', async () => {
    const { user, desk } = await show('coordinator-1');
    await user.keyboard('{Alt>}v{/Alt}');
    await user.click(dialog().getByRole('radio', { name: 'Aspirasi' }));
    await user.click(dialog().getByRole('button', { name: 'Verifikasi' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(desk.added[0]).toMatchObject({ kind: 'verified', data: { classification: 'aspiration', category: 'road' } });
    expect(history().getByText('Diverifikasi')).toBeDefined();
    expect(screen.getByText('Tersimpan')).toBeDefined();
  });

  it('a supervisory complaint is proposed to the inspectorate', async () => {
    const { user, desk } = await show('coordinator-1');
    await user.click(button(/^Verifikasi/));
    await user.click(dialog().getByRole('checkbox', { name: /Berkadar pengawasan/ }));
    await user.click(dialog().getByRole('button', { name: 'Verifikasi' }));
    await waitFor(() => expect(desk.added[0]?.data).toMatchObject({ supervisory: true, proposedUnit: 'INSPEKTORAT' }));
  });

  it('a legal decision is not taken by Enter in a field', async () => {
    const { user, desk } = await show('officer-1', { steps: [verified, disposedTo('DPUPR'), answered] });
    await user.click(button(/^Sampaikan/));
    await user.click(dialog().getByRole('radio', { name: 'Pelapor menerima' }));
    await user.type(dialog().getByLabelText('Kata-kata pelapor atau keterangan'), 'Baik{Enter}');
    expect(desk.added).toEqual([]);
    await user.click(dialog().getByRole('button', { name: 'Simpan' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(desk.added[0]).toMatchObject({
      kind: 'delivered',
      data: { answer: entryId(124, 5, 'TBN-P1'), channel: 'telephone', reached: true },
    });
  });

  it('dispose to the proposed agency and another', async () => {
    const { user, desk } = await show('coordinator-1', { steps: [verified] });
    await user.click(button(/^Disposisi/));
    await user.click(dialog().getByRole('combobox', { name: 'Instansi yang menangani' }));
    await user.click(await screen.findByRole('option', { name: 'Dinkes P2KB' }));
    await user.type(dialog().getByLabelText('Instruksi (tidak wajib)'), 'Tinjau bersama.');
    await user.click(dialog().getByRole('button', { name: 'Disposisikan' }));
    await waitFor(() => expect(desk.added).toHaveLength(1));
    expect(desk.added[0]?.data).toEqual({ units: ['DPUPR', 'DKP2KB'], instruction: 'Tinjau bersama.' });
  });

  it('an error keeps the dialog and what was typed', async () => {
    const { user } = await show('liaison-1', { steps: [verified, disposedTo('DPUPR')] }, { fails: 'disk-full' });
    await user.click(button(/^Tindak lanjuti/));
    await user.type(dialog().getByLabelText('Apa yang dilakukan'), 'Ditinjau');
    await user.click(dialog().getByRole('button', { name: 'Simpan tindak lanjut' }));
    expect(await dialog().findByText(/Ruang simpan komputer ini penuh/)).toBeDefined();
    expect(dialog().getByDisplayValue('Ditinjau')).toBeDefined();
  });

  it('answer from a template: no placeholder leaves unfilled', async () => {
    const { user, desk } = await show('liaison-1', { steps: [verified, disposedTo('DPUPR')] });
    await user.keyboard('{Alt>}j{/Alt}');
    await user.click(dialog().getByRole('combobox', { name: /Templat/ }));
    await user.click(await screen.findByRole('option', { name: 'Pekerjaan sudah dianggarkan' }));
    expect(dialog().getByText('Isi dahulu bagian {{pekerjaan}}.')).toBeDefined();
    const save = dialog().getByRole('button', { name: 'Simpan jawaban' });
    expect(save.hasAttribute('disabled')).toBe(true);
    await user.click(dialog().getByRole('combobox', { name: /Kutip pekerjaan/ }));
    await user.click(await screen.findByRole('option', { name: /Rehabilitasi Jalan Poros/ }));
    await user.click(save);
    await waitFor(() => expect(desk.added).toHaveLength(1));
    expect(desk.added[0]?.data).toMatchObject({
      text: `Laporan ${id} tentang Jalan rusak, Sumberagung, Plumpang kami terima. Perbaikan sudah dianggarkan: Rehabilitasi Jalan Poros Sumberagung–Sembungrejo.`,
      template: 'template-1',
      target: '2026-12-28',
      work: { id: 'work-1', dataDate: '2026-11-23' },
    });
  });

  it('archiving takes two persons', async () => {
    const archived: Step = { kind: 'archived', by: 'coordinator-1', data: { reason: 'test-or-typo', text: '' } };
    const { user, desk } = await show('coordinator-2', { steps: [archived] });
    expect(screen.getByText('Diusulkan untuk diarsipkan', { selector: 'h2' })).toBeDefined();
    await user.click(button('Arsipkan'));
    expect(dialog().getByText(/Diusulkan Koordinator Contoh 1/)).toBeDefined();
    await user.click(dialog().getByRole('button', { name: 'Arsipkan' }));
    await waitFor(() => expect(screen.getByText('Diarsipkan', { selector: 'span' })).toBeDefined());
    expect(desk.added[0]?.parents).toContain(entryId(124, 3));
  });

  it('link with a similar report', async () => {
    const lead = aCase({ serial: 88 });
    const { user, desk } = await renderDesk(<CaseScreen id={id} />, { cases: [aCase(), lead] });
    await user.keyboard('{Alt>}g{/Alt}');
    await user.click(await screen.findByRole('option', { name: new RegExp(ticketOf(88)) }));
    await user.click(dialog().getByRole('button', { name: 'Tautkan' }));
    await waitFor(() => expect(side().getByText('Laporan tertaut')).toBeDefined());
    expect(desk.added[0]).toMatchObject({ kind: 'joined', data: { lead: ticketOf(88) } });
  });

  it('a Tracking ID of another report is refused before it is kept', async () => {
    const step: Step = { kind: 'sp4n-linked', data: { trackingId: '9481273', url: '', date: '2026-11-20' } };
    const other = aCase({ serial: 88, steps: [step] });
    const { user, desk } = await renderDesk(<CaseScreen id={id} />, { as: 'coordinator-1', cases: [aCase(), other] });
    await user.keyboard('{Alt>}r{/Alt}');
    await user.type(dialog().getByLabelText('Tracking ID SP4N'), '9481273');
    expect(dialog().getByText(`Tracking ID ini sudah dipakai ${ticketOf(88)}.`)).toBeDefined();
    await user.clear(dialog().getByLabelText('Tracking ID SP4N'));
    await user.type(dialog().getByLabelText('Tracking ID SP4N'), '9481274');
    await user.click(dialog().getByRole('button', { name: 'Simpan' }));
    await waitFor(() => expect(desk.added[0]?.data).toEqual({ trackingId: '9481274', url: '', date: '2026-11-24' }));
  });

  it('a coordinator may close for silence only after its limit', async () => {
    const told: Step = {
      kind: 'delivered',
      at: '2026-11-24T11:00:00+07:00',
      data: { answer: entryId(124, 5, 'TBN-P1'), channel: 'telephone', reached: true, text: '' },
    };
    const parts = { steps: [verified, disposedTo('DPUPR'), answered, told] };
    const { user, unmount } = await show('coordinator-1', parts);
    await user.keyboard('{Alt>}t{/Alt}');
    expect(dialog().getByText(/mulai 8 Desember 2026/)).toBeDefined();
    expect(dialog().queryByRole('radio', { name: 'Pelapor tidak menanggapi' })).toBeNull();
    unmount();
    const late = await show('coordinator-1', parts, { now: '2026-12-08T09:00:00+07:00' });
    await late.user.keyboard('{Alt>}t{/Alt}');
    await late.user.click(dialog().getByRole('radio', { name: 'Pelapor tidak menanggapi' }));
    await late.user.click(dialog().getByRole('radio', { name: 'Ditangani' }));
    await late.user.click(dialog().getByRole('button', { name: 'Tutup laporan' }));
    await waitFor(() => expect(late.desk.added[0]?.data).toMatchObject({ outcome: 'handled', basis: 'silence' }));
  });
});

describe('a note', () => {
  test('is kept by Ctrl+Enter, and the field is empty then', async () => {
    const { user, desk } = await show('officer-1');
    const field = screen.getByLabelText('Tulis catatan untuk riwayat ini');
    await user.type(field, 'Baris satu{Enter}baris dua');
    expect(desk.added).toEqual([]);
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(desk.added[0]?.data).toEqual({ text: 'Baris satu\nbaris dua' }));
    expect(screen.getByLabelText<HTMLTextAreaElement>('Tulis catatan untuk riwayat ini').value).toBe('');
  });

  test('stays typed when it cannot be kept', async () => {
    const { user } = await show('officer-1', {}, { fails: 'not-saved' });
    await user.type(screen.getByLabelText('Tulis catatan untuk riwayat ini'), 'Penting');
    await user.click(button(/Simpan catatan/));
    expect(await screen.findByText('Laporan belum tersimpan.')).toBeDefined();
    expect(screen.getByDisplayValue('Penting')).toBeDefined();
  });
});

it('the lead’s answer is offered to the reporter of a report that follows it, and counts when told', async () => {
  const lead = aCase({ serial: 88, steps: [verified, disposedTo('DPUPR'), answered] });
  const joined: Step = { kind: 'joined', data: { lead: ticketOf(88) } };
  const { user, desk } = await renderDesk(<CaseScreen id={id} />, { cases: [aCase({ steps: [joined] }), lead] });
  expect(side().getByText(/1 jawaban pada laporan induk belum disampaikan/)).toBeDefined();
  await user.click(button(/^Sampaikan/));
  expect(dialog().getByText(`Jawaban dari laporan induk ${ticketOf(88)}`)).toBeDefined();
  await user.click(dialog().getByRole('radio', { name: 'Pelapor menerima' }));
  await user.click(dialog().getByRole('button', { name: 'Simpan' }));
  await waitFor(() => expect(side().queryByText(/belum disampaikan/)).toBeNull());
  expect(desk.added[0]?.data).toMatchObject({ answer: entryId(88, 5, 'TBN-P1'), lead: ticketOf(88), reached: true });
});

describe('attaching', () => {
  it('keeps a document, and names a file that it cannot take', async () => {
    const { user, desk } = await show('officer-1');
    await user.keyboard('{Alt>}p{/Alt}');
    const picker = screen.getByLabelText('Foto atau PDF');
    const letter = new File(['%PDF-1.7'], 'surat.pdf', { type: 'application/pdf' });
    const odd = new File(['MZ'], 'foto.jpg', { type: 'image/jpeg' });
    vi.stubGlobal('createImageBitmap', () => Promise.reject(new Error('no picture')));
    await user.upload(picker, [letter, odd]);
    expect(await dialog().findByText(/foto\.jpg: Jenis berkas ini tidak diterima/)).toBeDefined();
    await user.click(dialog().getByRole('button', { name: 'Lampirkan' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(desk.attached.map(({ name }) => name)).toEqual(['surat.pdf']);
    expect(history().getByText(/surat\.pdf/)).toBeDefined();
  });

  it('does not keep the same file twice when a later one fails', async () => {
    const { user, desk } = await show('officer-1');
    const attach = desk.cases.attach;
    let calls = 0;
    vi.spyOn(desk.cases, 'attach').mockImplementation((ticket, photo) =>
      ++calls === 2 ? Promise.reject(new DeskError('disk-full')) : attach(ticket, photo),
    );
    await user.keyboard('{Alt>}p{/Alt}');
    const pdf = (name: string) => new File(['%PDF-1.7'], name, { type: 'application/pdf' });
    await user.upload(screen.getByLabelText('Foto atau PDF'), [pdf('satu.pdf'), pdf('dua.pdf')]);
    await user.click(await dialog().findByRole('button', { name: 'Lampirkan' }));
    expect(await dialog().findByText(/Ruang simpan/)).toBeDefined();
    await user.click(dialog().getByRole('button', { name: 'Lampirkan' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(desk.attached.map(({ name }) => name)).toEqual(['satu.pdf', 'dua.pdf']);
  });
});
