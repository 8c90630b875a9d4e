import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import { EMPTY_FORM } from '../../../../renderer/features/intake/intake-form.ts';
import { complete, dataOf, openForm, saveKeys, write } from './open-form.tsx';

vi.setConfig({ testTimeout: 30_000 });

const focused = () => document.activeElement;
/** The label of the field or group that has the focus. */
const named = (element: Element | null): string => {
  if (element instanceof HTMLInputElement && element.type === 'checkbox') return element.labels?.[0]?.textContent ?? '';
  const labelled = element?.closest('[aria-label], [aria-labelledby]');
  const label = document.getElementById(labelled?.getAttribute('aria-labelledby') ?? '');
  return label?.textContent?.trim() ?? labelled?.getAttribute('aria-label') ?? '';
};

describe('the order of the story', () => {
  test('starts in the chronology and Tab leads through the required fields only', async () => {
    const { user } = await openForm();
    const path: string[] = [named(focused())];
    for (let stop = 0; stop < 14; stop += 1) {
      await user.tab();
      path.push(named(focused()));
    }
    expect(path).toEqual([
      'Kronologi',
      'Kategori',
      'Jenis',
      'Yang diminta',
      'Permintaan dengan kata pelapor sendiri',
      'Desa/kelurahan',
      'Patokan lokasi',
      'Waktu',
      'Nama',
      'Alamat',
      'Cara menghubungi',
      'Nomor telepon atau WA',
      expect.stringMatching(/^Anonim/),
      expect.stringMatching(/^Rahasia/),
      'Disampaikan dengan',
    ]);
  });

  test('Alt+O takes the optional ones into the path', async () => {
    const { user } = await openForm();
    expect(screen.getByLabelText(/^NIK/)).toHaveProperty('tabIndex', -1);
    await user.keyboard('{Alt>}o{/Alt}');
    for (const label of [/^NIK/, /^Kebutuhan bantuan/, /^Layanan atau instansi/, /^Judul/, 'Kanal']) {
      expect(screen.getByLabelText(label)).toHaveProperty('tabIndex', 0);
    }
    await user.keyboard('{Alt>}o{/Alt}');
    expect(screen.getByLabelText(/^NIK/)).toHaveProperty('tabIndex', -1);
  });

  test('only optional fields are marked', async () => {
    await openForm();
    const marked = screen.getAllByText('(tidak wajib)').map((mark) => mark.closest('label')?.textContent);
    expect(marked).toEqual([
      'Layanan atau instansi yang diadukan (tidak wajib)',
      'NIK (tidak wajib)',
      'Kebutuhan bantuan (tidak wajib)',
      'Foto atau berkas (tidak wajib)',
    ]);
  });

  test('the action bar names the next missing field, and saving goes there with what to do', async () => {
    const { user, desk } = await openForm({ form: { ...complete, name: '', address: '' } });
    expect(screen.getByText('2 isian wajib tersisa')).toBeTruthy();
    expect(screen.getByText(/Berikutnya: nama pelapor/)).toBeTruthy();
    expect(screen.queryByText(/Tulis namanya/)).toBeNull();
    await user.keyboard(saveKeys);
    expect(screen.getByText('Tulis namanya, atau pilih “Tanpa identitas”.')).toBeTruthy();
    expect(focused()).toBe(screen.getByLabelText('Nama'));
    expect(desk.added).toEqual([]);
  });
});

