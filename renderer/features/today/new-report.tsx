import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../../data/use-desk.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { useFollow } from '../../ui/link.tsx';
import classes from './today-screen.module.css';

/** The one filled button of the screen. */
export function NewReport() {
  const { t } = useTranslation('frame');
  const follow = useFollow();
  const keys = useDesk().info.shell === 'electron' ? 'Ctrl+N' : 'Alt+N';
  return (
    <button type="button" className={classes.new} onClick={() => follow(`/baru/${crypto.randomUUID()}`)}>
      <IconPlus size={20} stroke={1.75} aria-hidden="true" />
      <span>
        <b>{t('newReport')}</b>
        <span>{t('newReportHint')}</span>
      </span>
      <Kbd keys={keys} />
    </button>
  );
}
