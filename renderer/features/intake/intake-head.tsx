import { Button } from '@mantine/core';
import { IconBolt, IconDeviceFloppy, IconPhone } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Kbd } from '../../ui/kbd.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { useFormat } from '../../ui/use-format.ts';
import classes from './intake.module.css';

interface IntakeHeadProps {
  savedAt: string | null;
  isQuick: boolean;
  reachesAll: boolean;
  onQuick(): void;
  onReachAll(): void;
  onCall(): void;
}

/** Title, when the draft was last written, and the quiet ways aside: quick receipt and emergency. */
export function IntakeHead({ savedAt, isQuick, reachesAll, onQuick, onReachAll, onCall }: IntakeHeadProps) {
  const { t } = useTranslation('form');
  const format = useFormat();
  return (
    <PageHead
      title={t('title')}
      aside={
        <>
          <span className="tag">{t('draft')}</span>
          {savedAt && (
            <span className={classes.saved}>
              <IconDeviceFloppy size={14} stroke={1.75} aria-hidden="true" />
              {t('draftSaved', { time: format.time(savedAt, 'seconds') })}
            </span>
          )}
        </>
      }
      actions={
        <>
          <span className={classes.numberAtSave}>{t('numberAtSave')}</span>
          <Button
            size="xs"
            variant="subtle"
            aria-pressed={reachesAll}
            title={t('reachAllHint')}
            rightSection={<Kbd keys="Alt+O" />}
            onClick={onReachAll}
          >
            {t(reachesAll ? 'reachesAll' : 'reachAll')}
          </Button>
          <Button
            size="xs"
            variant="subtle"
            aria-pressed={isQuick}
            leftSection={<IconBolt size={16} stroke={1.75} aria-hidden="true" />}
            onClick={onQuick}
          >
            {t(isQuick ? 'quickOn' : 'quick')}
          </Button>
          <Button
            size="xs"
            variant="subtle"
            leftSection={<IconPhone size={16} stroke={1.75} aria-hidden="true" />}
            rightSection={<Kbd keys="Alt+U" />}
            onClick={onCall}
          >
            {t('emergency.button')}
          </Button>
        </>
      }
    />
  );
}