describe('category and title', () => {
  test('propose themselves from what is told, and the title says so', async () => {
    await openForm();
    write('Kronologi', 'Lampu jalan padam dan gelap.');
    expect(await screen.findByRole('radio', { name: 'Lampu jalan', checked: true })).toBeTruthy();
    expect(screen.getByLabelText(/^Judul/)).toHaveProperty('value', 'Lampu jalan mati');
    expect(screen.getByText('Usulan')).toBeTruthy();
  });

  test('are the officer’s once changed; an emptied title is proposed again', async () => {
    await openForm({ form: complete });
    write(/^Judul/, 'Jalan ambrol');
    expect(screen.queryByText('Usulan')).toBeNull();
    write(/^Judul/, '');
    expect(screen.getByLabelText(/^Judul/)).toHaveProperty('value', 'Jalan rusak, Sumberagung, Plumpang');
  });

  test('"Lainnya…" offers the whole list, and the focus comes back with the choice', async () => {
    const { user } = await openForm({ form: { ...complete, category: null, chronology: 'Antre.' } });
    await user.click(screen.getByRole('radio', { name: 'Lainnya…' }));
    await user.keyboard('perikanan');
    await user.keyboard('{ArrowDown}{Enter}');
    const chosen = await screen.findByRole('radio', { name: 'Perikanan dan kelautan', checked: true });
    await waitFor(() => expect(focused()).toBe(chosen));
    expect(
      screen.getAllByRole('radio', { name: /./ }).filter((chip) => chosen.parentElement === chip.parentElement),
    ).toHaveLength(6);
  });
});

describe('kind of report', () => {
  test('only a complaint is asked when it happened', async () => {
    const { user } = await openForm();
    await user.click(screen.getByLabelText('Aspirasi'));
    expect(screen.queryByText('Waktu')).toBeNull();
    await user.click(screen.getByLabelText('Permintaan informasi'));
    expect(screen.queryByText('Waktu')).toBeNull();
    expect(screen.getByText(/permohonan informasi publik/)).toBeTruthy();
  });

  test('the limit that will be printed follows it', async () => {
    const { user } = await openForm();
    expect(screen.getByText('Senin, 14 Desember 2026')).toBeTruthy();
    await user.click(screen.getByLabelText('Permintaan informasi'));
    expect(screen.getByText('Selasa, 1 Desember 2026')).toBeTruthy();
  });
});

describe('place', () => {
  test('the empty field offers the villages that the chronology names', async () => {
    const { user } = await openForm({ form: { ...complete, villages: [] } });
    screen.getByLabelText('Desa/kelurahan').focus();
    await screen.findByRole('option', { name: /Sumberagung, Plumpang/ });
    await user.keyboard('{Enter}');
    expect(screen.getByLabelText('Desa/kelurahan')).toHaveProperty('value', 'Sumberagung, Plumpang');
  });

  test('a text that is no village says so when it is left', async () => {
    const { user } = await openForm();
    await user.type(screen.getByLabelText('Desa/kelurahan'), 'zzz');
    await user.tab();
    expect(screen.getByText('Pilih desa atau kelurahan dari daftar.')).toBeTruthy();
    expect(screen.getByLabelText('Desa/kelurahan')).toHaveProperty('value', 'zzz');
  });

  test('several villages are chosen one after the other without leaving the field', async () => {
    const { user, desk } = await openForm({ form: { ...complete, placeKind: 'villages' } });
    const field = screen.getByLabelText('Desa/kelurahan (beberapa)');
    await user.type(field, 'semb plu');
    await screen.findByRole('option', { name: /Sembungrejo, Plumpang/ });
    await user.keyboard('{Enter}');
    expect(focused()).toBe(field);
    expect(field).toHaveProperty('value', '');
    await user.click(
      screen.getByRole('button', { name: 'Desa/kelurahan: Sumberagung, Plumpang' }).nextElementSibling as Element,
    );
    await user.keyboard(saveKeys);
    const left = [expect.not.stringMatching('35.23.17.2007')];
    await waitFor(() => expect(dataOf(desk, 'received')?.place).toEqual({ kind: 'villages', villages: left }));
  });

  test.each([
    ['outside', 'Tempat di luar kabupaten'],
    ['unknown', 'Petunjuk tempat'],
  ] as const)('%s: words take the place of a village', async (placeKind, label) => {
    const { user } = await openForm({ form: { ...complete, placeKind } });
    await user.keyboard(saveKeys);
    expect(focused()).toBe(screen.getByLabelText(label));
    expect(screen.getByText('Tulis tempat atau petunjuknya, sekadar yang diketahui.')).toBeTruthy();
  });
});

