import { Button } from '@mantine/core';
import { IconDeviceDesktopExclamation, IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../data/use-desk.tsx';
import { useFollow } from '../ui/link.tsx';
import { Notice } from '../ui/notice.tsx';

/** What keeps this PC from the hub until somebody acts: what goes on meanwhile, and what to do. */
export function LineNotice({ connection }: { connection: 'must-enrol' | 'server-newer' }) {
  const { t } = useTranslation('frame');
  const follow = useFollow();
  const { shell } = useDesk().info;
  if (connection === 'must-enrol') {
    return (
      <Notice
        title={t('mustEnrol.title')}
        icon={IconDeviceDesktopExclamation}
        actions={<Button onClick={() => follow('/daftar-ulang')}>{t('mustEnrol.open')}</Button>}
      >
        {t('mustEnrol.hint')}
      </Notice>
    );
  }
  return (
    <Notice
      title={t('serverNewer.title')}
      icon={IconDownload}
      // In a browser the hub itself serves the application.
      {...(shell === 'browser' && {
        actions: <Button onClick={() => location.reload()}>{t('serverNewer.reload')}</Button>,
      })}
    >
      {t('serverNewer.hint')} {shell === 'electron' && t('serverNewer.desktop')}
    </Notice>
  );
}
