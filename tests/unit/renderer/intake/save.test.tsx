import { screen, waitFor } from '@testing-library/react';
import { firstValueFrom } from 'rxjs';
import { describe, expect, test, vi } from 'vitest';
import { type Desk, DeskError } from '../../../../renderer/data/desk.ts';
import { IntakeScreen } from '../../../../renderer/features/intake/intake-screen.tsx';
import { aCase, ticketOf } from '../../../fixtures/a-case.ts';
import { aDesk, type DeskParts } from '../../../fixtures/a-desk.ts';
import { aPlannedWork, aTemplate } from '../../../fixtures/a-directory.ts';
import { drawOver } from '../../../fixtures/draw-over.tsx';
import { aDraft, complete, dataOf, openForm, saveKeys, write } from './open-form.tsx';

vi.setConfig({ testTimeout: 30_000 });

const kinds = (desk: ReturnType<typeof aDesk>) => desk.added.map((entry) => entry.kind);

test('Ctrl+Enter saves, goes to the receipt, and the draft is gone', async () => {
  const { user, desk, followed } = await openForm({ form: complete });
  await user.keyboard(saveKeys);
  await waitFor(() => expect(followed).toEqual([`/laporan/${desk.added[0]?.ticket}/tanda-terima`]));
  expect(kinds(desk)).toEqual(['received', 'reporter-identified']);
  expect(await firstValueFrom(desk.drafts.list$)).toEqual([]);
});

test('"Simpan saja" goes to the report', async () => {
  const { user, desk, followed } = await openForm({ form: complete });
  await user.click(screen.getByRole('button', { name: 'Simpan saja' }));
  await waitFor(() => expect(followed).toEqual([`/laporan/${desk.added[0]?.ticket}`]));
});

test('what was typed last is saved, also before the suggestions have caught up', async () => {
  const { user, desk } = await openForm({ form: { ...complete, category: null, chronology: '' } });
  write('Kronologi', 'Lampu jalan padam.');
  await user.keyboard(saveKeys);
  await waitFor(() =>
    expect(dataOf(desk, 'received')).toMatchObject({ category: 'street-light', chronology: 'Lampu jalan padam.' }),
  );
});

/** A desk whose save waits for the test. */
function slowDesk(parts: DeskParts = {}) {
  const desk = aDesk({ drafts: [aDraft(complete)], ...parts });
  const saves: (() => void)[] = [];
  const cases: Desk['cases'] = {
    ...desk.cases,
    receive: (input) =>
      new Promise((resolve, reject) => saves.push(() => desk.cases.receive(input).then(resolve, reject))),
  };
  return { desk, slow: { ...desk, cases }, saves };
}

test('saving shows, takes no more keys, and cannot be doubled', async () => {
  const { desk, slow, saves } = slowDesk();
  const { user, followed } = await drawOver(slow, <IntakeScreen draft="d1" />);
  await screen.findByLabelText('Kronologi');
  await user.keyboard(saveKeys + saveKeys);
  expect(await screen.findByText('Menyimpan…')).toBeTruthy();
  expect(screen.getByRole('button', { name: /Simpan saja/ })).toHaveProperty('disabled', true);
  expect(document.querySelector('[data-region="form"]')).toHaveProperty('attributes.inert');
  await user.keyboard(saveKeys);
  expect(saves).toHaveLength(1);
  saves[0]?.();
  await waitFor(() => expect(followed).toHaveLength(1));
  expect(kinds(desk)).toEqual(['received', 'reporter-identified']);
});

test('a full disk loses nothing: it says what to do, everything stays, and saving works again', async () => {
  const parts: DeskParts = { fails: 'disk-full' };
  const desk = aDesk(Object.assign(parts, { drafts: [aDraft(complete)] }));
  const { user, followed } = await drawOver(desk, <IntakeScreen draft="d1" />);
  const name = await screen.findByLabelText('Nama');
  name.focus();
  await user.keyboard(saveKeys);
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('Ruang simpan komputer ini penuh');
  expect(alert.textContent).toContain('Isian tetap ada di layar.');
  expect(alert.textContent).toContain('Kosongkan ruang simpan');
  expect(screen.getByLabelText('Kronologi')).toHaveProperty('value', complete.chronology);
  expect(document.activeElement).toBe(name);
  expect(await firstValueFrom(desk.drafts.list$)).toHaveLength(1);
  delete parts.fails;
  await user.keyboard(saveKeys);
  await waitFor(() => expect(followed).toHaveLength(1));
});