describe('reporter', () => {
  test.each([
    ['proxy', 'Nama penerima kuasa', 'Nama pemberi kuasa'],
    ['minor', 'Nama wali', 'Nama anak'],
    ['organisation', 'Nama yang mewakili', 'Nama lembaga'],
  ] as const)('%s: both names are asked for and recorded', async (reporterKind, speaker, represented) => {
    const { user, desk } = await openForm({ form: { ...complete, reporterKind } });
    expect(screen.getByLabelText(speaker)).toHaveProperty('value', 'Warga Contoh 1');
    await user.keyboard(saveKeys);
    expect(focused()).toBe(screen.getByLabelText(represented));
    write(represented, 'Warga Contoh 2');
    await user.keyboard(saveKeys);
    await waitFor(() =>
      expect(dataOf(desk, 'reporter-identified')).toMatchObject({
        kind: reporterKind,
        name: 'Warga Contoh 1',
        represents: { name: 'Warga Contoh 2' },
      }),
    );
  });

  test('a group says how many it is', async () => {
    const { user } = await openForm({ form: { ...complete, reporterKind: 'group' } });
    expect(screen.getByLabelText('Nama juru bicara')).toBeTruthy();
    await user.keyboard(saveKeys);
    expect(focused()).toBe(screen.getByLabelText('Jumlah orang'));
  });

  test('without identity nothing is asked, and the reporter is told what that means', async () => {
    const { user, desk } = await openForm({
      form: { ...complete, reporterKind: 'no-identity', name: '', address: '', ways: [] },
    });
    expect(screen.getByText(/tidak ada yang dapat menghubunginya/)).toBeTruthy();
    expect(screen.queryByLabelText('Alamat')).toBeNull();
    await user.keyboard(saveKeys);
    await waitFor(() => expect(dataOf(desk, 'received')).toBeTruthy());
    expect(dataOf(desk, 'reporter-identified')).toBeUndefined();
  });

  test('an odd NIK warns and does not block', async () => {
    const { user, desk } = await openForm({ form: { ...complete, nik: '3523173013900001' } });
    expect(screen.getByText(/Tanggal lahir dalam NIK tampak janggal/)).toBeTruthy();
    await user.keyboard(saveKeys);
    await waitFor(() => expect(dataOf(desk, 'reporter-identified')).toMatchObject({ nik: '3523173013900001' }));
  });

  test('Alt+S adds the village of the event to what was typed, once', async () => {
    const { user } = await openForm({ form: { ...complete, address: 'Dusun Contoh RT 02/RW 01' } });
    await user.keyboard('{Alt>}s{/Alt}{Alt>}s{/Alt}');
    expect(screen.getByLabelText('Alamat')).toHaveProperty(
      'value',
      'Dusun Contoh RT 02/RW 01, Desa Sumberagung, Kec. Plumpang',
    );
  });
});

test('a quick receipt asks for gist, place and contact, keeps what was written, and is marked', async () => {
  const { user, desk } = await openForm({ form: { ...complete, request: 'diuruk dulu' } });
  await user.click(screen.getByRole('button', { name: 'Terima cepat' }));
  expect(screen.getByLabelText('Pokok laporan')).toBeTruthy();
  for (const label of ['Permintaan dengan kata pelapor sendiri', 'Alamat', /^NIK/, /^Judul/]) {
    expect(screen.queryByLabelText(label)).toBeNull();
  }
  await user.click(screen.getByRole('button', { name: 'Terima cepat: nyala' }));
  expect(screen.getByLabelText('Permintaan dengan kata pelapor sendiri')).toHaveProperty('value', 'diuruk dulu');
  await user.click(screen.getByRole('button', { name: 'Terima cepat' }));
  await user.keyboard(saveKeys);
  await waitFor(() => expect(dataOf(desk, 'received')).toMatchObject({ quick: true, time: { kind: 'none' } }));
});

