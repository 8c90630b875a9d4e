import { Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Hotkey, useHotkey, useHotkeys } from './hotkeys.ts';
import { Kbd } from './kbd.tsx';
import classes from './shortcut-sheet.module.css';

/** Lists every key that works here and now; `?` opens it outside text fields. */
export function ShortcutSheet() {
  const { t } = useTranslation('frame');
  const hotkeys = useHotkeys();
  const [shown, setShown] = useState<readonly Hotkey[]>();
  useHotkey('?', t('shortcuts.show'), () => setShown(hotkeys.list()), { scope: 'everywhere' });
  const group = (scope: Hotkey['scope']) => (shown ?? []).filter((hotkey) => hotkey.scope === scope);
  return (
    <Modal opened={shown !== undefined} onClose={() => setShown(undefined)} title={t('shortcuts.title')} size={520}>
      <KeyList title={t('shortcuts.here')} hotkeys={group('page')} />
      <KeyList title={t('shortcuts.everywhere')} hotkeys={group('everywhere')} />
    </Modal>
  );
}

function KeyList({ title, hotkeys }: { title: string; hotkeys: readonly Hotkey[] }) {
  if (hotkeys.length === 0) return null;
  return (
    <section>
      <h3 className={classes.title}>{title}</h3>
      <dl className={classes.list}>
        {hotkeys.map((hotkey) => (
          <div key={`${hotkey.keys} ${hotkey.label}`}>
            <dt>{hotkey.label}</dt>
            <dd>
              <Kbd keys={hotkey.keys} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
