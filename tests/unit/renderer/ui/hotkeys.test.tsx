import { Modal } from '@mantine/core';
import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { useHotkey } from '../../../../renderer/ui/hotkeys.ts';
import { ShortcutSheet } from '../../../../renderer/ui/shortcut-sheet.tsx';
import { renderUi } from '../../../fixtures/render-ui.tsx';

type Options = Parameters<typeof useHotkey>[3];

function Key({ keys, act, options }: { keys: string; act(): void; options?: Options }) {
  useHotkey(keys, `does ${keys}`, act, options);
  return null;
}

test('a key needs exactly its modifiers', async () => {
  const act = vi.fn();
  const { user } = await renderUi(<Key keys="Alt+N" act={act} />);
  await user.keyboard('n{Control>}n{/Control}{Alt>}{Control>}n{/Control}{/Alt}{Alt>}{Shift>}n{/Shift}{/Alt}');
  expect(act).not.toHaveBeenCalled();
  await user.keyboard('{Alt>}n{/Alt}');
  expect(act).toHaveBeenCalledOnce();
});

test('keys with a modifier work while typing, plain characters do not', async () => {
  const save = vi.fn();
  const help = vi.fn();
  const { user } = await renderUi(
    <>
      <Key keys="Ctrl+Enter" act={save} />
      <Key keys="?" act={help} />
      <input aria-label="Nama" />
    </>,
  );
  await user.click(screen.getByLabelText('Nama'));
  await user.keyboard('apa?{Control>}{Enter}{/Control}');
  expect(save).toHaveBeenCalledOnce();
  expect(help).not.toHaveBeenCalled();
  expect(screen.getByLabelText('Nama')).toHaveProperty('value', 'apa?');
});

test('the page may take over a key, and gives it back when it leaves', async () => {
  const everywhere = vi.fn();
  const page = vi.fn();
  const general = <Key keys="Alt+G" act={everywhere} options={{ scope: 'everywhere' }} />;
  const { user, rerender } = await renderUi(
    <>
      {general}
      <Key keys="Alt+G" act={page} />
    </>,
  );
  await user.keyboard('{Alt>}g{/Alt}');
  expect([everywhere.mock.calls.length, page.mock.calls.length]).toEqual([0, 1]);
  rerender(general);
  await user.keyboard('{Alt>}g{/Alt}');
  expect([everywhere.mock.calls.length, page.mock.calls.length]).toEqual([1, 1]);
});

test('under an open dialog only what must work does', async () => {
  const save = vi.fn();
  const hide = vi.fn();
  const { user } = await renderUi(
    <>
      <Key keys="Ctrl+Enter" act={save} />
      <Key keys="Alt+H" act={hide} options={{ inDialogs: true }} />
      <Modal opened onClose={() => {}} title="Tutup laporan ini?" />
    </>,
  );
  await user.keyboard('{Control>}{Enter}{/Control}{Alt>}h{/Alt}');
  expect(save).not.toHaveBeenCalled();
  expect(hide).toHaveBeenCalledOnce();
});

test('the sheet lists what works here, under ?', async () => {
  const { user } = await renderUi(
    <>
      <Key keys="Alt+J" act={() => {}} />
      <Key keys="Alt+T" act={() => {}} options={{ enabled: false }} />
      <ShortcutSheet />
    </>,
  );
  await user.keyboard('?');
  expect(screen.getByText('does Alt+J')).toBeTruthy();
  expect(screen.queryByText('does Alt+T')).toBeNull();
});
