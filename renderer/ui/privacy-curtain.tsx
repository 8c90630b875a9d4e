import { Button } from '@mantine/core';
import { IconEyeOff } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Kbd } from './kbd.tsx';
import classes from './privacy-curtain.module.css';

/**
 * Covers everything at once. A native modal dialog: it lies above every other layer, and what is under it can be
 * neither read by a screen reader nor reached by keyboard. Escape does not close it (preventing `cancel` would not be
 * enough: Chromium lets a second Escape through). Alt+H (registered by the caller) shows the screen again.
 */
export function PrivacyCurtain({ drawn, keys, onShow }: { drawn: boolean; keys: string; onShow(): void }) {
  const { t } = useTranslation('frame');
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (drawn) dialog.current?.showModal();
    else dialog.current?.close();
  }, [drawn]);
  return (
    <dialog ref={dialog} className={classes.curtain} aria-label={t('curtain.title')} closedby="none">
      <IconEyeOff size={32} stroke={1.5} aria-hidden="true" />
      <h2>{t('curtain.title')}</h2>
      <p>{t('curtain.hint')}</p>
      <Button onClick={onShow} rightSection={<Kbd keys={keys} />}>
        {t('curtain.show')}
      </Button>
    </dialog>
  );
}
