import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { OuterFrame } from '../../ui/outer-frame.tsx';

const WORDS = { 'other-window': 'otherWindow', store: 'store', 'newer-store': 'newerStore' } as const;

/** The store belongs to another window, does not open, or is newer than the app. */
export function BlockedScreen({ reason }: { reason: keyof typeof WORDS }) {
  const { t } = useTranslation('session');
  const words = WORDS[reason];
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
