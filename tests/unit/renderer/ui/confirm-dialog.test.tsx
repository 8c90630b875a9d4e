import { TextInput } from '@mantine/core';
import { screen, waitFor } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { ConfirmDialog } from '../../../../renderer/ui/confirm-dialog.tsx';
import { renderUi } from '../../../fixtures/render-ui.tsx';

async function aDialog(field?: 'with a field', confirmDisabled = false) {
  const onConfirm = vi.fn();
  const onCancel = vi.fn();
  const { user } = await renderUi(
    <ConfirmDialog
      opened
      title="Tutup laporan ini?"
      confirmLabel="Tutup laporan"
      confirmDisabled={confirmDisabled}
      onConfirm={onConfirm}
      onCancel={onCancel}
    >
      {field && <TextInput label="Alasan" />}
    </ConfirmDialog>,
  );
  return { user, onConfirm, onCancel, confirm: screen.getByRole('button', { name: 'Tutup laporan' }) };
}

test('Enter right after opening cancels rather than decides', async () => {
  const { user, onConfirm, onCancel } = await aDialog();
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Batal' })));
  await user.keyboard('{Enter}');
  expect(onConfirm).not.toHaveBeenCalled();
  expect(onCancel).toHaveBeenCalledOnce();
});

test('Enter in a field of the dialog does not decide', async () => {
  const { user, onConfirm } = await aDialog('with a field');
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Alasan')));
  await user.keyboard('Sudah diperbaiki{Enter}');
  expect(onConfirm).not.toHaveBeenCalled();
});

test('Enter decides when the button itself has the focus', async () => {
  const { user, onConfirm, confirm } = await aDialog();
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Batal' })));
  await user.tab();
  expect(document.activeElement).toBe(confirm);
  await user.keyboard('{Enter}');
  expect(onConfirm).toHaveBeenCalledOnce();
});

test('nothing decides while something is missing', async () => {
  const { user, onConfirm, confirm } = await aDialog('with a field', true);
  await user.click(confirm);
  expect(onConfirm).not.toHaveBeenCalled();
});

test('Escape cancels', async () => {
  const { user, onCancel } = await aDialog();
  await user.keyboard('{Escape}');
  expect(onCancel).toHaveBeenCalledOnce();
});
