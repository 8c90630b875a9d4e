import { fireEvent, screen } from '@testing-library/react';
import { EMPTY_FORM, type IntakeForm } from '../../../../renderer/features/intake/intake-form.ts';
import { IntakeScreen } from '../../../../renderer/features/intake/intake-screen.tsx';
import { aDesk, type DeskParts, type TestDesk } from '../../../fixtures/a-desk.ts';
import { drawOver } from '../../../fixtures/draw-over.tsx';

/** All that is required, so that a test tells only what it is about. */
export const complete: Partial<IntakeForm> = {
  chronology: 'Jalan poros Sumberagung rusak dan berlubang.',
  category: 'road',
  picks: [1],
  villages: ['35.23.17.2007'],
  timeKind: 'today',
  name: 'Warga Contoh 1',
  address: 'Dusun Contoh RT 02/RW 01',
  ways: ['counter'],
};

export const aDraft = (form: Partial<IntakeForm>, id = 'd1') => ({
  id,
  title: 'Jalan rusak',
  savedAt: '2026-11-24T09:42:18+07:00',
  form: { ...EMPTY_FORM, ...form },
});

/** The form over a desk; with `form`, from a draft that holds it. */
export async function openForm({
  form,
  desk,
  ...parts
}: DeskParts & { form?: Partial<IntakeForm>; desk?: TestDesk } = {}) {
  const opened = desk ?? aDesk({ ...(form && { drafts: [aDraft(form)] }), ...parts });
  const ui = await drawOver(opened, <IntakeScreen draft="d1" />);
  await screen.findByRole('heading', { name: 'Laporan baru' });
  return { desk: opened, ...ui };
}

export const write = (label: string | RegExp, text: string): void => {
  fireEvent.change(screen.getByLabelText(label), { target: { value: text } });
};
export const saveKeys = '{Control>}{Enter}{/Control}';
export const dataOf = (desk: TestDesk, kind: string): Record<string, unknown> | undefined =>
  desk.added.find((entry) => entry.kind === kind)?.data as Record<string, unknown> | undefined;