test('a photo that cannot be read any more is named, and nothing is saved without it', async () => {
  const photos = [{ file: 'gone', name: 'jalan.jpg', size: 1_000 }];
  const { user, desk } = await openForm({ form: { ...complete, photos } });
  await user.keyboard(saveKeys);
  expect((await screen.findByRole('alert')).textContent).toMatch(
    /Foto jalan\.jpg tidak dapat dibaca lagi.*Hapus foto itu/,
  );
  expect(desk.added).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Hapus jalan.jpg' }));
  await user.keyboard(saveKeys);
  await waitFor(() => expect(kinds(desk)).toContain('received'));
});

describe('the counter answer', () => {
  test('is told at once to who stands there', async () => {
    const { user, desk } = await openForm({ form: complete });
    await user.keyboard('{Alt>}j{/Alt}');
    expect(screen.getByRole('button', { name: /Dijawab dengan ini/, pressed: true })).toBeTruthy();
    await user.keyboard(saveKeys);
    await waitFor(() => expect(dataOf(desk, 'delivered')).toMatchObject({ channel: 'counter', reached: true }));
    expect(dataOf(desk, 'answered')).toMatchObject({
      text: expect.stringMatching(
        /^Sudah dianggarkan: Rehabilitasi .*, DPUPR PRKP, TA 2026\. Rencana mulai 30 November 2026 \(data 23 November 2026/,
      ),
      work: { id: 'work-1', stage: 'contract', dataDate: '2026-11-23' },
    });
  });

  test('is told by telephone to who calls, and waits where nobody hears it', async () => {
    const caller = await openForm({
      form: { ...complete, channel: 'telephone', answer: { from: 'work', work: 'work-1' } },
    });
    await caller.user.keyboard(saveKeys);
    await waitFor(() => expect(dataOf(caller.desk, 'delivered')).toMatchObject({ channel: 'telephone' }));
    caller.unmount();
    const writer = await openForm({
      form: { ...complete, channel: 'letter', answer: { from: 'work', work: 'work-1' } },
    });
    await writer.user.keyboard(saveKeys);
    await waitFor(() => expect(writer.followed).toHaveLength(1));
    expect(kinds(writer.desk)).toEqual(['received', 'reporter-identified', 'answered']);
  });

  test('that could not be told does not save the report twice', async () => {
    const desk = aDesk({ drafts: [aDraft({ ...complete, answer: { from: 'work', work: 'work-1' } })] });
    const cases: Desk['cases'] = { ...desk.cases, add: () => Promise.reject(new DeskError('disk-full')) };
    const { user, followed } = await drawOver({ ...desk, cases }, <IntakeScreen draft="d1" />);
    await screen.findByLabelText('Kronologi');
    await user.keyboard(saveKeys);
    await waitFor(() => expect(followed).toHaveLength(1));
    expect(kinds(desk).filter((kind) => kind === 'received')).toHaveLength(1);
  });

  test('is in Indonesian on an English screen: it is printed for the reporter', async () => {
    const desk = aDesk({ drafts: [aDraft({ ...complete, answer: { from: 'work', work: 'work-1' } })] });
    const { user } = await drawOver(desk, <IntakeScreen draft="d1" />, 'en');
    await screen.findByLabelText('Chronology');
    await user.keyboard(saveKeys);
    await waitFor(() => expect(dataOf(desk, 'answered')?.text).toMatch(/^Sudah dianggarkan: .* 30 November 2026/));
  });

  test('comes from a template, edited; its gaps must be filled', async () => {
    const { user, desk } = await openForm({ form: complete });
    await user.keyboard('{Alt>}t{/Alt}1');
    const answer = await screen.findByLabelText(/^Jawaban di loket/);
    expect(document.activeElement).toBe(answer);
    expect(answer).toHaveProperty(
      'value',
      'Laporan ini tentang Jalan rusak, Sumberagung, Plumpang kami terima. Perbaikan sudah dianggarkan: {{pekerjaan}}.',
    );
    await user.keyboard(saveKeys);
    expect(screen.getByText(/isi bagian yang masih dalam kurung kurawal/)).toBeTruthy();
    expect(desk.added).toEqual([]);
    write(/^Jawaban di loket/, 'Kami teruskan ke DPUPR PRKP.');
    await user.keyboard(saveKeys);
    await waitFor(() =>
      expect(dataOf(desk, 'answered')).toEqual({ text: 'Kami teruskan ke DPUPR PRKP.', template: 'template-1' }),
    );
  });

  test('is one: a template and a work take each other’s place', async () => {
    const { user, desk } = await openForm({ form: complete });
    await user.keyboard('{Alt>}t{/Alt}1{Escape}');
    await user.click(screen.getByRole('button', { name: /Ganti dengan ini/ }));
    expect(screen.queryByLabelText(/^Jawaban di loket/)).toBeNull();
    await user.keyboard(saveKeys);
    await waitFor(() => expect(kinds(desk)).toContain('answered'));
    expect(kinds(desk).filter((kind) => kind === 'answered')).toHaveLength(1);
    expect(dataOf(desk, 'answered')).toMatchObject({ work: { id: 'work-1' } });
  });

  test('of an old draft is not promised when its work has been postponed since', async () => {
    const { user, desk } = await openForm({
      form: { ...complete, answer: { from: 'work', work: 'work-1' } },
      works: [aPlannedWork({ stage: 'postponed' })],
    });
    expect(screen.getByText('Pekerjaan ini ditunda; jangan dijanjikan.')).toBeTruthy();
    await user.keyboard(saveKeys);
    expect(desk.added).toEqual([]);
    expect(screen.getByText(/Berikutnya: jawaban di loket/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Hapus jawaban' }));
    await user.keyboard(saveKeys);
    await waitFor(() => expect(kinds(desk)).toEqual(['received', 'reporter-identified']));
  });

  test('whose work is gone can be removed', async () => {
    const { user } = await openForm({ form: { ...complete, answer: { from: 'work', work: 'work-9' } }, works: [] });
    await user.click(screen.getByRole('button', { name: 'Hapus jawaban' }));
    expect(screen.getByText('Siap disimpan')).toBeTruthy();
  });

  test('is not offered from a template that has expired', async () => {
    await openForm({ form: complete, templates: [aTemplate({ validUntil: '2026-11-23' })] });
    expect(screen.queryByText('Templat balasan')).toBeNull();
  });
});

describe('a link', () => {
  const cases = [
    aCase({ serial: 41, received: { title: 'Jalan rusak depan SDN' } }),
    aCase({ serial: 42, received: { title: 'Jalan poros berlubang' } }),
  ];

  test('is made by Alt+G and a digit, which gives the focus back; Escape only gives it back', async () => {
    const { user, desk } = await openForm({ form: complete, cases });
    screen.getByLabelText('Alamat').focus();
    await user.keyboard('{Alt>}g{/Alt}{Escape}');
    expect(document.activeElement).toBe(screen.getByLabelText('Alamat'));
    await user.keyboard('{Alt>}g{/Alt}1');
    expect(document.activeElement).toBe(screen.getByLabelText('Alamat'));
    const linked = screen
      .getByRole('button', { name: /^Ditautkan: / })
      .getAttribute('aria-label')
      ?.slice('Ditautkan: '.length);
    await user.keyboard(saveKeys);
    await waitFor(() => expect(dataOf(desk, 'joined')).toEqual({ lead: linked }));
  });

  test('stays in view when the form speaks of something else by now', async () => {
    await openForm({
      form: { ...complete, lead: ticketOf(41), chronology: 'Antre KTP.', villages: [], category: null },
      cases,
    });
    expect(screen.getByRole('button', { name: `Ditautkan: ${ticketOf(41)}`, pressed: true })).toBeTruthy();
  });

  test.each([/^Anonim/, /^Rahasia/])('never crosses the boundary of %s', async (boundary) => {
    const { user, desk } = await openForm({ form: { ...complete, lead: ticketOf(41) }, cases });
    await user.click(screen.getByLabelText(boundary));
    expect(screen.queryByText('Laporan serupa yang masih terbuka')).toBeNull();
    await user.keyboard(saveKeys);
    await waitFor(() => expect(kinds(desk)).toEqual(['received', 'reporter-identified']));
  });
});
