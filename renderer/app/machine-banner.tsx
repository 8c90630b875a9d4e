import { IconDatabaseExclamation } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useDesk, useObservable, useSession } from '../data/use-desk.tsx';
import { FrameBanner } from '../ui/frame-banner.tsx';

/** Tells before the disk fills, that nothing is lost while it is too full to write, and that the store was built anew. */
export function MachineBanner() {
  const { t } = useTranslation('frame');
  const space = useObservable(useDesk().space$, 'enough');
  const { isRebuilt } = useSession();
  const words = space !== 'enough' ? (`space.${space}` as const) : isRebuilt ? 'rebuilt' : null;
  if (words === null) return null;
  return (
    <FrameBanner
      icon={IconDatabaseExclamation}
      title={t(`${words}.title`)}
      text={t(`${words}.text`)}
      link={{ href: '/sinkronisasi', label: t('strip.details') }}
    />
  );
}