describe('privacy', () => {
  test('the notice is shown, and how it was given recorded; it never blocks', async () => {
    const { user, desk } = await openForm({ form: complete });
    expect(screen.getByText(/Data pribadi dipakai untuk menangani laporan ini/)).toBeTruthy();
    expect(screen.getByText('Pemberitahuan versi 3')).toBeTruthy();
    await user.click(screen.getByLabelText('Ditunjukkan'));
    await user.keyboard(saveKeys);
    await waitFor(() =>
      expect(dataOf(desk, 'received')).toMatchObject({ privacyNotice: { version: 3, given: 'shown' } }),
    );
  });

  test('a suggestion box cannot be read to', async () => {
    await openForm({ form: { ...complete, channel: 'suggestion-box' } });
    expect(screen.getByLabelText('Tidak mungkin')).toHaveProperty('checked', true);
  });

  test('anonymous and secret are recorded as asked', async () => {
    const { user, desk } = await openForm({ form: complete });
    await user.click(screen.getByLabelText(/^Anonim/));
    await user.click(screen.getByLabelText(/^Rahasia/));
    await user.keyboard(saveKeys);
    await waitFor(() => expect(dataOf(desk, 'received')).toMatchObject({ anonymous: true, secret: true }));
  });
});

describe('emergency', () => {
  test('Alt+U shows the district’s numbers; the call is recorded and the report urgent', async () => {
    const { user, desk } = await openForm({ form: complete });
    await user.keyboard('{Alt>}u{/Alt}');
    const dialog = await screen.findByRole('dialog', { name: 'Darurat' });
    expect(within(dialog).getByText('119')).toBeTruthy();
    expect(within(dialog).getByText('Telepon dulu, catat kemudian.')).toBeTruthy();
    await user.click(within(dialog).getByRole('button', { name: 'Catat panggilan' }));
    expect(within(dialog).getByText('Pilih atau tulis siapa yang ditelepon.')).toBeTruthy();
    await user.click(within(dialog).getByRole('button', { name: 'Ditelepon: Ambulans' }));
    write('Jawaban mereka', 'Berangkat');
    await user.click(within(dialog).getByRole('button', { name: 'Catat panggilan' }));
    expect(await screen.findByText('Panggilan darurat dicatat')).toBeTruthy();
    await user.keyboard(saveKeys);
    await waitFor(() =>
      expect(dataOf(desk, 'received')).toMatchObject({
        priority: 'urgent',
        emergency: { called: 'Ambulans 119', answer: 'Berangkat', at: expect.stringMatching(/^\d{4}-.*Z$/) },
      }),
    );
  });

  test('words of danger propose it beside the form; the focus stays', async () => {
    await openForm();
    write('Kronologi', 'Ada kebakaran di pasar.');
    expect(await screen.findByText('Mungkin darurat: kebakaran')).toBeTruthy();
    expect(focused()).toBe(screen.getByLabelText('Kronologi'));
  });

  test('a threatened reporter is offered secrecy, one click away', async () => {
    const { user } = await openForm();
    write('Kronologi', 'Saya diancam kepala pasar.');
    await user.click(await screen.findByRole('button', { name: 'Rahasiakan' }));
    expect(screen.getByLabelText(/^Rahasia/)).toHaveProperty('checked', true);
    expect(screen.queryByRole('button', { name: 'Rahasiakan' })).toBeNull();
  });
});

test('F6 moves between form, suggestions and actions, and comes back to the same field', async () => {
  const { user } = await openForm({ form: { ...EMPTY_FORM, ...complete } });
  screen.getByLabelText('Alamat').focus();
  await user.keyboard('{F6}');
  expect(focused()?.closest('[data-region]')).toHaveProperty('dataset.region', 'suggestions');
  await user.keyboard('{F6}');
  expect(focused()).toBe(screen.getByRole('button', { name: /^Simpan dan cetak/ }));
  await user.keyboard('{F6}');
  expect(focused()).toBe(screen.getByLabelText('Alamat'));
  await user.keyboard('{Shift>}{F6}{/Shift}');
  expect(focused()).toBe(screen.getByRole('button', { name: /^Simpan dan cetak/ }));
});
