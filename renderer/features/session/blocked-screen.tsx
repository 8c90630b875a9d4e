import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { OuterFrame } from '../../ui/outer-frame.tsx';

/** The store belongs to another window, or does not open. */
export function BlockedScreen({ reason }: { reason: 'other-window' | 'store' }) {
  const { t } = useTranslation('session');
  const words = reason === 'other-window' ? 'otherWindow' : 'store';
  return (
    <OuterFrame
      title={t(`blocked.${words}.title`)}
      lead={t(`blocked.${words}.lead`)}
      onSubmit={() => location.reload()}
    >
      <Button type="submit" variant="filled" autoFocus>
        {t('blocked.reload')}
      </Button>
    </OuterFrame>
  );
}
