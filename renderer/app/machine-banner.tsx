import { IconDatabaseExclamation } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useDesk, useObservable } from '../data/use-desk.tsx';
import { FrameBanner } from '../ui/frame-banner.tsx';

/** Tells before the disk fills, and that nothing is lost while it is too full to write. */
export function MachineBanner() {
  const { t } = useTranslation('frame');
  const space = useObservable(useDesk().space$, 'enough');
  if (space === 'enough') return null;
  return (
    <FrameBanner
      icon={IconDatabaseExclamation}
      title={t(`space.${space}.title`)}
      text={t(`space.${space}.text`)}
      link={{ href: '/sinkronisasi', label: t('strip.details') }}
    />
  );
}
